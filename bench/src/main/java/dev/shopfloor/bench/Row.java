package dev.shopfloor.bench;

import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * A line of the table.
 *
 * @param what the work, such as {@code Kepware, 20 readings}
 * @param yardstick what it is held against; null of a limit alone
 * @param remark why the target is missed, or what to know; may be empty
 */
public record Row(
    String what, Measured ours, @Nullable Measured yardstick, Target target, String remark) {
  /** Beside a yardstick. */
  public static Row beside(String what, Measured ours, Measured yardstick, Target target) {
    return new Row(what, ours, yardstick, target, "");
  }

  /** Alone. */
  public static Row alone(String what, Measured ours, Target target) {
    return new Row(what, ours, null, target, "");
  }

  /** The same with a remark. */
  public Row saying(String words) {
    return new Row(what, ours, yardstick, target, words);
  }

  boolean met() {
    return target.met(
        ours, yardstick == null ? OptionalDouble.empty() : OptionalDouble.of(yardstick.median()));
  }

  String line() {
    return "| %s | %s | %s | %s | %s | %s | %s | %s |"
        .formatted(
            what,
            ours.shown(),
            yardstick == null ? "" : yardstick.name() + ": " + yardstick.shown(),
            ratio(),
            ours.bytes().isPresent() ? Measured.number(ours.bytes().getAsDouble()) : "",
            target.shown(),
            target instanceof Target.None ? "" : met() ? "yes" : "**no**",
            remark);
  }

  private String ratio() {
    if (yardstick == null) {
      return "";
    }
    return target instanceof Target.TimesFaster
        ? Measured.number(yardstick.median() / ours.median()) + " × faster"
        : Measured.number(ours.median() / yardstick.median()) + " ×";
  }
}
