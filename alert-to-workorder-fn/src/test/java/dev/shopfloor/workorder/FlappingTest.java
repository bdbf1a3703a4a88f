package dev.shopfloor.workorder;

import static dev.shopfloor.workorder.Given.MINUTE;
import static dev.shopfloor.workorder.Given.MORNING;
import static dev.shopfloor.workorder.Given.SECOND;
import static dev.shopfloor.workorder.Given.cleared;
import static dev.shopfloor.workorder.Given.raised;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A signal that begins three times in ten minutes is unstable for a day. */
class FlappingTest {
  private static final long DAY = 24 * 60 * MINUTE;

  private final CalmPlant rules = new CalmPlant();
  private final Plant plant = new Plant(rules);

  @BeforeEach
  void threeTimesInTenMinutes() {
    rules.flapping = new Flapping(3, 10 * MINUTE, DAY);
  }

  @Test
  void itsOrderSaysOnceThatItIsUnstableAndThenTellsTogether() {
    flaps(1, 6);
    long firstEndTold = MORNING + 5 * SECOND;

    assertThat(plant.cmms.records).hasSize(1);
    assertThat(plant.cmms.records.getFirst().comments.values())
        .hasSize(3)
        .anySatisfy(text -> assertThat(text).containsIgnoringCase("unstable"));
    assertThat(plant.last.ledger().noted("counted.flapping")).isEqualTo(1);
    assertThat(plant.store.dueAt(Given.KEY))
        .isEqualTo(firstEndTold + WorkOrderMachine.UNSTABLE_PAUSE);
    plant.whenDue();
    assertThat(plant.cmms.records.getFirst().comments.values())
        .hasSize(4)
        .anySatisfy(text -> assertThat(text).contains("7 times more"));
  }

  @Test
  void aPersonWhoClosesItsOrderGetsNoOtherThatDay() {
    flaps(1, 3);
    plant.cmms.finish(plant.cmms.records.getFirst(), false);
    plant.now += MINUTE;
    plant.happens(raised("again", plant.now));

    assertThat(plant.state().phase()).isEqualTo(Phase.HELD);
    assertThat(plant.last.ledger().noted("held.flapping")).isEqualTo(1);
    plant.now += MINUTE;
    plant.happens(cleared("over", plant.now));
    assertThat(plant.last.ledger().noted("suppressed.flapping")).isEqualTo(1);
    plant.minutes(25);
    assertThat(plant.cmms.records).hasSize(1);
    assertThat(plant.store.audits(Given.KEY).getLast().why()).contains("flapping");
  }

  @Test
  void whatStillStandsADayAfterItsOrderGetsTheNextOne() {
    flaps(1, 3);
    plant.cmms.finish(plant.cmms.records.getFirst(), false);
    plant.now += MINUTE;
    plant.happens(raised("again", plant.now));
    assertThat(plant.store.dueAt(Given.KEY)).isEqualTo(MORNING + DAY);
    plant.whenDue();

    assertThat(plant.cmms.records).hasSize(2);
    assertThat(plant.cmms.records.getLast().draft.description()).contains("WO-1");
  }

  @Test
  void aSignalThatNeverStandsLongEnoughGetsItsOrderWhenItIsUnstable() {
    rules.holdOff = MINUTE;
    flaps(1, 2);
    assertThat(plant.cmms.records).isEmpty();
    flaps(3, 5);

    assertThat(plant.cmms.records).hasSize(1);
    assertThat(plant.store.audits(Given.KEY))
        .filteredOn(audit -> audit.verdict() == Verdict.CREATED)
        .singleElement()
        .satisfies(audit -> assertThat(audit.why()).contains("unstable signal"));
  }

  @Test
  void threeBeginningsInALongerTimeAreNone() {
    for (int i = 0; i < 3; i++) {
      plant.happens(raised("e" + i, MORNING + i * 6 * MINUTE));
    }

    assertThat(plant.state().calm().unstable(MORNING + 13 * MINUTE)).isFalse();
  }

  @Test
  void theSameBeginningTwiceCountsOnce() {
    for (int i = 0; i < 3; i++) {
      plant.happens(raised("e" + i, MORNING));
    }

    assertThat(plant.state().calm().unstable(MORNING + MINUTE)).isFalse();
  }

  private void flaps(int from, int to) {
    for (int i = from; i <= to; i++) {
      plant.now = MORNING + (i - 1) * 10 * SECOND;
      plant.happens(raised("on" + i, plant.now));
      plant.now += 5 * SECOND;
      plant.happens(cleared("off" + i, plant.now));
    }
  }
}
