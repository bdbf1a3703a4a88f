package dev.shopfloor.workorder;

import dev.shopfloor.model.Alert;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What people read in the maintenance system. */
final class OrderTexts {
  private static final int MOST_TITLE = 200;

  private static final String UNSTABLE =
      "Unstable signal: it begins and ends again and again. Look at the sensor, the limit and its"
          + " deadband; it gets one order in this time.\n\n";

  private OrderTexts() {}

  /** The order to be made for a problem that is PENDING. */
  static Cmms.Draft draft(WorkOrderState state, Occurrence.Raised raised, AssetPolicy policy) {
    String marker = state.marker(raised.key());
    boolean unstable = state.calm().unstable(raised.eventTime());
    StringBuilder text = new StringBuilder(512);
    if (unstable) {
      text.append(UNSTABLE);
    }
    text.append(raised.text()).append("\n\n");
    boolean summary = raised.details().topic().kind().equals(SummaryTexts.KIND);
    text.append(summary ? "The first of them at asset: " : "Asset: ").append(raised.asset().text());
    text.append(", line ").append(raised.line()).append('\n');
    text.append("Since: ").append(Texts.time(raised.eventTime(), policy.zone())).append('\n');
    Alert.Evidence evidence = raised.details().evidence();
    if (evidence != null) {
      text.append("Evidence from ")
          .append(Texts.time(evidence.from(), policy.zone()))
          .append(" to ")
          .append(Texts.time(evidence.to(), policy.zone()))
          .append('\n');
    }
    text.append("Priority: ").append(policy.priority(raised));
    text.append(", from severity ").append(policy.severity(raised.severity()));
    text.append(" and criticality ").append(policy.criticality()).append(" of the asset\n");
    if (!policy.known()) {
      text.append("The plant model does not know this asset; defaults were used.\n");
    }
    if (state.previous() != null) {
      text.append("Came again; the order before was ").append(state.previous()).append('\n');
    }
    if (state.history().cleared() > raised.eventTime()) {
      text.append("Its end was reported before its beginning: ")
          .append(Texts.time(state.history().cleared(), policy.zone()))
          .append('\n');
    }
    return new Cmms.Draft(
        Texts.line(
            (summary ? "" : raised.asset().asset() + ": ")
                + (unstable ? "unstable signal: " : "")
                + raised.subject(),
            MOST_TITLE),
        text.toString().strip(),
        tail(raised.details().links(), marker),
        policy.priority(raised),
        policy.cmmsAsset(),
        marker,
        new Cmms.About(
            raised.asset(),
            raised.line(),
            raised.subject(),
            policy.severity(raised.severity()),
            raised.eventTime(),
            state.previous(),
            policy.handling().route()));
  }

  private static String tail(List<Alert.Link> links, String marker) {
    StringBuilder tail = new StringBuilder();
    links.forEach(link -> tail.append(link.name()).append(": ").append(link.url()).append('\n'));
    return tail.append(marker).toString();
  }

  static String repeated(WorkOrderState next, Occurrence.Raised raised, AssetPolicy policy) {
    return "Came again at %s: %s\n%s%s"
        .formatted(
            Texts.time(raised.eventTime(), policy.zone()),
            raised.subject(),
            raised.text(),
            count(next));
  }

  /**
   * A repeat that is more severe.
   *
   * @param priority the new one, null where it is the old one
   */
  static String escalated(
      WorkOrderState next,
      Occurrence.Raised raised,
      AssetPolicy policy,
      @Nullable Priority priority) {
    return "More severe since %s: %s, was %s%s\n%s%s"
        .formatted(
            Texts.time(raised.eventTime(), policy.zone()),
            policy.severity(raised.severity()),
            next.severity(),
            priority == null ? "" : "; priority raised to " + priority,
            raised.text(),
            count(next));
  }

  /** Said once; from then on people get digests only. */
  static String unstable(WorkOrderState next, Occurrence.Raised raised, AssetPolicy policy) {
    Flapping flapping = policy.handling().flapping();
    return ("Unstable signal: began %d times within %s. Look at the sensor, the limit and its"
            + " deadband. Until %s repeats are only counted.\n%s%s")
        .formatted(
            flapping.times(),
            Wanted.span(flapping.within()),
            Texts.time(next.calm().unstableUntil(), policy.zone()),
            raised.text(),
            count(next));
  }

  static String ended(WorkOrderState next, Occurrence.Cleared cleared, AssetPolicy policy) {
    return "Ended at %s by itself: %s\n%s%s"
        .formatted(
            Texts.time(cleared.eventTime(), policy.zone()),
            cleared.subject(),
            cleared.text(),
            count(next));
  }

  /** All that was only counted since the last comment. */
  static String digest(WorkOrderState state, ZoneId zone) {
    String now =
        state.history().ended()
            ? "Ended at " + Texts.time(state.history().cleared(), zone) + "."
            : "Last began at "
                + Texts.time(state.history().raised(), zone)
                + "; its end was not reported.";
    return "Came and went %d times more since the last comment.\n%s%s%s"
        .formatted(
            state.comments().unreported(), values(state.comments().span()), now, count(state));
  }

  private static String values(@Nullable Span span) {
    return span == null
        ? ""
        : "Values from %s to %s, the last %s.\n"
            .formatted(
                LimitWords.shown(span.low(), span.unit()),
                LimitWords.shown(span.high(), span.unit()),
                LimitWords.shown(span.last(), span.unit()));
  }

  static String duplicate(Cmms.Order kept) {
    return "Duplicate of "
        + kept.number()
        + ": the answer to the first attempt was lost. Shopfloor works with "
        + kept.number()
        + "; this one may be cancelled.";
  }

  private static String count(WorkOrderState state) {
    int repeats = state.history().repeats();
    return repeats == 0 ? "" : "\nRepeats since the order was made: " + repeats;
  }
}
