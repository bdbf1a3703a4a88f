package dev.shopfloor.enrich;

import static dev.shopfloor.enrich.Decode.AT;
import static dev.shopfloor.enrich.Decode.SECOND;
import static dev.shopfloor.enrich.Decode.byTag;
import static dev.shopfloor.enrich.Decode.decode;
import static dev.shopfloor.enrich.Decode.decoded;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.core.JsonParser;
import dev.shopfloor.enrich.Decoding.Decoded;
import dev.shopfloor.model.Condition;
import dev.shopfloor.model.Condition.Level;
import dev.shopfloor.model.Point;
import dev.shopfloor.model.Quality;
import dev.shopfloor.model.Value;
import dev.shopfloor.model.json.Json;
import dev.shopfloor.plant.PayloadSpec.PayloadFamily;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The payload samples of the reference data, as their notes say; found by shape alone. */
class PayloadSamplesTest {
  @Test
  void aPutBodyOfSiteWise() throws IOException {
    List<Point> points = decoded(PayloadFamily.SITEWISE, "sitewise-put", 0).points();

    assertThat(points)
        .extracting(Point::value)
        .containsExactly(new Value.Real(37.02), new Value.Real(37.04), new Value.Whole(2));
    assertThat(points)
        .extracting(Point::quality)
        .containsExactly(Quality.GOOD, Quality.UNCERTAIN, Quality.GOOD);
    assertThat(points).extracting(Point::time).containsExactly(AT + 125_000_000, AT + SECOND, AT);
    assertThat(points.getLast().tag())
        .isEqualTo("a1b2c3d4-5678-90ab-cdef-11111EXAMPLE/a1b2c3d4-5678-90ab-cdef-33333EXAMPLE");
  }

  @Test
  void aStreamMessageOfSiteWise() throws IOException {
    Map<String, Point> points = byTag(decoded(PayloadFamily.SITEWISE, "sitewise-stream", 0));

    Point running = points.get("/PlantA/Line3/Press07/Running");
    assertThat(running.value()).isEqualTo(new Value.Truth(true));
    assertThat(running.time()).isEqualTo(AT + 500_000_000);
  }

  @Test
  void aWideMessageOfKepware() throws IOException {
    Map<String, Point> points = byTag(decoded(PayloadFamily.KEPWARE, "kepware", 0));

    assertThat(points.get("Press07.PLC.Temperature").value()).isEqualTo(new Value.Real(37.1));
    assertThat(points.get("Press07.PLC.State").value()).isEqualTo(new Value.Whole(3));
    assertThat(points.get("Press07.PLC.Pressure").value()).isEqualTo(Value.ABSENT);
    assertThat(points.get("Press07.PLC.Pressure").quality()).isEqualTo(Quality.BAD);
  }

  @Test
  void aDeltaFrameOfOpcUa() throws IOException {
    Map<String, Point> points = byTag(decoded(PayloadFamily.OPC_UA, "opcua-pubsub", 0));

    assertThat(points.get("Temperature").value()).isEqualTo(new Value.Real(98.6));
    assertThat(points.get("State").time()).isEqualTo(AT - 4 * SECOND);
    assertThat(points.get("Pressure").value()).isEqualTo(Value.ABSENT);
    assertThat(points.get("Counter").value()).isEqualTo(new Value.Whole(4_294_967_290L));
    assertThat(points.get("Counter").time()).isEqualTo(AT);
  }

  @Test
  void aRawFrameOfOpcUa() throws IOException {
    Map<String, Point> points = byTag(decoded(PayloadFamily.OPC_UA, "opcua-pubsub", 1));

    assertThat(points.get("Temperature").value()).isEqualTo(new Value.Real(98.7));
    assertThat(points.get("State").time()).isEqualTo(AT + SECOND);
  }

  @Test
  void samplesOfOpcPublisher() throws IOException {
    Map<String, Point> points = byTag(decoded(PayloadFamily.OPC_UA, "azure-style", 0));

    assertThat(points.get("Temperature").value()).isEqualTo(new Value.Real(98.6));
    assertThat(points.get("Pressure").value()).isEqualTo(new Value.Whole(4));
    assertThat(points.get("Pressure").quality()).isEqualTo(Quality.UNCERTAIN);
    assertThat(points.get("Pressure").device()).isEqualTo("urn:press07");
  }

  @Test
  void aPackOfSenml() throws IOException {
    List<Point> points = decoded(PayloadFamily.SENML, "senml", 0).points();

    assertThat(points)
        .extracting(point -> point.tag().substring("urn:dev:ow:10e2073a01080063:".length()))
        .containsExactly("temp", "temp", "hum", "running", "energy");
    assertThat(points).extracting(Point::time).containsExactly(AT, AT - 5 * SECOND, AT, AT, AT);
    assertThat(points.get(2).unit()).isEqualTo("%RH");
    assertThat(points.get(4).unit()).isEqualTo("kWh");
    assertThat(points.get(4).value()).isEqualTo(new Value.Real(10_211.5));
  }

  @Test
  void aCurrentDocumentOfMtConnect() throws IOException {
    Map<String, Point> points = byTag(decoded(PayloadFamily.MTCONNECT, "mtconnect-json", 0));

    assertThat(points.get("p1execution").value()).isEqualTo(new Value.Text("ACTIVE"));
    assertThat(points.get("p1execution").sequence()).isEqualTo(20_412_484);
    assertThat(points.get("p1part").value()).isEqualTo(new Value.Whole(3));
    assertThat(points.get("p1sys").condition())
        .isEqualTo(new Condition(Level.NORMAL, "", "", null));
  }

  @Test
  void monitronsExportIsNoTelemetry() throws IOException {
    assertThat(decode(PayloadFamily.AUTO, sample("monitron-kinesis", 0)))
        .isInstanceOfSatisfying(
            Decoding.Refused.class, refused -> assertThat(refused.message()).contains("Monitron"));
  }

  private static Decoded decoded(PayloadFamily family, String format, int which)
      throws IOException {
    String payload = sample(format, which);
    Decoded decoded = Decode.decoded(family, payload);
    assertThat(Decode.decode(PayloadFamily.AUTO, payload)).isEqualTo(decoded);
    assertThat(decoded.problems()).isEmpty();
    return decoded;
  }

  /** The payload of a format's sample, by its place among that format's. */
  private static String sample(String format, int which) throws IOException {
    String configured = System.getProperty("SHOPFLOOR_DATA", System.getenv("SHOPFLOOR_DATA"));
    Path samples =
        Path.of(
            configured == null ? "../../shared/data" : configured,
            "payload-samples",
            "samples.jsonl");
    if (!Files.isRegularFile(samples)) {
      System.out.println("SKIPPED: payload samples are not at " + samples + "; set SHOPFLOOR_DATA");
      assumeTrue(false, "no payload samples at " + samples);
    }
    List<String> payloads = new ArrayList<>();
    for (String line : Files.readAllLines(samples)) {
      if (line.contains("\"format\": \"" + format + "\"")) {
        payloads.add(payload(line));
      }
    }
    return payloads.get(which);
  }

  private static String payload(String line) throws IOException {
    try (JsonParser json = Json.factory().createParser(line)) {
      Json.enterObject(json);
      for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
        json.nextToken();
        int from = (int) json.currentTokenLocation().getCharOffset();
        json.skipChildren();
        json.finishToken();
        if (name.equals("payload")) {
          return line.substring(from, (int) json.currentLocation().getCharOffset());
        }
      }
    }
    throw new AssertionError(line);
  }
}
