package dev.shopfloor.enrich;

import dev.shopfloor.model.Quality;
import org.jspecify.annotations.Nullable;

/**
 * How far a source trusts its own value.
 *
 * @param quality in our four grades
 * @param code the source's own word or number; null when it sent none
 */
public record Grade(Quality quality, @Nullable String code) {
  /** A value that its source does not doubt. */
  public static final Grade GOOD = new Grade(Quality.GOOD, null);
}
