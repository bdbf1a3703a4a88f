package dev.shopfloor.enrich.kepware;

import static dev.shopfloor.enrich.Decode.AT;
import static dev.shopfloor.enrich.Decode.RX;
import static dev.shopfloor.enrich.Decode.SECOND;
import static dev.shopfloor.enrich.Decode.byTag;
import static dev.shopfloor.enrich.Decode.decoded;
import static dev.shopfloor.enrich.Decode.point;
import static dev.shopfloor.enrich.Decode.problem;
import static dev.shopfloor.enrich.Decode.refused;
import static dev.shopfloor.plant.PayloadSpec.PayloadFamily.KEPWARE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.enrich.Decoding.Decoded;
import dev.shopfloor.model.Flag;
import dev.shopfloor.model.Point;
import dev.shopfloor.model.Quality;
import dev.shopfloor.model.Reason;
import dev.shopfloor.model.TimeOrigin;
import dev.shopfloor.model.Value;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KepwareDecoderTest {
  @Test
  void eachReadingHasItsOwnTimeAndABadOneHasNoValue() {
    var points =
        byTag(
            decoded(
                KEPWARE,
                """
                {"timestamp":1794800000900,"values":[
                {"id":"Press07.PLC.Temperature","v":37.1,"q":true,"t":1794800000850},
                {"id":"Press07.PLC.State","v":3,"q":true,"t":1794800000100},
                {"id":"Press07.PLC.Pressure","v":0,"q":false,"t":1794800000850}]}
                """));

    assertThat(points.get("Press07.PLC.Temperature"))
        .isEqualTo(
            new Point(
                null,
                "Press07.PLC.Temperature",
                new Value.Real(37.1),
                null,
                null,
                AT + 850_000_000,
                TimeOrigin.VALUE,
                RX,
                Quality.GOOD,
                null,
                0,
                Point.NO_SEQUENCE));
    assertThat(points.get("Press07.PLC.State").value()).isEqualTo(new Value.Whole(3));
    assertThat(points.get("Press07.PLC.State").time()).isEqualTo(AT + 100_000_000);
    Point bad = points.get("Press07.PLC.Pressure");
    assertThat(bad.value()).isEqualTo(Value.ABSENT);
    assertThat(bad.quality()).isEqualTo(Quality.BAD);
    assertThat(bad.qualityCode()).isEqualTo("false");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"values\":[{\"t\":1794800000000,\"q\":true,\"v\":42,\"id\":\"a.b\"}],\"timestamp\":1}",
        "{\"values\":[{\"x\":{\"id\":\"no\"},\"v\":42,\"id\":\"a.b\"}],\"timestamp\":1794800000000}",
        "{\"timestamp\":1794800000000,\"values\":[{\"id\":\"a.b\",\"v\":42,\"t\":null}]}",
        "{\"id\":\"a.b\",\"v\":42,\"q\":true,\"t\":1794800000000}",
        "{\"t\":1794800000000,\"v\":42,\"id\":\"a.b\"}",
        "{\"v\":42,\"id\":\"a.b\",\"timestamp\":1794800000000}",
        "[{\"id\":\"a.b\",\"v\":42,\"q\":true,\"t\":1794800000000}]",
        "\ufeff{\"values\":[{\"id\":\"a.b\",\"v\":42,\"t\":\"2026-11-16T03:33:20Z\"}]}"
      })
  void keysComeInAnyOrderAndReadingsWithOrWithoutAMessageAroundThem(String payload) {
    Point point = point(KEPWARE, payload);

    assertThat(point.tag()).isEqualTo("a.b");
    assertThat(point.value()).isEqualTo(new Value.Whole(42));
    assertThat(point.time()).isEqualTo(AT);
    assertThat(point.flags()).isZero();
  }

  @Test
  void theServersTimeStandsInForTheReadingsAndTheReceiptForBoth() {
    List<Point> points =
        decoded(
                KEPWARE,
                """
                {"values":[{"id":"a","v":1},{"id":"b","v":2,"t":1794800000000}],
                "timestamp":1794799999000}
                """)
            .points();

    assertThat(points).extracting(Point::tag).containsExactly("a", "b");
    assertThat(points)
        .extracting(Point::origin)
        .containsExactly(TimeOrigin.SERVER, TimeOrigin.VALUE);
    assertThat(points).extracting(Point::time).containsExactly(AT - SECOND, AT);

    Point untimed = point(KEPWARE, "{\"values\":[{\"id\":\"a\",\"v\":1}]}");
    assertThat(untimed.time()).isEqualTo(RX);
    assertThat(untimed.origin()).isEqualTo(TimeOrigin.RECEIVED);
    assertThat(Flag.of(untimed.flags())).containsExactly(Flag.TIME_GUESSED);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"id\":\"a\",\"v\":[1,2],\"q\":true} | WRONG_TYPE | a",
        "{\"id\":\"a\",\"v\":{\"b\":1},\"q\":true} | WRONG_TYPE | a",
        "{\"id\":\"a\",\"v\":NaN,\"q\":true} | NOT_A_NUMBER | a",
        "{\"id\":\"a\",\"v\":1e999,\"q\":true} | OUT_OF_RANGE | a",
        "{\"id\":\"a\",\"v\":1,\"t\":5} | INVALID_TIME | a",
        "{\"id\":\"a\",\"v\":1,\"t\":{\"x\":1}} | INVALID_TIME | a",
        "{\"id\":\"a\",\"q\":true} | UNSUPPORTED_SHAPE | a",
        "{\"v\":1,\"q\":true} | UNSUPPORTED_SHAPE | values/0",
        "7 | UNSUPPORTED_SHAPE | values/0",
        "[1] | UNSUPPORTED_SHAPE | values/0"
      })
  void whatIsWrongWithOneReadingCostsThatReading(String reading, Reason reason, String tag) {
    Decoded decoded = decoded(KEPWARE, "{\"values\":[" + reading + ",{\"id\":\"next\",\"v\":1}]}");

    assertThat(decoded.points()).extracting(Point::tag).containsExactly("next");
    assertThat(decoded.problems()).hasSize(1);
    assertThat(decoded.problems().getFirst().tag()).isEqualTo(tag);
    assertThat(decoded.problems().getFirst().reason()).isEqualTo(reason);
  }

  @Test
  void aBadReadingIsAbsentWhateverStandsInIt() {
    Point point = point(KEPWARE, "[{\"id\":\"a\",\"v\":[1,2],\"q\":false}]");

    assertThat(point.value()).isEqualTo(Value.ABSENT);
    assertThat(point.quality()).isEqualTo(Quality.BAD);
    assertThat(point(KEPWARE, "[{\"id\":\"a\",\"v\":null,\"q\":true}]").quality())
        .isEqualTo(Quality.BAD);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "9007199254740993 | 9007199254740993",
        "-9223372036854775808 | -9223372036854775808"
      })
  void wholeNumbersKeepEveryDigit(String sent, long value) {
    assertThat(point(KEPWARE, "[{\"id\":\"a\",\"v\":" + sent + "}]").value())
        .isEqualTo(new Value.Whole(value));
    assertThat(point(KEPWARE, "[{\"id\":\"a\",\"v\":18446744073709551615}]").value())
        .isEqualTo(new Value.Text("18446744073709551615"));
  }

  @Test
  void aNameBeyondAnyTagsIsAProblemOfItsOwn() {
    assertThat(problem(KEPWARE, "[{\"id\":\"" + "x".repeat(300) + "\",\"v\":1}]").reason())
        .isEqualTo(Reason.TOO_LARGE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | UNSUPPORTED_SHAPE",
        "7 | UNSUPPORTED_SHAPE",
        "{} | UNSUPPORTED_SHAPE",
        "{\"temp\":7} | UNSUPPORTED_SHAPE",
        "{\"values\":{\"id\":\"a\"}} | UNSUPPORTED_SHAPE",
        "{\"values\":[{\"id\":\"a\",\"v\":1} | MALFORMED_JSON",
        "[] [] | MALFORMED_JSON",
        "{\"timestamp\":\"soon\",\"values\":[{\"id\":\"a\",\"v\":1}]} | INVALID_TIME"
      })
  void whatIsNotKepwaresIsRefused(String payload, Reason reason) {
    assertThat(refused(KEPWARE, payload).reason()).isEqualTo(reason);
  }
}
