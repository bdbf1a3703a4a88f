package dev.shopfloor.writer.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The answers of real stores, read. */
class RefusalTest {
  @Test
  void influx2NamesFieldMeasurementAndTypeOfAConflict() {
    Refusal refusal =
        refused(
            """
            {"code":"unprocessable entity","message":"failure writing points to database: partial \
            write: field type conflict: input field \\"value\\" on measurement \\"press\\" is type \
            string, already exists as type float dropped=11"}\
            """);
    assertThat(refusal.dropped()).isEqualTo(11);
    assertThat(refusal.late()).isFalse();
    assertThat(values(refusal))
        .isEqualTo(new FieldClass("press", "value", Optional.of(FieldType.STRING)));
  }

  @Test
  void influx1LeavesQuotesAndBlanksOfNamesAsTheyAre() {
    Refusal refusal =
        refused(
            """
            {"error":"partial write: field type conflict: input field \\"f \\"q\\" on measurement \
            \\"my m\\"x\\" is type integer, already exists as type float dropped=1"}
            """);
    assertThat(values(refusal))
        .isEqualTo(new FieldClass("my m\"x", "f \"q", Optional.of(FieldType.INTEGER)));
  }

  @Test
  void aTypeThatWeNeverWriteIsNoClassOfOurs() {
    assertThat(
            refused(
                    """
                    {"error":"partial write: field type conflict: input field \\"f\\" on measurement \
                    \\"m\\" is type unsigned, already exists as type float dropped=1"}
                    """)
                .blames())
        .isEmpty();
  }

  @Test
  void influx2QuotesEachLineThatItCannotRead() {
    Refusal refusal =
        refused(
            """
            {"code":"invalid","message":"unable to parse 'm,a=x t=1.5x 17': invalid number\\n\
            unable to parse 'm,a=\\"q\\" t= 17': missing field value"}\
            """);
    assertThat(refusal.blames())
        .containsExactly(
            new Blame.Quoted("m,a=x t=1.5x 17': invalid number"),
            new Blame.Quoted("m,a=\"q\" t= 17': missing field value"));
    assertThat(refusal.blames().getFirst().words())
        .isEqualTo("unable to parse 'm,a=x t=1.5x 17': invalid number");
  }

  @Test
  void influx1TakesTheOthersAndCountsNoneAsDropped() {
    Refusal refusal =
        refused(
            """
            {"error":"partial write: unable to parse 'm t= 17': missing field value dropped=0"}
            """);
    assertThat(refusal.dropped()).isZero();
    assertThat(refusal.blames())
        .containsExactly(new Blame.Quoted("m t= 17': missing field value dropped=0"));
  }

  @Test
  void aLineThatQuotesAnotherAnswerIsStillThatLine() {
    Refusal refusal =
        refused(
            """
            {"error":"unable to parse 'm t=\\"partial write: points beyond retention policy \
            dropped=7\\"': bad timestamp"}
            """);
    assertThat(refusal.late()).isFalse();
    assertThat(refusal.dropped()).isZero();
    assertThat(refusal.blames()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"error\":\"partial write: points beyond retention policy dropped=3\"}",
        """
        {"code":"unprocessable entity","message":"failure writing points to database: partial write: \
        dropped 3 points outside retention policy of duration 24h0m0s - oldest point \
        home,room=Living\\\\ Room at 1970-01-01T00:00:01.541Z dropped because it violates a Retention \
        Policy Lower Bound at 2025-05-20T19:06:17.612973Z, newest point home,room=Living\\\\ Room at \
        1970-01-01T00:00:01.5410006Z dropped because it violates a Retention Policy Lower Bound at \
        2025-05-20T19:06:17.612973Z dropped=3 for database: 9f282d63c7d3a5c0 for retention policy: \
        autogen"}\
        """
      })
  void lateLinesAreCountedAndNotNamed(String body) {
    Refusal refusal = refused(body);
    assertThat(refusal.late()).isTrue();
    assertThat(refusal.dropped()).isEqualTo(3);
    assertThat(refusal.blames()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "partial write: max-series-per-database limit exceeded: (60) dropped=81",
        "partial write: max-values-per-tag limit exceeded (9/9): measurement=\\\"m\\\""
            + " tag=\\\"host\\\" value=\\\"outside retention policy\\\" dropped=81"
      })
  void aLimitIsCountedAndIsNotLate(String words) {
    Refusal refusal = refused("{\"error\":\"" + words + "\"}");
    assertThat(refusal.late()).isFalse();
    assertThat(refusal.dropped()).isEqualTo(81);
    assertThat(refusal.blames()).isEmpty();
  }

