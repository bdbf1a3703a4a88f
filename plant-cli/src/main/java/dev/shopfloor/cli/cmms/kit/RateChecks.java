package dev.shopfloor.cli.cmms.kit;

import dev.shopfloor.cli.cmms.vendor.Vendor;
import dev.shopfloor.workorder.Cmms;
import dev.shopfloor.workorder.Priority;
import dev.shopfloor.workorder.cmms.Operation.Kind;
import dev.shopfloor.workorder.cmms.Profile;
import java.time.Duration;
import java.util.List;

/** No more calls than the system takes. */
final class RateChecks {
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final int MOST_CALLS = 1_500;

  private RateChecks() {}

  static List<Check> all() {
    return List.of(
        Check.of(
            "rate",
            "However much there is to do, no minute sees more calls than the vendor documents.",
            RateChecks::rate,
            Kind.CREATE),
        Check.of(
            "burst",
            "All requests that one step may need fit into what may be called at once.",
            RateChecks::burst,
            Kind.CREATE));
  }

  /** Half of a minute's calls may come at once; a step that needs more would wait within itself. */
  private static void burst(Bench bench) {
    Profile.Limits limits = bench.profile().limits();
    bench.require(
        limits.requests() * 2 <= limits.requestsPerMinute(),
        "one step may need %d requests; of %d a minute %d may come at once"
            .formatted(
                limits.requests(), limits.requestsPerMinute(), limits.requestsPerMinute() / 2));
  }

  private static void rate(Bench bench) {
    int allowed = Integer.MAX_VALUE;
    for (Vendor.Rate rate : bench.vendor().rates()) {
      if (rate.within().compareTo(MINUTE) <= 0) {
        long minute = rate.most() * (MINUTE.toMillis() / rate.within().toMillis());
        allowed = (int) Math.min(allowed, minute);
      }
    }
    if (allowed == Integer.MAX_VALUE) {
      throw new NotDocumentedException("the vendor documents no rate");
    }
    int ours = bench.profile().limits().requestsPerMinute();
    bench.require(
        ours <= allowed, "the profile would make %d calls a minute of %d".formatted(ours, allowed));
    Cmms cmms = bench.gated();
    Cmms.Order order = bench.make(cmms, Drafts.of(bench, Priority.P4, Bench.marker(1)));
    boolean comments = LosingChecks.can(bench, Kind.COMMENT);
    int calls = Math.min(MOST_CALLS, ours * 2 + 5);
    for (int at = 0; at < calls; at++) {
      Object outcome =
          comments
              ? cmms.comment(order, "Again.", "e" + at, bench.limit())
              : cmms.findByMarker(order.marker(), bench.limit());
      switch (outcome) {
        case Cmms.Throttled(long after, String why) -> {
          bench.require(why.contains("held back"), "the system throttled: " + why);
          bench.advance(Duration.ofNanos(after));
        }
        case Cmms.Problem problem -> throw new CheckFailedException(Bench.shown(problem));
        default -> {
          // it went through
        }
      }
    }
  }
}
