package dev.shopfloor.enrich.senml;

import static dev.shopfloor.enrich.Decode.AT;
import static dev.shopfloor.enrich.Decode.RX;
import static dev.shopfloor.enrich.Decode.SECOND;
import static dev.shopfloor.enrich.Decode.decoded;
import static dev.shopfloor.enrich.Decode.point;
import static dev.shopfloor.enrich.Decode.problem;
import static dev.shopfloor.enrich.Decode.refused;
import static dev.shopfloor.plant.PayloadSpec.PayloadFamily.SENML;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.model.Flag;
import dev.shopfloor.model.Point;
import dev.shopfloor.model.Quality;
import dev.shopfloor.model.Reason;
import dev.shopfloor.model.TimeOrigin;
import dev.shopfloor.model.Value;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SenmlDecoderTest {
  @Test
  void baseFieldsHoldForLaterRecordsUntilTheyChange() {
    List<Point> points =
        decoded(
                SENML,
                """
                [{"bn":"urn:dev:1:","bt":1794800000.0,"bu":"Cel","bver":10},
                {"n":"temp","v":37.1},
                {"n":"temp","t":-5,"v":37.0},
                {"n":"hum","u":"%RH","v":41},
                {"n":"running","vb":true},
                {"bn":"urn:dev:2/","bu":"","n":"order","vs":"A-17"}]
                """)
            .points();

    assertThat(points)
        .extracting(Point::tag)
        .containsExactly(
            "urn:dev:1:temp",
            "urn:dev:1:temp",
            "urn:dev:1:hum",
            "urn:dev:1:running",
            "urn:dev:2/order");
    assertThat(points)
        .extracting(Point::value)
        .containsExactly(
            new Value.Real(37.1),
            new Value.Real(37.0),
            new Value.Whole(41),
            new Value.Truth(true),
            new Value.Text("A-17"));
    assertThat(points).extracting(Point::unit).containsExactly("Cel", "Cel", "%RH", "Cel", null);
    assertThat(points).extracting(Point::time).containsExactly(AT, AT - 5 * SECOND, AT, AT, AT);
    assertThat(points).extracting(Point::origin).containsOnly(TimeOrigin.VALUE);
    assertThat(points).extracting(Point::quality).containsOnly(Quality.GOOD);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | 0",
        ",\"t\":0 | 0",
        ",\"t\":-5 | -5000000000",
        ",\"t\":-0.5 | -500000000",
        ",\"t\":60 | 60000000000",
        ",\"bt\":-10,\"t\":4 | -6000000000",
        ",\"t\":268435455 | 268435455000000000"
      })
  void aSmallTimeIsCountedFromTheReceiptAndSaysSo(String time, long offset) {
    Point point = point(SENML, "[{\"n\":\"temp\",\"v\":1" + time + "}]");

    assertThat(point.time()).isEqualTo(RX + offset);
    assertThat(point.origin()).isEqualTo(TimeOrigin.RECEIVED);
    assertThat(Flag.of(point.flags())).containsExactly(Flag.TIME_GUESSED);
  }

  @Property(tries = 200)
  void decimalSecondsKeepTheirNanoseconds(
      @ForAll @LongRange(min = 1_300_000_000, max = 4_000_000_000L) long seconds,
      @ForAll @IntRange(max = 999_999_999) int nanos) {
    Point point =
        point(SENML, "[{\"bt\":%d,\"n\":\"temp\",\"t\":0.%09d,\"v\":1}]".formatted(seconds, nanos));

    assertThat(point.time()).isEqualTo(seconds * SECOND + nanos);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"bv\":20,\"v\":1.5 | 21.5",
        "\"bv\":0.1,\"v\":0.2 | 0.3",
        "\"bv\":20.5 | 20.5",
        "\"bv\":-1.5e-7,\"v\":0 | -1.5E-7"
      })
  void aBaseValueIsAddedWithoutLosingADigit(String values, double sum) {
    assertThat(point(SENML, "[{\"n\":\"temp\"," + values + "}]").value())
        .isEqualTo(new Value.Real(sum));
  }

  @Test
  void wholeNumbersAddUpWholeBeyondWhatADoubleHolds() {
    assertThat(point(SENML, "[{\"n\":\"c\",\"bv\":9007199254740993,\"v\":1}]").value())
        .isEqualTo(new Value.Whole(9_007_199_254_740_994L));
    assertThat(point(SENML, "[{\"n\":\"c\",\"bv\":9223372036854775807,\"v\":1}]").value())
        .isEqualTo(new Value.Text("9223372036854775808"));
  }

  @Test
  void aSumIsARunningTotalInItsUnitTimesSecondsUnlessThatIsAnAmount() {
    Point energy = point(SENML, "[{\"n\":\"energy\",\"u\":\"kWh\",\"bs\":10000,\"s\":211.5}]");
    assertThat(energy.tag()).isEqualTo("energy");
    assertThat(energy.value()).isEqualTo(new Value.Real(10_211.5));
    assertThat(energy.unit()).isEqualTo("kWh");

    List<Point> both =
        decoded(SENML, "[{\"n\":\"power\",\"u\":\"W\",\"v\":20,\"s\":72000}]").points();
    assertThat(both).extracting(Point::tag).containsExactly("power", "power/sum");
    assertThat(both).extracting(Point::unit).containsExactly("W", "W.s");
    assertThat(both)
        .extracting(Point::value)
        .containsExactly(new Value.Whole(20), new Value.Whole(72_000));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"n\":\"a\",\"vd\":\"aGk\"} | WRONG_TYPE",
        "{\"n\":\"a\",\"v\":\"37\"} | WRONG_TYPE",
        "{\"n\":\"a\",\"vs\":37} | WRONG_TYPE",
        "{\"n\":\"a\",\"vb\":1} | WRONG_TYPE",
        "{\"n\":\"a\",\"v\":1,\"vs\":\"x\"} | WRONG_TYPE",
        "{\"n\":\"a\"} | WRONG_TYPE",
        "{\"n\":\"a\",\"v\":NaN} | NOT_A_NUMBER",
        "{\"n\":\"a\",\"v\":1e999} | OUT_OF_RANGE",
        "{\"n\":\"a\",\"bv\":1,\"v\":1e999999999} | OUT_OF_RANGE",
        "{\"n\":\"a\",\"v\":1,\"t\":1e999999999} | INVALID_TIME",
        "{\"n\":\"a\",\"v\":1,\"t\":\"now\"} | INVALID_TIME",
        "{\"n\":\"a\",\"v\":1,\"t\":268435456} | INVALID_TIME",
        "{\"n\":\"a\",\"v\":1,\"t\":-268435456} | INVALID_TIME",
        "{\"n\":\"-a\",\"v\":1} | UNSUPPORTED_SHAPE",
        "{\"n\":\"a b\",\"v\":1} | UNSUPPORTED_SHAPE",
        "{\"n\":\"\u00e4\",\"v\":1} | UNSUPPORTED_SHAPE",
        "{\"v\":1} | UNSUPPORTED_SHAPE",
        "7 | UNSUPPORTED_SHAPE"
      })
  void whatIsWrongWithOneRecordCostsThatRecord(String record, Reason reason) {
    assertThat(problem(SENML, "[" + record + "]").reason()).isEqualTo(reason);
    assertThat(decoded(SENML, "[" + record + ",{\"bv\":0,\"n\":\"next\",\"v\":1}]").points())
        .extracting(Point::tag)
        .containsExactly("next");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[{\"n\":\"a\",\"v\":1},{\"bver\":11,\"n\":\"b\",\"v\":1}]",
        "[{\"bver\":\"10\",\"n\":\"b\",\"v\":1}]",
        "[{\"n\":\"a\",\"v\":1,\"scale_\":10}]",
        "[{\"bn\":7,\"n\":\"a\",\"v\":1}]",
        "[{\"bt\":\"now\",\"n\":\"a\",\"v\":1}]",
        "[{\"bv\":1e999999999,\"n\":\"a\",\"v\":1}]",
        "{\"n\":\"a\",\"v\":1}",
        "7"
      })
  void aPackThatMustNotBeReadIsRefusedAsAWhole(String pack) {
    assertThat(refused(SENML, pack).reason()).isEqualTo(Reason.UNSUPPORTED_SHAPE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[{\"bver\":26,\"n\":\"a\",\"v\":1,\"u\":\"kWh\"}]",
        "[{\"bver\":5,\"n\":\"a\",\"v\":1}]",
        "[{\"n\":\"a\",\"v\":1,\"ut\":60,\"vendor\":{}}]"
      })
  void whatMayBeUnknownIsPassedOver(String pack) {
    assertThat(point(SENML, pack).tag()).isEqualTo("a");
  }

  @Test
  void recordsOfBasesAloneMakeNoPoints() {
    assertThat(decoded(SENML, "[{\"bn\":\"a:\",\"bt\":1794800000,\"bv\":3}]"))
        .isEqualTo(decoded(SENML, "[]"));
  }
}
