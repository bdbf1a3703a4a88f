package dev.shopfloor.workorder;

import static dev.shopfloor.workorder.Given.KEY;
import static dev.shopfloor.workorder.Given.MINUTE;
import static dev.shopfloor.workorder.Given.MORNING;
import static dev.shopfloor.workorder.Given.SECOND;
import static dev.shopfloor.workorder.Given.raised;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.model.WorkOrderFailed;
import org.junit.jupiter.api.Test;

/** What the maintenance system has refused, and a person has tried again. */
class ReplayTest {
  private final Plant plant = new Plant();

  @Test
  void aRefusalKeepsTheSystemsWordsForThePersonWhoMendsIt() {
    refused();

    assertThat(plant.store.failed(10))
        .singleElement()
        .satisfies(failed -> {
          assertThat(failed.key()).isEqualTo(KEY);
          assertThat(failed.why()).isEqualTo("400: no such asset CMMS-4711");
          assertThat(failed.at()).isEqualTo(MORNING);
        });
    assertThat(plant.events)
        .singleElement()
        .isInstanceOfSatisfying(
            WorkOrderFailed.class,
            failed -> assertThat(failed.error()).isEqualTo("400: no such asset CMMS-4711"));
  }

  @Test
  void aRefusedOrderIsMadeOnceAPersonHasItTriedAgain() {
    refused();
    plant.now += SECOND;
    assertThat(plant.store.replay(KEY, plant.now)).isTrue();
    plant.work();

    assertThat(plant.cmms.records).hasSize(1);
    assertThat(plant.cmms.records.getFirst().draft.marker()).isEqualTo(KEY + ".1");
    assertThat(plant.state().phase()).isEqualTo(Phase.OPEN);
    assertThat(plant.state().history().repeats()).isZero();
    assertThat(plant.store.failed(10)).isEmpty();
    assertThat(plant.verdicts()).containsExactly(Verdict.FAILED, Verdict.CREATED);
  }

  @Test
  void aRefusalThatStandsIsListedAgain() {
    refused();
    plant.cmms.before = () -> new Cmms.Refused("400: still no such asset");
    plant.now += MINUTE;
    plant.store.replay(KEY, plant.now);
    plant.work();

    assertThat(plant.store.failed(10))
        .extracting(WorkOrderStore.Failed::why)
        .containsExactly("400: still no such asset");
  }

  @Test
  void aReplayThatComesAfterARepeatHasMadeTheOrderMakesNoSecond() {
    refused();
    plant.store.replay(KEY, plant.now);
    plant.now += 31 * MINUTE;
    plant.store.accept(raised("e2", MORNING - SECOND), plant.now);
    plant.work();

    assertThat(plant.cmms.records).hasSize(1);
    assertThat(plant.verdicts()).containsExactly(Verdict.FAILED, Verdict.CREATED, Verdict.NOTED);
  }

  @Test
  void anOrderThatAnEarlierAttemptHadMadeUnseenIsAdoptedAlthoughALaterOneWasRefused() {
    plant.cmms.lag = () -> 4 * MINUTE;
    plant.cmms.afterCreate = () -> new Cmms.Ambiguous("answer lost");
    plant.happens(raised("e1", MORNING));
    plant.cmms.refusing = true;
    plant.whenDue();
    assertThat(plant.state().phase()).isEqualTo(Phase.FAILED);
    plant.whenDue();

    assertThat(plant.state().phase()).isEqualTo(Phase.OPEN);
    assertThat(plant.state().order().number()).isEqualTo("WO-1");
    assertThat(plant.store.failed(10)).isEmpty();
    assertThat(plant.verdicts())
        .containsExactly(Verdict.AMBIGUOUS, Verdict.FAILED, Verdict.ADOPTED);
    assertThat(plant.eventNames()).containsExactly("WorkOrderFailed", "WorkOrderCreated");
  }

  private void refused() {
    plant.cmms.before = () -> new Cmms.Refused("400: no such asset CMMS-4711");
    plant.happens(raised("e1", MORNING));
    plant.cmms.before = () -> null;
  }
}
