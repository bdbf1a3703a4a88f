package dev.shopfloor.model.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonParser;
import dev.shopfloor.model.Alert;
import dev.shopfloor.model.AssetContext;
import dev.shopfloor.model.AssetKey;
import dev.shopfloor.model.DataQualityAlert;
import dev.shopfloor.model.EnrichedPoint;
import dev.shopfloor.model.Severity;
import dev.shopfloor.model.ShopfloorEvent;
import dev.shopfloor.model.StopEnded;
import dev.shopfloor.model.StopStarted;
import dev.shopfloor.model.TelemetryMessage;
import dev.shopfloor.model.Value;
import dev.shopfloor.plant.PlantCodec;
import dev.shopfloor.testing.NextRelease;
import dev.shopfloor.testing.TestPlant;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What this release makes of what the next one writes: docs/adr/0019. */
class NextReleaseTest {
  private static final AssetContext CONTEXT =
      new AssetContext(
          "berlin", "welding", "line1", "press07", "press", "v1", "HIGH", "bracket-a", "4711");
  private static final AssetKey PRESS = new AssetKey("berlin", "press07");
  // the names in these objects are data of the plant
  private static final String[] MAPS = {
    "states", "modes", "products", "codes", "days", "events", "values", "map"
  };

  @Property(tries = 300)
  void aTelemetryMessageWithMoreFieldsAndARaisedVersionIsReadAsFarAsItIsKnown(
      @ForAll("messages") List<EnrichedPoint> points, @ForAll int seed) throws IOException {
    TelemetryMessage message = new TelemetryMessage(CONTEXT, points);

    String later = later(new String(TelemetryCodec.bytes(message), StandardCharsets.UTF_8), seed);

    assertThat(TelemetryCodec.read(later)).isEqualTo(message);
  }

  @Property(tries = 300)
  void anEventWithMoreFieldsAndARaisedVersionIsReadAsFarAsItIsKnown(
      @ForAll("events") ShopfloorEvent event, @ForAll int seed) throws IOException {
    assertThat(read(event, later(EventCodec.detail(event), seed))).isEqualTo(event);
  }

  @Property(tries = 200)
  void aCompiledAssetWithMoreFieldsAndARaisedVersionIsReadAsFarAsItIsKnown(@ForAll int seed)
      throws IOException {
    byte[] press = PlantCodec.revision(TestPlant.press());

    byte[] later =
        later(new String(press, StandardCharsets.UTF_8), seed).getBytes(StandardCharsets.UTF_8);

    assertThat(PlantCodec.revision(PlantCodec.revision(later))).isEqualTo(press);
  }

  @Test
  void whatNeedsALaterReaderIsNotReadByThisOne() {
    String telemetry = text(TelemetryCodec.bytes(message()));

    assertThatThrownBy(() -> TelemetryCodec.read(NextRelease.needing(telemetry, 2)))
        .isInstanceOf(NewerFormException.class)
        .hasMessageContaining("version 2")
        .hasMessageContaining("reads version 1");
    assertThatThrownBy(() ->
            PlantCodec.revision(
                NextRelease.needing(text(PlantCodec.revision(TestPlant.press())), 2)
                    .getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(NewerFormException.class);
    for (ShopfloorEvent event : List.of(alert(), quality(), started(), ended())) {
      assertThatThrownBy(() -> read(event, NextRelease.needing(EventCodec.detail(event), 2)))
          .as("%s", event)
          .isInstanceOf(NewerFormException.class);
    }
  }

  @Test
  void whatNeedsThisReaderOrAnEarlierOneIsRead() throws IOException {
    TelemetryMessage message = message();
    String telemetry = text(TelemetryCodec.bytes(message));

    assertThat(TelemetryCodec.read(NextRelease.needing(NextRelease.raised(telemetry, 3), 1)))
        .isEqualTo(message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"points\":[{\"role\":\"king\"}],\"v\":2}",
        "{\"v\":2,\"points\":{\"packed\":\"H4sI\"}}",
        "{\"v\":2}",
        "{\"v\":1,\"needs\":2}",
        "{\"needs\":2,\"points\":[]}"
      })
  void aWholeMessageOfALaterReleaseThatCannotBeReadWaitsForIt(String body) {
    assertThatThrownBy(() -> TelemetryCodec.read(body)).isInstanceOf(NewerFormException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"points\":[{\"role\":\"king\"}],\"v\":1}",
        "{\"points\":[{\"role\":\"king\",\"v\":2}]}",
        "{\"v\":2,\"points\":[",
        "{\"v\":\"2\"}",
        "{\"v\":0}",
        "[2]"
      })
  void whatNoReleaseCanReadIsNotKeptWaiting(String body) {
    assertThatThrownBy(() -> TelemetryCodec.read(body))
        .isInstanceOf(IOException.class)
        .isNotInstanceOf(NewerFormException.class);
  }

  @Provide
  Arbitrary<List<EnrichedPoint>> messages() {
    return dev.shopfloor.model.json.Arbitrary.points().list().ofMinSize(1).ofMaxSize(4);
  }

  @Provide
  Arbitrary<ShopfloorEvent> events() {
    return Arbitraries.of(alert(), quality(), started(), ended());
  }

  private static String later(String text, int seed) {
    return NextRelease.raised(NextRelease.grown(text, new Random(seed), MAPS), 1);
  }

  private static ShopfloorEvent read(ShopfloorEvent event, String detail) throws IOException {
    try (JsonParser json = Json.factory().createParser(detail)) {
      return EventCodec.read(event.detailType(), json);
    }
  }

  private static TelemetryMessage message() {
    return new TelemetryMessage(
        CONTEXT, List.of(dev.shopfloor.model.json.Arbitrary.points().sample()));
  }

  private static Alert alert() {
    return new Alert(
        "e1",
        PRESS,
        "line1",
        "oil",
        "limit",
        Alert.Kind.THRESHOLD,
        Alert.State.RAISED,
        Severity.CRITICAL,
        "7",
        "hot",
        new Value.Real(71.5),
        "Cel",
        70.0,
        0.5,
        List.of("pump"),
        1_794_800_000_000_000_001L,
        List.of("berlin", "press07", "oil"),
        new Alert.Evidence(1, 2),
        List.of(new Alert.Link("page", "https://example.com/a")));
  }

  private static DataQualityAlert quality() {
    return new DataQualityAlert(
        "e2",
        PRESS,
        "line1",
        "oil",
        DataQualityAlert.Problem.values()[0],
        Alert.State.CLEARED,
        "c",
        "words",
        1.5,
        2.5,
        "s",
        5,
        "v1");
  }

  private static StopStarted started() {
    return new StopStarted(
        "e3", PRESS, "line1", "DOWN", "FAULT", Severity.MEDIUM, "jam", 5, 300_000_000_000L);
  }

  private static StopEnded ended() {
    return new StopEnded("e4", PRESS, "line1", "DOWN", "FAULT", 5, 9);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
