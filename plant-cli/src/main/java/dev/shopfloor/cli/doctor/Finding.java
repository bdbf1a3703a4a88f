package dev.shopfloor.cli.doctor;

/** What a look at one part of a stack found. */
public sealed interface Finding {
  /** What was looked at, such as {@code TelemetryQueue}. */
  String part();

  /** What is so, without the part; for people. */
  String sentence();

  /** All is well. */
  record Ok(String part, String sentence) implements Finding {}

  /** The plant runs, and somebody should look. */
  record Warning(String part, String sentence, Next next) implements Finding {}

  /** Something of the plant does not work, or is about to lose what it was given. */
  record Fault(String part, String sentence, Next next) implements Finding {}

  /** Nobody could look, so nobody can tell. */
  record Unknown(String part, String sentence, Next next) implements Finding {}
}
