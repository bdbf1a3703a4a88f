package dev.shopfloor.plant;

import dev.shopfloor.model.Severity;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The limits of a measurement that become alerts, in the unit stored: LL below L below H below HH,
 * any of them may be absent.
 *
 * @param limits at least one, by level; never NORMAL
 * @param deadband how far a value must come back inside a limit to leave it, 0 or more and less
 *     than the distance between any two limits
 */
public record LimitSpec(Map<LimitLevel, Limit> limits, double deadband) {
  /**
   * One limit.
   *
   * @param at what a value has to pass; a value at the limit is still inside
   * @param severity of the alert
   */
  public record Limit(double at, Severity severity) {}

  /** Copies the map. */
  public LimitSpec {
    if (limits.isEmpty() || limits.containsKey(LimitLevel.NORMAL)) {
      throw new IllegalArgumentException("limits are of LL, L, H and HH, at least one");
    }
    limits = Collections.unmodifiableMap(new EnumMap<>(limits));
  }

  /** The limit of this level, or null. */
  public @Nullable Limit limit(LimitLevel level) {
    return limits.get(level);
  }

  /** The severity of a level where the plant file gives none: HH and LL HIGH, H and L MEDIUM. */
  public static Severity defaultSeverity(LimitLevel level) {
    return level.outer() ? Severity.HIGH : Severity.MEDIUM;
  }
}
