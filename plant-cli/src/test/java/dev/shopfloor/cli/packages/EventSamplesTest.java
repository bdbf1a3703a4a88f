package dev.shopfloor.cli.packages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every sample in {@code events/} holds what the published JSON Schemas say, down to the payloads.
 */
class EventSamplesTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final JsonSchemaFactory SCHEMAS =
      JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
  // bad input on purpose, alone or among good records; the handler tests say what becomes of it
  private static final Set<String> BAD =
      Set.of(
          "enrich-malformed-envelope.json",
          "enrich-sqs.json",
          "oee-hard.json",
          "writer-malformed.json",
          "workorder-unusable.json");
  private static final Map<String, String> DETAILS =
      Map.ofEntries(
          Map.entry("Alert", "alert"),
          Map.entry("DataQualityAlert", "data-quality-alert"),
          Map.entry("StopStarted", "stop-started"),
          Map.entry("StopEnded", "stop-ended"),
          Map.entry("ShiftClosed", "shift-closed"),
          Map.entry("ShiftFinalized", "shift-finalized"),
          Map.entry("TargetCrossed", "target-crossed"),
          Map.entry("ShiftRestated", "shift-restated"),
          Map.entry("WorkOrderCreated", "work-order-created"),
          Map.entry("WorkOrderUpdated", "work-order-updated"),
          Map.entry("WorkOrderCompleted", "work-order-completed"),
          Map.entry("WorkOrderCancelled", "work-order-cancelled"),
          Map.entry("WorkOrderFailed", "work-order-failed"));

  // other systems' forms, for which there are no schemas of ours; the tests of their adapters know
  private static final List<String> FOREIGN =
      List.of("cloudwatch-direct", "iotevents", "lookout", "monitron-v1", "monitron-v2");

  static Stream<Path> samples() throws IOException {
    try (Stream<Path> files = Files.list(Packages.ROOT.resolve("events"))) {
      return files
          .filter(file -> file.toString().endsWith(".json"))
          .filter(file -> !BAD.contains(name(file)))
          // CloudFormation's form, for which there is no schema of ours
          .filter(file -> !name(file).startsWith("setup-"))
          .filter(file -> !FOREIGN.contains(name(file).replaceAll("workorder-|\\.json", "")))
          .sorted()
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void aSampleHoldsWhatTheSchemasSay(Path sample) throws IOException {
    assertThat(faults(JSON.readTree(sample.toFile()))).isEmpty();
  }

  @Test
  void aSampleThatIsBadOnPurposeIsBad() {
    for (String name : BAD) {
      Path sample = Packages.ROOT.resolve("events").resolve(name);

      assertThatThrownBy(() -> assertThat(faults(JSON.readTree(sample.toFile()))).isEmpty())
          .as(name)
          .isInstanceOfAny(AssertionError.class, IOException.class, RuntimeException.class);
    }
  }

  @Test
  void everyFunctionHasSamples() throws IOException {
    List<String> names = samples().map(EventSamplesTest::name).toList();

    for (String function : List.of("enrich-", "writer-", "oee-", "workorder-")) {
      assertThat(names).anyMatch(name -> name.startsWith(function));
    }
  }

  @Test
  void aWrongDetailIsFound() throws IOException {
    JsonNode event =
        JSON.readTree(
            """
            {"id":"1","source":"shopfloor","detail-type":"StopEnded","time":"2026-01-01T00:00:00Z",
             "detail":{"v":1,"eventId":"e","site":"s","asset":"a","eventTime":1,"line":"l",
                       "state":"3","timeClass":"FAULT","start":"noon","end":2}}
            """);

    assertThat(faults(event)).singleElement().asString().contains("start");
  }

  private static List<String> faults(JsonNode event) throws IOException {
    List<String> faults = new ArrayList<>();
    if (event.has("Records")) {
      for (JsonNode message : event.get("Records")) {
        if (message.has("kinesis")) {
          byte[] data = message.at("/kinesis/data").binaryValue();
          faults.addAll(faults(JSON.readTree(data)));
        } else {
          faults.addAll(faults(JSON.readTree(message.get("body").textValue())));
        }
      }
    } else if (event.has("detail-type")) {
      faults.addAll(check("event-envelope", event));
      String detailType = event.get("detail-type").textValue();
      if (event.get("source").textValue().equals("shopfloor")) {
        String detail = Objects.requireNonNull(DETAILS.get(detailType), detailType);
        faults.addAll(check(detail, event.get("detail")));
      }
    } else if (event.has("tick")) {
      faults.addAll(check("tick", event));
    } else if (event.has("base64OriginalPayload") || event.has("payloadsWithMetadata")) {
      faults.addAll(check("error-action-message", event));
    } else if (event.has("requestPayload")) {
      faults.addAll(check("failure-record", event));
      faults.addAll(faults(event.get("requestPayload")));
    } else if (event.has("topic")) {
      faults.addAll(check("rule-message", event));
    } else {
      faults.addAll(check("telemetry-message", event));
    }
    return faults;
  }

  static List<String> check(String schema, JsonNode node) {
    Set<ValidationMessage> messages = schema(schema).validate(node);
    return messages.stream().map(message -> schema + ": " + message.getMessage()).toList();
  }

  private static JsonSchema schema(String name) {
    try (InputStream in =
        Objects.requireNonNull(
            EventSamplesTest.class.getResourceAsStream("/schemas/" + name + ".schema.json"))) {
      return SCHEMAS.getSchema(in);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static String name(Path file) {
    return Objects.requireNonNull(file.getFileName()).toString();
  }
}
