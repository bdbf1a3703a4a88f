package dev.shopfloor.workorder;

import static dev.shopfloor.workorder.Given.MINUTE;
import static dev.shopfloor.workorder.Given.MORNING;
import static dev.shopfloor.workorder.Given.SECOND;
import static dev.shopfloor.workorder.Given.raised;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.model.Severity;
import dev.shopfloor.model.ShopfloorEvent;
import dev.shopfloor.model.WorkOrderCompleted;
import dev.shopfloor.model.WorkOrderUpdated;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What people do with an order that they do not finish. */
class PeopleTest {
  private final Plant plant = new Plant();

  @BeforeEach
  void anOrder() {
    plant.happens(raised("e1", MORNING - 30 * SECOND));
  }

  @Test
  void whoBeginsWithAnOrderIsToldOnce() {
    edit(2 * MINUTE, Edit.START);
    plant.readBack();
    plant.readBack();
    edit(MINUTE, Edit.TITLE);
    plant.readBack();

    assertThat(plant.eventNames()).containsExactly("WorkOrderCreated", "WorkOrderUpdated");
    WorkOrderUpdated started = (WorkOrderUpdated) plant.events.getLast();
    assertThat(started.change()).isEqualTo("STARTED");
    assertThat(started.eventTime()).isEqualTo(MORNING + 2 * MINUTE);
    assertThat(plant.state().progress().startedAt()).isEqualTo(MORNING + 2 * MINUTE);
    assertThat(plant.state().phase()).isEqualTo(Phase.OPEN);
    assertThat(plant.verdicts()).containsExactly(Verdict.CREATED, Verdict.CHANGED);
  }

  @Test
  void aPriorityThatAPersonSetIsToldEachTimeItChanges() {
    edit(MINUTE, Edit.RAISE);
    plant.readBack();
    plant.readBack();
    edit(MINUTE, Edit.LOWER);
    plant.readBack();

    assertThat(changes()).containsExactly("PRIORITY P1", "PRIORITY P4");
    assertThat(plant.store.onOutbox(Given.KEY)).isFalse();
  }

  @Test
  void aPriorityThatAPersonTakesBackToOursIsToldToo() {
    edit(MINUTE, Edit.RAISE);
    plant.readBack();
    plant.now += MINUTE;
    row().priority = Priority.P2;
    plant.cmms.edit(row(), Edit.TITLE);
    plant.readBack();

    assertThat(changes()).containsExactly("PRIORITY P1", "PRIORITY P2");
  }

  @Test
  void ourOwnRaiseIsNoNewsAndAPersonWhoTakesItBackIs() {
    plant.now += MINUTE;
    plant.happens(raised("e2", plant.now, Severity.CRITICAL));
    assertThat(row().priority).isEqualTo(Priority.P1);
    int writes = plant.store.writes;
    plant.readBack();
    assertThat(plant.store.writes).as("one for the cursor").isEqualTo(writes + 1);
    edit(2 * MINUTE, Edit.LOWER);
    plant.readBack();

    assertThat(changes()).containsExactly("RAISED null", "PRIORITY P4");
  }

  @Test
  void aRaiseThatLeftTheHigherPriorityOfAPersonIsNoNewsAgain() {
    edit(MINUTE, Edit.RAISE);
    plant.readBack();
    plant.now += MINUTE;
    plant.happens(raised("e2", plant.now, Severity.CRITICAL));
    plant.now += 2 * MINUTE;
    plant.readBack();

    assertThat(changes()).containsExactly("PRIORITY P1", "RAISED null");
  }

  @Test
  void aPageThatWasAskedForBeforeOurRaiseIsNotBelieved() {
    Cmms.Order before = row().order();
    long asked = plant.now;
    plant.now += SECOND;
    plant.happens(raised("e2", plant.now, Severity.CRITICAL));

    assertThat(News.of(plant.state(), before, asked)).isEmpty();
    assertThat(News.of(plant.state(), before, plant.now + 2 * MINUTE))
        .containsExactly(Change.PRIORITY);
  }

  @Test
  void anOrderThatIsOpenedAgainIsWorkedOnAndGetsNoSuccessor() {
    edit(MINUTE, Edit.COMPLETE);
    plant.readBack();
    edit(5 * MINUTE, Edit.REOPEN);
    plant.readBack();
    plant.readBack();
    assertThat(plant.state().phase()).isEqualTo(Phase.OPEN);
    plant.happens(raised("e2", plant.now));

    assertThat(plant.cmms.records).hasSize(1);
    assertThat(row().comments).hasSize(1);
    assertThat(plant.eventNames())
        .containsExactly(
            "WorkOrderCreated", "WorkOrderCompleted", "WorkOrderUpdated", "WorkOrderUpdated");
    assertThat(changes()).first().isEqualTo("REOPENED null");
  }

