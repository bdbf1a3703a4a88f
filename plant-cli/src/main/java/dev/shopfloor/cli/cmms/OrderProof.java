package dev.shopfloor.cli.cmms;

import dev.shopfloor.workorder.Cmms;
import dev.shopfloor.workorder.Priority;
import dev.shopfloor.workorder.cmms.Operation.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The steps of a self-test that need its order. */
final class OrderProof {
  private static final String COMMENT = "TEST comment of Shopfloor: 82 °C (é ß 温)";
  private static final Set<String> COMMENTS =
      Set.of("comments", "notes", "messages", "log", "worklog", "worklogs");
  private static final int BEGINNING = 12;
  private static final long BEFORE = Duration.ofMinutes(5).toNanos();

  private final Trying trying;
  private final Cmms cmms;
  private final SelfTestReport report;
  private final Cmms.Order order;
  private final long begun;

  /**
   * Steps on an order.
   *
   * @param begun when it was asked for, ns since the epoch
   */
  OrderProof(Trying trying, Cmms.Order order, long begun) {
    this.trying = trying;
    this.cmms = trying.cmms();
    this.report = trying.report();
    this.order = order;
    this.begun = begun;
  }

  /** Takes them all, whatever one comes to, so that the order is given up at the end. */
  void prove(String title) {
    new SearchProof(trying, order, begun).prove();
    reads(title);
    comments();
    raises();
    changes();
    givesUp();
  }

  private void reads(String title) {
    report.begin();
    if (!trying.can(Kind.READ)) {
      report.failed(
          "read", "the profile cannot read an order", "add operations.read; " + Trying.OVERLAY);
      return;
    }
    switch (cmms.read(order, trying.limit())) {
      case Cmms.Problem problem -> trying.failed("read", problem);
      case Cmms.Found(List<Cmms.Order> orders) when orders.isEmpty() ->
          report.failed("read", "the order is not there", "check operations.read");
      case Cmms.Found found when !found.orders().getFirst().open() ->
          report.failed(
              "read",
              "the new order counts as finished",
              "check statuses.completed and statuses.cancelled; " + Trying.OVERLAY);
      case Cmms.Found found -> shows(title);
    }
  }

  private void shows(String title) {
    Wire.Body answer = trying.wire().answered();
    if (!answer.holds(trying.marker())) {
      report.failed(
          "read",
          "the order does not show its marker: it was not stored, or changed",
          "let the profile put it where the system stores it; " + Trying.OVERLAY);
    } else if (answer.first(field -> field.text().equals(title)).isPresent()) {
      report.ok("read", "shows title and marker as they were sent");
    } else {
      String beginning = title.substring(0, BEGINNING);
      answer
          .first(field -> field.text().startsWith(beginning) && !field.text().contains("\n"))
          .ifPresentOrElse(
              changed ->
                  report.failed(
                      "read",
                      "the title \"%s\" became \"%s\"".formatted(title, changed.text()),
                      "set limits.title, or leave out what is changed; " + Trying.OVERLAY),
              () -> {
                report.ok("read", "shows the marker as it was sent");
                report.unproved("the title: the answer to read shows none");
              });
    }
  }

  private void comments() {
    report.begin();
    if (!trying.can(Kind.COMMENT)) {
      report.failed(
          "comment",
          "the profile cannot comment, so repeats and ends are told to nobody",
          "add operations.comment; " + Trying.OVERLAY);
      return;
    }
    if (cmms.comment(order, COMMENT, "selftest:" + trying.marker(), trying.limit())
        instanceof Cmms.Problem problem) {
      trying.failed("comment", problem);
      return;
    }
    Wire.Body shown = readAgain();
    if (shown.holds(COMMENT)) {
      report.ok("comment", "is taken and shown");
    } else if (COMMENTS.stream().anyMatch(shown.names()::contains)) {
      report.failed(
          "comment",
          "was answered with success, but is not among the order's comments",
          "check operations.comment and what its user may do; " + Trying.OVERLAY);
    } else {
      report.ok("comment", "is taken");
      report.unproved("the comment: the answer to read shows none; look at " + order.number());
    }
  }

