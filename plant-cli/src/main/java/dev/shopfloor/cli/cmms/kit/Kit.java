package dev.shopfloor.cli.cmms.kit;

import dev.shopfloor.cli.cmms.kit.Result.Status;
import dev.shopfloor.cli.cmms.vendor.Logged;
import dev.shopfloor.cli.cmms.vendor.Vendor;
import dev.shopfloor.workorder.cmms.Operation.Kind;
import dev.shopfloor.workorder.cmms.Profile;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** One suite for all profiles: each must hold for what it declares. */
public final class Kit {
  private final Subject subject;
  private final Reach reach;

  /** A suite for a profile before a vendor that is reached so. */
  public Kit(Subject subject, Reach reach) {
    this.subject = subject;
    this.reach = reach;
  }

  /** Runs all checks, each in a world of its own. */
  public KitReport run() {
    return run(sentence -> true);
  }

  /** Runs the checks whose sentences are meant. */
  KitReport run(Predicate<String> meant) {
    List<Result> results = new ArrayList<>();
    for (Result declared : DeclaredChecks.of(subject)) {
      if (meant.test(declared.sentence())) {
        results.add(declared);
      }
    }
    for (Check check : checks(subject.vendor())) {
      if (meant.test(check.sentence())) {
        results.add(run(check));
      }
    }
    return new KitReport(subject.profile().name(), subject.vendor().name(), results);
  }

  private static List<Check> checks(Vendor vendor) {
    List<Check> checks = new ArrayList<>();
    checks.addAll(MakingChecks.all());
    checks.addAll(FindingChecks.all());
    checks.addAll(ReadingChecks.all());
    checks.addAll(ChangingChecks.all());
    checks.addAll(ChangesChecks.all());
    checks.addAll(LosingChecks.all());
    checks.addAll(SampleChecks.all(vendor));
    checks.addAll(AccessChecks.all());
    checks.addAll(TextChecks.all());
    checks.addAll(RateChecks.all());
    return checks;
  }

  private Result run(Check check) {
    Profile profile = subject.profile();
    List<String> missing =
        check.needs().stream()
            .filter(kind -> !DeclaredChecks.declares(profile, kind))
            .map(Kind::word)
            .sorted()
            .toList();
    if (!missing.isEmpty()) {
      String instead =
          missing.stream()
              .map(word -> profile.fallbacks().getOrDefault(word, ""))
              .filter(text -> !text.isEmpty())
              .collect(Collectors.joining(" "));
      boolean documented = subject.vendor().documents().keySet().containsAll(missing);
      return documented || !instead.isEmpty()
          ? Result.of(check, Status.NOT_DECLARED, instead)
          : Result.of(
              check,
              Status.NOT_DOCUMENTED,
              "the vendor documents no " + String.join(" and no ", missing));
    }
    try (Bench bench = new Bench(subject, reach)) {
      return tried(check, bench);
    }
  }

  private static Result tried(Check check, Bench bench) {
    String why;
    try {
      check.trial().on(bench);
      why = "";
    } catch (CheckFailedException failed) {
      why = String.valueOf(failed.getMessage());
    } catch (NotDocumentedException nothing) {
      return Result.of(check, Status.NOT_DOCUMENTED, String.valueOf(nothing.getMessage()));
    }
    if (!bench.system().broken().isEmpty()) {
      why = "the vendor file cannot be played: " + bench.system().broken().getFirst();
    }
    if (why.isEmpty()) {
      return Result.of(check, Status.PASSED, "");
    }
    Logged last = last(bench.system().log());
    return new Result(
        check.name(),
        check.sentence(),
        Status.FAILED,
        why,
        last == null ? "" : last.sent(),
        last == null ? "" : last.said());
  }

  /** The last request that is an operation: a sign-in holds a secret. */
  private static @org.jspecify.annotations.Nullable Logged last(List<Logged> log) {
    return log.reversed().stream().filter(each -> !each.is().isEmpty()).findFirst().orElse(null);
  }
}
