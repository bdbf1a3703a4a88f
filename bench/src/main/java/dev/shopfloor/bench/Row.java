package dev.shopfloor.bench;

import java.util.List;
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
  /** The heads of {@link #cells}. */
  static final List<String> HEADS =
      List.of(
          "what", "ours", "B per reading", "beside it", "takes", "its B", "ratio", "target", "met");

  /** Beside a yardstick. */
  public static Row beside(String what, Measured ours, Measured yardstick, Target target) {
    return new Row(what, ours, yardstick, target, "");
  }

  /** Alone. */
  public static Row alone(String what, Measured ours, Target target) {
    return new Row(what, ours, null, target, "");
  }

  /** The same, with what was tried and what the limit is where the target is missed. */
  public Row missedBecause(String words) {
    return met() ? this : saying(words);
  }

  /** The same with a remark. */
  public Row saying(String words) {
    return new Row(what, ours, yardstick, target, words);
  }

  /** Whether anything is wanted of it. */
  boolean judged() {
    return !(target instanceof Target.None);
  }

  boolean met() {
    return target.met(
        ours, yardstick == null ? OptionalDouble.empty() : OptionalDouble.of(yardstick.median()));
  }

  /** What it is about, in words. */
  String name() {
    return yardstick == null ? what : what + ", beside " + yardstick.name();
  }

  /** What it came to and what was wanted, such as {@code 1.81 ×, wanted ≤ 1.5 ×}. */
  String verdict() {
    String reached =
        switch (target) {
          case Target.AtMostTimes times -> ratio();
          case Target.TimesFaster times -> ratio();
          case Target.BytesAtMost bytes -> bytes(ours) + " B";
          default -> ours.shown();
        };
    return reached + ", wanted " + target.shown(ours.unit());
  }

  /** Its cells; empty where it has nothing to say. */
  List<String> cells() {
    return List.of(
        what,
        ours.shown(),
        bytes(ours),
        yardstick == null ? "" : yardstick.name(),
        yardstick == null ? "" : yardstick.shown(),
        yardstick == null ? "" : bytes(yardstick),
        ratio(),
        target.shown(ours.unit()),
        !judged() ? "" : met() ? "yes" : "**no**");
  }

  private static String bytes(Measured of) {
    return of.bytes().isPresent() ? Measured.number(of.bytes().getAsDouble()) : "";
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
