package dev.shopfloor.workorder;

import static dev.shopfloor.workorder.Given.MINUTE;
import static dev.shopfloor.workorder.Given.MORNING;
import static dev.shopfloor.workorder.Given.SECOND;
import static dev.shopfloor.workorder.Given.cleared;
import static dev.shopfloor.workorder.Given.raised;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shopfloor.model.Severity;
import dev.shopfloor.model.WorkOrderCancelled;
import dev.shopfloor.model.WorkOrderCompleted;
import dev.shopfloor.model.WorkOrderUpdated;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ReadBackTest {
  private final Plant plant = new Plant();

  @Test
  void aCompletedOrderIsToldOnceAndEndsItsGeneration() {
    plant.happens(raised("e1", MORNING - 30 * SECOND));
    finish(10 * MINUTE, false);
    plant.readBack();

    assertThat(plant.state().phase()).isEqualTo(Phase.CLOSED);
    assertThat(plant.events.getLast())
        .isEqualTo(
            new WorkOrderCompleted(
                ((WorkOrderCompleted) plant.events.getLast()).eventId(),
                Given.PRESS,
                Given.KEY,
                1,
                "1",
                "WO-1",
                "http://cmms/1",
                "Jens",
                630_000L,
                "memory",
                MORNING + 10 * MINUTE));
    assertThat(plant.store.audits(Given.KEY).getLast().why())
        .isEqualTo("WO-1 was completed by Jens");

    for (int tick = 0; tick < 5; tick++) {
      plant.now += MINUTE;
      plant.readBack();
    }
    assertThat(plant.eventNames()).containsExactly("WorkOrderCreated", "WorkOrderCompleted");
    assertThat(plant.store.onOutbox(Given.KEY)).isFalse();
  }

  @Test
  void anOrderThatWasGivenUpIsToldAsCancelled() {
    plant.happens(raised("e1", MORNING));
    finish(MINUTE, true);
    plant.readBack();

    assertThat(plant.events.getLast()).isInstanceOf(WorkOrderCancelled.class);
    assertThat(plant.state().phase()).isEqualTo(Phase.CLOSED);
  }

  @Test
  void theNextOccurrenceOpensAnOrderThatLeadsToTheFinishedOne() {
    plant.happens(raised("e1", MORNING));
    finish(MINUTE, false);
    plant.readBack();
    plant.happens(raised("e2", plant.now + SECOND));

    assertThat(plant.cmms.records).hasSize(2);
    assertThat(plant.cmms.record("2").draft.marker()).isEqualTo(Given.KEY + ".2");
    assertThat(plant.cmms.record("2").draft.description())
        .contains("the order before was WO-1, http://cmms/1");
  }

  @Test
  void anEndThatComesAfterTheCompletionCommentsOnNoNewOrder() {
    plant.happens(raised("e1", MORNING));
    finish(MINUTE, false);
    plant.readBack();
    plant.happens(cleared("e2", MORNING + 2 * MINUTE));
    plant.happens(raised("e3", MORNING + 4 * MINUTE));
    plant.happens(cleared("e4", MORNING + 3 * MINUTE));

    assertThat(plant.cmms.records).hasSize(2);
    assertThat(plant.cmms.record("2").comments).isEmpty();
    assertThat(plant.cmms.record("1").comments).isEmpty();
  }

  @Test
  void aRepeatThatWaitedWhileItsOrderWasCompletedBecomesTheNextOrder() {
    plant.happens(raised("e1", MORNING));
    plant.cmms.before = () -> new Cmms.Unreached("away");
    plant.happens(raised("e2", MORNING + SECOND, Severity.CRITICAL));
    plant.cmms.before = () -> null;
    finish(MINUTE, false);
    plant.readBack();
    plant.now += 30 * MINUTE;
    plant.drain.run(Given.at(plant.now));

    assertThat(plant.cmms.record("2").draft.priority()).isEqualTo(Priority.P1);
    assertThat(plant.cmms.record("1").comments).isEmpty();
    assertThat(plant.eventNames())
        .containsExactly("WorkOrderCreated", "WorkOrderCompleted", "WorkOrderCreated");
    assertThat(plant.store.onOutbox(Given.KEY)).isFalse();
  }

  @Test
  void aDigestThatWasStillToComeIsInTheAuditOfTheCompletion() {
    plant.happens(raised("e1", MORNING));
    plant.happens(raised("e2", MORNING + SECOND));
    plant.happens(raised("e3", MORNING + 2 * SECOND));
    finish(MINUTE, false);
    plant.readBack();

    assertThat(plant.store.audits(Given.KEY).getLast().why()).endsWith("no comment yet: 1");
    assertThat(plant.store.onOutbox(Given.KEY)).isFalse();
  }

  @Test
  void anOrderCompletedBeforeItsAnswerWasFoundIsToldAsMadeAndAsCompleted() {
    int[] calls = {0};
    plant.cmms.afterCreate = () -> calls[0]++ == 0 ? new Cmms.Ambiguous("lost") : null;
    plant.happens(raised("e1", MORNING));
    finish(10 * SECOND, false);
    plant.readBack();
    plant.whenDue();

    assertThat(plant.cmms.creates).isEqualTo(1);
    assertThat(plant.eventNames()).containsExactly("WorkOrderCreated", "WorkOrderCompleted");
    assertThat(plant.state().phase()).isEqualTo(Phase.CLOSED);
  }

  @Test
  void theSameHoldsWhereTheMachinesClockIsAheadOfTheCompletion() {
    int[] calls = {0};
    plant.cmms.afterCreate = () -> calls[0]++ == 0 ? new Cmms.Ambiguous("lost") : null;
    plant.happens(raised("e1", MORNING + 5 * MINUTE));
    finish(10 * SECOND, false);
    plant.readBack();
    plant.whenDue();

    assertThat(plant.cmms.records).hasSize(1);
    assertThat(plant.eventNames()).containsExactly("WorkOrderCreated", "WorkOrderCompleted");
    assertThat(((WorkOrderCompleted) plant.events.getLast()).millisSinceRaised()).isNull();
    assertThat(plant.store.onOutbox(Given.KEY)).isFalse();
  }

  @Test
  void aCompletionThatTheBusDidNotTakeIsToldLaterUnderTheSameId() {
    plant.happens(raised("e1", MORNING));
    finish(MINUTE, false);
    plant.busDown = true;
    plant.readBack();
    assertThat(plant.state().phase()).isEqualTo(Phase.OPEN);
    plant.busDown = false;
    plant.whenDue();

    assertThat(plant.eventNames()).containsExactly("WorkOrderCreated", "WorkOrderCompleted");
  }

  @Test
  void aRepeatThatFindsTheOrderCompletedTellsItBeforeTheTickDoes() {
    plant.happens(raised("e1", MORNING));
    finish(MINUTE, false);
    plant.happens(raised("e2", plant.now));
    plant.readBack();

    assertThat(plant.eventNames())
        .containsExactly("WorkOrderCreated", "WorkOrderCompleted", "WorkOrderCreated");
    assertThat(plant.state().generation()).isEqualTo(2);
  }

  @Test
  void anOrderThatIsGoneIsToldAsCancelled() {
    plant.happens(raised("e1", MORNING));
    plant.cmms.records.clear();
    plant.happens(raised("e2", MORNING + SECOND));

    assertThat(plant.eventNames())
        .containsExactly("WorkOrderCreated", "WorkOrderCancelled", "WorkOrderCreated");
  }

  @Test
  void ourOwnChangesAreNoNews() {
    plant.happens(raised("e1", MORNING));
    plant.happens(raised("e2", MORNING + SECOND, Severity.CRITICAL));
    plant.readBack();
    plant.readBack();

    assertThat(plant.events).hasSize(2);
    assertThat(plant.events.getLast()).isInstanceOf(WorkOrderUpdated.class);
  }

  @Test
  void aMinuteWithoutNewsIsOneCallAndNoWrite() {
    plant.happens(raised("e1", MORNING));
    finish(MINUTE, false);
    plant.readBack();
    int reads = plant.cmms.reads;
    int writes = plant.store.writes;
    plant.now += MINUTE;
    plant.readBack();

    assertThat(plant.cmms.reads).isEqualTo(reads + 1);
    assertThat(plant.store.writes).isEqualTo(writes);
  }

  @Test
  void aChangeThatTheSystemShowsLateIsSeenAllTheSame() {
    plant.happens(raised("e1", MORNING));
    finish(MINUTE, false);
    MemoryCmms.Row late = plant.cmms.records.removeFirst();
    plant.store.readBackTo(late.updated + ReadBack.OVERLAP);
    plant.readBack();
    assertThat(plant.state().phase()).isEqualTo(Phase.OPEN);
    plant.cmms.records.add(late);
    plant.readBack();

    assertThat(plant.state().phase()).isEqualTo(Phase.CLOSED);
  }

  @Test
  void allPagesAreRead() {
    for (int n = 0; n < 7; n++) {
      plant.cmms.create(stranger("x" + n), new Cmms.Limit(plant.now, Duration.ofSeconds(1)));
    }
    plant.happens(raised("e1", MORNING));
    finish(MINUTE, false);
    plant.readBack();

    assertThat(plant.cmms.reads).isGreaterThan(2);
    assertThat(plant.state().phase()).isEqualTo(Phase.CLOSED);
    assertThat(plant.store.keys()).containsExactly(Given.KEY);
  }

  @Test
  void moreChangesOfOneInstantThanAPageHoldsAreReadWhereTheListGoesOn() {
    plant.cmms.listsGoOn = true;
    manyOfOneInstant();
    plant.readBack();

    assertThat(plant.state().phase()).isEqualTo(Phase.CLOSED);
    assertThat(plant.last.ledger().noted(ReadBack.SKIPPED)).isZero();
  }

  @Test
  void moreChangesOfOneInstantThanAPageHoldsAreSteppedOverWhereItDoesNot() {
    manyOfOneInstant();
    plant.readBack();
    assertThat(plant.last.ledger().noted(ReadBack.SKIPPED)).isEqualTo(1);
    assertThat(plant.state().phase()).as("left to a look").isEqualTo(Phase.OPEN);
    plant.now += MINUTE;
    plant.cmms.edit(plant.cmms.records.getLast(), Edit.TITLE);
    plant.readBack();

    assertThat(plant.last.ledger().noted(ReadBack.SKIPPED)).isZero();
    assertThat(plant.state().phase()).isEqualTo(Phase.CLOSED);
  }

  private void manyOfOneInstant() {
    for (int n = 0; n < 7; n++) {
      plant.cmms.create(stranger("x" + n), new Cmms.Limit(plant.now, Duration.ofSeconds(1)));
    }
    plant.happens(raised("e1", MORNING));
    finish(MINUTE, false);
    plant.cmms.records.forEach(row -> row.updated = plant.now);
  }

  @Test
  void anotherOrderWithOurMarkerChangesNothing() {
    plant.happens(raised("e1", MORNING));
    MemoryCmms.Row copy =
        plant.cmms.commit(plant.cmms.records.getFirst().draft, plant.now + SECOND);
    plant.cmms.finish(copy, false);
    plant.readBack();

    assertThat(plant.state().phase()).isEqualTo(Phase.OPEN);
    assertThat(plant.eventNames()).containsExactly("WorkOrderCreated");
  }

  @Test
  void anOldOrderWithTheMarkerOfOneThatWasNeverTriedDoesNotCloseIt() {
    plant.cmms.finish(
        plant.cmms.commit(
            Given.draft("t", "d", Priority.P2, "a", Given.KEY + ".1"), MORNING - MINUTE),
        false);
    plant.cmms.before = () -> new Cmms.Unreached("away");
    plant.happens(raised("e1", MORNING));
    plant.cmms.before = () -> null;
    plant.readBack();

    assertThat(plant.state().phase()).isEqualTo(Phase.PENDING);
    assertThat(plant.events).isEmpty();
  }

  @Test
  void aReadingThatFailsIsCountedAndTriedAgain() {
    plant.happens(raised("e1", MORNING));
    finish(MINUTE, false);
    plant.cmms.before = () -> new Cmms.Throttled(0, "429");
    plant.readBack();

    assertThat(plant.last.ledger().noted(ReadBack.FAILED)).isEqualTo(1);
    plant.cmms.before = () -> null;
    plant.readBack();
    assertThat(plant.state().phase()).isEqualTo(Phase.CLOSED);
  }

  @Test
  void theCursorDoesNotPassWhatCouldNotBeKept() {
    plant.happens(raised("e1", MORNING));
    finish(MINUTE, false);
    plant.store.refusing = true;
    assertThatThrownBy(plant::readBack).hasMessageContaining("table");
    assertThat(plant.store.readBackTo()).isZero();
    plant.store.refusing = false;
    plant.readBack();

    assertThat(plant.state().phase()).isEqualTo(Phase.CLOSED);
  }

  @Test
  void aProfileThatCannotReadBackSaysSo() {
    assertThat(new DryRunCmms().changedSince(0, new Cmms.Limit(0, Duration.ofSeconds(1))))
        .isEqualTo(Cmms.Unable.TO_READ_BACK);
    assertThat(new ReadBack(plant.store, new DryRunCmms()).run(Given.at(plant.now))).isEmpty();
  }

  @Test
  void aDuplicateThatWasKeptThoughFinishedEndsTheGeneration() {
    plant.cmms.lag = () -> 3 * MINUTE;
    int[] calls = {0};
    plant.cmms.afterCreate = () -> calls[0]++ == 0 ? new Cmms.Ambiguous("lost") : null;
    plant.happens(raised("e1", MORNING));
    plant.whenDue();
    assertThat(plant.cmms.records).hasSize(2);
    plant.cmms.finish(plant.cmms.record("1"), false);
    plant.whenDue();

    assertThat(plant.verdicts()).endsWith(Verdict.DUPLICATE);
    assertThat(plant.state().phase()).isEqualTo(Phase.CLOSED);
    assertThat(plant.eventNames()).endsWith("WorkOrderCompleted");
  }

  private void finish(long later, boolean cancelled) {
    plant.now += later;
    plant.cmms.finish(plant.cmms.records.getLast(), cancelled);
  }

  private static Cmms.Draft stranger(String marker) {
    return Given.draft("title", "[]", Priority.P4, "asset", marker);
  }
}
