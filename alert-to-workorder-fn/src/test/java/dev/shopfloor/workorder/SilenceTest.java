package dev.shopfloor.workorder;

import static dev.shopfloor.workorder.Given.MINUTE;
import static dev.shopfloor.workorder.Given.MORNING;
import static dev.shopfloor.workorder.Given.SECOND;
import static dev.shopfloor.workorder.Given.cleared;
import static dev.shopfloor.workorder.Given.raised;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Muted, shelved, under maintenance. */
class SilenceTest {
  private static final long HOUR = 60 * MINUTE;

  private final CalmPlant rules = new CalmPlant();
  private final Plant plant = new Plant(rules);

  @Test
  void whatIsMutedNeverBecomesAnOrder() {
    rules.silence = new Silence(Silence.Kind.MUTED, "a knob (rule knobs)", Long.MAX_VALUE);
    plant.happens(raised("e1", MORNING));

    assertThat(plant.state().phase()).isEqualTo(Phase.NONE);
    assertThat(plant.store.onOutbox(Given.KEY)).isFalse();
    assertThat(plant.last.ledger().noted("suppressed")).isEqualTo(1);
    assertThat(plant.last.ledger().noted("suppressed.muted")).isEqualTo(1);
    assertThat(plant.store.audits(Given.KEY).getFirst().why())
        .isEqualTo("muted: a knob (rule knobs) (rules: calm)");
  }

  @Test
  void whatIsShelvedAndStillStandsAtTheEndOfItBecomesAnOrder() {
    shelved(HOUR);
    plant.happens(raised("e1", MORNING));

    assertThat(plant.last.ledger().noted("held.shelved")).isEqualTo(1);
    assertThat(plant.store.dueAt(Given.KEY)).isEqualTo(MORNING + HOUR);
    plant.whenDue();
    assertThat(plant.cmms.records).hasSize(1);
    assertThat(plant.verdicts()).containsExactly(Verdict.HELD, Verdict.CREATED);
  }

  @Test
  void whatIsShelvedAndEndsMeanwhileBecomesNone() {
    shelved(HOUR);
    plant.happens(raised("e1", MORNING));
    plant.now += 20 * MINUTE;
    plant.happens(cleared("e2", plant.now));

    assertThat(plant.last.ledger().noted("suppressed.shelved")).isEqualTo(1);
    plant.minutes(60);
    assertThat(plant.cmms.records).isEmpty();
    assertThat(plant.verdicts()).containsExactly(Verdict.HELD, Verdict.SUPPRESSED);
  }

  @Test
  void whatIsShelvedForLongerMeanwhileWaitsOn() {
    shelved(HOUR);
    plant.happens(raised("e1", MORNING));
    shelved(3 * HOUR);
    plant.whenDue();

    assertThat(plant.cmms.records).isEmpty();
    assertThat(plant.store.dueAt(Given.KEY)).isEqualTo(MORNING + 3 * HOUR);
    plant.whenDue();
    assertThat(plant.cmms.records).hasSize(1);
  }

  @Test
  void anAssetThatIsOutOfServiceMakesNoOrderAndNothingWaits() {
    rules.silence = new Silence(Silence.Kind.MAINTENANCE, "out of service", Long.MAX_VALUE);
    plant.happens(raised("e1", MORNING));

    assertThat(plant.last.ledger().noted("suppressed.maintenance")).isEqualTo(1);
    assertThat(plant.store.onOutbox(Given.KEY)).isFalse();
  }

  @Test
  void aRepeatInTheSilenceIsCountedAndReportedLater() {
    plant.happens(raised("e1", MORNING));
    shelved(HOUR);
    plant.happens(raised("e2", MORNING + SECOND));

    assertThat(plant.last.ledger().noted("counted.shelved")).isEqualTo(1);
    assertThat(plant.cmms.records.getFirst().comments).isEmpty();
    plant.whenDue();
    assertThat(plant.cmms.records.getFirst().comments.values())
        .singleElement()
        .asString()
        .contains("1 times more");
  }

  @Test
  void anEndIsNeverSilenced() {
    plant.happens(raised("e1", MORNING));
    shelved(HOUR);
    plant.happens(cleared("e2", MORNING + SECOND));

    assertThat(plant.verdicts()).containsExactly(Verdict.CREATED, Verdict.COMMENTED);
  }

  private void shelved(long time) {
    rules.silence = new Silence(Silence.Kind.SHELVED, "part is ordered", MORNING + time);
  }
}
