package dev.shopfloor.enrich.mapping;

import org.jspecify.annotations.Nullable;

/** Gives a record's tag its name. */
@FunctionalInterface
interface TagNames {
  /** The name is what is sent. */
  TagNames AS_SENT = sent -> sent;

  /** The tag's name; null when nobody has said it yet. */
  @Nullable String name(String sent);
}
