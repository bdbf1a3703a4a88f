package dev.shopfloor.workorder.cmms;

import org.jspecify.annotations.Nullable;

/** What an answer says about the operation it is for. */
public sealed interface Reply {
  /**
   * It was done.
   *
   * @param body the answer's body as JSON; null for none
   * @param result what the operation's {@code result} gives; null for nothing
   * @param next what its {@code next} gives; null for nothing
   */
  record Done(@Nullable Object body, @Nullable Object result, @Nullable Object next)
      implements Reply {}

  /**
   * It was not, or nobody can tell.
   *
   * @param why what is wrong with an answer that looks like a success; null where its status says
   *     all
   */
  record Undone(@Nullable String why) implements Reply {}
}
