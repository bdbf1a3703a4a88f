package dev.shopfloor.workorder;

import static dev.shopfloor.workorder.Given.MORNING;
import static dev.shopfloor.workorder.Given.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.model.Severity;
import dev.shopfloor.plant.AssetRevision.Criticality;
import java.util.List;
import org.junit.jupiter.api.Test;

class DrainTest {
  private final Plant plant = new Plant();

  @Test
  void theMostUrgentComesFirstAndThenWhatHasWaitedLongest() {
    accept("mild", Severity.MEDIUM, MORNING);
    accept("later", Severity.HIGH, MORNING + 2 * SECOND);
    accept("sooner", Severity.HIGH, MORNING + SECOND);
    accept("worst", Severity.CRITICAL, MORNING + 3 * SECOND);
    drain();

    assertThat(plant.cmms.records)
        .extracting(record -> record.draft.marker())
        .containsExactly("sf:worst.1", "sf:sooner.1", "sf:later.1", "sf:mild.1");
  }

  @Test
  void aSystemThatTakesNothingIsAskedOnce() {
    accept("one", Severity.HIGH, MORNING);
    accept("two", Severity.HIGH, MORNING);
    plant.cmms.before = () -> new Cmms.Unreached("away");
    drain();

    assertThat(plant.cmms.creates).isEqualTo(1);
  }

  @Test
  void oneProblemThatFailsDoesNotKeepTheOthersWaiting() {
    accept("one", Severity.CRITICAL, MORNING);
    accept("two", Severity.HIGH, MORNING);
    int[] calls = {0};
    plant.cmms.before =
        () -> {
          if (calls[0]++ == 0) {
            throw new IllegalStateException("a defect");
          }
          return null;
        };
    drain();

    assertThat(plant.cmms.records)
        .extracting(record -> record.draft.marker())
        .containsExactly("sf:two.1");
    assertThat(plant.store.onOutbox("sf:one")).isTrue();
  }

  @Test
  void aPoisonousProblemWhoseEndIsNeverKnownDoesNotStopTheDrain() {
    accept("one", Severity.CRITICAL, MORNING);
    accept("two", Severity.HIGH, MORNING);
    int[] calls = {0};
    plant.cmms.before = () -> calls[0]++ == 0 ? new Cmms.Ambiguous("500") : null;
    drain();

    assertThat(plant.cmms.records).hasSize(1);
  }

  private void drain() {
    plant.now = MORNING + 10 * SECOND;
    plant.drain.run(Given.at(plant.now));
  }

  private void accept(String name, Severity severity, long now) {
    plant.store.accept(
        new Occurrence.Raised(
            "e-" + name,
            "sf:" + name,
            Given.PRESS,
            "line1",
            MORNING,
            "subject",
            List.of("text").toString(),
            severity),
        Priority.of(severity, Criticality.NORMAL),
        now);
  }
}