  private void raises() {
    report.begin();
    if (!trying.can(Kind.RAISE)) {
      report.failed(
          "raise", "the profile cannot raise an order", "add operations.raise; " + Trying.OVERLAY);
      return;
    }
    if (cmms.raisePriority(order, Priority.P1, trying.limit()) instanceof Cmms.Problem problem) {
      trying.failed("raise", problem);
      return;
    }
    String value = String.valueOf(trying.profile().priorities().get(Priority.P1));
    String name =
        trying
            .wire()
            .sent()
            .first(field -> field.text().equals(value))
            .map(Wire.Field::name)
            .orElse("");
    Wire.Body shown = readAgain();
    if (shown.first(field -> field.name().equals(name) && field.text().equals(value)).isPresent()) {
      report.ok("raise", "is taken and shown: %s %s".formatted(name, value));
    } else if (shown.names().contains(name)) {
      report.failed(
          "raise",
          "was answered with success, but %s is not %s".formatted(name, value),
          "check priorities and operations.raise; " + Trying.OVERLAY);
    } else {
      report.ok("raise", "is taken");
      report.unproved("the priority: the answer to read shows none; look at " + order.number());
    }
    if (!shown.fields().isEmpty() && !shown.holds(trying.marker())) {
      report.failed(
          "raise",
          "took the marker away: the update replaces the whole record",
          "let operations.raise read first and send everything back; " + Trying.OVERLAY);
    }
  }

  private Wire.Body readAgain() {
    boolean read = trying.can(Kind.READ) && cmms.read(order, trying.limit()) instanceof Cmms.Found;
    return read ? trying.wire().answered() : Wire.Body.NONE;
  }

  private void changes() {
    if (!trying.can(Kind.CHANGES)) {
      report.unproved(
          "reading back: the profile cannot; the end of an order shows at its next repeat");
      return;
    }
    report.begin();
    switch (cmms.changedSince(Math.max(0, begun - BEFORE), trying.limit())) {
      case Cmms.Problem problem -> trying.failed("changes", problem);
      case Cmms.Unable unable -> report.unproved("reading back");
      case Cmms.Changes shown
          when shown.changes().stream().anyMatch(each -> each.order().id().equals(order.id())) ->
          report.ok("changes", "show the order");
      case Cmms.Changes changes when changes.more() ->
          report.unproved("reading back: too much was changed in the last five minutes");
      case Cmms.Changes changes ->
          report.failed(
              "changes",
              "do not show the order, so nobody would see that it was completed",
              "check operations.changes and the clocks; " + Trying.OVERLAY);
    }
  }

  private void givesUp() {
    report.begin();
    String left = "order " + order.number() + " is left; give it up by hand";
    if (!trying.can(Kind.CANCEL)) {
      report.failed(
          "cancel",
          "the profile cannot give an order up; " + left,
          "add operations.cancel; " + Trying.OVERLAY);
      return;
    }
    String why = "End of the self-test.";
    if (cmms.cancel(order, why, trying.limit()) instanceof Cmms.Problem problem) {
      trying.failed("cancel", problem);
      report.say("  " + left);
      return;
    }
    if (!trying.can(Kind.READ)) {
      report.ok("cancel", "is taken");
      report.unproved("the end: the profile cannot read; look at " + order.number());
      return;
    }
    switch (cmms.read(order, trying.limit())) {
      case Cmms.Found(List<Cmms.Order> orders) when orders.isEmpty() ->
          report.ok("cancel", "is taken; nothing is left");
      case Cmms.Found found -> ended(found.orders().getFirst().ending(), left);
      case Cmms.Problem problem -> trying.failed("cancel", problem);
    }
  }

  private void ended(Cmms.@Nullable Ending ending, String left) {
    if (ending == null) {
      report.failed(
          "cancel",
          "was answered with success, but the order is still open; " + left,
          "check operations.cancel and statuses; " + Trying.OVERLAY);
    } else {
      report.ok(
          "cancel",
          "is taken; order %s is left, %s"
              .formatted(order.number(), ending.cancelled() ? "cancelled" : "completed"));
    }
  }
}
