package dev.shopfloor.enrich.sparkplug;

import static dev.shopfloor.enrich.sparkplug.Edge.START;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.shopfloor.enrich.Decoding;
import dev.shopfloor.enrich.Decoding.Decoded;
import dev.shopfloor.enrich.Decoding.Ignored;
import dev.shopfloor.enrich.Decoding.Refused;
import dev.shopfloor.enrich.Envelope.RawMessage;
import dev.shopfloor.enrich.MemorySourceStore;
import dev.shopfloor.enrich.QualityReader;
import dev.shopfloor.model.Point;
import dev.shopfloor.model.Quality;
import dev.shopfloor.model.Reason;
import dev.shopfloor.model.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The JSON form, and what topics say. */
class SparkplugJsonTest {
  private final MemorySourceStore sources = new MemorySourceStore();

  @Test
  void aMessageOfACloudInjectorSaysAllOfItself() {
    Decoded decoded =
        decoded(
            "plantA/bridge/spb",
            injected(
                "DDATA",
                """
                {"name":"Spindle/Temperature","timestamp":1794800004800,"dataType":"Float",
                 "value":98.75,"properties":{"engUnit":{"type":"String","value":"degF"}}},
                {"name":"Count","dataType":"UINT64","value":18446744073709551615},
                {"name":"Speed","dataType":"INT16","value":4294966396},
                {"name":"Job","dataType":"String","isNull":true},
                {"name":"Ratio","dataType":"Double","value":"0.5"},
                {"name":"bdSeq","dataType":"Int64","value":7}\
                """));

    assertThat(decoded.points())
        .extracting(Point::device, Point::tag, Point::value, Point::unit, Point::quality)
        .containsExactly(
            tuple("Press07", "Spindle/Temperature", new Value.Real(98.75), "degF", Quality.GOOD),
            tuple("Press07", "Count", new Value.Text("18446744073709551615"), null, Quality.GOOD),
            tuple("Press07", "Speed", new Value.Whole(-900), null, Quality.GOOD),
            tuple("Press07", "Job", Value.ABSENT, null, Quality.BAD),
            tuple("Press07", "Ratio", new Value.Text("0.5"), null, Quality.GOOD));
    assertThat(decoded.points().getFirst().time()).isEqualTo(Edge.nanos(1794800004800L));
    assertThat(decoded.rebirth()).isNull();
  }

  @Test
  void whatTheRulesEngineDecodesIsReadToo() {
    decoded(
        "spBv1.0/PlantA/NBIRTH/Line3Edge",
        "{\"timestamp\":\"1794800000000\",\"seq\":\"0\",\"metrics\":[{\"name\":\"speed\",\"alias\":"
            + "\"5\",\"datatype\":2,\"int_value\":0}]}");
    Decoded decoded =
        decoded(
            "spBv1.0/PlantA/NDATA/Line3Edge",
            "{\"timestamp\":1794800000100,\"seq\":1,\"metrics\":[{\"alias\":5,\"intValue\":"
                + "4294966396}]}");

    assertThat(decoded.points())
        .extracting(Point::tag, Point::value)
        .containsExactly(tuple("speed", new Value.Whole(-900)));
  }

  @Test
  void aBirthOfAnInjectorGivesItsUnitToLaterValues() {
    decoded(
        "bridge",
        injected(
            "DBIRTH",
            "{\"name\":\"p\",\"dataType\":\"Float\",\"value\":1,\"properties\":{\"engUnit\":"
                + "{\"type\":\"String\",\"value\":\"psi\"}}}"));

    assertThat(
            decoded(
                    "bridge",
                    injected("DDATA", "{\"name\":\"p\",\"dataType\":\"Float\",\"value\":2}"))
                .points())
        .extracting(Point::unit)
        .containsExactly("psi");
  }

