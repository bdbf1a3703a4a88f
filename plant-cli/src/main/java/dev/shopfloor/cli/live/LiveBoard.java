package dev.shopfloor.cli.live;

import dev.shopfloor.cli.local.Stores;
import dev.shopfloor.cli.local.bus.BusEvent;
import dev.shopfloor.cli.local.cmms.WorkOrder;
import dev.shopfloor.cli.page.Check;
import dev.shopfloor.cli.page.Happening;
import dev.shopfloor.cli.page.LiveStatus;
import dev.shopfloor.cli.page.PageSource;
import dev.shopfloor.cli.run.PlantRun;
import dev.shopfloor.ledger.Ledger;
import dev.shopfloor.plant.PlantModel;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What is known of the running plant, for the page and the console. The plant's thread writes it,
 * others read.
 */
final class LiveBoard implements PageSource {
  private final PlantRun plant;
  private final boolean simulated;
  private final Supplier<List<BusEvent>> events;
  private final RateMeter rate = new RateMeter();
  private volatile LiveStatus.Phase phase = LiveStatus.Phase.BACK_FILL;
  private volatile Instant lastTick;
  private volatile double share;
  private volatile Minute minute = Minute.NOTHING;

  /**
   * What was true at the last tick.
   *
   * @param openOrders work orders that are neither completed nor cancelled
   */
  record Minute(
      List<String> differences,
      Map<String, Integer> queues,
      List<Check> checks,
      List<Happening> happenings,
      int openOrders) {
    static final Minute NOTHING = new Minute(List.of(), Map.of(), List.of(), List.of(), 0);

    Minute {
      differences = List.copyOf(differences);
      queues = Map.copyOf(queues);
      checks = List.copyOf(checks);
      happenings = List.copyOf(happenings);
    }
  }

  LiveBoard(PlantRun plant, boolean simulated, Instant lastTick, Supplier<List<BusEvent>> events) {
    this.plant = plant;
    this.simulated = simulated;
    this.lastTick = lastTick;
    this.events = events;
  }

  /** The plant is this far. */
  void moved(LiveStatus.Phase now, double shareOfBackFill, long nanoTime) {
    phase = now;
    share = shareOfBackFill;
    rate.sample(nanoTime, plant.messages());
  }

  /** A minute is wholly computed. */
  void ticked(Instant tick, Minute fresh) {
    lastTick = tick;
    minute = fresh;
  }

  /** What was true at the last tick. */
  Minute minute() {
    return minute;
  }

  static int open(List<WorkOrder> orders) {
    return (int)
        orders.stream()
            .filter(order ->
                order.status() == WorkOrder.Status.OPEN
                    || order.status() == WorkOrder.Status.IN_PROGRESS)
            .count();
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
        phase,
        plant.plant().clock().instant(),
        lastTick,
        share,
        plant.messages(),
        rate.perSecond());
  }

  @Override
  public Collection<Ledger> ledgers() {
    return plant.ledgers().all();
  }

  @Override
  public List<String> differences() {
    return minute.differences();
  }

  @Override
  public Map<String, Integer> queues() {
    return minute.queues();
  }

  @Override
  public List<Check> checks() {
    return minute.checks();
  }

  @Override
  public List<Happening> happenings() {
    return minute.happenings();
  }

  @Override
  public List<BusEvent> events() {
    return events.get();
  }

  @Override
  public Optional<String> broker() {
    return Optional.of(plant.plant().brokerUrl());
  }

  @Override
  public boolean simulated() {
    return simulated;
  }
}
