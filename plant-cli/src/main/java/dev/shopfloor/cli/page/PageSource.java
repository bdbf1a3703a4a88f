package dev.shopfloor.cli.page;

import dev.shopfloor.cli.local.Stores;
import dev.shopfloor.cli.local.bus.BusEvent;
import dev.shopfloor.ledger.Ledger;
import dev.shopfloor.plant.PlantModel;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where the page takes what it shows. Called from the page's own threads while the plant runs;
 * every answer is a copy.
 */
public interface PageSource {
  /** The plant model in force. */
  PlantModel model();

  /** Tables, time-series database and CMMS, for reading. */
  Stores stores();

  /** Where the plant is in its time. */
  LiveStatus status();

  /** The accounts of all stages so far. */
  Collection<Ledger> ledgers();

  /** What did not add up at the last tick, as sentences; empty when all did. */
  List<String> differences();

  /** Messages in each queue at the last tick, dead-letter queues included. */
  Map<String, Integer> queues();

  /**
   * Known right answers beside the computed ones, as of the last tick; empty where nothing is
   * known.
   */
  default List<Check> checks() {
    return List.of();
  }

  /** What the simulated plant does and did, newest first; empty where there is none. */
  default List<Happening> happenings() {
    return List.of();
  }

  /** The newest events that the bus accepted, newest first. */
  List<BusEvent> events();

  /** Address of the MQTT broker, such as {@code tcp://127.0.0.1:1883}; empty when not told. */
  default Optional<String> broker() {
    return Optional.empty();
  }

  /** Whether the plant is an invented one; else it is fed with recorded messages. */
  default boolean simulated() {
    return true;
  }
}
