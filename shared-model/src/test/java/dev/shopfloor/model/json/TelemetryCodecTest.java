package dev.shopfloor.model.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shopfloor.model.AssetContext;
import dev.shopfloor.model.EnrichedPoint;
import dev.shopfloor.model.Point;
import dev.shopfloor.model.Quality;
import dev.shopfloor.model.Role;
import dev.shopfloor.model.TelemetryMessage;
import dev.shopfloor.model.TimeOrigin;
import dev.shopfloor.model.Value;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TelemetryCodecTest {
  private static final AssetContext CONTEXT =
      new AssetContext(
          "berlin", "welding", "line1", "press07", "press", "v1", "HIGH", "bracket-a", "4711");

  @Property
  void whatIsWrittenIsReadBack(@ForAll("messages") List<EnrichedPoint> points) throws IOException {
    TelemetryMessage message = new TelemetryMessage(CONTEXT, points);

    assertThat(TelemetryCodec.read(text(TelemetryCodec.bytes(message)))).isEqualTo(message);
  }

  @Property(tries = 50)
  void aPackerLosesNoPointAndKeepsTheirOrder(@ForAll("messages") List<EnrichedPoint> points)
      throws IOException {
    AssetContext other = new AssetContext("berlin", null, "line2", "saw01", "saw", "v2");
    TelemetryPacker packer = new TelemetryPacker();
    points.forEach(point -> packer.add(CONTEXT, point));
    points.forEach(point -> packer.add(other, point));

    List<EnrichedPoint> back = new ArrayList<>();
    for (String body : packer.finish()) {
      back.addAll(TelemetryCodec.read(body).points());
    }

    assertThat(back.subList(0, points.size())).isEqualTo(points);
    assertThat(back.subList(points.size(), back.size())).isEqualTo(points);
    assertThat(packer.finish()).isEmpty();
  }

  @Test
  void noPackedMessageIsLargerThanAQueueTakes() {
    TelemetryPacker packer = new TelemetryPacker();
    String longest = "\u0001".repeat(2_048);
    for (int at = 0; at < 300; at++) {
      packer.add(
          CONTEXT,
          point(new Value.Text(longest), new EnrichedPoint.Raw(new Value.Text(longest), null)));
    }

    List<String> bodies = packer.finish();

    assertThat(bodies).hasSizeGreaterThan(10);
    assertThat(bodies)
        .allSatisfy(body ->
            assertThat(body.getBytes(StandardCharsets.UTF_8))
                .hasSizeLessThanOrEqualTo(TelemetryMessage.MAX_BYTES));
  }

  @Test
  void thePointsOfARawMessageAndInstantStayTogetherWhateverStandsBeforeThem() throws IOException {
    for (int before = 0; before < 40; before++) {
      TelemetryPacker packer = new TelemetryPacker();
      for (int raw = 0; raw < 60 + before; raw++) {
        for (int at = 0; at < 20 + (raw < before ? 7 : 0); at++) {
          packer.add(CONTEXT, received(raw));
        }
      }

      Set<Long> complete = new HashSet<>();
      for (String body : packer.finish()) {
        assertThat(body.getBytes(StandardCharsets.UTF_8))
            .hasSizeLessThanOrEqualTo(TelemetryMessage.MAX_BYTES);
        TelemetryCodec.read(body).points().stream()
            .map(EnrichedPoint::rx)
            .distinct()
            .forEach(rx -> assertThat(complete.add(rx)).isTrue());
      }
      assertThat(complete).hasSize(60 + before);
    }
  }

  @Test
  void aLongAbove53BitsKeepsEveryDigit() throws IOException {
    long counter = 9_007_199_254_740_993L;
    TelemetryMessage message =
        new TelemetryMessage(CONTEXT, List.of(point(new Value.Whole(counter), null)));

    EnrichedPoint back =
        TelemetryCodec.read(text(TelemetryCodec.bytes(message))).points().getFirst();

    assertThat(back.value()).isEqualTo(new Value.Whole(counter));
  }

  @Test
  void aTextThatSqsWouldRefuseIsWrittenInCharactersThatItTakes() throws IOException {
    Value odd = new Value.Text("a\uffffb\ufffec\u00fc\ud83d\ude00");
    TelemetryMessage message = new TelemetryMessage(CONTEXT, List.of(point(odd, null)));

    String text = text(TelemetryCodec.bytes(message));

    assertThat(text).matches("\\p{ASCII}*");
    assertThat(TelemetryCodec.read(text)).isEqualTo(message);
  }

  @Test
  void aRealTenStaysReal() throws IOException {
    TelemetryMessage message =
        new TelemetryMessage(CONTEXT, List.of(point(new Value.Real(10), null)));

    String text = text(TelemetryCodec.bytes(message));

    assertThat(text).contains("\"value\":10.0");
    assertThat(TelemetryCodec.read(text)).isEqualTo(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[]                                   | object was expected",
        "{\"v\":0}                            | versions begin with 1",
        "{\"v\":1,\"points\":[]}              | \"points\" is missing or empty",
        "{\"v\":1,\"points\":7}               | \"points\" must be an array",
        "{\"v\":1,\"points\":[{\"tag\":7}]}   | \"tag\" must be a text",
        "{\"v\":1,\"points\":[{\"tag\":\"t\"}]} | \"time\" and \"rx\"",
        "{\"v\":1,\"points\":[{\"role\":\"king\"}]} | \"role\" cannot be \"king\"",
        "{\"v\":1,\"points\":[{\"time\":1e3}]} | \"time\" must be a whole number",
      })
  void aMessageThatIsNoneSaysWhichFieldIsWrong(String body, String expected) {
    assertThatThrownBy(() -> TelemetryCodec.read(body))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(expected.trim());
  }

  @Test
  void fieldsOfALaterVersionArePassedOver() throws IOException {
    String body =
        """
        {"v":1,"site":"s","line":"l","asset":"a","machineType":"m","modelVersion":"1","new":{"x":[1]},
         "points":[{"tag":"t","role":"state","time":1,"value":"RUN","rx":2,"later":{"y":1},"flags":["NEW"]}]}
        """;

    assertThat(TelemetryCodec.read(body).points()).hasSize(1);
  }

  @Provide
  Arbitrary<List<EnrichedPoint>> messages() {
    return dev.shopfloor.model.json.Arbitrary.points().list().ofMinSize(1).ofMaxSize(8);
  }

  private static EnrichedPoint received(long rx) {
    return new EnrichedPoint(
        "a tag with a name of some length",
        Role.MEASUREMENT,
        new Value.Text("x".repeat(100)),
        null,
        null,
        5,
        TimeOrigin.VALUE,
        rx,
        Quality.GOOD,
        0,
        Point.NO_SEQUENCE);
  }

  private static EnrichedPoint point(Value value, EnrichedPoint.Raw raw) {
    return new EnrichedPoint(
        "t",
        Role.MEASUREMENT,
        value,
        null,
        raw,
        5,
        TimeOrigin.VALUE,
        6,
        Quality.GOOD,
        0,
        Point.NO_SEQUENCE);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
