package dev.shopfloor.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class LedgerTest {
  private final Ledger ledger = new Ledger(Stage.WRITER);

  @Test
  void balancesWhenEveryTakenRecordEndsInAnOutcome() {
    ledger.take(Subject.POINTS, 5);
    ledger.count(Subject.POINTS, Outcome.STORED, 3);
    ledger.count(Subject.POINTS, Outcome.RETURNED, 2);

    assertThat(ledger.balanced()).isTrue();
    assertThat(ledger.difference(Subject.POINTS)).isZero();
  }

  @Test
  void namesTheSubjectThatDoesNotBalance() {
    ledger.take(Subject.POINTS, 5);
    ledger.count(Subject.POINTS, Outcome.STORED, 6);

    assertThat(ledger.balanced()).isFalse();
    assertThat(ledger.unbalanced()).containsExactly(Subject.POINTS);
    assertThat(ledger.difference(Subject.POINTS)).isEqualTo(-1);
  }

  @Test
  void receivedLeavesOutWhatIsTakenAgain() {
    Ledger enrich = new Ledger(Stage.ENRICH);
    enrich.take(Subject.MESSAGES, 10);
    enrich.count(Subject.MESSAGES, Outcome.DECODED, 6);
    enrich.count(Subject.MESSAGES, Outcome.RETURNED, 3);
    enrich.count(Subject.MESSAGES, Outcome.PARKED, 1);

    assertThat(enrich.received(Subject.MESSAGES)).isEqualTo(6);
  }

  @Test
  void refusesAnOutcomeThatTheStageDoesNotKnow() {
    assertThatThrownBy(() -> ledger.count(Subject.POINTS, Outcome.PARKED, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the ledger of writer has no outcome parked for points");
  }

  @Test
  void addsAccountsOfTheSameStage() {
    Ledger other = new Ledger(Stage.WRITER);
    other.take(Subject.POINTS, 2);
    other.count(Subject.POINTS, Outcome.LATE, 2);
    other.note("batches", 1);
    ledger.note("batches", 2);

    ledger.add(other);

    assertThat(ledger.counted(Subject.POINTS, Outcome.LATE)).isEqualTo(2);
    assertThat(ledger.noted("batches")).isEqualTo(3);
    assertThat(ledger.balanced()).isTrue();
  }

  @Test
  void refusesToAddAnotherStage() {
    assertThatThrownBy(() -> ledger.add(new Ledger(Stage.OEE)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("oee");
  }

  @Test
  void refusesToCountLessThanNothing() {
    assertThatThrownBy(() -> ledger.take(Subject.POINTS, -1))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
