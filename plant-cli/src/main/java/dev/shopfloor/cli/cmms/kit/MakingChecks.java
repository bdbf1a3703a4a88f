package dev.shopfloor.cli.cmms.kit;

import dev.shopfloor.cli.cmms.vendor.Seen;
import dev.shopfloor.cli.cmms.vendor.Vendor;
import dev.shopfloor.workorder.Cmms;
import dev.shopfloor.workorder.Priority;
import dev.shopfloor.workorder.cmms.Operation.Kind;
import java.util.ArrayList;
import java.util.List;

/** Making an order. */
final class MakingChecks {
  private static final int BEGINNING = 20;
  private static final String NOWHERE = "kit-nowhere-9";

  private MakingChecks() {}

  static List<Check> all() {
    return List.of(
        Check.of(
            "create",
            "A work order arrives with its title, text, priority, asset and marker.",
            MakingChecks::arrives,
            Kind.CREATE),
        Check.of(
            "create, unknown asset",
            "An asset that the system does not know stops no order, and the order says so; where an"
                + " asset must be named, the order is refused in words.",
            MakingChecks::unknownAsset,
            Kind.CREATE),
        Check.of(
            "create, no asset",
            "An order about no asset is made, or refused in words where one must be named.",
            MakingChecks::noAsset,
            Kind.CREATE),
        Check.of(
            "priorities",
            "P1 to P4 arrive as words that the system takes, none less urgent than the next.",
            MakingChecks::priorities,
            Kind.CREATE),
        Check.of(
            "finish",
            "What the first write leaves undone the second makes whole, once, even after a crash"
                + " between the two or a lost answer.",
            MakingChecks::finishes,
            Kind.CREATE,
            Kind.FINISH));
  }

  private static void finishes(Bench bench) {
    Cmms cmms = bench.cmms();
    for (int problem = 1; problem <= 2; problem++) {
      Cmms.Draft draft = Drafts.of(bench, Priority.P2, Bench.marker(problem));
      Cmms.Creating creating = cmms.create(draft, bench.limit());
      if (!(creating instanceof Cmms.Created(Cmms.Order order))) {
        throw new CheckFailedException("create gave " + Bench.shown(creating));
      }
      if (problem == 2) {
        bench.system().loses("finish", true);
        Cmms.Changing lost = cmms.finish(order, draft, bench.limit());
        bench.require(lost instanceof Cmms.Ambiguous, "a lost finish gave " + Bench.shown(lost));
      }
      bench.done("finish", cmms.finish(order, draft, bench.limit()));
      int records = bench.system().records();
      bench.done("finish again", cmms.finish(order, draft, bench.limit()));
      bench.require(bench.system().records() == records, "done again, it made one record more");
      long finishes = bench.requests("finish");
      bench.require(
          finishes == problem, "%d orders took %d second writes".formatted(problem, finishes));
      String asset = bench.seen(order).asset();
      bench.require(
          asset.equals(bench.vendor().asset().id()),
          "the order is about the asset \"%s\"".formatted(asset));
    }
  }

  private static void arrives(Bench bench) {
    String marker = Bench.marker(1);
    Cmms.Order order = bench.make(bench.cmms(), Drafts.of(bench, Priority.P2, marker));
    List<Seen> made = bench.system().orders();
    bench.require(made.size() == 1, "the system has %d orders, not one".formatted(made.size()));
    Seen seen = made.getFirst();
    bench.require(
        seen.id().equals(order.id()),
        "the answer's id was read as \"%s\"; the order is \"%s\"".formatted(order.id(), seen.id()));
    bench.require(
        order.number().equals(seen.number()) || order.number().equals(seen.id()),
        "the number was read as \"%s\"; people see \"%s\""
            .formatted(order.number(), seen.number()));
    bench.require(
        seen.title().contains(Drafts.TITLE.substring(0, BEGINNING)),
        "the title arrived as \"%s\"".formatted(seen.title()));
    bench.require(
        seen.description().contains("Where: hall 2, line 4"),
        "the text arrived as \"%s\"".formatted(seen.description()));
    bench.require(
        bench.carrying(marker).size() == 1,
        "the marker %s stands nowhere in the record %s".formatted(marker, seen.whole()));
    bench.require(
        seen.stage().equals("open"), "the new order's stage is \"%s\"".formatted(seen.stage()));
    Vendor.Asset asset = bench.vendor().asset();
    bench.require(
        seen.asset().equals(asset.id()),
        "the order is about the asset \"%s\", not \"%s\"".formatted(seen.asset(), asset.id()));
  }

