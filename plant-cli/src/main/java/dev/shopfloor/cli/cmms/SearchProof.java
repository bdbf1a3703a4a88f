package dev.shopfloor.cli.cmms;

import dev.shopfloor.workorder.Cmms;
import dev.shopfloor.workorder.cmms.Operation.Kind;
import java.time.Duration;
import java.util.List;

/** Whether an order is found by its marker, and after how long: all that stands against doubles. */
final class SearchProof {
  private static final Duration STEP = Duration.ofSeconds(1);
  private static final Duration LONGER = Duration.ofMinutes(1);
  private static final int TIMES = 2;

  private final Trying trying;
  private final SelfTestReport report;
  private final Cmms.Order order;
  private final long begun;

  SearchProof(Trying trying, Cmms.Order order, long begun) {
    this.trying = trying;
    this.report = trying.report();
    this.order = order;
    this.begun = begun;
  }

  /** Looks until the declared lag is over, and a minute longer to tell the real one. */
  void prove() {
    report.begin();
    if (!trying.can(Kind.FIND)) {
      report.failed(
          "find",
          "the profile cannot search: an order whose answer gets lost may be made twice",
          "make sure that the receiver takes each marker once");
      return;
    }
    Duration declared = trying.profile().limits().searchLag();
    Duration most = declared.plus(LONGER);
    Cmms.Finding last = find();
    while (exact(last) == 0 && waited().compareTo(most) < 0) {
      trying.times().pause().pause(STEP);
      last = find();
    }
    tell(last, waited(), declared);
  }

  private void tell(Cmms.Finding last, Duration lag, Duration declared) {
    String heard = "the profile says %.1f s at most".formatted(seconds(declared));
    switch (last) {
      case Cmms.Problem problem -> trying.failed("find", problem);
      case Cmms.Found found when exact(found) == 0 -> notFound(found.orders());
      case Cmms.Found found when exact(found) > 1 ->
          report.failed(
              "find",
              "one call made %d orders".formatted(exact(found)),
              "look for a rule in the system that copies orders");
      case Cmms.Found found when lag.compareTo(declared.plus(STEP)) > 0 ->
          report.failed(
              "find",
              "found only after %.1f s; %s".formatted(seconds(lag), heard),
              "set {\"limits\":{\"searchLag\":\"PT%dS\"}} with --overlay"
                  .formatted(TIMES * (lag.toSeconds() + 1)));
      case Cmms.Found found ->
          report.ok("find", "found by its marker after %.1f s; %s".formatted(seconds(lag), heard));
    }
  }

  private void notFound(List<Cmms.Order> orders) {
    boolean other = orders.stream().anyMatch(each -> each.id().equals(order.id()));
    report.failed(
        "find",
        other
            ? "the order is found, but with another marker: the system has changed it"
            : "the order cannot be found by its marker " + trying.marker(),
        "let the profile put the marker into a field that is stored and searched; "
            + Trying.OVERLAY);
  }

  private Cmms.Finding find() {
    return trying.cmms().findByMarker(trying.marker(), trying.limit());
  }

  private long exact(Cmms.Finding finding) {
    return finding instanceof Cmms.Found(List<Cmms.Order> orders)
        ? orders.stream().filter(each -> each.marker().equals(trying.marker())).count()
        : 0;
  }

  private Duration waited() {
    return Duration.ofNanos(trying.times().wall().getAsLong() - begun);
  }

  private static double seconds(Duration time) {
    return time.toMillis() / 1_000.0;
  }
}
