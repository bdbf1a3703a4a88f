package dev.shopfloor.bench;

import dev.shopfloor.model.AssetContext;
import dev.shopfloor.model.AssetKey;
import dev.shopfloor.model.ShopfloorEvent;
import dev.shopfloor.model.TelemetryMessage;
import dev.shopfloor.model.json.EventCodec;
import dev.shopfloor.model.json.TelemetryCodec;
import dev.shopfloor.oee.Fold;
import dev.shopfloor.oee.MinuteBucket;
import dev.shopfloor.oee.OeeStore;
import dev.shopfloor.oee.Outlet;
import dev.shopfloor.oee.ShiftResult;
import dev.shopfloor.oee.TickFigures;
import dev.shopfloor.oee.TickMessage;
import dev.shopfloor.oee.TickPlan;
import dev.shopfloor.oee.Ticks;
import dev.shopfloor.oee.aws.DynamoOeeStore;
import dev.shopfloor.plant.AssetHistory;
import dev.shopfloor.plant.AssetRevision;
import dev.shopfloor.plant.MapPlantDirectory;
import dev.shopfloor.plant.PlantDirectory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/**
 * A plant of many presses in lines of ten, some minutes into the shift of {@link Shift}, and
 * oee-fn's ticks in it: the scheduler's message is divided, each group's message is read from its
 * body, and what goes out is encoded. The table is in memory, see {@link OeeTable}.
 *
 * <p>One press lives through the shift minute by minute; then the others get its items, and a tick
 * of all makes each its own head, result and lines. So they all have the same shift. For one
 * thread.
 */
final class TickPlant implements AutoCloseable {
  private static final int LINE = 10;
  // as the template has it
  private static final TickPlan PLAN = new TickPlan(40, 50);

