package dev.shopfloor.workorder;

import dev.shopfloor.model.Reason;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a message of AlertQueue turned out to be. */
public sealed interface Incoming {
  /**
   * A minute has passed.
   *
   * @param time the scheduled time, ns since the epoch
   */
  record Tick(long time) implements Incoming {}

  /**
   * Something happened to a problem, or to several.
   *
   * @param occurrences what happened, at least one
   * @param ignored why other parts of the message were left out, one word each; may be empty
   * @param rest what else the message holds that cannot be used, so that it is to be kept in
   *     quarantine as well; null when all of it could
   */
  record Occurred(List<Occurrence> occurrences, List<String> ignored, @Nullable Unusable rest)
      implements Incoming {
    /** Copies the lists. */
    public Occurred {
      occurrences = List.copyOf(occurrences);
      ignored = List.copyOf(ignored);
    }
  }

  /**
   * Nothing that a person has to act on, by the sender's own words.
   *
   * @param why one word for each part of the message, at least one
   */
  record Ignored(List<String> why) implements Incoming {
    /** Copies the list. */
    public Ignored {
      why = List.copyOf(why);
    }
  }

  /**
   * Nothing that can become a work order; to be kept in quarantine.
   *
   * @param reason why
   * @param field the field at fault; null when the whole message is
   * @param message one sentence that names the value
   */
  record Unusable(Reason reason, @Nullable String field, String message) implements Incoming {}

  /**
   * Something of ours that only a later release can use; it has to come again until that release
   * takes it.
   *
   * @param message one sentence that says why
   */
  record Newer(String message) implements Incoming {}
}
