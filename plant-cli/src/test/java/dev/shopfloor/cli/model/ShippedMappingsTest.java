package dev.shopfloor.cli.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.shopfloor.enrich.MemorySourceStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The shipped mappings, each by a message of its sender. */
class ShippedMappingsTest {
  static final List<String> FAMILIES = ShippedMappings.FAMILIES;

  private static final String S7 = "ie/d/j/simatic/v1/s7c1/dp";
  private static final String METADATA =
      """
      {"seq":1,"connections":[
        {"name":"1511_S7","type":"S7+","dataPoints":[{"name":"default","dataPointDefinitions":[
          {"name":"Pressure","id":"825","dataType":"Real"},{"name":"Speed","id":826}]}]},
        {"name":"1200","dataPoints":[{"dataPointDefinitions":[{"name":"Other","id":"825"}]}]}]}
      """;

  @ParameterizedTest
  @FieldSource("FAMILIES")
  void eachIsAMappingWithoutProblems(String family) {
    assertThat(
            TestFiles.load(TestFiles.plant("type: p\nsource: {family: %s}".formatted(family)))
                .problems())
        .isEmpty();
  }

  @Test
  void telegrafSendsOneMetricOrABatchAndAUnitByConvention() {
    assertThat(
            Decoded.of(
                "family: telegraf",
                "{\"name\":\"p\",\"tags\":{\"host\":\"e\",\"unit\":\"Cel\"},\"fields\":{\"t\":1.5,\"s\":\"on\"},\"timestamp\":1794800000}"))
        .containsExactly(
            "p: t = 1.5 Cel @2026-11-16T03:33:20Z MESSAGE",
            "p: s = \"on\" @2026-11-16T03:33:20Z MESSAGE");
    assertThat(
            Decoded.of(
                "family: telegraf\nmapping: {device: /tags/machine}",
                "{\"metrics\":[{\"name\":\"modbus\",\"tags\":{\"machine\":\"m1\"},\"fields\":{\"t\":1}}]}"))
        .containsExactly("m1: t = 1");
  }

  @Test
  void siemensIdsAreNamesUntilTheMetadataAreWanted() {
    String values = "{\"seq\":1,\"vals\":[{\"id\":\"825\",\"qc\":1,\"val\":\"0.75\"}]}";
    assertThat(
            Decoded.of(
                S7 + "/#",
                S7 + "/r/1511_S7/default",
                "family: siemens",
                values,
                new MemorySourceStore()))
        .containsExactly("825 = \"0.75\" UNCERTAIN (1)");
    assertThat(Decoded.of("family: siemens", METADATA)).containsExactly("ignored metadata null");
  }

  @Test
  void siemensMetadataNameTheIdsOfTheirConnection() {
    MemorySourceStore store = new MemorySourceStore();
    String source = "family: siemens\nnames: metadata";
    String topic = S7 + "/r/1511_S7/default";
    String values =
        "{\"vals\":[{\"id\":\"825\",\"qc\":3,\"val\":1},{\"id\":\"826\",\"qc\":3,\"val\":2}]}";

    assertThat(Decoded.of("ie/#", topic, source, values, store))
        .containsExactly("parked s7:s7c1: no metadata message has named the id \"825\"");
    assertThat(Decoded.of("ie/#", "ie/m/j/simatic/v1/s7c1/dp", source, METADATA, store))
        .containsExactly("ignored metadata s7:s7c1");
    assertThat(Decoded.of("ie/#", topic, source, values, store))
        .containsExactly("Pressure = 1 (3)", "Speed = 2 (3)");
    assertThat(Decoded.of("ie/#", S7 + "/r/1200/x", source, values, store))
        .containsExactly("parked s7:s7c1: no metadata message has named the id \"826\"");
  }

  @Test
  void nodeRedPayloadsMayBeOneValue() {
    assertThat(
            Decoded.of("family: node-red", "{\"payload\":12.5,\"topic\":\"p\",\"_msgid\":\"x\"}"))
        .containsExactly("p: payload = 12.5");
  }

  @Test
  void anIgnitionTagIsCalledByWhatTheWildcardStandsFor() {
    String message = "{\"tagName\":\"Pressure\",\"value\":1,\"quality\":500}";

    assertThat(
            Decoded.of(
                "A/L/P7/#",
                "A/L/P7/Hyd/Pressure",
                "family: ignition-uns",
                message,
                new MemorySourceStore()))
        .containsExactly("Hyd/Pressure = none STALE (500)");
    assertThat(Decoded.of("A/L/P7/Pressure", "family: ignition-uns", message))
        .containsExactly("Pressure = none STALE (500)");
  }

