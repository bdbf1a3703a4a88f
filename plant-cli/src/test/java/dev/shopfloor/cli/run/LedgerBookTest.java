package dev.shopfloor.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.ledger.Ledger;
import dev.shopfloor.ledger.Outcome;
import dev.shopfloor.ledger.Stage;
import dev.shopfloor.ledger.Subject;
import org.junit.jupiter.api.Test;

class LedgerBookTest {
  private final LedgerBook book = new LedgerBook();

  @Test
  void addsUpWhenEachStageReceivedWhatTheOneBeforeForwarded() {
    enrich(3, 10, 4);
    received(Stage.WRITER, 12, 5);
    received(Stage.OEE, 4, 2);

    assertThat(book.differences(3, 0)).isEmpty();
  }

  @Test
  void aMessageThatNeverReachedEnrichIsADifference() {
    enrich(3, 0, 0);
    Ledger oee = new Ledger(Stage.OEE);
    oee.note("kpiPoints", 0);
    book.report(oee);

    assertThat(book.differences(4, 0)).singleElement().asString().contains("4", "3");
    assertThat(book.differences(4, 1)).isEmpty();
  }

  @Test
  void aPointLostBetweenTwoStagesIsADifference() {
    enrich(1, 10, 0);
    received(Stage.WRITER, 9, 0);

    assertThat(book.differences(1, 0)).anySatisfy(line -> assertThat(line).contains("10", "9"));
  }

  @Test
  void aStageThatDoesNotBalanceIsNamed() {
    Ledger ledger = new Ledger(Stage.WORKORDER);
    ledger.take(Subject.ALERTS, 1);
    book.report(ledger);

    assertThat(book.differences(0, 0)).singleElement().asString().contains("workorder", "alerts");
  }

  private void enrich(long messages, long forwarded, long production) {
    Ledger ledger = new Ledger(Stage.ENRICH);
    ledger.take(Subject.MESSAGES, messages);
    ledger.count(Subject.MESSAGES, Outcome.DECODED, messages);
    ledger.take(Subject.POINTS, forwarded);
    ledger.count(Subject.POINTS, Outcome.FORWARDED, forwarded);
    ledger.note("productionForwarded", production);
    book.report(ledger);
  }

  private void received(Stage stage, long points, long returned) {
    Ledger ledger = new Ledger(stage);
    ledger.take(Subject.POINTS, points + returned);
    ledger.count(Subject.POINTS, Outcome.STORED, points);
    ledger.count(Subject.POINTS, Outcome.RETURNED, returned);
    if (stage == Stage.OEE) {
      ledger.note("kpiPoints", 2);
    }
    book.report(ledger);
  }
}
