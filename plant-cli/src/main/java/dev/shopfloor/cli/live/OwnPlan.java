package dev.shopfloor.cli.live;

import dev.shopfloor.cli.page.Happening;
import dev.shopfloor.cli.run.MessageLine;
import dev.shopfloor.cli.simulation.Completion;
import dev.shopfloor.cli.simulation.KnownAnswers;
import dev.shopfloor.plant.PlantModel;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The user's own plant by the wall clock; its machines publish to the MQTT broker. */
public record OwnPlan(PlantModel model, ZoneId zone, Clock clock) implements Plan {
  @Override
  public String folder() {
    return "own";
  }

  @Override
  public LiveState begin() {
    Instant minute = clock.instant().truncatedTo(ChronoUnit.MINUTES);
    return LiveState.begin(0, minute);
  }

  /** Time has passed while nothing ran; the next tick closes what ended in it. */
  @Override
  public LiveState resume(LiveState kept) {
    Instant now = begin().position();
    return new LiveState(0, now, now, kept.messages(), kept.refused(), kept.ledgers());
  }

  /** Long past: there is nothing to fill in. Spans to it must still fit in a number of ms. */
  @Override
  public Instant liveFrom() {
    return Instant.EPOCH;
  }

  @Override
  public List<MessageLine> between(Instant from, Instant to) {
    return List.of();
  }

  @Override
  public @Nullable KnownAnswers answers(Instant tick, List<Completion> completions) {
    return null;
  }

  @Override
  public List<Happening> happenings(Instant now) {
    return List.of();
  }
}
