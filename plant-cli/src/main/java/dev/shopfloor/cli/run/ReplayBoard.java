package dev.shopfloor.cli.run;

import dev.shopfloor.cli.local.Stores;
import dev.shopfloor.cli.local.bus.BusEvent;
import dev.shopfloor.cli.page.LiveStatus;
import dev.shopfloor.cli.page.PageSource;
import dev.shopfloor.ledger.Ledger;
import dev.shopfloor.plant.PlantModel;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the page shows of a replay that is over. */
record ReplayBoard(
    PlantRun plant, RunReport report, Map<String, Integer> queues, List<BusEvent> events)
    implements PageSource {
  ReplayBoard {
    queues = Map.copyOf(queues);
    events = List.copyOf(events);
  }

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
    return new LiveStatus(
        LiveStatus.Phase.DONE, report.end(), report.end(), 1, report.messages(), 0);
  }

  @Override
  public Collection<Ledger> ledgers() {
    return report.ledgers();
  }

  @Override
  public List<String> differences() {
    return report.differences();
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
