package dev.shopfloor.workorder;

import static dev.shopfloor.workorder.Given.MINUTE;
import static dev.shopfloor.workorder.Given.MORNING;
import static dev.shopfloor.workorder.Given.SECOND;
import static dev.shopfloor.workorder.Given.raised;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.ledger.Ledger;
import dev.shopfloor.ledger.Measure;
import dev.shopfloor.ledger.Stage;
import java.util.List;
import org.junit.jupiter.api.Test;

class LoopMeasuresTest {
  private final Plant plant = new Plant();

  @Test
  void theTimesOfAnOrderCountFromTheFirstBeginning() {
    plant.happens(raised("e1", MORNING - 30 * SECOND));
    assertThat(measured(LoopMeasures.CREATED)).containsExactly(1.0);
    assertThat(measured(LoopMeasures.TO_ORDER)).containsExactly(30.0);
    plant.now += 5 * MINUTE;
    plant.cmms.edit(plant.cmms.record("1"), Edit.START);
    plant.readBack();
    assertThat(measured(LoopMeasures.TO_ACKNOWLEDGE)).containsExactly(330.0);
    plant.now += 10 * MINUTE;
    plant.cmms.edit(plant.cmms.record("1"), Edit.COMPLETE);
    plant.readBack();

    assertThat(measured(LoopMeasures.COMPLETED)).containsExactly(1.0);
    assertThat(measured(LoopMeasures.TO_COMPLETE)).containsExactly(930.0);
    assertThat(measured(LoopMeasures.FALSE_ALARM)).isEmpty();
    plant.readBack();
    assertThat(plant.last.ledger().measures()).isEmpty();
  }

  @Test
  void aCancelledOrderIsAFalseAlarmWithoutATimeToComplete() {
    plant.happens(raised("e1", MORNING));
    plant.now += MINUTE;
    plant.cmms.edit(plant.cmms.record("1"), Edit.CANCEL);
    plant.readBack();

    assertThat(measured(LoopMeasures.CANCELLED)).containsExactly(1.0);
    assertThat(measured(LoopMeasures.FALSE_ALARM)).containsExactly(1.0);
    assertThat(measured(LoopMeasures.TO_COMPLETE)).isEmpty();
  }

  @Test
  void aCompletedOrderIsOneWhereThoseWhoDidItSaySo() {
    Ledger ledger = new Ledger(Stage.WORKORDER);
    for (Boolean falseAlarm : new Boolean[] {true, false, null}) {
      Cmms.Remark remark = new Cmms.Remark(null, null, falseAlarm);
      LoopMeasures.end(ledger, WorkOrderState.NEW, new Cmms.Ending(false, MORNING, null, remark));
    }

    assertThat(ledger.measures().get(LoopMeasures.COMPLETED)).containsExactly(3.0);
    assertThat(ledger.measures().get(LoopMeasures.FALSE_ALARM)).containsExactly(1.0);
  }

  @Test
  void theOldestOfWhatWaitsIsMeasuredAndALookIsNoWait() {
    plant.happens(raised("e1", MORNING));
    plant.now = plant.store.lookAt(Given.KEY) + MINUTE;
    plant.last = Given.at(plant.now);
    plant.drain.run(plant.last);
    assertThat(measured(LoopMeasures.OLDEST)).containsExactly(0.0);
    plant.store.accept(raised("e2", plant.now), plant.now);
    plant.now += 2 * MINUTE;
    plant.last = Given.at(plant.now);
    plant.drain.run(plant.last);

    assertThat(measured(LoopMeasures.OLDEST)).containsExactly(120.0);
  }

  @Test
  void anOrderThatIsRefusedIsCountedOnceForEachRefusal() {
    plant.cmms.refusing = true;
    plant.happens(raised("e1", MORNING));
    assertThat(measured(LoopMeasures.REFUSED)).containsExactly(1.0);
    assertThat(measured(LoopMeasures.CREATED)).isEmpty();
    plant.now += MINUTE;
    plant.happens(raised("e2", plant.now));
    assertThat(measured(LoopMeasures.REFUSED)).isEmpty();
    plant.now += 24 * 60 * MINUTE;
    plant.happens(raised("e3", plant.now));

    assertThat(measured(LoopMeasures.REFUSED)).containsExactly(1.0);
  }

  @Test
  void whatWasTriedInVainWaitsAlsoWhileItIsNotDue() {
    plant.cmms.before = () -> new Cmms.Throttled(10 * MINUTE, "429");
    plant.happens(raised("e1", MORNING));
    for (int minute = 1; minute < 30; minute++) {
      plant.now += MINUTE;
      plant.last = Given.at(plant.now);
      plant.drain.run(plant.last);

      assertThat(measured(LoopMeasures.OLDEST)).containsExactly(minute * 60.0);
    }
    plant.cmms.before = () -> null;
    plant.now += 11 * MINUTE;
    plant.drain.run(Given.at(plant.now));
    plant.last = Given.at(plant.now);
    plant.drain.run(plant.last);

    assertThat(measured(LoopMeasures.OLDEST)).containsExactly(0.0);
  }

  private List<Double> measured(Measure measure) {
    return plant.last.ledger().measures().getOrDefault(measure, List.of());
  }
}
