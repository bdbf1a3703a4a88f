package dev.shopfloor.oee;

import dev.shopfloor.model.AssetKey;
import dev.shopfloor.plant.AssetHistory;
import dev.shopfloor.plant.PlantDirectory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/** Does ticks: divides those of the scheduler, folds the assets of the others side by side. */
public final class Ticks {
  private final PlantDirectory directory;
  private final OeeStore store;
  private final Outlet outlet;
  private final TickQueue queue;
  private final TickPlan plan;
  private final ExecutorService threads;
  private final Trouble trouble;

  /**
   * Makes it.
   *
   * @param threads does the assets of a group at the same time, so that a slow one delays no other
   */
  public Ticks(
      PlantDirectory directory,
      OeeStore store,
      Outlet outlet,
      TickQueue queue,
      TickPlan plan,
      ExecutorService threads,
      Trouble trouble) {
    this.directory = directory;
    this.store = store;
    this.outlet = outlet;
    this.queue = queue;
    this.plan = plan;
    this.threads = threads;
    this.trouble = trouble;
  }

  /**
   * Does one message.
   *
   * @return KPI points sent
   * @throws RuntimeException when the message has to come again as it is
   */
  public int take(TickMessage message) {
    if (message.assets().isEmpty()) {
      List<TickPlan.Part> parts = plan.divide(message.time(), directory.assets());
      if (!parts.isEmpty()) {
        queue.send(parts);
      }
      return 0;
    }
    return group(message);
  }

  private int group(TickMessage message) {
    List<Future<Integer>> running = new ArrayList<>();
    for (AssetKey asset : message.assets()) {
      running.add(threads.submit(() -> one(asset, message.time())));
    }
    List<TickPlan.Part> failed = new ArrayList<>();
    int points = 0;
    for (int at = 0; at < running.size(); at++) {
      AssetKey asset = message.assets().get(at);
      try {
        points += running.get(at).get();
      } catch (ExecutionException broken) {
        trouble.tell("the tick of asset %s failed".formatted(asset), broken.getCause());
        failed.add(new TickPlan.Part(new TickMessage(message.time(), List.of(asset)), 0));
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("stopped while ticks were running", stopped);
      }
    }
    giveBack(message, failed);
    return points;
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

  private int one(AssetKey asset, long time) {
    AssetHistory history = directory.history(asset);
    // removed from the plant model since the tick was divided
    return history == null ? 0 : AssetTick.run(store, outlet, history, time);
  }
}
