package dev.shopfloor.cli.cmms.kit;

import dev.shopfloor.cli.cmms.vendor.Vendor.Sample;
import dev.shopfloor.workorder.Cmms;
import dev.shopfloor.workorder.Priority;
import dev.shopfloor.workorder.cmms.Operation.Kind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Orders whose making nobody can be sure of. */
final class LosingChecks {
  private LosingChecks() {}

  static List<Check> all() {
    return List.of(
        Check.of(
            "lost, made",
            "An order that was made although the answer was lost is found again and not made"
                + " twice.",
            bench -> {
              bench.system().loses("create", true);
              settle(bench, true);
            },
            Kind.CREATE),
        Check.of(
            "lost, not made",
            "An order that was not made when the answer was lost is made afterwards.",
            bench -> {
              bench.system().loses("create", false);
              settle(bench, false);
            },
            Kind.CREATE),
        Check.of(
            "lost behind a proxy",
            "A page of a proxy with status 502 or 504 says nothing about the order.",
            LosingChecks::proxy,
            Kind.CREATE),
        Check.of(
            "lost, repeated",
            "Where the system itself takes an order only once, a repeat is understood.",
            LosingChecks::repeated,
            Kind.CREATE));
  }

  private static void proxy(Bench bench) {
    bench.system().answersPage("create", 502);
    settle(bench, false);
  }

  /** One of the vendor's own failures. */
  static void settled(Bench bench, Sample sample) {
    if (sample.operation().equals(Kind.CREATE.word())) {
      bench.system().answers(sample);
      settle(bench, sample.done());
      return;
    }
    Cmms.@Nullable Order order = Calls.before(bench, sample.operation());
    bench.system().answers(sample);
    Object outcome = Calls.call(bench, bench.cmms(), sample.operation(), order);
    bench.require(
        outcome instanceof Cmms.Ambiguous
            || outcome instanceof Cmms.Unready
            || outcome instanceof Cmms.Throttled,
        sample.operation() + " gave " + Bench.shown(outcome));
    Object again = Calls.call(bench, bench.cmms(), sample.operation(), order);
    bench.require(!(again instanceof Cmms.Problem), "tried again it gave " + Bench.shown(again));
  }

  /**
   * Makes an order as the bridge does, with whatever was planned for the first attempt.
   *
   * @param made whether the first attempt makes it
   */
  private static void settle(Bench bench, boolean made) {
    Cmms cmms = bench.cmms();
    String marker = Bench.marker(1);
    Cmms.Draft draft = Drafts.of(bench, Priority.P2, marker);
    Cmms.Creating first = cmms.create(draft, bench.limit());
    boolean certain = first instanceof Cmms.Created;
    boolean open =
        first instanceof Cmms.Ambiguous
            || (!made && first instanceof Cmms.Problem problem && later(problem));
    bench.require(
        open || (certain && made),
        "create gave %s although the order %s"
            .formatted(Bench.shown(first), made ? "is there" : "is not there"));
    bench.system().forgetPlans();
    bench.advance(cmms.settling());
    List<Cmms.Order> found = can(bench, Kind.FIND) ? FindingChecks.ours(bench, marker) : List.of();
    bench.require(
        found.size() <= 1, "%d orders were found with %s".formatted(found.size(), marker));
    if (!found.isEmpty()) {
      bench.done("finish", cmms.finish(found.getFirst(), draft, bench.limit()));
    } else if (!certain) {
      bench.make(cmms, draft);
    }
    int orders = bench.carrying(marker).size();
    bench.require(orders == 1, "in the end there are %d orders, not one".formatted(orders));
    if (!found.isEmpty()) {
      String id = bench.carrying(marker).getFirst().id();
      bench.require(
          found.getFirst().id().equals(id),
          "the order was found as \"%s\"; it is \"%s\"".formatted(found.getFirst().id(), id));
    }
  }

  private static boolean later(Cmms.Problem problem) {
    return problem instanceof Cmms.Unready
        || problem instanceof Cmms.Unreached
        || problem instanceof Cmms.Throttled;
  }

  static boolean can(Bench bench, Kind kind) {
    return DeclaredChecks.declares(bench.profile(), kind);
  }

  private static void repeated(Bench bench) {
    Cmms cmms = bench.cmms();
    Cmms.Draft draft = Drafts.of(bench, Priority.P2, Bench.marker(1));
    Cmms.Order order = bench.make(cmms, draft);
    Cmms.Creating again = cmms.create(draft, bench.limit());
    if (bench.carrying(draft.marker()).size() > 1) {
      throw new NotDocumentedException("the system makes each order that it is asked for");
    }
    boolean same = again instanceof Cmms.Created(Cmms.Order twice) && twice.id().equals(order.id());
    bench.require(
        same || again instanceof Cmms.Ambiguous, "asked again, create gave " + Bench.shown(again));
  }
}
