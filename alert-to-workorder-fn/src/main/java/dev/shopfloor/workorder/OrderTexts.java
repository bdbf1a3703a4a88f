package dev.shopfloor.workorder;

/** What people read in the maintenance system. */
final class OrderTexts {
  private static final int MOST_TITLE = 200;

  private OrderTexts() {}

  /** The order to be made for a problem that is PENDING. */
  static Cmms.Draft draft(WorkOrderState state, Occurrence.Raised raised, AssetPolicy policy) {
    String marker = state.marker(raised.key());
    StringBuilder text = new StringBuilder(512);
    text.append(raised.text()).append("\n\n");
    text.append("Asset: ").append(raised.asset().text());
    text.append(", line ").append(raised.line()).append('\n');
    text.append("Since: ").append(Texts.time(raised.eventTime(), policy.zone())).append('\n');
    text.append("Severity: ").append(raised.severity());
    text.append(", criticality of the asset: ").append(policy.criticality()).append('\n');
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
    text.append('\n').append(marker);
    return new Cmms.Draft(
        Texts.line(raised.asset().asset() + ": " + raised.subject(), MOST_TITLE),
        text.toString(),
        policy.priority(raised.severity()),
        policy.cmmsAsset(),
        marker);
  }

  static String repeated(WorkOrderState next, Occurrence.Raised raised, AssetPolicy policy) {
    return "Came again at %s: %s\n%s%s"
        .formatted(
            Texts.time(raised.eventTime(), policy.zone()),
            raised.subject(),
            raised.text(),
            count(next));
  }

  static String escalated(WorkOrderState next, Occurrence.Raised raised, AssetPolicy policy) {
    return "More severe since %s: %s, was %s\n%s%s"
        .formatted(
            Texts.time(raised.eventTime(), policy.zone()),
            raised.severity(),
            next.severity(),
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
  static String digest(WorkOrderState state, AssetPolicy policy) {
    String now =
        state.history().ended()
            ? "Ended at " + Texts.time(state.history().cleared(), policy.zone()) + "."
            : "Last began at "
                + Texts.time(state.history().raised(), policy.zone())
                + "; its end was not reported.";
    return "Came and went %d times more since the last comment.\n%s%s"
        .formatted(state.comments().unreported(), now, count(state));
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
