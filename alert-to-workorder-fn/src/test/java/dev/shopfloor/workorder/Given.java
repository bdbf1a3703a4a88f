package dev.shopfloor.workorder;

import dev.shopfloor.ledger.Ledger;
import dev.shopfloor.ledger.Stage;
import dev.shopfloor.model.AssetKey;
import dev.shopfloor.model.Severity;
import dev.shopfloor.plant.AssetRevision.Criticality;
import dev.shopfloor.testing.TestPlant;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/** What the tests of this module begin with. */
public final class Given {
  /** 2026-06-15 08:00 UTC, ns since the epoch. */
  public static final long MORNING =
      Instant.parse("2026-06-15T08:00:00Z").getEpochSecond() * 1_000_000_000L;

  public static final long SECOND = 1_000_000_000L;
  public static final long MINUTE = 60 * SECOND;
  public static final AssetKey PRESS = TestPlant.PRESS;
  public static final String KEY = Markers.key(List.of("berlin", "press07", "hydraulics", "149"));

  static final AssetPolicy POLICY =
      new AssetPolicy(
          true,
          Criticality.NORMAL,
          Severity.MEDIUM,
          ZoneId.of("Europe/Berlin"),
          "CMMS-4711",
          Handling.PLAIN);

  private Given() {}

  /** A beginning of the usual problem, HIGH. */
  public static Occurrence.Raised raised(String eventId, long time) {
    return raised(eventId, time, Severity.HIGH);
  }

  public static Occurrence.Raised raised(String eventId, long time, Severity severity) {
    return new Occurrence.Raised(
        eventId, KEY, PRESS, "line1", time, "OIL LOW (hydraulics 149)", "Signal: oil", severity);
  }

  /** An end of the usual problem. */
  public static Occurrence.Cleared cleared(String eventId, long time) {
    return new Occurrence.Cleared(
        eventId, KEY, PRESS, "line1", time, "OIL LOW (hydraulics 149)", "Signal: oil");
  }

  /** An order to be made, its tail the marker. */
  public static Cmms.Draft draft(
      String title, String body, Priority priority, String asset, String marker) {
    return new Cmms.Draft(
        title,
        body,
        marker,
        priority,
        asset,
        marker,
        new Cmms.About(PRESS, "line1", "OIL LOW", Severity.HIGH, MORNING, null, Route.NONE));
  }

  /** An invocation with all the time it needs. */
  static Invocation at(long now) {
    return new Invocation(() -> now, () -> 60_000, new Ledger(Stage.WORKORDER));
  }
}
