package dev.shopfloor.cli.cmms.kit;

import dev.shopfloor.cli.cmms.vendor.Vendor.Act;
import dev.shopfloor.workorder.Cmms;
import dev.shopfloor.workorder.Priority;
import dev.shopfloor.workorder.cmms.Operation.Kind;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reading back what was changed since a time. */
final class ChangesChecks {
  private static final int ORDERS = 24;
  private static final int MOST_ROUNDS = 40;
  private static final long SECOND = 1_000_000_000L;

  private ChangesChecks() {}

  static List<Check> all() {
    return List.of(
        Check.of(
            "changes",
            "What people complete and call off is read back, with how it ended.",
            ChangesChecks::ends,
            Kind.CREATE,
            Kind.CHANGES),
        Check.of(
            "changes, pages",
            "Page by page and from time to time, no change is passed over.",
            ChangesChecks::pages,
            Kind.CREATE,
            Kind.CHANGES),
        Check.of(
            "changes, no answer",
            "An answer that is not the system's own is not taken for \"nothing was changed\".",
            ChangesChecks::noAnswer,
            Kind.CHANGES));
  }

  private static void ends(Bench bench) {
    Cmms.Order completed = bench.make(bench.cmms(), Drafts.of(bench, Priority.P3, Bench.marker(1)));
    Cmms.Order cancelled = bench.make(bench.cmms(), Drafts.of(bench, Priority.P3, Bench.marker(2)));
    bench.advance(Duration.ofHours(1));
    long since = bench.now();
    bench.person(Act.COMPLETE, completed);
    boolean cancels = bench.system().person(Act.CANCEL, cancelled.id(), "", "");
    bench.advance(Duration.ofMinutes(5));
    Map<String, Cmms.Change> changes = read(bench, since);
    end(bench, changes.get(completed.id()), false, since);
    if (cancels) {
      end(bench, changes.get(cancelled.id()), true, since);
    }
  }

  private static void end(Bench bench, Cmms.@Nullable Change change, boolean cancelled, long at) {
    if (change == null) {
      throw new CheckFailedException("the changed order is not among the changes");
    }
    Cmms.Ending ending = change.order().ending();
    if (ending == null) {
      throw new CheckFailedException("the finished order was read back as open");
    }
    ReadingChecks.ends(bench, ending, cancelled);
    bench.require(
        Math.abs(change.at() - at) <= SECOND,
        "the change was read as %d s after it".formatted((change.at() - at) / SECOND));
  }

  private static void pages(Bench bench) {
    Cmms cmms = bench.cmms();
    long since = bench.now();
    for (int at = 0; at < ORDERS; at++) {
      bench.advance(Duration.ofSeconds(10));
      bench.make(cmms, Drafts.of(bench, Priority.P3, Bench.marker(100 + at)));
    }
    bench.advance(Duration.ofMinutes(5));
    Map<String, Cmms.Change> changes = read(bench, since);
    for (int at = 0; at < ORDERS; at++) {
      String marker = Bench.marker(100 + at);
      bench.require(
          changes.values().stream().anyMatch(each -> each.order().marker().equals(marker)),
          "of %d changes %d were read; that of order %d is missing"
              .formatted(ORDERS, changes.size(), at + 1));
    }
  }

  /** Reads as the bridge does: on from the last change, as long as there is more. */
  private static Map<String, Cmms.Change> read(Bench bench, long since) {
    Map<String, Cmms.Change> changes = new LinkedHashMap<>();
    Cmms cmms = bench.paged();
    long from = since;
    Object goesOn = null;
    for (int round = 0; round < MOST_ROUNDS; round++) {
      Cmms.Reading reading =
          goesOn == null
              ? cmms.changedSince(from, bench.limit())
              : cmms.moreChanges(from, goesOn, bench.limit());
      if (!(reading instanceof Cmms.Changes(List<Cmms.Change> page, boolean more, Object next))) {
        throw new CheckFailedException("changes gave " + Bench.shown(reading));
      }
      long last = from;
      for (Cmms.Change change : page) {
        bench.require(
            !more || change.at() >= last - SECOND,
            "there is more, and the changes are not the oldest first");
        last = Math.max(last, change.at());
        changes.put(change.order().id(), change);
      }
      if (!more) {
        return changes;
      }
      // a page of one instant: the system's own next page, or nothing would ever come of it
      bench.require(
          last > from || next != null, "there is more, and it never comes: the time stands still");
      goesOn = last > from ? null : next;
      from = last;
    }
    throw new CheckFailedException("there is still more after %d rounds".formatted(MOST_ROUNDS));
  }

  private static void noAnswer(Bench bench) {
    for (int status : new int[] {200, 302, 404, 502}) {
      bench.system().answersPage("", status);
      Cmms.Reading reading = bench.cmms().changedSince(bench.now(), bench.limit());
      bench.require(
          reading instanceof Cmms.Problem,
          "a page with status %d was taken for an answer: %s".formatted(status, reading));
    }
  }
}
