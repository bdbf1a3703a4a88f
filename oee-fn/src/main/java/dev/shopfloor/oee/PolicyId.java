package dev.shopfloor.oee;

import dev.shopfloor.plant.OeePolicy;
import dev.shopfloor.plant.OeeSpec;
import java.util.StringJoiner;

/**
 * Names a policy by what it says: the knobs that differ from the usual ones, so that the same knobs
 * always have the same name and a person can read it. Knobs that move no number are not in it.
 */
final class PolicyId {
  private static final long MILLI = 1_000_000;
  private static final long MINOR_STOP = 120_000 * MILLI;
  private static final long DEBOUNCE = 1_000 * MILLI;

  private PolicyId() {}

  static String of(OeeSpec oee) {
    OeePolicy policy = oee.policy();
    OeePolicy usual = OeePolicy.DEFAULT;
    StringJoiner words = new StringJoiner(" ").setEmptyValue("default");
    span(words, "staleAfter", oee.staleAfter(), 0);
    span(words, "debounce", oee.debounce(), DEBOUNCE);
    span(words, "minorStop", oee.minorStop(), MINOR_STOP);
    word(words, "planned", policy.planned(), usual.planned());
    word(words, "noOrder", policy.noOrder(), usual.noOrder());
    word(words, "unknown", policy.unknown(), usual.unknown());
    word(words, "waiting", policy.waiting(), usual.waiting());
    word(words, "setup", policy.setup(), usual.setup());
    word(words, "changeover", policy.changeover(), usual.changeover());
    word(words, "rework", policy.rework(), usual.rework());
    word(words, "inferRun", policy.inferRun(), usual.inferRun());
    span(words, "idleBelow", policy.idleBelow(), usual.idleBelow());
    word(words, "dipPieces", policy.dipPieces(), usual.dipPieces());
    word(words, "dipPercent", policy.dipPercent(), usual.dipPercent());
    word(words, "plausible", policy.plausible(), usual.plausible());
    return words.toString();
  }

  private static void span(StringJoiner words, String name, long nanos, long usual) {
    if (nanos != usual) {
      words.add(name + "=" + nanos / MILLI + "ms");
    }
  }

  private static void word(StringJoiner words, String name, Object value, Object usual) {
    if (!value.equals(usual)) {
      words.add(name + "=" + value);
    }
  }
}
