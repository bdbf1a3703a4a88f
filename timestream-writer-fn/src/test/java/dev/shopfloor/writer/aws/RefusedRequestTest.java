package dev.shopfloor.writer.aws;

import static dev.shopfloor.writer.Readings.NOON;
import static dev.shopfloor.writer.Readings.PRESS;
import static dev.shopfloor.writer.Readings.SECOND;
import static dev.shopfloor.writer.Readings.point;
import static dev.shopfloor.writer.Readings.record;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.model.Quality;
import dev.shopfloor.model.Value;
import dev.shopfloor.writer.LineDialect;
import dev.shopfloor.writer.Lines;
import dev.shopfloor.writer.StoreRecord;
import dev.shopfloor.writer.WriteOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What follows from an answer, without a store. */
class RefusedRequestTest {
  private static final String CONFLICT =
      "partial write: field type conflict: input field \"t\" on measurement \"press\" is type"
          + " integer, already exists as type float dropped=";

  private final List<StoreRecord> batch = new ArrayList<>();

  @Test
  void ofAClassTheLinesWithOneFieldGoAmongThemselvesAndTheOthersFirst() {
    reals(2);
    wholes(2);
    Verdict verdict = verdict(CONFLICT + 2);
    assertThat(verdict.settled()).isEmpty();
    assertThat(verdict.again()).containsExactly(List.of(0, 1), List.of(2, 3));
  }

  @Test
  void aClassThatIsRefusedWholeIsSettled() {
    wholes(3);
    assertThat(verdict(CONFLICT + 3).settled())
        .containsOnlyKeys(0, 1, 2)
        .containsEntry(1, new WriteOutcome.Rejected("HTTP 422 " + CONFLICT + 3));
  }

  @Test
  void aClassOfWhichTheStoreDroppedSomeIsHalvedByTimeBecauseTypesMayDifferByTime() {
    for (int second : new int[] {3, 1, 2, 0}) {
      batch.add(record("t", NOON + second * SECOND, new Value.Whole(second)));
    }
    Verdict verdict = verdict(CONFLICT + 2);
    assertThat(verdict.settled()).isEmpty();
    assertThat(verdict.again()).containsExactly(List.of(3, 1), List.of(2, 0));
  }

  @Test
  void aLineWithSeveralFieldsOfWhichOneIsOfTheClassIsTakenApartByItsWriter() {
    reals(1);
    batch.add(
        record(
            PRESS, point("t", NOON + SECOND, new Value.Whole(1)), point("u", NOON + SECOND, 1.5)));
    Verdict verdict = verdict(CONFLICT + 1);
    assertThat(verdict.settled()).containsOnlyKeys(1);
    assertThat(verdict.again()).containsExactly(List.of(0));
  }

  @Test
  void aClassOfAnotherMeasurementOrTypeIsNotSuspected() {
    reals(4);
    Verdict verdict = verdict(CONFLICT + 1);
    assertThat(verdict.settled()).isEmpty();
    assertThat(verdict.again()).containsExactly(List.of(0, 1), List.of(2, 3));
  }

  @Test
  void allThatAStoreDroppedIsRefusedEvenWhenItsWordsNameButSome() {
    wholes(1);
    reals(2);
    Verdict verdict = verdict(CONFLICT + 3);
    assertThat(verdict.settled()).containsOnlyKeys(0);
    assertThat(verdict.again()).containsExactly(List.of(1, 2));
  }

  @Test
  void aLimitThatDroppedAllRefusesAll() {
    reals(3);
    assertThat(
            verdict("partial write: max-series-per-database limit exceeded: (1) dropped=3")
                .settled())
        .hasSize(3);
    assertThat(
            verdict("partial write: max-series-per-database limit exceeded: (1) dropped=2").again())
        .hasSize(2);
  }

  @Test
  void aLineThatTheAnswerQuotesIsRefusedAndTheOthersGoAgain() {
    reals(3);
    batch.add(record("x", NOON, new Value.Text("it's': bad\nunable to parse 'x")));
    Lines lines = new Lines(batch, LineDialect.INFLUXDB);
    Verdict verdict =
        verdict(
            "unable to parse '%s': first\nunable to parse '%s': second"
                .formatted(lines.text(1), lines.text(0)));
    assertThat(verdict.settled())
        .containsOnlyKeys(0, 1)
        .containsEntry(
            1,
            new WriteOutcome.Rejected("HTTP 422 unable to parse '" + lines.text(1) + "': first"));
    assertThat(verdict.again()).containsExactly(List.of(2, 3));
  }