  @Test
  void theSecondEndOfAnOrderIsAnotherEvent() {
    edit(MINUTE, Edit.COMPLETE);
    plant.readBack();
    edit(5 * MINUTE, Edit.REOPEN);
    plant.readBack();
    edit(5 * MINUTE, Edit.COMPLETE);
    plant.readBack();
    plant.readBack();

    List<WorkOrderCompleted> ends =
        plant.events.stream()
            .filter(WorkOrderCompleted.class::isInstance)
            .map(WorkOrderCompleted.class::cast)
            .toList();
    assertThat(ends).hasSize(2);
    assertThat(ends).extracting(WorkOrderCompleted::eventId).doesNotHaveDuplicates();
    assertThat(plant.state().phase()).isEqualTo(Phase.CLOSED);
  }

  @Test
  void anOldPageDoesNotEndAnOrderThatWasOpenedAgain() {
    edit(MINUTE, Edit.COMPLETE);
    Cmms.Ending first = row().ending;
    plant.readBack();
    edit(5 * MINUTE, Edit.REOPEN);
    plant.readBack();
    plant.happens(new Occurrence.Finished(Given.KEY, 1, Given.PRESS, row().order(), first));

    assertThat(plant.state().phase()).isEqualTo(Phase.OPEN);
    assertThat(News.overtaken(plant.state(), first)).isTrue();
  }

  @Test
  void anOldPageDoesNotOpenAnOrderThatWasFinished() {
    Cmms.Order open = row().order();
    long asked = plant.now;
    edit(MINUTE, Edit.COMPLETE);
    plant.readBack();

    assertThat(News.of(plant.state(), open, asked)).isEmpty();
    assertThat(News.of(plant.state(), open, plant.now + 10 * MINUTE)).isEmpty();
  }

  @Test
  void aRepeatFindsAnOrderOpenedAgainThatNobodyHasReadBack() {
    edit(MINUTE, Edit.COMPLETE);
    plant.readBack();
    edit(5 * MINUTE, Edit.REOPEN);
    plant.happens(raised("e2", plant.now));
    plant.readBack();

    assertThat(plant.cmms.records).hasSize(1);
    assertThat(plant.state().generation()).isEqualTo(1);
    assertThat(plant.eventNames())
        .containsExactly(
            "WorkOrderCreated", "WorkOrderCompleted", "WorkOrderUpdated", "WorkOrderUpdated");
    assertThat(ids()).hasSize(4);
  }

  @Test
  void anOldOrderThatIsOpenedAgainBesideItsSuccessorIsNoted() {
    edit(MINUTE, Edit.COMPLETE);
    plant.readBack();
    plant.now += MINUTE;
    plant.happens(raised("e2", plant.now));
    plant.now += 5 * MINUTE;
    plant.cmms.edit(plant.cmms.record("1"), Edit.REOPEN);
    plant.readBack();
    plant.readBack();

    assertThat(plant.state().generation()).isEqualTo(2);
    assertThat(plant.state().phase()).isEqualTo(Phase.OPEN);
    assertThat(plant.verdicts()).endsWith(Verdict.CREATED, Verdict.NOTED);
    assertThat(plant.eventNames()).endsWith("WorkOrderCreated");
    assertThat(plant.store.audits(Given.KEY).getLast().why())
        .isEqualTo("WO-1 was opened again; a newer order has taken its place since");
  }

  @Test
  void whatTheBusDidNotTakeIsToldLaterUnderTheSameId() {
    edit(MINUTE, Edit.START);
    plant.busDown = true;
    plant.readBack();
    plant.busDown = false;
    plant.whenDue();
    plant.readBack();

    assertThat(changes()).containsExactly("STARTED null");
    assertThat(plant.store.onOutbox(Given.KEY)).isFalse();
  }

  private MemoryCmms.Row row() {
    return plant.cmms.record("1");
  }

  private void edit(long later, Edit edit) {
    plant.now += later;
    plant.cmms.edit(row(), edit);
  }

  private List<String> changes() {
    return plant.events.stream()
        .filter(WorkOrderUpdated.class::isInstance)
        .map(WorkOrderUpdated.class::cast)
        .map(event -> event.change() + ' ' + event.priority())
        .toList();
  }

  private Set<String> ids() {
    return plant.events.stream().map(ShopfloorEvent::eventId).collect(Collectors.toSet());
  }
}
