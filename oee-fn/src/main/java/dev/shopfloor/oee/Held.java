package dev.shopfloor.oee;

import dev.shopfloor.model.Quality;

/**
 * A raw state that an asset is in.
 *
 * @param name as the source spells it
 * @param quality how far to trust it
 */
record Held(String name, Quality quality) {
  /** No state has ever been seen. */
  static final Held NONE = new Held("(none)", Quality.STALE);

  /** The state held too long without a sign of life. */
  static final Held STALE = new Held("(stale)", Quality.STALE);

  /** Whether the name may be looked up in the state profile. */
  boolean trusted() {
    return quality == Quality.GOOD || quality == Quality.UNCERTAIN;
  }
}