  @Test
  void theSamplesDecodeToWhatTheirNotesSay() throws IOException {
    assertThat(sample("flat-json", 0, "mapping: {device: /deviceId, unitKeys: \"{name}_unit\"}"))
        .containsExactly(
            "press07: temperature = 98.6 degF @2026-11-16T03:33:20Z MESSAGE",
            "press07: pressure = 1450.0 psi @2026-11-16T03:33:20Z MESSAGE",
            "press07: vibration = 0.31 in/s @2026-11-16T03:33:20Z MESSAGE",
            "press07: state = \"RUNNING\" @2026-11-16T03:33:20Z MESSAGE",
            "press07: part_count = 1842 @2026-11-16T03:33:20Z MESSAGE");
    assertThat(
            sample(
                "flat-json", 1, "mapping: {device: /device, values: /metrics, unitSuffixes: true}"))
        .containsExactly(
            "press07: temp_c = 37.0 Cel @2026-11-16T03:33:20Z MESSAGE",
            "press07: hyd_pressure_bar = 100.1 bar @2026-11-16T03:33:20Z MESSAGE",
            "press07: spindle_rpm = 1200 rpm @2026-11-16T03:33:20Z MESSAGE");
    assertThat(
            sample(
                "flat-json",
                2,
                "mapping: {name: /name, value: /value, unit: /unit, quality: /quality}"))
        .containsExactly(
            "temp = 37.0 °C @2026-11-16T03:33:20Z VALUE",
            "temp = \"37.2\" °C @2026-11-16T03:33:21Z VALUE",
            "pressure = none bar BAD (BAD) @2026-11-16T03:33:21Z VALUE");
    assertThat(sample("m2c2", 0, "family: m2c2"))
        .containsExactly("press07: Temperature = 37.1 (Good) @2026-11-16T03:33:20.125Z VALUE");
    assertThat(sample("ignition-uns", 0, "family: ignition-uns"))
        .containsExactly("Pressure = 100.2 (192) @2026-11-16T03:33:20Z VALUE");
    assertThat(sample("siemens-databus", 0, "family: siemens"))
        .containsExactly(
            "825 = 234.49998474121094 (3) @2026-11-16T03:33:20Z VALUE",
            "826 = \"0.75\" (3) @2026-11-16T03:33:20Z VALUE",
            "827 = none BAD (0) @2026-11-16T03:33:20Z VALUE");
    assertThat(sample("telegraf", 0, "family: telegraf"))
        .containsExactly(
            "press07: temperature = 37.1 Cel @2026-11-16T03:33:20Z MESSAGE",
            "press07: state = \"running\" @2026-11-16T03:33:20Z MESSAGE",
            "press07: pressure = 100.2 @2026-11-16T03:33:20Z MESSAGE");
    assertThat(sample("uns-modeled", 0, "family: uns"))
        .containsExactly(
            "press07: state = \"Execute\" @2026-11-16T03:33:20Z MESSAGE",
            "press07: temperature = 37.1 °C @2026-11-16T03:33:20Z MESSAGE",
            "press07: counts.good = 1842 @2026-11-16T03:33:20Z MESSAGE",
            "press07: counts.reject = 13 @2026-11-16T03:33:20Z MESSAGE");
    assertThat(sample("node-red", 0, "family: node-red"))
        .containsExactly(
            "press07: temp = \"37.1\" °C",
            "press07: running = \"true\"",
            "press07: count = \"1842\"");
  }

  private static List<String> sample(String format, int number, String source) throws IOException {
    String configured = System.getProperty("SHOPFLOOR_DATA", System.getenv("SHOPFLOOR_DATA"));
    Path samples =
        Path.of(configured == null ? "../../shared/data" : configured)
            .resolve("payload-samples/samples.jsonl");
    if (!Files.isRegularFile(samples)) {
      System.out.println("SKIPPED: no payload samples at " + samples + "; set SHOPFLOOR_DATA");
    }
    assumeThat(samples).isRegularFile();
    ObjectMapper json = new ObjectMapper();
    int seen = 0;
    for (String line : Files.readAllLines(samples)) {
      JsonNode sample = json.readTree(line);
      if (sample.path("format").asText().equals(format) && seen++ == number) {
        return Decoded.of(
            "+/#",
            sample.path("topic").asText(),
            source.replace(
                "family: ignition-uns", "family: ignition-uns\nmapping: {name: $topic/-1}"),
            sample.path("payload").toString(),
            new MemorySourceStore());
      }
    }
    throw new AssertionError("no sample " + format);
  }
}