  private final OeeTable table = new OeeTable();
  private final OeeStore store = new DynamoOeeStore(table, "OeeTable", Clock.systemUTC());
  // one core
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().factory());
  private final List<TickPlan.Part> parts = new ArrayList<>();
  private final List<AssetHistory> assets = new ArrayList<>();
  private final List<MinuteBucket> buckets = Shift.buckets(1);
  private final Ticks ticks;

  /**
   * A plant in which nothing has happened.
   *
   * @param count of assets
   * @param perSite of them at one site
   * @param sink takes what goes out
   */
  TickPlant(int count, int perSite, Consumer<Object> sink) throws IOException {
    AssetRevision press = Shift.press().latest();
    for (int at = 0; at < count; at++) {
      assets.add(asset(press, at, perSite));
    }
    ticks = ticks(new MapPlantDirectory(assets), sink);
  }

  private Ticks ticks(PlantDirectory directory, Consumer<Object> sink) {
    return new Ticks(
        directory,
        store,
        new Encoding(sink),
        parts::addAll,
        PLAN,
        new Ticks.Group(thread, Duration.ofMinutes(10)),
        (what, cause) -> {
          throw new IllegalStateException(what, cause);
        });
  }

  private static AssetHistory asset(AssetRevision press, int at, int perSite) {
    AssetContext context =
        new AssetContext(
            "site%02d".formatted(at / perSite),
            "stamping",
            "line%04d".formatted(at / LINE),
            "press%05d".formatted(at),
            "press",
            press.context().modelVersion());
    AssetRevision revision =
        new AssetRevision(
            0,
            context,
            press.zone(),
            press.criticality(),
            null,
            press.workOrderFrom(),
            List.of(),
            press.tags(),
            press.oee());
    return new AssetHistory(context.key(), List.of(revision));
  }

  /**
   * Lets the shift happen up to the tick of a minute, which is still to be done; its data is there.
   *
   * @param minute of the shift, 2 or more
   * @param missing a minute of which nothing has come; negative for none
   */
  void liveTo(int minute, int missing) {
    AssetHistory first = assets.getFirst();
    for (int at = 0; at < minute; at++) {
      if (at != missing) {
        store.write(first.key(), new OeeStore.Stored(buckets.get(at), 0), false);
      }
    }
    Ticks alone = ticks(new MapPlantDirectory(List.of(first)), any -> {});
    for (int at = 1; at < minute - 1; at++) {
      tick(alone, at);
    }
    for (AssetHistory other : assets.subList(1, assets.size())) {
      table.share(partition(first.key()), partition(other.key()));
    }
    // makes each press's own result, and the lines'
    tick(minute - 1);
    table.mark();
  }

  /**
   * A minute of the first asset comes, as late as it is.
   *
   * @throws IllegalStateException if it is not late
   */
  void comesLate(int minute) {
    MinuteBucket bucket = buckets.get(minute);
    AssetKey asset = assets.getFirst().key();
    if (MinuteBucket.startOf(bucket.minute()) >= store.sealedTo(asset)) {
      throw new IllegalStateException("minute " + minute + " is not late");
    }
    store.write(asset, new OeeStore.Stored(bucket, 0), true);
    table.mark();
  }

  private static String partition(AssetKey asset) {
    return "A#" + asset.text();
  }

  /**
   * Does the tick of a minute of the shift for all assets.
   *
   * @return what was done
   */
  TickFigures tick(int minute) {
    return tick(ticks, minute);
  }

  private TickFigures tick(Ticks by, int minute) {
    by.take(new TickMessage(Shift.START + minute * Shift.MINUTE, List.of()));
    List<TickPlan.Part> groups = List.copyOf(parts);
    parts.clear();
    TickFigures figures = TickFigures.NONE;
    for (TickPlan.Part group : groups) {
      try {
        figures = figures.plus(by.take(TickMessage.read(group.message().body())));
      } catch (IOException unreadable) {
        throw new IllegalStateException(unreadable);
      }
    }
    return figures;
  }

  /**
   * Does the tick of a minute once and makes sure that each asset, line and site has its result of
   * that instant, and that all assets have what the whole shift's minutes give.
   *
   * @throws IllegalStateException if not
   */
  void check(int minute) {
    TickFigures figures = tick(minute);
    long asOf = Shift.START + minute * Shift.MINUTE;
    ShiftResult one =
        Fold.fold(assets.getFirst(), Shift.window(), buckets.subList(0, minute), asOf);
    for (AssetHistory each : assets) {
      ShiftResult other = result(each);
      if (other.asOf() != asOf || !sameFigures(other, one) || !other.asset().equals(each.key())) {
        throw new IllegalStateException("%s has %s".formatted(each.key(), other));
      }
    }
    long lines = assets.stream().map(each -> each.latest().context().line()).distinct().count();
    long sites = assets.stream().map(each -> each.key().site()).distinct().count();
    long made = table.written("S#");
    if (made < assets.size() + lines + sites || figures.points() == 0) {
      throw new IllegalStateException(
          "%d results of %d assets, %d lines, %d sites: %s"
              .formatted(made, assets.size(), lines, sites, figures));
    }
    table.rollBack();
  }

  private static boolean sameFigures(ShiftResult one, ShiftResult other) {
    return one.bases().equals(other.bases())
        && one.stops().equals(other.stops())
        && Objects.equals(one.pieces(), other.pieces());
  }

  private ShiftResult result(AssetHistory asset) {
    return store.results(asset.key(), Shift.START, Shift.START).getFirst();
  }

  OeeTable table() {
    return table;
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }

  /** Encodes as the way to the queue and to the bus does. */
  private record Encoding(Consumer<Object> sink) implements Outlet {
    @Override
    public void telemetry(List<TelemetryMessage> messages) {
      for (TelemetryMessage message : messages) {
        sink.accept(new String(TelemetryCodec.bytes(message), StandardCharsets.UTF_8));
      }
    }

    @Override
    public void events(List<ShopfloorEvent> events) {
      for (ShopfloorEvent event : events) {
        sink.accept(EventCodec.detail(event));
      }
    }
  }
}
