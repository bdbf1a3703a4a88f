package dev.shopfloor.enrich.mtconnect;

import static dev.shopfloor.enrich.Decode.AT;
import static dev.shopfloor.enrich.Decode.RX;
import static dev.shopfloor.enrich.Decode.SECOND;
import static dev.shopfloor.enrich.Decode.byTag;
import static dev.shopfloor.enrich.Decode.decode;
import static dev.shopfloor.enrich.Decode.decoded;
import static dev.shopfloor.enrich.Decode.point;
import static dev.shopfloor.enrich.Decode.problem;
import static dev.shopfloor.enrich.Decode.refused;
import static dev.shopfloor.plant.PayloadSpec.PayloadFamily.MTCONNECT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.enrich.Decoding.Ignored;
import dev.shopfloor.model.Condition;
import dev.shopfloor.model.Condition.Level;
import dev.shopfloor.model.Point;
import dev.shopfloor.model.Quality;
import dev.shopfloor.model.Reason;
import dev.shopfloor.model.TimeOrigin;
import dev.shopfloor.model.Value;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MtConnectDecoderTest {
  private static final String LOAD =
      "{\"dataItemId\":\"load\",\"timestamp\":\"2026-11-16T03:33:20Z\",\"sequence\":11,\"value\":41}";
  private static final String MODE =
      "{\"dataItemId\":\"mode\",\"timestamp\":\"2026-11-16T03:33:19Z\",\"sequence\":12,"
          + "\"value\":\"AUTOMATIC\"}";
  private static final String FAULT =
      "{\"dataItemId\":\"motion\",\"timestamp\":\"2026-11-16T03:33:18Z\",\"sequence\":13,"
          + "\"type\":\"SYSTEM\",\"nativeCode\":\"149\",\"nativeSeverity\":\"2\","
          + "\"qualifier\":\"HIGH\",\"value\":\"TAILSTOCK BARRIER\"}";

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void bothJsonFormsGiveTheSamePoints(int version) {
    String samples = version == 1 ? "[{\"Load\":" + LOAD + "}]" : "{\"Load\":[" + LOAD + "]}";
    String events =
        version == 1
            ? "[{\"ControllerMode\":" + MODE + "}]"
            : "{\"ControllerMode\":[" + MODE + "]}";
    String conditions =
        version == 1 ? "[{\"Fault\":" + FAULT + "}]" : "{\"Fault\":[" + FAULT + "]}";
    String component =
        "{\"component\":\"Path\",\"componentId\":\"p1\",\"Samples\":%s,\"Events\":%s,\"Condition\":%s}"
            .formatted(samples, events, conditions);

    Map<String, Point> points = byTag(decoded(MTCONNECT, document(version, component)));

    assertThat(points).containsOnlyKeys("load", "mode", "motion");
    assertThat(points.values()).extracting(Point::device).containsOnly("OKUMA");
    assertThat(points.values()).extracting(Point::origin).containsOnly(TimeOrigin.VALUE);
    assertThat(points.get("load").value()).isEqualTo(new Value.Whole(41));
    assertThat(points.get("load").sequence()).isEqualTo(11);
    assertThat(points.get("load").time()).isEqualTo(AT);
    assertThat(points.get("mode").value()).isEqualTo(new Value.Text("AUTOMATIC"));
    assertThat(points.get("motion").condition())
        .isEqualTo(new Condition(Level.FAULT, "149", "TAILSTOCK BARRIER", "HIGH"));
    assertThat(points.get("motion").value()).isEqualTo(new Value.Text("FAULT"));
    assertThat(points.get("motion").time()).isEqualTo(AT - 2 * SECOND);
  }

  @Test
  void whatIsUnavailableIsStaleAndAbsent() {
    Point point = point(MTCONNECT, sample("\"value\":\"UNAVAILABLE\""));

    assertThat(point.value()).isEqualTo(Value.ABSENT);
    assertThat(point.quality()).isEqualTo(Quality.STALE);
    assertThat(point.qualityCode()).isEqualTo("UNAVAILABLE");
  }

  @ParameterizedTest
  @CsvSource({"Normal,NORMAL,GOOD", "Warning,WARNING,GOOD", "Unavailable,UNAVAILABLE,STALE"})
  void anElementsNameIsItsConditionsLevel(String element, Level level, Quality quality) {
    Point point =
        point(
            MTCONNECT,
            document(2, "{\"Condition\":{\"%s\":[{\"dataItemId\":\"c\"}]}}".formatted(element)));

    assertThat(point.condition()).isEqualTo(new Condition(level, "", "", null));
    assertThat(point.quality()).isEqualTo(quality);
  }

  @Test
  void aPositionInSpaceIsATextAndASeriesIsNoValue() {
    assertThat(point(MTCONNECT, sample("\"value\":[10.0,-2,3e1]")).value())
        .isEqualTo(new Value.Text("10.0 -2 3e1"));
    assertThat(point(MTCONNECT, sample("\"value\":\"1 2 3\"")).value())
        .isEqualTo(new Value.Text("1 2 3"));
    assertThat(problem(MTCONNECT, sample("\"value\":[1,2,3,4],\"sampleCount\":4")).reason())
        .isEqualTo(Reason.WRONG_TYPE);
    assertThat(problem(MTCONNECT, sample("\"value\":{\"a\":1}")).reason())
        .isEqualTo(Reason.WRONG_TYPE);
  }

  @Test
  void withoutATimeTheDocumentsCounts() {
    Point point = point(MTCONNECT, sample("\"value\":1"));

    assertThat(point.time()).isEqualTo(AT + SECOND);
    assertThat(point.origin()).isEqualTo(TimeOrigin.SERVER);
    assertThat(point.sequence()).isEqualTo(Point.NO_SEQUENCE);
    assertThat(point(MTCONNECT, sample("\"value\":1").replace("creationTime", "other")).time())
        .isEqualTo(RX);
  }

  @Test
  void aDeviceWithoutANameIsCalledByItsUuid() {
    assertThat(point(MTCONNECT, sample("\"value\":1").replace("\"name\"", "\"x\"")).device())
        .isEqualTo("uuid-1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"Samples\":{\"Load\":[{\"value\":1}]}} | UNSUPPORTED_SHAPE",
        "{\"Samples\":[{\"Load\":{\"dataItemId\":\"x\",\"timestamp\":\"x\"}}]} | INVALID_TIME",
        "{\"Samples\":[{\"Load\":{\"dataItemId\":\"x\",\"value\":1e999}}]} | OUT_OF_RANGE",
        "{\"Condition\":{\"Odd\":[{\"dataItemId\":\"x\"}]}} | WRONG_TYPE"
      })
  void whatIsWrongWithOneObservationIsAProblem(String component, Reason reason) {
    assertThat(problem(MTCONNECT, document(2, component)).reason()).isEqualTo(reason);
  }

  @Test
  void otherDocumentsAreIgnoredOrRefused() {
    assertThat(decode(MTCONNECT, "{\"MTConnectDevices\":{}}"))
        .isEqualTo(new Ignored("metadata", null));
    assertThat(refused(MTCONNECT, "{\"MTConnectError\":{}}").reason())
        .isEqualTo(Reason.UNSUPPORTED_SHAPE);
    assertThat(refused(MTCONNECT, "[]").reason()).isEqualTo(Reason.UNSUPPORTED_SHAPE);
    assertThat(decoded(MTCONNECT, "{\"MTConnectStreams\":{\"Streams\":[7]}}").points()).isEmpty();
  }

  private static String sample(String members) {
    return document(2, "{\"Samples\":{\"Load\":[{\"dataItemId\":\"x\"," + members + "}]}}");
  }

  private static String document(int version, String component) {
    String streams =
        version == 1
            ? "[{\"DeviceStream\":{\"name\":\"OKUMA\",\"uuid\":\"uuid-1\",\"ComponentStreams\":["
                + "{\"ComponentStream\":%s}]}}]"
            : "{\"DeviceStream\":[{\"name\":\"OKUMA\",\"uuid\":\"uuid-1\",\"ComponentStream\":[%s]}]}";
    return """
    {"MTConnectStreams":{"jsonVersion":%d,"Header":{"instanceId":1,"nextSequence":20,
    "creationTime":"2026-11-16T03:33:21Z"},"Streams":%s}}
    """
        .formatted(version, streams.formatted(component));
  }
}