  @Test
  void influx3ListsTheLinesByNumber() {
    Refusal refusal =
        refused(
            """
            {"error":"partial write of line protocol occurred","data":[
              {"original_line":"a b=1i","line_number":2,"error_message":"invalid column type for \
            column 'b', expected iox::column_type::field::float, got \
            iox::column_type::field::integer"},
              {"original_line":"{\\"x\\":[1]}","line_number":7,"error_message":"No fields were \
            provided"}]}\
            """);
    assertThat(refusal.blames())
        .extracting(blame -> ((Blame.Line) blame).number())
        .containsExactly(2, 7);
    assertThat(((Blame.Line) refusal.blames().getFirst()).mistyped()).contains("b");
    assertThat(((Blame.Line) refusal.blames().getLast()).mistyped()).isEmpty();
  }

  @Test
  void influx3NamesTheFirstLineAloneWhenItTakesNone() {
    Refusal refusal =
        refused(
            """
            {"error":"parsing failed for write_lp endpoint",
             "data":{"original_line":"a b=","line_number":3,"error_message":"no value"}}\
            """);
    assertThat(refusal.words()).isEqualTo("parsing failed for write_lp endpoint: no value");
    assertThat(refusal.blames()).containsExactly(new Blame.Line(3, "no value"));
  }

  @Test
  void questDbNamesEachLineInItsText() {
    Refusal refusal =
        refused(
            """
            {"code":"invalid","message":"failed to parse line protocol:\\nerrors encountered on \
            line(s):\\nerror in line 1: table: circuits; invalid column name: relay/\\nerror in line \
            2: table: panel, column: code; cast error from protocol type: STRING to column type: \
            DOUBLE","line":2,"errorId":"z-9"}\
            """);
    assertThat(refusal.blames())
        .extracting(blame -> ((Blame.Line) blame).number())
        .containsExactly(1, 2);
    Blame.Line name = (Blame.Line) refusal.blames().getFirst();
    assertThat(name.misnamed()).contains("relay/");
    assertThat(name.mistyped()).isEmpty();
    assertThat(((Blame.Line) refusal.blames().getLast()).mistyped()).contains("code");
  }

  @ParameterizedTest
  @CsvSource({"UUID, false", "IPv4, false", "INT, false", "DOUBLE, true", "SYMBOL, true"})
  void onlyWhatAColumnRefusesWhateverTheValueIsAClass(String column, boolean fact) {
    Blame.Line line =
        new Blame.Line(
            1,
            "table: t, column: u; cast error from protocol type: STRING to column type: " + column);
    assertThat(line.mistyped().isPresent()).isEqualTo(fact);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<html>bad</html>", "{\"message\":", "[1]", "{\"line\":\"x\"}"})
  void anAnswerThatIsNotWhatWeKnowStillRefusesAndNamesNoLine(String body) {
    assertThat(refused(body).blames()).isEmpty();
    assertThat(refused(body).dropped()).isZero();
  }

  @Test
  void aSpanOfTimeThatIsBeingDeletedIsTriedAgain() {
    assertThat(
            InfluxAnswer.of(
                422,
                Duration.ZERO,
                "{\"message\":\"failure writing points to database: partial write: shard 7 is"
                    + " pending deletion dropped=5\"}"))
        .isInstanceOf(InfluxAnswer.Unavailable.class);
  }

  @Test
  void aReasonIsOneLineOfABearableLength() {
    Refusal refusal = refused("{\"error\":\"a\\nb " + "x".repeat(9_000) + "\"}");
    assertThat(refusal.reason(refusal.words())).startsWith("HTTP 400 a b xxx").hasSize(509);
  }

  private static FieldClass values(Refusal refusal) {
    assertThat(refusal.blames()).hasSize(1);
    return ((Blame.Values) refusal.blames().getFirst()).values();
  }

  private static Refusal refused(String body) {
    return ((InfluxAnswer.Refused) InfluxAnswer.of(400, Duration.ZERO, body)).refusal();
  }
}
