package dev.shopfloor.cli.cmms.kit;

import dev.shopfloor.cli.cmms.vendor.Vendor.Act;
import dev.shopfloor.workorder.Cmms;
import dev.shopfloor.workorder.Priority;
import dev.shopfloor.workorder.cmms.Operation.Kind;
import java.util.List;
import java.util.Locale;

/** Finding an order again. */
final class FindingChecks {
  private static final int STRANGERS = 18;

  private FindingChecks() {}

  static List<Check> all() {
    return List.of(
        Check.of(
            "find",
            "Our order is found by its marker, once, among strangers whose markers begin like it.",
            FindingChecks::amongStrangers,
            Kind.CREATE,
            Kind.FIND),
        Check.of(
            "find, none",
            "A marker that no order carries finds none, however much the search answers.",
            FindingChecks::none,
            Kind.FIND),
        Check.of(
            "find, ended",
            "An order that a person has finished is found, as finished.",
            FindingChecks::ended,
            Kind.CREATE,
            Kind.FIND),
        Check.of(
            "find, no answer",
            "An answer that is not the system's own is not taken for a search that found nothing.",
            FindingChecks::noAnswer,
            Kind.FIND));
  }

  /** Orders of others, as a search that looks for parts of words without case finds them. */
  static void strangers(Bench bench, String marker) {
    bench.system().stranger("Fan rattles", "Since Monday.", "");
    String loud = marker.toUpperCase(Locale.ROOT) + "7";
    bench.system().stranger("Belt slips " + loud, "See " + loud, loud);
    for (int at = 0; at < STRANGERS; at++) {
      String other = marker + at;
      bench.system().stranger("Pump leaks " + other, "See " + other, other);
    }
  }

  private static void amongStrangers(Bench bench) {
    String marker = Bench.marker(1);
    strangers(bench, marker);
    Cmms.Order order = bench.make(bench.paged(), Drafts.of(bench, Priority.P3, marker));
    bench.advance(bench.paged().settling());
    List<Cmms.Order> ours = ours(bench, marker);
    bench.require(ours.size() == 1, "%d orders were found with %s".formatted(ours.size(), marker));
    bench.require(
        ours.getFirst().id().equals(order.id()),
        "the order \"%s\" was found, not ours, \"%s\"".formatted(ours.getFirst().id(), order.id()));
    bench.require(ours.getFirst().open(), "the new order was found as finished");
  }

  /** What was found with exactly this marker, as the bridge compares it. */
  static List<Cmms.Order> ours(Bench bench, String marker) {
    Cmms.Finding finding = bench.paged().findByMarker(marker, bench.limit());
    if (!(finding instanceof Cmms.Found(List<Cmms.Order> orders))) {
      throw new CheckFailedException("find gave " + Bench.shown(finding));
    }
    return orders.stream().filter(each -> each.marker().equals(marker)).toList();
  }

  private static void none(Bench bench) {
    String marker = Bench.marker(1);
    strangers(bench, marker);
    bench.advance(bench.paged().settling());
    List<Cmms.Order> ours = ours(bench, marker);
    bench.require(
        ours.isEmpty(),
        "a stranger's order was taken for ours: "
            + (ours.isEmpty() ? "" : ours.getFirst().number()));
  }

  private static void ended(Bench bench) {
    String marker = Bench.marker(1);
    Cmms.Order order = bench.make(bench.cmms(), Drafts.of(bench, Priority.P3, marker));
    bench.advance(bench.paged().settling());
    bench.person(Act.COMPLETE, order);
    List<Cmms.Order> ours = ours(bench, marker);
    bench.require(ours.size() == 1, "%d orders were found with %s".formatted(ours.size(), marker));
    bench.require(!ours.getFirst().open(), "the finished order was found as open");
  }

  private static void noAnswer(Bench bench) {
    for (int status : new int[] {200, 302, 404, 502}) {
      bench.system().answersPage("", status);
      Cmms.Finding finding = bench.cmms().findByMarker(Bench.marker(1), bench.limit());
      bench.require(
          finding instanceof Cmms.Problem,
          "a page with status %d was taken for an answer: %s".formatted(status, finding));
    }
  }
}
