package dev.shopfloor.workorder;

import static dev.shopfloor.workorder.Given.MINUTE;
import static dev.shopfloor.workorder.Given.MORNING;
import static dev.shopfloor.workorder.Given.SECOND;
import static dev.shopfloor.workorder.Given.cleared;
import static dev.shopfloor.workorder.Given.raised;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.model.Severity;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What must stand for 30 s before it becomes an order. */
class HoldOffTest {
  private final CalmPlant rules = new CalmPlant();
  private final Plant plant = new Plant(rules);

  @BeforeEach
  void aHoldOffOfHalfAMinute() {
    rules.holdOff = 30 * SECOND;
  }

  @Test
  void whatEndsBeforeTheTimeIsOverMakesNoOrder() {
    plant.happens(raised("e1", MORNING));
    assertThat(plant.state().phase()).isEqualTo(Phase.HELD);
    assertThat(plant.last.ledger().noted("held.holdOff")).isEqualTo(1);
    plant.now += 10 * SECOND;
    plant.happens(cleared("e2", plant.now));
    long counted = plant.last.ledger().noted("suppressed.holdOff");
    plant.minutes(5);

    assertThat(plant.cmms.records).isEmpty();
    assertThat(plant.store.onOutbox(Given.KEY)).isFalse();
    assertThat(counted).isEqualTo(1);
    assertThat(plant.verdicts()).containsExactly(Verdict.HELD, Verdict.SUPPRESSED);
    assertThat(plant.store.audits(Given.KEY).getLast().why())
        .contains("ended at 2026-06-15T08:00:10Z while it waited (holdOff)");
  }

  @Test
  void whatStillStandsThenBecomesAnOrder() {
    plant.happens(raised("e1", MORNING));
    assertThat(plant.store.dueAt(Given.KEY)).isEqualTo(MORNING + 30 * SECOND);
    plant.whenDue();

    assertThat(plant.cmms.records).hasSize(1);
    assertThat(plant.verdicts()).containsExactly(Verdict.HELD, Verdict.CREATED);
    assertThat(plant.store.audits(Given.KEY).getLast().why())
        .contains("still stands; it waited for: holdOff (rules: calm)");
  }

  @Test
  void aRepeatDoesNotBeginTheWaitingAnew() {
    plant.happens(raised("e1", MORNING));
    plant.now += 20 * SECOND;
    plant.happens(raised("e2", plant.now));

    assertThat(plant.store.dueAt(Given.KEY)).isEqualTo(MORNING + 30 * SECOND);
    plant.whenDue();
    assertThat(plant.cmms.records).hasSize(1);
  }

  @Test
  void aWorseRepeatMakesTheOrderThatWaitsMoreUrgent() {
    plant.happens(raised("e1", MORNING));
    plant.happens(raised("e2", MORNING + SECOND, Severity.CRITICAL));
    plant.happens(raised("e3", MORNING + 2 * SECOND, Severity.MEDIUM));
    plant.whenDue();

    assertThat(plant.cmms.records.getFirst().draft.priority()).isEqualTo(Priority.P1);
  }

  @Test
  void afterAnEndTheNextBeginningWaitsItsOwnTime() {
    plant.happens(raised("e1", MORNING));
    plant.now += 10 * SECOND;
    plant.happens(cleared("e2", plant.now));
    plant.now += 10 * SECOND;
    plant.happens(raised("e3", plant.now));

    assertThat(plant.store.dueAt(Given.KEY)).isEqualTo(MORNING + 50 * SECOND);
  }

  @Test
  void anEndThatArrivesBeforeItsBeginningCountsToo() {
    plant.happens(cleared("e2", MORNING + 10 * SECOND));
    plant.now += MINUTE;
    plant.happens(raised("e1", MORNING));

    assertThat(plant.cmms.records).isEmpty();
    assertThat(plant.verdicts()).containsExactly(Verdict.NOTED, Verdict.SUPPRESSED);
  }

  @Test
  void whatStoodLongEnoughAndEndedBeforeWeHeardOfItIsAnOrder() {
    plant.now += 5 * MINUTE;
    plant.happens(cleared("e2", MORNING + MINUTE));
    plant.happens(raised("e1", MORNING));

    assertThat(plant.cmms.records).hasSize(1);
  }

  @Test
  void newsThatIsOlderThanTheTimeDoesNotWaitAgain() {
    plant.now += 5 * MINUTE;
    plant.happens(raised("e1", MORNING));

    assertThat(plant.verdicts()).containsExactly(Verdict.CREATED);
  }
}
