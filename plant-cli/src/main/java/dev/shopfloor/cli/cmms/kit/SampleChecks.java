package dev.shopfloor.cli.cmms.kit;

import dev.shopfloor.cli.cmms.vendor.Vendor;
import dev.shopfloor.cli.cmms.vendor.Vendor.Sample;
import dev.shopfloor.workorder.Cmms;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the vendor says when it does not do what was asked. */
final class SampleChecks {
  private SampleChecks() {}

  static List<Check> all(Vendor vendor) {
    List<Check> checks = new ArrayList<>();
    for (Sample sample : vendor.answers().throttled()) {
      checks.add(
          Check.of(
              "throttled: " + sample.name(),
              "Too many calls: nothing is lost, and the bridge waits as long as it is asked to.",
              bench -> throttled(bench, sample),
              Calls.needs(sample.operation())));
    }
    for (Sample sample : vendor.answers().refused()) {
      checks.add(
          Check.of(
              "refused: " + sample.name(),
              "What the system will never do is refused at once, in the vendor's own words.",
              bench -> refused(bench, sample),
              Calls.needs(sample.operation())));
    }
    for (Sample sample : vendor.answers().failed()) {
      checks.add(
          Check.of(
              "failed: " + sample.name(),
              "A failure that nobody can judge is neither taken for a refusal nor for a success.",
              bench -> LosingChecks.settled(bench, sample),
              Calls.needs(sample.operation())));
    }
    return checks;
  }

  private static void throttled(Bench bench, Sample sample) {
    Cmms cmms = bench.cmms();
    Cmms.@Nullable Order order = Calls.before(bench, sample.operation());
    int orders = bench.system().orders().size();
    bench.system().answers(sample);
    Object outcome = Calls.call(bench, cmms, sample.operation(), order);
    if (!(outcome instanceof Cmms.Throttled(long after, String _))) {
      throw new CheckFailedException(sample.operation() + " gave " + Bench.shown(outcome));
    }
    Duration said = sample.after();
    Duration wanted = said == null ? bench.profile().limits().pause() : said;
    bench.require(
        Math.abs(after - wanted.toNanos()) <= Duration.ofSeconds(1).toNanos(),
        "the system asks to wait %s; the bridge would wait %s"
            .formatted(said == null ? "for no certain time" : said, Duration.ofNanos(after)));
    bench.require(
        bench.system().orders().size() == orders, "the system made an order all the same");
    bench.advance(Duration.ofNanos(after).plusMinutes(1));
    Object again = Calls.call(bench, cmms, sample.operation(), order);
    bench.require(!(again instanceof Cmms.Problem), "after the wait it gave " + Bench.shown(again));
  }

  private static void refused(Bench bench, Sample sample) {
    Cmms.@Nullable Order order = Calls.before(bench, sample.operation());
    bench.system().answers(sample);
    Object outcome = Calls.call(bench, bench.cmms(), sample.operation(), order);
    if (!(outcome instanceof Cmms.Refused(String why))) {
      throw new CheckFailedException(sample.operation() + " gave " + Bench.shown(outcome));
    }
    bench.require(
        why.toLowerCase(Locale.ROOT).contains(sample.words().toLowerCase(Locale.ROOT)),
        "a person would read \"%s\", without the vendor's words \"%s\""
            .formatted(why, sample.words()));
  }
}
