package dev.shopfloor.enrich.sitewise;

import static dev.shopfloor.enrich.Decode.AT;
import static dev.shopfloor.enrich.Decode.RX;
import static dev.shopfloor.enrich.Decode.SECOND;
import static dev.shopfloor.enrich.Decode.decoded;
import static dev.shopfloor.enrich.Decode.point;
import static dev.shopfloor.enrich.Decode.problem;
import static dev.shopfloor.enrich.Decode.refused;
import static dev.shopfloor.plant.PayloadSpec.PayloadFamily.SITEWISE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.enrich.Decoding.Decoded;
import dev.shopfloor.enrich.Decoding.TagProblem;
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

class SiteWiseDecoderTest {
  @Test
  void aPutBodyNamesPropertiesByAliasOrByIds() {
    List<Point> points =
        decoded(
                SITEWISE,
                """
                {"entries":[
                {"entryId":"e1","propertyAlias":"/PlantA/Press07/Temperature","propertyValues":[
                {"value":{"doubleValue":37.02},"quality":"GOOD",
                "timestamp":{"timeInSeconds":1794800000,"offsetInNanos":125000000}},
                {"value":{"doubleValue":37.04},"quality":"UNCERTAIN",
                "timestamp":{"timeInSeconds":1794800001}}]},
                {"entryId":"e2","assetId":"a1","propertyId":"p3","propertyValues":[
                {"value":{"integerValue":2},
                "timestamp":{"timeInSeconds":1794800000,"offsetInNanos":0}}]}],
                "enablePartialEntryProcessing":true}
                """)
            .points();

    assertThat(points)
        .extracting(Point::tag)
        .containsExactly("/PlantA/Press07/Temperature", "/PlantA/Press07/Temperature", "a1/p3");
    assertThat(points)
        .extracting(Point::value)
        .containsExactly(new Value.Real(37.02), new Value.Real(37.04), new Value.Whole(2));
    assertThat(points).extracting(Point::time).containsExactly(AT + 125_000_000, AT + SECOND, AT);
    assertThat(points)
        .extracting(Point::quality)
        .containsExactly(Quality.GOOD, Quality.UNCERTAIN, Quality.GOOD);
    assertThat(points.get(1).qualityCode()).isEqualTo("UNCERTAIN");
    assertThat(points).extracting(Point::origin).containsOnly(TimeOrigin.VALUE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"booleanValue\":true} | GOOD | true",
        "{\"stringValue\":\"RUNNING\"} | GOOD | RUNNING",
        "{\"integerValue\":9007199254740993} | GOOD | 9007199254740993",
        "{\"doubleValue\":0.1} | UNCERTAIN | 0.1"
      })
  void theValueIsTheUnionsOnlyMember(String union, Quality quality, String shown) {
    Point point = point(SITEWISE, stream(union, quality.name()));

    assertThat(point.quality()).isEqualTo(quality);
    assertThat(
            switch (point.value()) {
              case Value.Real(double real) -> Double.toString(real);
              case Value.Whole(long whole) -> Long.toString(whole);
              case Value.Truth(boolean truth) -> Boolean.toString(truth);
              case Value.Text(String text) -> text;
              case Value.Absent absent -> "absent";
            })
        .isEqualTo(shown);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{} | GOOD",
        "{\"nullValue\":{\"valueType\":\"D\"}} | BAD",
        "{\"nullValue\":{\"valueType\":\"D\"}} | UNCERTAIN",
        "null | GOOD",
        "{\"doubleValue\":37} | BAD",
        "{\"doubleValue\":37,\"integerValue\":37} | BAD"
      })
  void whatIsNullEmptyOrBadIsAbsentAndBad(String union, String quality) {
    Point point = point(SITEWISE, stream(union, quality));

    assertThat(point.value()).isEqualTo(Value.ABSENT);
    assertThat(point.quality()).isEqualTo(Quality.BAD);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"doubleValue\":1,\"integerValue\":1} | 1794800000 | WRONG_TYPE",
        "{\"decimalValue\":1} | 1794800000 | WRONG_TYPE",
        "{\"doubleValue\":[1]} | 1794800000 | WRONG_TYPE",
        "{\"doubleValue\":NaN} | 1794800000 | NOT_A_NUMBER",
        "{\"doubleValue\":1} | 0 | INVALID_TIME",
        "{\"doubleValue\":1} | \"now\" | INVALID_TIME",
        "{\"doubleValue\":1} | 1794800000,\"offsetInNanos\":1000000000 | INVALID_TIME",
        "{\"doubleValue\":1} | 1794800000,\"offsetInNanos\":-1 | INVALID_TIME"
      })
  void whatIsWrongWithOneValueCostsThatValue(String union, String seconds, Reason reason) {
    TagProblem problem =
        problem(
            SITEWISE,
            """
            {"propertyAlias":"/a/b","propertyValues":[{"value":%s,"timestamp":{"timeInSeconds":%s}}]}
            """
                .formatted(union, seconds));

    assertThat(problem.tag()).isEqualTo("/a/b");
    assertThat(problem.reason()).isEqualTo(reason);
  }

  @Test
  void anEntryThatNamesNothingIsToldByItsPlaceAndTheOthersGoOn() {
    Decoded decoded =
        decoded(
            SITEWISE,
            """
            {"entries":[{"propertyValues":[]},7,{"propertyAlias":"x"},
            {"propertyAlias":"y","propertyValues":[7,{"value":{"doubleValue":1}}]}]}
            """);

    assertThat(decoded.problems())
        .extracting(TagProblem::tag)
        .containsExactly("entries/0", "entries/1", "entries/2", "y");
    assertThat(decoded.problems())
        .extracting(TagProblem::reason)
        .containsOnly(Reason.UNSUPPORTED_SHAPE);
    assertThat(decoded.points()).extracting(Point::tag).containsExactly("y");
    assertThat(decoded.points().getFirst().time()).isEqualTo(RX);
  }

  @Test
  void anUnknownQualityIsUncertainAndKeepsItsWord() {
    Point point = point(SITEWISE, stream("{\"doubleValue\":1}", "SO_SO"));

    assertThat(point.quality()).isEqualTo(Quality.UNCERTAIN);
    assertThat(point.qualityCode()).isEqualTo("SO_SO");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "7", "{}", "{\"entries\":{}}", "{\"temp\":1}"})
  void whatHoldsNoPropertyValuesIsRefused(String payload) {
    assertThat(refused(SITEWISE, payload).reason()).isEqualTo(Reason.UNSUPPORTED_SHAPE);
  }

  private static String stream(String union, String quality) {
    return """
    {"propertyAlias":"/PlantA/Press07/Running","propertyValues":[{"value":%s,
    "timestamp":{"timeInSeconds":1794800000,"offsetInNanos":500000000},"quality":"%s"}]}
    """
        .formatted(union, quality);
  }
}
