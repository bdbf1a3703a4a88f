package dev.shopfloor.enrich;

import dev.shopfloor.model.Alert;
import dev.shopfloor.model.DataQualityAlert;
import dev.shopfloor.model.Quarantined;
import dev.shopfloor.model.ShopfloorEvent;
import dev.shopfloor.model.TelemetryMessage;
import dev.shopfloor.model.json.TelemetryCodec;
import dev.shopfloor.plant.PlantDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** All that stands behind the stage, in memory; each part can be made to fail. */
public final class MemoryPorts implements Outlets {
  /** A part that can fail. */
  public enum Part {
    /** The writer's queue. */
    TELEMETRY,
    /** The OEE function's queue. */
    PRODUCTION,
    /** The event bus. */
    BUS,
    /** The quarantine table. */
    QUARANTINE
  }

  private final List<TelemetryMessage> telemetry = new ArrayList<>();
  private final List<TelemetryMessage> production = new ArrayList<>();
  private final List<ShopfloorEvent> events = new ArrayList<>();
  private final List<Quarantined> quarantined = new ArrayList<>();
  private final List<Part> calls = new ArrayList<>();
  private final WatchedAlarmStore states = new WatchedAlarmStore();
  private final List<Part> down = new ArrayList<>();

  /** The stage in front of these parts. */
  public EnrichStage stage(PlantDirectory plant) {
    return new EnrichStage(
        new Enricher(plant, new MemorySourceStore()),
        this,
        new AlertRaiser(states, published -> call(Part.BUS, () -> events.addAll(published))),
        kept -> call(Part.QUARANTINE, () -> quarantined.addAll(kept)));
  }

  /** Lets a part fail until {@link #up()}. */
  public void down(Part part) {
    down.add(part);
  }

  /** Mends all parts. */
  public void up() {
    down.clear();
  }

  @Override
  public void telemetry(List<String> bodies) {
    call(Part.TELEMETRY, () -> telemetry.addAll(read(bodies)));
  }

  @Override
  public void production(List<String> bodies) {
    call(Part.PRODUCTION, () -> production.addAll(read(bodies)));
  }

  private void call(Part part, Runnable action) {
    calls.add(part);
    if (down.contains(part)) {
      throw new IllegalStateException(part + " is down");
    }
    action.run();
  }

  private static List<TelemetryMessage> read(List<String> bodies) {
    List<TelemetryMessage> messages = new ArrayList<>();
    for (String body : bodies) {
      if (body.getBytes(StandardCharsets.UTF_8).length > TelemetryMessage.MAX_BYTES) {
        throw new IllegalStateException("SQS refuses a body above 256 KiB");
      }
      try {
        messages.add(TelemetryCodec.read(body));
      } catch (IOException unreadable) {
        throw new UncheckedIOException(unreadable);
      }
    }
    return messages;
  }

  /** What the writer gets. */
  public List<TelemetryMessage> telemetry() {
    return telemetry;
  }

  /** What the OEE function gets. */
  public List<TelemetryMessage> production() {
    return production;
  }

  /** The alerts about machines that the bus got. */
  public List<Alert> alerts() {
    return of(Alert.class);
  }

  /** The alerts about data that the bus got. */
  public List<DataQualityAlert> dataAlerts() {
    return of(DataQualityAlert.class);
  }

  private <T> List<T> of(Class<T> type) {
    return events.stream().filter(type::isInstance).map(type::cast).toList();
  }

  /** What the quarantine table holds. */
  public List<Quarantined> quarantined() {
    return quarantined;
  }

  /** The order in which the parts were called. */
  public List<Part> calls() {
    return calls;
  }
}
