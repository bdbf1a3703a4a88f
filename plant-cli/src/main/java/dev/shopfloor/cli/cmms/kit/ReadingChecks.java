package dev.shopfloor.cli.cmms.kit;

import dev.shopfloor.cli.cmms.vendor.Vendor;
import dev.shopfloor.cli.cmms.vendor.Vendor.Act;
import dev.shopfloor.workorder.Cmms;
import dev.shopfloor.workorder.Priority;
import dev.shopfloor.workorder.cmms.Operation.Kind;
import java.time.Duration;
import java.util.List;

/** Reading an order, and what people did with it. */
final class ReadingChecks {
  private static final long SECOND = 1_000_000_000L;

  private ReadingChecks() {}

  static List<Check> all() {
    return List.of(
        Check.of(
            "read",
            "A new order is read as open, and as itself.",
            ReadingChecks::open,
            Kind.CREATE,
            Kind.READ),
        Check.of(
            "read, begun",
            "An order that a person has begun is still open, and read as begun where the system"
                + " tells it.",
            ReadingChecks::begun,
            Kind.CREATE,
            Kind.READ),
        Check.of(
            "read, completed",
            "An order that a person completes is read as completed, with the time of its end where"
                + " the system tells it.",
            bench -> ended(bench, Act.COMPLETE, false),
            Kind.CREATE,
            Kind.READ),
        Check.of(
            "read, cancelled",
            "An order that a person calls off is read as cancelled.",
            bench -> ended(bench, Act.CANCEL, true),
            Kind.CREATE,
            Kind.READ),
        Check.of(
            "read, deleted",
            "An order that a person deletes is gone.",
            ReadingChecks::deleted,
            Kind.CREATE,
            Kind.READ),
        Check.of(
            "read, no answer",
            "A page that is not the system's own does not mean that an order is gone.",
            ReadingChecks::noAnswer,
            Kind.CREATE,
            Kind.READ));
  }

  private static Cmms.Order make(Bench bench) {
    Cmms.Order order = bench.make(bench.cmms(), Drafts.of(bench, Priority.P3, Bench.marker(1)));
    bench.advance(Duration.ofMinutes(10));
    return order;
  }

  private static Cmms.Order read(Bench bench, Cmms.Order order) {
    Cmms.Finding finding = bench.cmms().read(order, bench.limit());
    if (finding instanceof Cmms.Found(List<Cmms.Order> orders) && orders.size() == 1) {
      return orders.getFirst();
    }
    throw new CheckFailedException("read gave " + Bench.shown(finding));
  }

  private static void open(Bench bench) {
    Cmms.Order order = make(bench);
    Cmms.Order read = read(bench, order);
    bench.require(
        read.id().equals(order.id()),
        "the order \"%s\" was read as \"%s\"".formatted(order.id(), read.id()));
    bench.require(
        read.marker().equals(order.marker()),
        "the marker was read as \"%s\"".formatted(read.marker()));
    bench.require(
        read.number().equals(bench.seen(order).number()) || read.number().equals(read.id()),
        "the number was read as \"%s\"; people see \"%s\""
            .formatted(read.number(), bench.seen(order).number()));
    bench.require(read.open(), "the new order was read as finished");
    String priority = read.standing().priority();
    bench.require(
        priority == null || priority.equals(bench.seen(order).priority()),
        "the priority \"%s\" was read as \"%s\"".formatted(bench.seen(order).priority(), priority));
    bench.require(!read.standing().started(), "the new order was read as begun");
  }

  private static void begun(Bench bench) {
    Cmms.Order order = make(bench);
    bench.person(Act.BEGIN, order);
    Cmms.Order read = read(bench, order);
    bench.require(read.open(), "the order was read as finished");
    bench.require(
        read.standing().started() || !tells(bench, Act.BEGIN).contains("started"),
        "the order was read as one that nobody has begun");
  }

  private static void ended(Bench bench, Act act, boolean cancelled) {
    Cmms.Order order = make(bench);
    bench.person(act, order);
    long at = bench.now();
    bench.advance(Duration.ofMinutes(30));
    Cmms.Ending ending = read(bench, order).ending();
    if (ending == null) {
      throw new CheckFailedException("the order was read as open");
    }
    ends(bench, ending, cancelled);
    List<String> tells = tells(bench, act);
    if (tells.contains("finished")) {
      bench.require(
          Math.abs(ending.at() - at) <= SECOND,
          "the end was read as %d s after it".formatted((ending.at() - at) / SECOND));
    }
    if (tells.contains("by")) {
      String by = String.valueOf(ending.by());
      bench.require(
          by.contains("Jens") || by.contains("jens"),
          "who did it was read as \"%s\"".formatted(by));
    }
  }

  private static List<String> tells(Bench bench, Act act) {
    Vendor.Deed deed = bench.vendor().people().get(act);
    return deed == null ? List.of() : deed.tells();
  }

  static void ends(Bench bench, Cmms.Ending ending, boolean cancelled) {
    bench.require(
        ending.cancelled() == cancelled,
        "the order was read as %s".formatted(ending.cancelled() ? "cancelled" : "completed"));
  }

  private static void deleted(Bench bench) {
    Cmms.Order order = make(bench);
    bench.person(Act.DELETE, order);
    Cmms.Finding finding = bench.cmms().read(order, bench.limit());
    boolean gone =
        finding instanceof Cmms.Found(List<Cmms.Order> orders)
            && orders.stream().noneMatch(Cmms.Order::open);
    bench.require(gone, "read gave " + Bench.shown(finding));
  }

  private static void noAnswer(Bench bench) {
    Cmms.Order order = make(bench);
    for (int status : new int[] {200, 302, 404, 410, 502}) {
      bench.system().answersPage("", status);
      Cmms.Finding finding = bench.cmms().read(order, bench.limit());
      bench.require(
          finding instanceof Cmms.Problem,
          "a page with status %d was taken for an answer: %s".formatted(status, finding));
    }
  }
}
