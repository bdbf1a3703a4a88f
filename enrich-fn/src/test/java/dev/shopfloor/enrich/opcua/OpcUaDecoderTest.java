package dev.shopfloor.enrich.opcua;

import static dev.shopfloor.enrich.Decode.AT;
import static dev.shopfloor.enrich.Decode.RX;
import static dev.shopfloor.enrich.Decode.SECOND;
import static dev.shopfloor.enrich.Decode.byTag;
import static dev.shopfloor.enrich.Decode.decode;
import static dev.shopfloor.enrich.Decode.decoded;
import static dev.shopfloor.enrich.Decode.point;
import static dev.shopfloor.enrich.Decode.problem;
import static dev.shopfloor.enrich.Decode.refused;
import static dev.shopfloor.plant.PayloadSpec.PayloadFamily.OPC_UA;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.enrich.Decoding;
import dev.shopfloor.enrich.Decoding.Ignored;
import dev.shopfloor.enrich.Decoding.Refused;
import dev.shopfloor.enrich.MemorySourceStore;
import dev.shopfloor.model.Point;
import dev.shopfloor.model.Quality;
import dev.shopfloor.model.Reason;
import dev.shopfloor.model.TimeOrigin;
import dev.shopfloor.model.Value;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpcUaDecoderTest {
  @Test
  void aDeltaFrameOfDataValuesHasATimeAndAStatusForEachField() {
    Map<String, Point> points =
        byTag(
            decoded(
                OPC_UA,
                """
                {"MessageId":"27","MessageType":"ua-data","PublisherId":"urn:plantA:edge1",
                "Messages":[{"DataSetWriterId":62541,"SequenceNumber":27,
                "MetaDataVersion":{"MajorVersion":1,"MinorVersion":0},
                "Timestamp":"2026-11-16T03:33:20.000Z","MessageType":"ua-deltaframe","Payload":{
                "Temperature":{"Value":98.6,"SourceTimestamp":"2026-11-16T03:33:19.8800001Z"},
                "Pressure":{"StatusCode":{"Symbol":"BadNoCommunication","Code":2150694912},
                "SourceTimestamp":"2026-11-16T03:33:19.910Z"},
                "Counter":{"Value":{"Type":7,"Body":4294967290}},
                "Level":{"Value":4,"ServerTimestamp":"2026-11-16T03:33:00Z"}}}]}
                """));

    assertThat(points).containsOnlyKeys("Temperature", "Pressure", "Counter", "Level");
    assertThat(points.values()).extracting(Point::device).containsOnly("62541");
    assertThat(points.values()).extracting(Point::sequence).containsOnly(Point.NO_SEQUENCE);
    Point temperature = points.get("Temperature");
    assertThat(temperature.value()).isEqualTo(new Value.Real(98.6));
    assertThat(temperature.time()).isEqualTo(AT - 120_000_000 + 100);
    assertThat(temperature.origin()).isEqualTo(TimeOrigin.VALUE);
    assertThat(points.get("Pressure").value()).isEqualTo(Value.ABSENT);
    assertThat(points.get("Pressure").quality()).isEqualTo(Quality.STALE);
    assertThat(points.get("Pressure").qualityCode()).isEqualTo("BadNoCommunication");
    assertThat(points.get("Counter").value()).isEqualTo(new Value.Whole(4_294_967_290L));
    assertThat(points.get("Counter").origin()).isEqualTo(TimeOrigin.MESSAGE);
    assertThat(points.get("Level").time()).isEqualTo(AT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"PublisherId\":\"p\",\"Messages\":[{\"DataSetWriterId\":1,\"Payload\":{\"a\":7}}]}",
        "{\"Messages\":{\"DataSetWriterId\":\"1\",\"Payload\":{\"a\":7}}}",
        "[{\"Messages\":[{\"DataSetWriterId\":1,\"Payload\":{\"a\":7}}]}]",
        "{\"DataSetWriterId\":1,\"Payload\":{\"a\":7}}",
        "[{\"DataSetWriterId\":1,\"SequenceNumber\":3,\"Payload\":{\"a\":7}}]",
        "{\"PublisherId\":\"1\",\"MessageType\":\"ua-data\",\"Messages\":[{\"a\":7}]}",
        "{\"body\":{\"Messages\":[{\"DataSetWriterId\":1,\"Payload\":{\"a\":7}}]},\"properties\":{}}"
      })
  void anyLayoutGivesTheSamePoint(String payload) {
    Point point = point(OPC_UA, payload);

    assertThat(point.tag()).isEqualTo("a");
    assertThat(point.value()).isEqualTo(new Value.Whole(7));
    assertThat(point.device()).isEqualTo("1");
    assertThat(point.time()).isEqualTo(RX);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"a\":7}", "[{\"a\":7}]", "{\"a\":{\"Value\":7}}"})
  void aRawDataSetHasNoDevice(String payload) {
    assertThat(point(OPC_UA, payload).tag()).isEqualTo("a");
    assertThat(point(OPC_UA, payload).device()).isNull();
  }

  @Test
  void aWritersNameTellsMoreThanItsIdAndBothMoreThanThePublisher() {
    assertThat(
            point(
                    OPC_UA,
                    """
                    {"PublisherId":"p","Messages":[
                    {"DataSetWriterId":1,"DataSetWriterName":"press07","Payload":{"a":7}}]}
                    """)
                .device())
        .isEqualTo("press07");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "98.6 | 98.6",
        "{\"Value\":98.6} | 98.6",
        "{\"Type\":11,\"Body\":98.6} | 98.6",
        "{\"UaType\":11,\"Value\":98.6} | 98.6",
        "{\"Value\":{\"Type\":\"Double\",\"Body\":98.6}} | 98.6",
        "{\"Value\":{\"Type\":8,\"Body\":\"9007199254740993\"}} | 9007199254740993",
        "{\"UaType\":9,\"Value\":\"18446744073709551615\"} | '18446744073709551615'",
        "{\"Type\":\"Int64\",\"Body\":\"-5\"} | -5",
        "{\"Type\":12,\"Body\":\"-5\"} | '-5'",
        "{\"Type\":21,\"Body\":{\"Locale\":\"en\",\"Text\":\"open\"}} | 'open'",
        "{\"Value\":{\"Text\":\"open\"}} | 'open'",
        "{\"Type\":19,\"Body\":{\"Code\":2150694912,\"Symbol\":\"Bad\"}} | 2150694912",
        "true | true"
      })
  void everyEncodingOfAFieldGivesItsValue(String field, String value) {
    assertThat(shown(point(OPC_UA, "{\"DataSetWriterId\":1,\"Payload\":{\"a\":" + field + "}}")))
        .isEqualTo(value);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"Value\":4,\"StatusCode\":{\"Symbol\":\"UncertainLastUsableValue\",\"Code\":1083179008}"
            + " | UNCERTAIN | UncertainLastUsableValue | 4",
        "\"Value\":4,\"StatusCode\":1083179008 | UNCERTAIN | 0x40900000 | 4",
        "\"Value\":4,\"Status\":2147483648 | BAD | 0x80000000 | absent",
        "\"Value\":4,\"Status\":-2147483648 | BAD | 0x80000000 | absent",
        "\"Value\":4,\"StatusCode\":\"BadOutOfService\" | BAD | BadOutOfService | absent",
        "\"Value\":4,\"StatusCode\":{\"Symbol\":\"BadOutOfService\"} | BAD | BadOutOfService |"
            + " absent",
        "\"Value\":4,\"StatusCode\":3145728 | GOOD | 0x00300000 | 4",
        "\"Value\":4,\"StatusCode\":0 | GOOD | | 4",
        "\"Value\":4,\"StatusCode\":{} | GOOD | | 4",
        "\"StatusCode\":0 | BAD | | absent",
        "\"Value\":null | BAD | | absent",
        "\"Value\":[1],\"Status\":2147483648 | BAD | 0x80000000 | absent"
      })
  void theTopBitsOfTheStatusAreTheQuality(
      String members, Quality quality, String code, String value) {
    Point point = point(OPC_UA, "{\"a\":{" + members + ",\"SourceTimestamp\":null}}");

    assertThat(point.quality()).isEqualTo(quality);
    assertThat(point.qualityCode()).isEqualTo(code);
    assertThat(shown(point)).isEqualTo(value);
  }

  @Test
  void aMessagesStatusHoldsForItsFieldsUnlessTheirsIsWorse() {
    Map<String, Point> points =
        byTag(
            decoded(
                OPC_UA,
                """
                {"DataSetWriterId":1,"Status":1073741824,"Payload":{
                "a":1,"b":{"Value":1,"StatusCode":2147483648}}}
                """));

    assertThat(points.get("a").quality()).isEqualTo(Quality.UNCERTAIN);
    assertThat(points.get("b").quality()).isEqualTo(Quality.BAD);
  }

  @Test
  void theLeastTimeMeansNoneAndABrokenOneIsAProblem() {
    Point point =
        point(
            OPC_UA,
            """
            {"a":{"Value":1,"SourceTimestamp":"0001-01-01T00:00:00Z",
            "ServerTimestamp":"2026-11-16T03:33:20Z"}}
            """);
    assertThat(point.time()).isEqualTo(AT);
    assertThat(point.origin()).isEqualTo(TimeOrigin.SERVER);

    assertThat(
            problem(
                    OPC_UA,
                    "{\"DataSetWriterId\":1,\"Payload\":{\"a\":{\"Value\":1,\"SourceTimestamp\":\"soon\"}}}")
                .reason())
        .isEqualTo(Reason.INVALID_TIME);
  }

  @Test
  void arraysAndStructuresAreProblemsOfTheirFields() {
    Decoding.Decoded decoded =
        decoded(
            OPC_UA,
            """
            {"DataSetWriterId":1,"Payload":{"a":[1,2],"b":{"x":1},"c":{"Value":{"Type":11,
            "Body":[1.0]}},"d":{"Value":{"Type":11,"Body":"NaN"}},"e":1}}
            """);

    assertThat(decoded.points()).extracting(Point::tag).containsExactly("d", "e");
    assertThat(decoded.problems())
        .extracting(Decoding.TagProblem::tag)
        .containsExactly("a", "b", "c");
    assertThat(decoded.problems())
        .extracting(Decoding.TagProblem::reason)
        .containsOnly(Reason.WRONG_TYPE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"MessageType\":\"ua-data\",\"Messages\":[{\"DataSetWriterId\":1,\"SequenceNumber\":2,"
            + "\"MessageType\":\"ua-keepalive\",\"Timestamp\":\"2026-11-16T03:33:20Z\"}]}",
        "{\"DataSetWriterId\":1,\"SequenceNumber\":2}",
        "{\"MessageType\":\"ua-keepalive\"}",
        "{\"MessageType\":\"ua-data\",\"Messages\":[]}"
      })
  void aMessageWithoutAPayloadKeepsAlive(String payload) {
    assertThat(decode(OPC_UA, payload)).isEqualTo(new Ignored("keepalive", null));
  }

  @Test
  void aKeepAliveAmongDataTakesNothingFromIt() {
    assertThat(
            point(
                    OPC_UA,
                    """
                    {"Messages":[{"DataSetWriterId":1,"MessageType":"ua-keepalive"},
                    {"DataSetWriterId":2,"Payload":{"a":7}}]}
                    """)
                .device())
        .isEqualTo("2");
  }

  @Test
  void whatDescribesThePublisherIsIgnored() {
    assertThat(decode(OPC_UA, "{\"MessageType\":\"ua-status\",\"PublisherId\":\"p\",\"Status\":1}"))
        .isEqualTo(new Ignored("discovery", null));
  }

  @Test
  void aSampleIsCalledByItsIdentifierAndItsServerIsTheDevice() {
    Map<String, Point> points =
        byTag(
            decoded(
                OPC_UA,
                """
                [{"NodeId":"nsu=http://acme/press;s=Line1.Temperature","ApplicationUri":"urn:press07",
                "DisplayName":"T","Timestamp":"2026-11-16T03:33:21Z",
                "Value":{"Value":98.6,"SourceTimestamp":"2026-11-16T03:33:20Z"}},
                {"NodeId":"ns=2;i=1001","EndpointUrl":"opc.tcp://plc:4840/",
                "Timestamp":"2026-11-16T03:33:21Z","Value":4,"SequenceNumber":5}]
                """));

    assertThat(points).containsOnlyKeys("Line1.Temperature", "ns=2;i=1001");
    assertThat(points.values())
        .extracting(Point::device)
        .containsExactly("urn:press07", "opc.tcp://plc:4840/");
    assertThat(points.values()).extracting(Point::time).containsExactly(AT, AT + SECOND);
  }

  @ParameterizedTest
  @CsvSource({
    "s=Temp,Temp",
    "ns=2;s=a;s=b,a;s=b",
    "ns=2;g=0-1,ns=2;g=0-1",
    "ns=2;s=,ns=2;s=",
    "i=85,i=85"
  })
  void onlyATextualIdentifierStandsForItsNode(String node, String tag) {
    assertThat(Sample.tag(node)).isEqualTo(tag);
  }

  @Test
  void azureIotOperationsSendsDataValuesAlone() {
    Point point =
        point(
            OPC_UA,
            """
            {"temperature":{"SourceTimestamp":"2026-11-16T03:33:20.1858435Z","Value":4558}}
            """);

    assertThat(point.value()).isEqualTo(new Value.Whole(4558));
    assertThat(point.time()).isEqualTo(AT + 185_843_500);
  }

  @Test
  void gzipIsReadUpToABound() throws IOException {
    byte[] small = gzip("{\"DataSetWriterId\":1,\"Payload\":{\"a\":7}}");
    Decoding decoding = decode(OPC_UA, small, new MemorySourceStore());
    assertThat(decoded(decoding).points()).extracting(Point::tag).containsExactly("a");

    byte[] bomb = gzip("{\"a\":\"" + " ".repeat(Gzip.MOST) + "\"}");
    assertThat(decode(OPC_UA, bomb, new MemorySourceStore()))
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.reason()).isEqualTo(Reason.TOO_LARGE));

    small[15] ^= 0x55;
    assertThat(decode(OPC_UA, small, new MemorySourceStore()))
        .isInstanceOfSatisfying(
            Refused.class,
            refused ->
                assertThat(refused.reason()).isIn(Reason.MALFORMED_BINARY, Reason.MALFORMED_JSON));
  }

  @ParameterizedTest
  @ValueSource(strings = {"7", "[]", "{}", "[7]", "{\"a\":{\"b\":1}}"})
  void whatIsNotOfOpcUaIsRefused(String payload) {
    assertThat(refused(OPC_UA, payload).reason()).isEqualTo(Reason.UNSUPPORTED_SHAPE);
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text.getBytes(UTF_8));
    }
    return bytes.toByteArray();
  }

  private static String shown(Point point) {
    return switch (point.value()) {
      case Value.Real(double real) -> Double.toString(real);
      case Value.Whole(long whole) -> Long.toString(whole);
      case Value.Truth(boolean truth) -> Boolean.toString(truth);
      case Value.Text(String text) -> text;
      case Value.Absent absent -> "absent";
    };
  }
}
