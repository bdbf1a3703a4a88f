package dev.shopfloor.cli.cmms.kit;

import dev.shopfloor.cli.cmms.vendor.Seen;
import dev.shopfloor.cli.cmms.vendor.Vendor.Act;
import dev.shopfloor.workorder.Cmms;
import dev.shopfloor.workorder.Priority;
import dev.shopfloor.workorder.cmms.Operation.Kind;
import java.time.Duration;
import java.util.List;

/** Changing an order. */
final class ChangingChecks {
  private static final String COMMENT = "Again: 93.1 °C\nSince 10:04, third time today.";

  private ChangingChecks() {}

  static List<Check> all() {
    return List.of(
        Check.of(
            "comment",
            "A comment arrives with all its words and changes nothing else.",
            ChangingChecks::comment,
            Kind.CREATE,
            Kind.COMMENT),
        Check.of(
            "comment, gone",
            "What is told to an order that is gone is given up, and not tried for ever.",
            ChangingChecks::commentGone,
            Kind.CREATE,
            Kind.COMMENT),
        Check.of(
            "raise",
            "An order that is raised is as urgent as one that was made so.",
            ChangingChecks::raise,
            Kind.CREATE,
            Kind.RAISE),
        Check.of(
            "raise, never lower",
            "A priority that a person has raised further stands.",
            ChangingChecks::neverLower,
            Kind.CREATE,
            Kind.RAISE),
        Check.of(
            "raise, keeps",
            "Raising an order keeps its asset, its marker and what a person wrote.",
            ChangingChecks::keeps,
            Kind.CREATE,
            Kind.RAISE),
        Check.of(
            "cancel",
            "An order that is given up is no longer open.",
            ChangingChecks::cancel,
            Kind.CREATE,
            Kind.CANCEL));
  }

  private static Cmms.Order make(Bench bench, Priority priority) {
    Cmms.Order order = bench.make(bench.cmms(), Drafts.of(bench, priority, Bench.marker(1)));
    bench.advance(Duration.ofMinutes(10));
    return order;
  }

  private static void comment(Bench bench) {
    Cmms.Order order = make(bench, Priority.P3);
    Seen before = bench.seen(order);
    bench.done("comment", bench.cmms().comment(order, COMMENT, "e1", bench.limit()));
    Seen after = bench.seen(order);
    for (String words : COMMENT.split("\n")) {
      bench.require(
          after.comments().stream().anyMatch(each -> each.contains(words)),
          "\"%s\" is in none of the order's comments: %s".formatted(words, after.comments()));
    }
    bench.require(
        after.title().equals(before.title())
            && after.priority().equals(before.priority())
            && after.asset().equals(before.asset())
            && after.stage().equals(before.stage()),
        "the comment changed the order from %s to %s".formatted(before.whole(), after.whole()));
    bench.require(bench.carrying(order.marker()).size() == 1, "the comment took the marker away");
  }

  private static void commentGone(Bench bench) {
    Cmms.Order order = make(bench, Priority.P3);
    bench.person(Act.DELETE, order);
    Cmms.Changing changing = bench.cmms().comment(order, COMMENT, "e1", bench.limit());
    bench.require(
        changing instanceof Cmms.Refused || changing == Cmms.Changed.DONE,
        "comment gave " + Bench.shown(changing));
  }

  private static void raise(Bench bench) {
    int wanted = MakingChecks.rank(bench, Priority.P1);
    Cmms.Order order = make(bench, Priority.P4);
    bench.done("raise", bench.cmms().raisePriority(order, Priority.P1, bench.limit()));
    Seen seen = bench.seen(order);
    bench.require(
        MakingChecks.rank(bench, seen) == wanted,
        "the priority became \"%s\"".formatted(seen.priority()));
    bench.done("raise again", bench.cmms().raisePriority(order, Priority.P1, bench.limit()));
    bench.require(
        bench.seen(order).title().equals(seen.title()), "raised twice, the title changed twice");
  }

  private static void neverLower(Bench bench) {
    int most = bench.vendor().priorities().size() - 1;
    Cmms.Order order = make(bench, Priority.P4);
    bench.person(Act.RAISE, order);
    bench.done("raise", bench.cmms().raisePriority(order, Priority.P3, bench.limit()));
    Seen seen = bench.seen(order);
    bench.require(
        MakingChecks.rank(bench, seen) == most,
        "a person made it \"%s\"; raising it to P3 made it \"%s\""
            .formatted(bench.vendor().priorities().getLast(), seen.priority()));
  }

  private static void keeps(Bench bench) {
    Cmms.Order order = make(bench, Priority.P4);
    Seen before = bench.seen(order);
    bench.person(
        Act.EDIT,
        order,
        before.title() + " (Jens)",
        before.description() + "\nChecked by Jens: 5 < 7 & ok.");
    Seen edited = bench.seen(order);
    bench.done("raise", bench.cmms().raisePriority(order, Priority.P1, bench.limit()));
    Seen after = bench.seen(order);
    bench.require(
        after.asset().equals(before.asset()),
        "the asset \"%s\" became \"%s\"".formatted(before.asset(), after.asset()));
    bench.require(
        after.title().endsWith(edited.title()),
        "the title \"%s\" became \"%s\"".formatted(edited.title(), after.title()));
    bench.require(
        after.description().equals(edited.description())
            || after.description().contains("Checked by Jens"),
        "the text became \"%s\"".formatted(after.description()));
    bench.require(after.stage().equals("open"), "the order became " + after.stage());
    bench.require(bench.carrying(order.marker()).size() == 1, "the marker was taken away");
  }

  private static void cancel(Bench bench) {
    Cmms.Order order = make(bench, Priority.P4);
    bench.done("cancel", bench.cmms().cancel(order, "No longer needed.", bench.limit()));
    String stage = bench.seen(order).stage();
    bench.require(List.of("cancelled", "completed").contains(stage), "the order is " + stage);
  }
}