  @Test
  void aQuotedLineMayHoldWhatPartsItFromTheReason() {
    batch.add(record("x", NOON, new Value.Text("it's': bad")));
    reals(1);
    Lines lines = new Lines(batch, LineDialect.INFLUXDB);
    assertThat(verdict("unable to parse '" + lines.text(0) + "': why").settled())
        .containsOnlyKeys(0);
  }

  @Test
  void aQuotedLineThatIsNoneOfOursHalvesTheRequest() {
    reals(2);
    Verdict verdict = verdict("unable to parse 'other line': why");
    assertThat(verdict.settled()).isEmpty();
    assertThat(verdict.again()).containsExactly(List.of(0), List.of(1));
  }

  @Test
  void numberedLinesGoOnceMoreAmongThemselves() {
    reals(4);
    Verdict verdict =
        verdict(
            new Blame.Line(2, "no"), new Blame.Line(4, "no"), new Blame.Line(9, "none of ours"));
    assertThat(verdict.again()).containsExactly(List.of(0, 2), List.of(1, 3));
  }

  @Test
  void whenAllAreNumberedEachIsRefusedWithItsOwnWords() {
    reals(2);
    assertThat(verdict(new Blame.Line(1, "one"), new Blame.Line(2, "two")).settled())
        .containsEntry(0, new WriteOutcome.Rejected("HTTP 422 one"))
        .containsEntry(1, new WriteOutcome.Rejected("HTTP 422 two"));
  }

  @Test
  void aNumberedLineOfTheWrongTypeStandsForAllOfItsClass() {
    reals(3);
    wholes(3);
    String words =
        "table: press, column: t; cast error from protocol type: INTEGER to column type: DOUBLE";
    assertThat(verdict(new Blame.Line(5, words)).again())
        .containsExactly(List.of(0, 1, 2), List.of(3, 4, 5));
    batch.subList(0, 3).clear();
    assertThat(verdict(new Blame.Line(1, words)).settled()).hasSize(3);
  }

  @Test
  void aRefusedNameStandsForAllValuesOfThatName() {
    batch.add(record("t/1", NOON, new Value.Real(1)));
    batch.add(record("u", NOON, new Value.Real(1)));
    batch.add(record("t/1", NOON, new Value.Whole(1)));
    assertThat(verdict(new Blame.Line(3, "table: press; invalid column name: t/")).again())
        .containsExactly(List.of(1), List.of(0, 2));
  }

  @Test
  void ofLateLinesThatAreOnlyCountedTheOldestGoAmongThemselves() {
    for (int second : new int[] {9, 1, 8, 2}) {
      batch.add(record("t", NOON + second * SECOND, new Value.Real(1)));
    }
    Verdict verdict = verdict("partial write: points beyond retention policy dropped=2");
    assertThat(verdict.again()).containsExactly(List.of(0, 2), List.of(1, 3));
  }

  @Test
  void linesThatAreAllLateAreLateAndNotRefused() {
    reals(2);
    assertThat(
            verdict("partial write: points beyond retention policy dropped=2").settled().values())
        .hasSize(2)
        .hasOnlyElementsOfType(WriteOutcome.Late.class);
  }

  @Test
  void aQualityIsATextOfItsOwnName() {
    FieldClass quality = new FieldClass("press", "t_q", Optional.of(FieldType.STRING));
    StoreRecord stale = record(PRESS, point("t", NOON, new Value.Real(1), Quality.UNCERTAIN, 1));
    assertThat(quality.holds(stale)).isTrue();
    assertThat(quality.holds(record("t", NOON, new Value.Real(1)))).isFalse();
    assertThat(new FieldClass("oven", "t_q", Optional.empty()).holds(stale)).isFalse();
  }

  private void reals(int count) {
    for (int at = 0; at < count; at++) {
      batch.add(record("t", NOON + batch.size() * SECOND, new Value.Real(1)));
    }
  }

  private void wholes(int count) {
    for (int at = 0; at < count; at++) {
      batch.add(record("t", NOON + batch.size() * SECOND, new Value.Whole(1)));
    }
  }

  private Verdict verdict(String words) {
    return verdict(Refusal.read(422, words, List.of()));
  }

  private Verdict verdict(Blame... blames) {
    return verdict(new Refusal(422, "bad", List.of(blames), 0));
  }

  private Verdict verdict(Refusal refusal) {
    return new RefusedRequest(
            new Lines(batch, LineDialect.INFLUXDB),
            IntStream.range(0, batch.size()).boxed().toList(),
            refusal)
        .verdict();
  }
}