  private static void unknownAsset(Bench bench) {
    String marker = Bench.marker(1);
    Cmms.Draft draft = Drafts.about(bench, Drafts.TITLE, Drafts.BODY, Priority.P3, NOWHERE, marker);
    Cmms.Creating creating = bench.cmms().create(draft, bench.limit());
    if (!mustBeRefused(bench, creating)
        && bench.profile().operations().containsKey(Kind.FIND_ASSET)) {
      Seen seen = made(bench, creating);
      bench.require(
          seen.asset().isEmpty(), "the order is about the asset \"%s\"".formatted(seen.asset()));
      bench.require(
          seen.holds(NOWHERE), "the order does not say that %s is not known".formatted(NOWHERE));
    } else {
      bench.require(
          creating instanceof Cmms.Created || creating instanceof Cmms.Refused,
          "create gave " + Bench.shown(creating));
    }
  }

  private static void noAsset(Bench bench) {
    Cmms.Draft draft =
        Drafts.about(bench, Drafts.TITLE, Drafts.BODY, Priority.P3, "", Bench.marker(1));
    Cmms.Creating creating = bench.cmms().create(draft, bench.limit());
    if (!mustBeRefused(bench, creating)) {
      made(bench, creating);
    }
  }

  /** Where an asset must be named, a person gets to read why there is no order. */
  private static boolean mustBeRefused(Bench bench, Cmms.Creating creating) {
    if (bench.vendor().asset().required()) {
      bench.require(
          creating instanceof Cmms.Refused,
          "the system wants an asset; create gave " + Bench.shown(creating));
      bench.require(bench.system().orders().isEmpty(), "an order is there all the same");
    }
    return bench.vendor().asset().required();
  }

  private static Seen made(Bench bench, Cmms.Creating creating) {
    if (creating instanceof Cmms.Created(Cmms.Order order)) {
      return bench.seen(order);
    }
    throw new CheckFailedException("create gave " + Bench.shown(creating));
  }

  private static void priorities(Bench bench) {
    List<Integer> ranks = new ArrayList<>();
    for (Priority priority : Priority.values()) {
      ranks.add(rank(bench, priority));
    }
    for (int at = 1; at < ranks.size(); at++) {
      bench.require(
          ranks.get(at - 1) >= ranks.get(at),
          "P%d arrives as less urgent than P%d".formatted(at, at + 1));
    }
    bench.require(ranks.getFirst() > ranks.getLast(), "P1 arrives as no more urgent than P4");
  }

  /** How urgent an order of this priority arrives, 0 for the least. */
  static int rank(Bench bench, Priority priority) {
    Cmms.Draft draft = Drafts.of(bench, priority, Bench.marker(10 + priority.ordinal()));
    return rank(bench, bench.seen(bench.make(bench.cmms(), draft)));
  }

  static int rank(Bench bench, Seen seen) {
    List<String> words = bench.vendor().priorities();
    if (words.isEmpty()) {
      throw new NotDocumentedException("the vendor documents no priorities");
    }
    bench.require(
        words.contains(seen.priority()),
        "the priority arrived as \"%s\", which is none of %s".formatted(seen.priority(), words));
    return words.indexOf(seen.priority());
  }
}
