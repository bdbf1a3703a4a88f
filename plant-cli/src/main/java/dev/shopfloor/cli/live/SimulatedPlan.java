package dev.shopfloor.cli.live;

import dev.shopfloor.cli.page.Happening;
import dev.shopfloor.cli.run.MessageLine;
import dev.shopfloor.cli.run.UsageException;
import dev.shopfloor.cli.simulation.Completion;
import dev.shopfloor.cli.simulation.KnownAnswers;
import dev.shopfloor.cli.simulation.Scene;
import dev.shopfloor.cli.simulation.SimulatedPlant;
import dev.shopfloor.plant.PlantModel;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;

/** The simulated plant, which has a time of its own. */
public final class SimulatedPlan implements Plan {
  /** Its plant file, from the checkout's root. */
  public static final String PLANT_FILE = "docs/examples/simulated/plant.yaml";

  private static final Duration SHOWN = Duration.ofHours(4);

  private final long seed;
  private final PlantModel model;
  private final ZoneId zone;
  private final SimulatedPlant plant;

  /**
   * The plant of a seed.
   *
   * @param model of {@link #PLANT_FILE}
   */
  public SimulatedPlan(long seed, PlantModel model) {
    this.seed = seed;
    this.model = model;
    this.zone = model.assets().getFirst().latest().zone();
    this.plant = SimulatedPlant.of(seed);
  }

  @Override
  public String folder() {
    return "live";
  }

  @Override
  public PlantModel model() {
    return model;
  }

  @Override
  public ZoneId zone() {
    return zone;
  }

  @Override
  public LiveState begin() {
    return LiveState.begin(seed, plant.start());
  }

  @Override
  public LiveState resume(LiveState kept) {
    if (kept.seed() != seed) {
      throw new UsageException(
          "the last run had --seed %d; go on with that one, or begin anew with --fresh"
              .formatted(kept.seed()));
    }
    return kept;
  }

  @Override
  public Instant liveFrom() {
    return plant.liveFrom();
  }

  @Override
  public List<MessageLine> between(Instant from, Instant to) {
    return plant.messages(from, to).stream()
        .map(
            sent -> new MessageLine(sent.topic(), sent.receivedAt().toEpochMilli(), sent.payload()))
        .toList();
  }

  @Override
  public KnownAnswers answers(Instant tick, List<Completion> completions) {
    return plant.answers(tick, completions);
  }

  @Override
  public List<Happening> happenings(Instant now) {
    return plant.scenes(now.minus(SHOWN), now).stream()
        .sorted(Comparator.comparing(Scene::at).reversed())
        .map(scene -> new Happening(scene.at(), scene.where(), scene.sentence()))
        .toList();
  }
}
