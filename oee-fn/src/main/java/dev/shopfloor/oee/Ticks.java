package dev.shopfloor.oee;

import dev.shopfloor.model.AssetKey;
import dev.shopfloor.plant.AssetHistory;
import dev.shopfloor.plant.PlantDirectory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Does ticks: divides those of the scheduler, folds the assets of the others side by side. */
public final class Ticks {
  // beyond it a cold start would read histories for longer than it may
  private static final int MOST_PLACED_BY_LINE = 2_000;

  private final PlantDirectory directory;
  private final OeeStore store;
  private final Outlet outlet;
  private final TickQueue queue;
  private final TickPlan plan;
  private final Group group;
  private final Trouble trouble;

  /**
   * How a group's assets are done.
   *
   * @param threads does them at the same time
   * @param deadline what is not done after so long goes back onto the queue, so that a slow asset
   *     delays no other
   */
  public record Group(ExecutorService threads, Duration deadline) {}

  /** Makes it. */
  public Ticks(
      PlantDirectory directory,
      OeeStore store,
      Outlet outlet,
      TickQueue queue,
      TickPlan plan,
      Group group,
      Trouble trouble) {
    this.directory = directory;
    this.store = store;
    this.outlet = outlet;
    this.queue = queue;
    this.plan = plan;
    this.group = group;
    this.trouble = trouble;
  }

  /**
   * Does one message.
   *
   * @return what was done
   * @throws RuntimeException when the message has to come again as it is
   */
  public TickFigures take(TickMessage message) {
    if (message.assets().isEmpty()) {
      divide(message.time());
      return TickFigures.NONE;
    }
    return group(message);
  }

  private void divide(long time) {
    List<AssetKey> assets = directory.assets();
    boolean byLine = assets.size() <= MOST_PLACED_BY_LINE;
    List<TickPlan.Part> parts =
        plan.divide(time, assets, asset -> byLine ? line(asset, time) : asset.asset());
    if (!parts.isEmpty()) {
      queue.send(parts);
    }
  }

  private String line(AssetKey asset, long time) {
    AssetHistory history = directory.history(asset);
    return history == null ? "" : history.at(time).context().line();
  }

  private TickFigures group(TickMessage message) {
    RollUpTick rollUps = new RollUpTick(directory, store, outlet);
    Bench bench = new Bench(store, outlet, rollUps);
    List<Callable<Done>> tasks = new ArrayList<>();
    for (AssetKey asset : message.assets()) {
      tasks.add(() -> one(bench, asset, message.time()));
    }
    List<TickPlan.Part> failed = new ArrayList<>();
    List<RollUpTick.Live> live = new ArrayList<>();
    TickFigures figures = TickFigures.NONE;
    List<Future<Done>> running = run(tasks);
    for (int at = 0; at < running.size(); at++) {
      AssetKey asset = message.assets().get(at);
      Done done = result(asset, running.get(at));
      if (done == null) {
        failed.add(new TickPlan.Part(new TickMessage(message.time(), List.of(asset)), 0));
      } else {
        figures = figures.plus(done.figures);
        if (done.live != null) {
          live.add(done.live);
        }
      }
    }
    figures = figures.plus(rollUp(rollUps, live));
    giveBack(message, failed);
    return figures;
  }

  private record Done(TickFigures figures, RollUpTick.@Nullable Live live) {}

  private List<Future<Done>> run(List<Callable<Done>> tasks) {
    try {
      return group.threads().invokeAll(tasks, group.deadline().toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("stopped while ticks were running", stopped);
    }
  }

  private @Nullable Done result(AssetKey asset, Future<Done> ended) {
    try {
      return ended.get();
    } catch (CancellationException late) {
      trouble.tell(
          "the tick of asset %s was not done within %s".formatted(asset, group.deadline()), late);
    } catch (ExecutionException broken) {
      trouble.tell("the tick of asset %s failed".formatted(asset), broken.getCause());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("stopped while ticks were running", stopped);
    }
    return null;
  }

  /** Shifts that run are rolled up again by the next tick, so this fails nobody's tick. */
  private TickFigures rollUp(RollUpTick rollUps, List<RollUpTick.Live> live) {
    try {
      return rollUps.rollAll(live);
    } catch (RuntimeException failed) {
      trouble.tell("lines and plants cannot be rolled up now", failed);
      return TickFigures.NONE;
    }
  }

  /** A failed asset goes on by itself, so that it takes the others no second time. */
  private void giveBack(TickMessage message, List<TickPlan.Part> failed) {
    if (failed.isEmpty()) {
      return;
    }
    if (message.assets().size() == 1) {
      throw new IllegalStateException("the tick of " + message.assets().getFirst() + " failed");
    }
    queue.send(failed);
  }

  private Done one(Bench bench, AssetKey asset, long time) {
    AssetHistory history = directory.history(asset);
    if (history == null) {
      // removed from the plant model since the tick was divided
      return new Done(TickFigures.NONE, null);
    }
    TickDone done = AssetTick.run(bench, history, time);
    ShiftWindow live = done.live();
    return new Done(done.figures(), live == null ? null : new RollUpTick.Live(history, live));
  }
}
