package dev.shopfloor.cli.page;

import dev.shopfloor.cli.local.bus.BusEvent;
import dev.shopfloor.model.Alert;
import dev.shopfloor.model.AssetKey;
import dev.shopfloor.model.Severity;
import dev.shopfloor.model.ShiftRestated;
import dev.shopfloor.model.ShopfloorEvent;
import dev.shopfloor.model.StopEnded;
import dev.shopfloor.model.StopStarted;
import dev.shopfloor.model.Value;
import dev.shopfloor.model.WorkOrderCompleted;
import dev.shopfloor.model.WorkOrderCreated;
import dev.shopfloor.model.json.EventCodec;
import dev.shopfloor.workorder.Markers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the bus of the fake plant has seen, newest first. */
final class FakeEvents {
  static final String STOP_PRESS01 = Markers.key(List.of("chemnitz", "press01", "stop"));
  static final String STOP_PRESS02 = Markers.key(List.of("chemnitz", "press02", "stop"));
  static final List<String> COOLANT = List.of("chemnitz", "mill01", "coolant_temperature");
  static final List<String> OIL = List.of("chemnitz", "press02", "hydraulics", "E-OIL-LOW");

  static final List<String> SHELVED = List.of("chemnitz", "mill02", "spindle_load");
  static final List<String> GROUPED = List.of("chemnitz", "mill02", "air_pressure");

  private final List<BusEvent> oldestFirst = new ArrayList<>();

  static List<BusEvent> newestFirst() {
    FakeEvents events = new FakeEvents();
    events.fill();
    return List.copyOf(events.oldestFirst.reversed());
  }

  private void fill() {
    stop("press01", 31, 41, 44.5);
    created(STOP_PRESS01, "press01", 1, 41);
    alert("mill01", COOLANT, "coolant_temperature", Severity.MEDIUM, 56.2, 55d, 198.4);
    created(Markers.key(COOLANT), "mill01", 2, 199);
    alert("mill01", COOLANT, "coolant_temperature", Severity.HIGH, 66.1, 65d, 207.2);
    alert("press02", OIL, "hydraulics", Severity.CRITICAL, null, null, 239.6);
    created(Markers.key(OIL), "press02", 3, 240);
    stop("press02", 240.1, 250.1, null);
    created(STOP_PRESS02, "press02", 4, 251);
    alert("mill02", SHELVED, "spindle_load", Severity.MEDIUM, 92d, 90d, 220);
    alert("mill02", GROUPED, "air_pressure", Severity.MEDIUM, 9.2, 8d, 230);
    completed();
    restated();
  }

  private void alert(
      String asset,
      List<String> parts,
      String signal,
      Severity severity,
      @Nullable Double value,
      @Nullable Double limit,
      double minute) {
    add(
        new Alert(
            asset + signal + minute,
            new AssetKey("chemnitz", asset),
            "line",
            signal,
            limit == null ? "machine-condition" : "limit",
            limit == null ? Alert.Kind.STATE : Alert.Kind.THRESHOLD,
            Alert.State.RAISED,
            severity,
            limit == null ? "E-OIL-LOW" : null,
            limit == null ? "Oil level below minimum" : null,
            value == null ? null : new Value.Real(value),
            limit == null ? null : "Cel",
            limit,
            null,
            List.of(),
            nanos(minute),
            parts),
        minute);
  }

  private void stop(String asset, double start, double told, @Nullable Double end) {
    AssetKey key = new AssetKey("chemnitz", asset);
    String id = asset + start;
    add(
        new StopStarted(
            id, key, "stamping", "3", "FAULT", Severity.HIGH, null, nanos(start), 600_000_000_000L),
        told);
    if (end != null) {
      add(new StopEnded(id + "e", key, "stamping", "3", "FAULT", nanos(start), nanos(end)), end);
    }
  }

  private void created(String key, String asset, int order, double minute) {
    add(
        new WorkOrderCreated(
            key + "c",
            new AssetKey("chemnitz", asset),
            key,
            1,
            Integer.toString(order),
            "WO-%05d".formatted(order),
            "plant-cmms",
            nanos(minute)),
        minute);
  }

  private void completed() {
    add(
        new WorkOrderCompleted(
            "done",
            new AssetKey("chemnitz", "press01"),
            STOP_PRESS01,
            1,
            "1",
            "WO-00001",
            null,
            "technician",
            4_200_000L,
            "plant-cmms",
            nanos(101)),
        101);
  }

  private void restated() {
    add(
        new ShiftRestated(
            "restated",
            new AssetKey("chemnitz", "press01"),
            "stamping",
            "start-up",
            Script.START.toEpochMilli() * 1_000_000,
            Script.START.plusSeconds(3600).toEpochMilli() * 1_000_000,
            2,
            ShiftRestated.Cause.LATE_DATA,
            Script.START.toEpochMilli() * 1_000_000,
            "default",
            new ShiftRestated.Figures(0.71, 0.88, 0.98, 0.612, 3_600_000, 2_556_000, 561L),
            new ShiftRestated.Figures(0.765, 0.88, 0.98, 0.66, 3_600_000, 2_754_000, 604L)),
        72);
  }

  private void add(ShopfloorEvent event, double minute) {
    Instant at = Script.at(minute);
    oldestFirst.add(
        new BusEvent(
            "shopfloor",
            event.eventId(),
            ShopfloorEvent.SOURCE,
            event.detailType(),
            at,
            EventCodec.detail(event)));
  }

  private static long nanos(double minute) {
    return Script.at(minute).toEpochMilli() * 1_000_000;
  }
}
