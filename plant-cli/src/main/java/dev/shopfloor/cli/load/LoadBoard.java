package dev.shopfloor.cli.load;

import dev.shopfloor.cli.local.Stores;
import dev.shopfloor.cli.local.bus.BusEvent;
import dev.shopfloor.cli.page.LiveStatus;
import dev.shopfloor.cli.page.PageSource;
import dev.shopfloor.cli.run.PlantRun;
import dev.shopfloor.ledger.Ledger;
import dev.shopfloor.plant.PlantModel;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What the page shows of a plant under load. Differences are told in the end only: while messages
 * are between two stages, there always are some.
 */
record LoadBoard(PlantRun plant, Supplier<List<BusEvent>> newest) implements PageSource {
  @Override
  public PlantModel model() {
    return plant.model();
  }

  @Override
  public Stores stores() {
    return plant.plant().stores();
  }

  @Override
  public LiveStatus status() {
    Instant now = plant.plant().clock().instant();
    return new LiveStatus(
        LiveStatus.Phase.LIVE, now, now.truncatedTo(ChronoUnit.MINUTES), 1, plant.messages(), 0);
  }

  @Override
  public Collection<Ledger> ledgers() {
    return plant.ledgers().all();
  }

  @Override
  public List<String> differences() {
    return List.of();
  }

  @Override
  public Map<String, Integer> queues() {
    return plant.plant().queueDepths();
  }

  @Override
  public List<BusEvent> events() {
    return newest.get();
  }

  @Override
  public Optional<String> broker() {
    return Optional.of(plant.plant().brokerUrl());
  }

  @Override
  public boolean simulated() {
    return false;
  }
}
