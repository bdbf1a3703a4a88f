package dev.shopfloor.cli.live;

import dev.shopfloor.cli.page.Happening;
import dev.shopfloor.cli.run.MessageLine;
import dev.shopfloor.cli.simulation.Completion;
import dev.shopfloor.cli.simulation.KnownAnswers;
import dev.shopfloor.plant.PlantModel;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which plant runs live, and what is sent to it when. */
public sealed interface Plan permits SimulatedPlan, OwnPlan {
  /** Name of the folder for its state in the data folder. */
  String folder();

  /** The plant model. */
  PlantModel model();

  /** The zone in which people read its times. */
  ZoneId zone();

  /** The state before the first message. */
  LiveState begin();

  /**
   * The state to go on with.
   *
   * @param kept by an earlier start
   * @throws dev.shopfloor.cli.run.UsageException when this plan cannot go on from it
   */
  LiveState resume(LiveState kept);

  /** Up to when time is passed as fast as it goes; live from then on. */
  Instant liveFrom();

  /** Messages received from {@code from} on and before {@code to}, in the order of receipt. */
  List<MessageLine> between(Instant from, Instant to);

  /** What is right at a tick; null when nobody can know. */
  @Nullable KnownAnswers answers(Instant tick, List<Completion> completions);

  /** What is made to happen, newest first. */
  List<Happening> happenings(Instant now);
}
