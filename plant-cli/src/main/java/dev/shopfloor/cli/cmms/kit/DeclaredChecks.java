package dev.shopfloor.cli.cmms.kit;

import dev.shopfloor.cli.cmms.kit.Result.Status;
import dev.shopfloor.workorder.cmms.Operation.Kind;
import dev.shopfloor.workorder.cmms.Profile;
import java.util.ArrayList;
import java.util.List;

/** Whether a profile does what its vendor documents, and nothing that it does not. */
final class DeclaredChecks {
  private DeclaredChecks() {}

  static List<Result> of(Subject subject) {
    Profile profile = subject.profile();
    List<Result> results = new ArrayList<>();
    subject
        .vendor()
        .documents()
        .forEach((operation, where) -> results.add(documented(profile, operation, where)));
    if (subject.vendor().priorities().isEmpty()) {
      results.add(documented(false, profile, "priority", "orders without a priority"));
    }
    for (Kind kind : Kind.values()) {
      if (declares(profile, kind) && !subject.vendor().documents().containsKey(kind.word())) {
        results.add(
            result(
                kind.word(),
                Status.FAILED,
                "the vendor file documents no such thing, so that nothing proves it"));
      }
    }
    return results;
  }

  /** Whether a profile does this. */
  static boolean declares(Profile profile, Kind kind) {
    return kind == Kind.FINISH ? profile.finish() != null : profile.operations().containsKey(kind);
  }

  private static Result documented(Profile profile, String operation, String where) {
    return documented(declares(profile, Calls.kind(operation)), profile, operation, where);
  }

  private static Result documented(
      boolean declared, Profile profile, String operation, String where) {
    String instead = profile.fallbacks().get(operation);
    return declared
        ? result(operation, Status.PASSED, "")
        : instead != null
            ? result(operation, Status.NOT_DECLARED, instead)
            : result(
                operation,
                Status.FAILED,
                "the vendor documents it (%s); the profile neither does it nor says under \"fallbacks\" what happens instead"
                    .formatted(where));
  }

  private static Result result(String operation, Status status, String why) {
    return new Result(
        "declares " + operation,
        "The profile declares what its vendor documents, and no more.",
        status,
        why,
        "",
        "");
  }
}
