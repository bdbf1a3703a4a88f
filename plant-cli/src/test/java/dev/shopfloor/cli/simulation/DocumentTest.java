package dev.shopfloor.cli.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.cli.simulation.HourPlan.Stop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** docs/simulated-plant.md says what seed 1 does. */
class DocumentTest {
  private static final SimulatedPlant PLANT = SimulatedPlant.of(1);
  private static String page = "";

  @BeforeAll
  static void readThePage() throws IOException {
    page = Files.readString(Path.of("..", "docs", "simulated-plant.md"));
  }

  @Test
  void theShiftWorkedOutByHandIsTheScripts() {
    DateTimeFormatter clock = DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT);
    HourPlan plan = Planner.plan(1, 0, PLANT.start().toEpochMilli());
    List<Stop> stops = plan.stops(Machine.MILL01);

    assertThat(stops).hasSize(8);
    for (Stop stop : stops) {
      long length = stop.span().to() - stop.span().from();
      assertThat(page)
          .contains(
              String.format(
                  Locale.ROOT,
                  "| %s | %s | %s | %d.%03d |",
                  clock.format(Shifts.local(stop.span().from())),
                  clock.format(Shifts.local(stop.span().to())),
                  stop.state(),
                  length / 1_000,
                  length % 1_000));
    }
  }

  @Test
  void itsFiguresAreTheKnownOnes() {
    ShiftAnswer closed = startUp(Duration.ofMinutes(60));
    ShiftAnswer restated = startUp(Duration.ofMinutes(80));

    assertThat(page)
        .contains("**%s**".formatted(six(restated.availability())))
        .contains("**%s**".formatted(six(restated.performance())))
        .contains("**%s**".formatted(six(restated.quality())))
        .contains("= **%s**".formatted(restated.oee()))
        .contains(restated.pieces() + " pieces; the scrap counter")
        .contains(
            "Known were %d pieces, %d of them scrap".formatted(closed.pieces(), closed.scrap()))
        .contains("= " + six(closed.performance()) + ", Q")
        .contains("= " + six(closed.quality()) + ", OEE")
        .contains("= " + closed.oee() + ". ShiftRestated");
  }

  @Test
  void theTotalsAtTheEndOfTheBackFillAreTheKnownOnes() {
    KnownAnswers answers = PLANT.answers(PLANT.liveFrom(), List.of());
    long records = answers.quarantined().values().stream().mapToLong(Long::longValue).sum();

    assertThat(page)
        .contains(
            String.format(
                Locale.ROOT,
                "makes %,d messages, %d records in quarantine",
                answers.messages(),
                records));
    answers
        .quarantined()
        .forEach((reason, count) -> assertThat(page).contains(count + " " + reason));
    assertThat(answers.orders()).hasSize(5);
  }

  private static ShiftAnswer startUp(Duration after) {
    Instant asOf = PLANT.start().plus(after);
    return PLANT.answers(asOf, List.of()).shifts().stream()
        .filter(shift -> shift.asset().equals(Machine.MILL01.asset()))
        .findFirst()
        .orElseThrow();
  }

  private static String six(@Nullable Double ratio) {
    return String.format(Locale.ROOT, "%.6f", ratio);
  }
}
