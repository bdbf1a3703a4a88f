package dev.shopfloor.workorder;

import static dev.shopfloor.workorder.Given.MINUTE;
import static dev.shopfloor.workorder.Given.MORNING;
import static dev.shopfloor.workorder.Given.SECOND;
import static dev.shopfloor.workorder.Given.raised;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.model.WorkOrderUpdated;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Open orders of which nothing is heard are looked at. */
class LooksTest {
  private final Plant plant = new Plant();

  @BeforeEach
  void anOrder() {
    plant.happens(raised("e1", MORNING));
  }

  @Test
  void anOrderThatWasDeletedEndsAsCancelled() {
    plant.cmms.edit(plant.cmms.record("1"), Edit.DELETE);
    plant.readBack();
    assertThat(plant.state().phase()).isEqualTo(Phase.OPEN);
    look();

    assertThat(plant.eventNames()).containsExactly("WorkOrderCreated", "WorkOrderCancelled");
    assertThat(plant.state().phase()).isEqualTo(Phase.CLOSED);
    assertThat(plant.store.lookAt(Given.KEY)).isZero();
  }

  @Test
  void anOrderWhoseMarkerAPersonTookAwayIsNotLost() {
    plant.cmms.edit(plant.cmms.record("1"), Edit.UNMARK);
    plant.now += MINUTE;
    plant.cmms.edit(plant.cmms.record("1"), Edit.COMPLETE);
    plant.readBack();
    assertThat(plant.state().phase()).as("nothing says whose it is").isEqualTo(Phase.OPEN);
    look();

    assertThat(plant.eventNames()).containsExactly("WorkOrderCreated", "WorkOrderCompleted");
  }

  @Test
  void aStrangersOrderWithOurMarkerIsNotTakenForTheOneThatLostIt() {
    plant.cmms.edit(plant.cmms.record("1"), Edit.UNMARK);
    MemoryCmms.Row copy =
        plant.cmms.commit(plant.cmms.records.getFirst().draft, plant.now + SECOND);
    plant.cmms.finish(copy, false);
    plant.readBack();
    look();

    assertThat(plant.state().phase()).isEqualTo(Phase.OPEN);
    assertThat(plant.state().order().id()).isEqualTo("1");
    assertThat(plant.eventNames()).containsExactly("WorkOrderCreated");
  }

  @Test
  void aLookTellsWhatAPollHasMissed() {
    plant.now += MINUTE;
    plant.cmms.edit(plant.cmms.record("1"), Edit.START);
    look();

    assertThat(plant.events.getLast()).isInstanceOf(WorkOrderUpdated.class);
    assertThat(plant.state().progress().startedAt()).isEqualTo(MORNING + MINUTE);
  }

  @Test
  void aLookWithoutNewsLeavesNoTraceButTheNextOne() {
    int audits = plant.verdicts().size();
    long first = plant.store.lookAt(Given.KEY);
    look();

    assertThat(plant.verdicts()).hasSize(audits);
    assertThat(plant.events).hasSize(1);
    assertThat(plant.store.lookAt(Given.KEY)).isEqualTo(first + Looks.EVERY);
  }

  @Test
  void aLookThatFailsIsMadeAgain() {
    plant.cmms.before = () -> new Cmms.Unready("a page of a proxy");
    look();
    plant.cmms.before = () -> null;
    plant.cmms.edit(plant.cmms.record("1"), Edit.DELETE);
    assertThat(plant.store.onOutbox(Given.KEY)).as("it is still only a look").isFalse();
    plant.now = plant.store.lookAt(Given.KEY);
    plant.drain.run(Given.at(plant.now));

    assertThat(plant.eventNames()).endsWith("WorkOrderCancelled");
  }

  @Test
  void aRepeatThatLooksPutsTheLookOff() {
    long first = plant.store.lookAt(Given.KEY);
    plant.now = first - MINUTE;
    plant.happens(raised("e2", plant.now));

    assertThat(plant.store.lookAt(Given.KEY)).isEqualTo(first + Looks.EVERY);
  }

  @Test
  void theLooksOfAStormAreSpreadOverTheirTime() {
    List<Long> looks =
        IntStream.range(0, 1_000)
            .mapToObj(n -> Looks.next(Markers.key(List.of("storm", "a" + n)), MORNING))
            .sorted()
            .toList();

    assertThat(looks.getFirst()).isGreaterThanOrEqualTo(MORNING + Looks.EVERY / 2);
    assertThat(looks.getLast()).isLessThan(MORNING + Looks.EVERY / 2 + Looks.EVERY);
    long most = 0;
    for (int first = 0; first < looks.size(); first++) {
      long end = looks.get(first) + 10 * MINUTE;
      most = Math.max(most, looks.stream().skip(first).takeWhile(at -> at < end).count());
    }
    assertThat(most).as("looks in ten minutes, 28 on average").isLessThan(60);
  }

  /** The tick at which the order is looked at. */
  private void look() {
    plant.now = plant.store.lookAt(Given.KEY);
    plant.last = Given.at(plant.now);
    plant.drain.run(plant.last);
  }
}
