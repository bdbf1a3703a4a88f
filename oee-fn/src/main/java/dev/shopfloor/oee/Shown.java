package dev.shopfloor.oee;

import dev.shopfloor.model.Value;

/** Values as error messages show them to people. */
final class Shown {
  private Shown() {}

  static String of(Value value) {
    return switch (value) {
      case Value.Real(double real) -> Double.toString(real);
      case Value.Whole(long whole) -> Long.toString(whole);
      case Value.Truth(boolean truth) -> Boolean.toString(truth);
      case Value.Text(String text) -> '"' + text + '"';
      case Value.Absent absent -> "no value";
    };
  }
}
