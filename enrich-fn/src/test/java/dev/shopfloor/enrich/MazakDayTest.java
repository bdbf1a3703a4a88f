package dev.shopfloor.enrich;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.shopfloor.enrich.EventBatch.Way;
import dev.shopfloor.ledger.Ledger;
import dev.shopfloor.ledger.Outcome;
import dev.shopfloor.ledger.Stage;
import dev.shopfloor.ledger.Subject;
import dev.shopfloor.model.Alert;
import dev.shopfloor.model.AssetContext;
import dev.shopfloor.model.Role;
import dev.shopfloor.model.json.Json;
import dev.shopfloor.plant.AssetRevision;
import dev.shopfloor.plant.SourceSpec;
import dev.shopfloor.plant.TagSpec;
import dev.shopfloor.plant.ValueType;
import dev.shopfloor.testing.TestPlant;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** A real day of NIST's Mazak01. */
class MazakDayTest {
  private static final String TOPIC = "plant/gaithersburg/shop/mazak01/telemetry";
  private static final Set<String> TEXTS =
      Set.of("execution", "mode", "estop", "power", "program", "subprogram", "program_cmt");

  @Test
  void everyMessageOfARealDayIsDecodedAndItsAlarmsAreTransitions() throws IOException {
    List<String> lines = day();
    MemoryPorts ports = new MemoryPorts();
    EnrichStage stage = ports.stage(TestPlant.directory(mazak(lines)));
    Ledger total = new Ledger(Stage.ENRICH);
    for (String line : lines) {
      EventBatch batch = EnvelopeReader.read(event(line), 0);
      assertThat(batch.way()).isEqualTo(Way.DIRECT);
      EnrichStage.Run run = stage.run(batch);
      assertThat(run.failure()).isNull();
      total.add(run.ledger());
    }

    assertThat(total.balanced()).isTrue();
    assertThat(total.counted(Subject.MESSAGES, Outcome.DECODED)).isEqualTo(lines.size());
    assertThat(ports.quarantined()).isEmpty();
    Map<List<String>, Integer> open = new LinkedHashMap<>();
    for (Alert alert : ports.alerts()) {
      int step = alert.state() == Alert.State.RAISED ? 1 : -1;
      int now = open.merge(alert.dedupParts(), step, Integer::sum);
      assertThat(now).as("%s at %d", alert.dedupParts(), alert.eventTime()).isBetween(0, 1);
    }
    assertThat(ports.alerts()).hasSizeBetween(20, 150);
    System.out.printf(
        "Mazak01 2017-06-12: %d messages, %d points forwarded, %d duplicate, %d for production,"
            + " %d raised, %d cleared, problems %s%n",
        lines.size(),
        total.counted(Subject.POINTS, Outcome.FORWARDED),
        total.counted(Subject.POINTS, Outcome.DUPLICATE),
        total.noted("productionForwarded"),
        ports.alerts().stream().filter(a -> a.state() == Alert.State.RAISED).count(),
        ports.alerts().stream().filter(a -> a.state() == Alert.State.CLEARED).count(),
        new TreeSet<>(open.keySet().stream().map(parts -> String.join("/", parts)).toList()));
  }

  private static List<String> day() throws IOException {
    String configured = System.getProperty("SHOPFLOOR_DATA", System.getenv("SHOPFLOOR_DATA"));
    Path streams = Path.of(configured == null ? "../../shared/data" : configured, "streams");
    if (Files.isDirectory(streams)) {
      try (DirectoryStream<Path> files =
          Files.newDirectoryStream(streams, "nist-mazak01.Mazak01-20170612*.gz")) {
        for (Path file : files) {
          try (BufferedReader reader =
              new BufferedReader(
                  new InputStreamReader(
                      new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            return reader.lines().toList();
          }
        }
      }
    }
    System.out.println("SKIPPED: real factory data is not at " + streams + "; set SHOPFLOOR_DATA");
    assumeTrue(false, "no real factory data at " + streams);
    return List.of();
  }

  /** The message line as the rule's object: the same value under {@code payload}. */
  private static byte[] event(String line) {
    return line.replace("\"receivedAt\"", "\"rx\"").getBytes(StandardCharsets.UTF_8);
  }

  /** A tag for each name of the day: conditions are alarms, the rest is text or number. */
  private static AssetRevision mazak(List<String> lines) throws IOException {
    Map<String, TagSpec> tags = new LinkedHashMap<>();
    for (String line : lines) {
      try (JsonParser json = Json.factory().createParser(line)) {
        while (json.nextToken() != null) {
          if (json.currentToken() == JsonToken.FIELD_NAME
              && json.getParsingContext().getParent().hasCurrentName()
              && "payload".equals(json.getParsingContext().getParent().getCurrentName())) {
            String name = json.currentName();
            boolean condition = json.nextToken() == JsonToken.START_OBJECT;
            if (!name.equals("timestamp")) {
              tags.computeIfAbsent(name, first -> tag(first, condition));
            }
            json.skipChildren();
          }
        }
      }
    }
    AssetRevision press = TestPlant.press();
    SourceSpec source = TestPlant.source(TOPIC);
    return new AssetRevision(
        0,
        new AssetContext("gaithersburg", "machining", "shop", "mazak01", "turning-center", "m1"),
        press.zone(),
        press.criticality(),
        null,
        press.workOrderFrom(),
        List.of(
            new SourceSpec(
                source.topicFilter(),
                null,
                source.payload(),
                source.maxAhead(),
                400 * 86_400 * TestPlant.SECOND,
                source.clockTolerance(),
                source.unknownTags(),
                source.ignored())),
        new ArrayList<>(tags.values()),
        press.oee());
  }

  private static TagSpec tag(String name, boolean condition) {
    if (condition) {
      return TestPlant.alarm(name);
    }
    boolean text = TEXTS.contains(name) || name.startsWith("Mazak") || name.equals("Tool_suffix");
    Role role = name.equals("execution") ? Role.STATE : Role.MEASUREMENT;
    return TestPlant.tag(name, role, text ? ValueType.TEXT : ValueType.NUMBER);
  }
}
