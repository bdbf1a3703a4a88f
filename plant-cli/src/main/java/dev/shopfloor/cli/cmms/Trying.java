package dev.shopfloor.cli.cmms;

import dev.shopfloor.workorder.Cmms;
import dev.shopfloor.workorder.cmms.Operation.Kind;
import dev.shopfloor.workorder.cmms.Profile;
import java.time.Duration;

/**
 * What the steps of a self-test share.
 *
 * @param marker the marker of its order
 */
record Trying(
    Profile profile,
    Cmms cmms,
    Wire wire,
    SelfTest.Times times,
    SelfTestReport report,
    String marker) {
  /** What a profile's user can do about its expressions. */
  static final String OVERLAY = "change the profile with --overlay";

  private static final Duration CALL = Duration.ofSeconds(30);

  boolean can(Kind kind) {
    return profile.operations().containsKey(kind);
  }

  Cmms.Limit limit() {
    return new Cmms.Limit(times.wall().getAsLong(), CALL);
  }

  /** Tells a step that ended in a problem. */
  void failed(String step, Cmms.Problem problem) {
    report.failed(step, problem.why(), mend(problem));
  }

  private String mend(Cmms.Problem problem) {
    return switch (problem) {
      case Cmms.Unauthorized unauthorized ->
          "check the secret (%s or --secret-file) and what its user may do"
              .formatted(GivenSecret.VARIABLE);
      case Cmms.Refused refused -> "read the system's words; mend its settings, or " + OVERLAY;
      case Cmms.Throttled throttled -> "wait a while and begin again";
      case Cmms.Ambiguous ambiguous -> "look in the system what it did, then begin again";
      case Cmms.Unreached unreached -> "check --url and the way to it";
      case Cmms.Unready unready ->
          "check --url and the profile: this was no answer of %s that it understands"
              .formatted(profile.title());
    };
  }
}
