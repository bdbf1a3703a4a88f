package dev.shopfloor.enrich;

import static dev.shopfloor.plant.PayloadSpec.PayloadFamily.AUTO;
import static dev.shopfloor.plant.PayloadSpec.PayloadFamily.FLAT_JSON;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.enrich.Decoding.Decoded;
import dev.shopfloor.enrich.Decoding.Refused;
import dev.shopfloor.enrich.ShapeDetector.Shape;
import dev.shopfloor.model.Point;
import dev.shopfloor.model.Reason;
import dev.shopfloor.plant.PayloadSpec.PayloadFamily;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShapeDetectorTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SITEWISE | {\"propertyAlias\":\"/a\",\"propertyValues\":[{\"value\":{\"doubleValue\":1},"
            + "\"timestamp\":{\"timeInSeconds\":1794800000}}]}",
        "KEPWARE | {\"timestamp\":1794800000900,\"values\":[{\"id\":\"a.b\",\"v\":1,\"q\":true,"
            + "\"t\":1794800000850}]}",
        "KEPWARE | [{\"id\":\"a.b\",\"v\":1,\"q\":true,\"t\":1794800000850}]",
        "OPC_UA | {\"MessageType\":\"ua-data\",\"Messages\":[{\"DataSetWriterId\":1,\"Payload\":"
            + "{\"a\":1}}]}",
        "OPC_UA | [{\"NodeId\":\"s=a\",\"Value\":{\"Value\":1}}]",
        "OPC_UA | {\"a\":{\"SourceTimestamp\":\"2026-11-16T03:33:20Z\",\"Value\":1}}",
        "SENML | [{\"bn\":\"a:\",\"n\":\"b\",\"v\":1}]",
        "MTCONNECT | {\"MTConnectStreams\":{\"Streams\":[]}}"
      })
  void aDistinctShapeIsReadAsItsFamilyReadsIt(PayloadFamily family, String payload) {
    assertThat(Decode.decode(AUTO, payload)).isEqualTo(Decode.decode(family, payload));
    assertThat(detect(payload)).isEqualTo(new Shape.One(family));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"temp\":98.6,\"timestamp\":1794800000000}",
        "{\"id\":\"a.b\",\"v\":1,\"q\":true,\"t\":1794800000850}",
        "{\"temp\":98.6,\"alarm\":{\"level\":\"fault\",\"nativeCode\":\"149\"}}",
        "{\"temp\":98.6,\"axes\":[1,2,3]}",
        "{\"temp\":98.6,\"diagnostics\":{\"values\":[1]}}",
        "{\"timestamp\":\"soon\",\"temp\":98.6}",
        "{\"temp\":98.6",
        ""
      })
  void whatTheFlatPassCanUseStaysFlat(String payload) {
    assertThat(Decode.decode(AUTO, payload)).isEqualTo(Decode.decode(FLAT_JSON, payload));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "7",
        "[1,2]",
        "[{\"name\":\"temp\",\"value\":1}]",
        "{\"metrics\":{\"temp_c\":37.0}}",
        "{\"values\":[{\"id\":\"a\",\"v\":1}]}",
        "{\"values\":[{\"id\":\"a\",\"v\":1,\"q\":true,\"t\":1},{\"id\":\"a\"}]}",
        "[{\"n\":\"a\",\"v\":1,\"colour\":\"red\"}]",
        "[{\"v\":1}]",
        "{\"a\":{\"Value\":1}}",
        "{\"Messages\":[{\"a\":1}]}",
        "{\"entries\":[]}",
        "{\"entries\":[{\"propertyAlias\":\"a\",\"propertyValues\":[1]}]}",
        "{\"MTConnectStreams\":[]}"
      })
  void whatOnlyResemblesAFamilyIsNotGuessed(String payload) {
    Refused refused = Decode.refused(AUTO, payload);

    assertThat(refused.reason()).isEqualTo(Reason.UNSUPPORTED_SHAPE);
    assertThat(refused.message()).contains("kepware", "opcua", "senml", "family");
  }

  @Test
  void betweenTwoFamiliesNothingIsGuessed() {
    assertThat(ShapeDetector.choose(List.of(PayloadFamily.KEPWARE, PayloadFamily.OPC_UA)))
        .isInstanceOfSatisfying(
            Shape.Refused.class,
            refused -> assertThat(refused.why()).contains("like kepware and like opcua", "family"));
  }

  @Test
  void monitronsExportIsNamedAndRefused() {
    Refused refused =
        Decode.refused(
            AUTO,
            """
            {"timestamp":"2026-11-16T03:33:20.000Z","eventId":"1","version":"2.0",
            "eventType":"measurement","eventPayload":{"siteName":"PlantA"}}
            """);

    assertThat(refused.reason()).isEqualTo(Reason.UNSUPPORTED_SHAPE);
    assertThat(refused.message()).contains("Monitron");
  }

  @Test
  void sparkplugIsToldByItsTopicOrByTheTopicInItsJson() {
    assertThat(
            detect(
                """
                {"topic":{"namespace":"spBv1.0","groupId":"g"},"payload":{"metrics":[]}}
                """))
        .isEqualTo(new Shape.One(PayloadFamily.SPARKPLUG_B));
  }

  @Test
  void aDeclaredFamilyIsNeverSecondGuessed() {
    Decoded decoded =
        Decode.decoded(FLAT_JSON, "{\"temp\":1,\"a\":{\"Value\":1,\"SourceTimestamp\":\"x\"}}");

    assertThat(decoded.points()).extracting(Point::tag).containsExactly("temp");
  }

  private static Shape detect(String payload) {
    if (DocReader.read(payload.getBytes(UTF_8)) instanceof DocReader.Read.Good(Doc doc)) {
      return ShapeDetector.detect(doc);
    }
    throw new AssertionError(payload);
  }
}