  @ParameterizedTest
  @CsvSource({
    "spBv1.0/STATE/host1, state",
    "STATE/host1, state",
    "spBv1.0/PlantA/NCMD/Line3Edge, command",
    "spBv1.0/PlantA/DCMD/Line3Edge/Press07, command"
  })
  void whatIsNoDataByDesignIsIgnored(String topic, String kind) {
    assertThat(decode(topic, "{\"online\":true,\"timestamp\":1}"))
        .isEqualTo(new Ignored(kind, null));
    assertThat(decode(topic, "ONLINE")).isEqualTo(new Ignored(kind, null));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "plant/press",
        "spBv1.0/PlantA/NDATA",
        "spBv1.0/PlantA/NDATA/Line3Edge/Press07",
        "spBv1.0/PlantA/DDATA/Line3Edge",
        "spBv1.0/PlantA/XDATA/Line3Edge",
        "spBv1.0//NDATA/Line3Edge",
        "spBv1.0/PlantA/DDATA/Line3Edge/a/b"
      })
  void aTopicThatIsNoneOfSparkplugsIsRefusedWithItsForm(String topic) {
    assertThat(decode(topic, ""))
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> {
              assertThat(refused.reason()).isEqualTo(Reason.UNSUPPORTED_SHAPE);
              assertThat(refused.message()).contains(topic).contains("spBv1.0/GROUP/TYPE/NODE");
            });
    assertThat(decode(topic, "{\"metrics\":[]}")).isInstanceOf(Refused.class);
  }

  @Test
  void aTopicWithAPrefixIsReadAndItsNodeIsNotAsked() {
    assertThat(decode("site1/spBv1.0/PlantA/NDATA/Line3Edge", ""))
        .isInstanceOfSatisfying(
            Decoding.Parked.class, parked -> assertThat(parked.rebirth()).isFalse());
  }

  @ParameterizedTest
  @CsvSource({
    "0, BAD",
    "24, BAD",
    "64, UNCERTAIN",
    "88, UNCERTAIN",
    "192, GOOD",
    "219, GOOD",
    "256, UNCERTAIN",
    "500, STALE",
    "512, BAD",
    "516, STALE",
    "768, BAD",
    "-2147483132, STALE",
    "-2147483648, BAD",
    "1073741824, UNCERTAIN"
  })
  void theCodesOfQualityMeanWhatTheirSchemesSay(long code, Quality quality) {
    assertThat(QualityReader.SPARKPLUG.of(code)).isEqualTo(quality);
  }

  @ParameterizedTest
  @CsvSource({
    "INT8, 251, -5",
    "INT8, 4294967291, -5",
    "INT8, -5, -5",
    "INT16, 64636, -900",
    "INT32, 4294966396, -900",
    "INT64, -1, -1",
    "UINT8, 255, 255",
    "UINT32, 4294967295, 4294967295"
  })
  void wholeNumbersComeInTwosComplementOfSeveralWidths(DataType type, long bits, long value) {
    assertThat(ValueFitter.fit(new Sent.Bits(bits), type))
        .isEqualTo(new ValueFitter.Fitted.Good(new Value.Whole(value)));
  }

  @ParameterizedTest
  @CsvSource({
    "INT8, 300, OUT_OF_RANGE",
    "UINT8, 256, OUT_OF_RANGE",
    "UINT16, -1, OUT_OF_RANGE",
    "BOOLEAN, 2, WRONG_TYPE",
    "STRING, 2, WRONG_TYPE",
    "FLOAT, 2, WRONG_TYPE",
    "UNKNOWN, 4294966396, WRONG_TYPE"
  })
  void aNumberThatDoesNotFitItsTypeIsNoValue(DataType type, long bits, Reason reason) {
    assertThat(ValueFitter.fit(new Sent.Bits(bits), type))
        .isInstanceOfSatisfying(
            ValueFitter.Fitted.Bad.class, bad -> assertThat(bad.reason()).isEqualTo(reason));
  }

  private Decoded decoded(String topic, String payload) {
    Decoding decoding = decode(topic, payload);
    assertThat(decoding).isInstanceOf(Decoded.class);
    return (Decoded) decoding;
  }

  private Decoding decode(String topic, String payload) {
    return Edge.decode(
        new RawMessage(topic, Edge.nanos(START + 5_000), payload.getBytes(UTF_8), null, null, null),
        sources);
  }

  private static String injected(String type, String metrics) {
    return """
    {"topic":{"namespace":"spBv1.0","edgeNodeDescriptor":"PlantA/Line3Edge",
    "groupId":"PlantA","edgeNodeId":"Line3Edge","deviceId":"Press07","type":"%s"},
    "payload":{"timestamp":1794800005000,"metrics":[%s],"seq":2}}\
    """
        .formatted(type, metrics);
  }
}
