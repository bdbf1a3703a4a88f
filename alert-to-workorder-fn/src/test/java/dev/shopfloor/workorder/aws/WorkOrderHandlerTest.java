package dev.shopfloor.workorder.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.Context;
import dev.shopfloor.ledger.Ledger;
import dev.shopfloor.ledger.Outcome;
import dev.shopfloor.ledger.Subject;
import dev.shopfloor.model.Quarantined;
import dev.shopfloor.model.Reason;
import dev.shopfloor.plant.AssetHistory;
import dev.shopfloor.plant.PlantModel;
import dev.shopfloor.runtime.Environment;
import dev.shopfloor.runtime.aws.DynamoPlantRegistry;
import dev.shopfloor.runtime.aws.FunctionRuntime;
import dev.shopfloor.runtime.aws.QuarantineReader;
import dev.shopfloor.testing.TestPlant;
import dev.shopfloor.workorder.aws.FakeCmms.Mood;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The handler as it is deployed, with a real table, a CMMS and a bus over real HTTP. */
class WorkOrderHandlerTest {
  private static final String DONE = "{\"batchItemFailures\":[]}";
  private static final Context CONTEXT =
      (Context)
          Proxy.newProxyInstance(
              Context.class.getClassLoader(),
              new Class<?>[] {Context.class},
              (proxy, method, arguments) -> {
                if (method.getName().equals("getRemainingTimeInMillis")) {
                  return 60_000;
                }
                throw new UnsupportedOperationException(method.getName());
              });

  private final FakeCmms cmms = new FakeCmms();
  private final FakeBus bus = new FakeBus();
  private final DynamoDbClient dynamo = WorkOrderTables.client();
  private final Map<String, String> variables = variables();
  private final Present present = new Present();
  private final List<Ledger> ledgers = new ArrayList<>();

  @AfterEach
  void close() {
    cmms.close();
    bus.close();
  }

  @Test
  void anAlertBecomesOneOrderAndItsDeliveryTwiceADuplicate() throws IOException {
    WorkOrderHandler handler = handler();
    assertThat(handle(handler, "alert-raised")).isEqualTo(DONE);
    assertThat(handle(handler, "alert-raised")).isEqualTo(DONE);

    assertThat(cmms.orders).hasSize(1);
    assertThat(cmms.orders.getFirst())
        .containsEntry("title", "press07: HYDRAULIC OIL LOW (hydraulics 149)")
        .containsEntry("asset", "CMMS-4711")
        .containsEntry("priority", "P2");
    assertThat(bus.published()).containsExactly("WorkOrderCreated");
    assertThat(ledgers.getFirst().counted(Subject.ALERTS, Outcome.STORED)).isEqualTo(1);
    assertThat(ledgers.getFirst().noted("created")).isEqualTo(1);
    assertThat(ledgers.getLast().counted(Subject.ALERTS, Outcome.DUPLICATE)).isEqualTo(1);
    assertThat(ledgers).allMatch(Ledger::balanced);
  }

  @Test
  void repeatsOutOfOrderInOneBatchChangeTheSameOrderInTheOrderOfTheirTimes() throws IOException {
    WorkOrderHandler handler = handler();
    handle(handler, "alert-raised");
    handle(handler, "alert-repeated-and-cleared");

    assertThat(cmms.orders).hasSize(1);
    assertThat(cmms.orders.getFirst()).containsEntry("priority", "P1");
    assertThat(cmms.comments(0))
        .satisfiesExactly(
            repeat -> assertThat(repeat).contains("Came again"),
            worse -> assertThat(worse).contains("CRITICAL, was HIGH"),
            end -> assertThat(end).contains("Ended at"));
    assertThat(bus.published())
        .containsExactly(
            "WorkOrderCreated", "WorkOrderUpdated", "WorkOrderUpdated", "WorkOrderUpdated");
    assertThat(ledgers.getLast().counted(Subject.ALERTS, Outcome.STORED)).isEqualTo(3);
    assertThat(ledgers.getLast().counted(Subject.ALERTS, Outcome.DUPLICATE)).isEqualTo(1);
  }

  @Test
  void aStopBecomesAnOrderAndItsEndAComment() throws IOException {
    handle(handler(), "stop");

    assertThat(cmms.orders).hasSize(1);
    assertThat(cmms.orders.getFirst().get("title")).contains("STOPPED").contains("jam");
    assertThat(cmms.comments(0)).singleElement().asString().contains("900 s");
  }

  @Test
  void anAlertBelowTheSeverityMakesNoOrderAndOneOfAStrangerDoes() throws IOException {
    handle(handler(), "alert-below-severity-and-unknown-asset");

    assertThat(cmms.orders).hasSize(1);
    assertThat(cmms.orders.getFirst().get("asset")).isEqualTo("berlin/nobody-knows");
    assertThat(ledgers.getLast().noted("suppressed")).isEqualTo(1);
    assertThat(ledgers.getLast().noted("created")).isEqualTo(1);
  }

  @Test
  void whatCannotBeReadIsKeptWithItsBytesAndTheRestGoesOn() throws IOException {
    assertThat(handle(handler(), "unusable")).isEqualTo(DONE);

    List<Quarantined> kept =
        new QuarantineReader(dynamo, variables.get("QUARANTINE_TABLE"))
            .all().stream().flatMap(batch -> batch.records().stream()).toList();
    assertThat(kept)
        .extracting(Quarantined::reason)
        .containsExactlyInAnyOrder(
            Reason.MALFORMED_ENVELOPE, Reason.MALFORMED_ENVELOPE, Reason.UNSUPPORTED_EVENT);
    assertThat(kept)
        .extracting(record -> new String(record.bytes(), StandardCharsets.UTF_8))
        .contains("{\"version\":\"0\",\"detail-type\":\"Alert\",\"source\":\"shop");
    assertThat(kept).allMatch(record -> record.topic().equals("AlertQueue"));
    assertThat(cmms.orders).hasSize(1);
    assertThat(ledgers.getLast().counted(Subject.ALERTS, Outcome.QUARANTINED)).isEqualTo(3);
    assertThat(ledgers.getLast().balanced()).isTrue();
  }

  @Test
  void anAlertWhoseAnswerGotLostIsFoundByTheNextTicks() throws IOException {
    WorkOrderHandler handler = handler();
    cmms.mood = Mood.COMMIT_THEN_DROP;
    assertThat(handle(handler, "alert-raised")).isEqualTo(DONE);
    cmms.mood = Mood.WELL;
    cmms.searchesSubstrings = true;
    handle(handler, "tick");

    assertThat(cmms.orders).hasSize(1);
    assertThat(ledgers.getFirst().noted("ambiguous")).isEqualTo(1);
    assertThat(ledgers.getLast().noted("adopted")).isEqualTo(1);
    assertThat(ledgers.getLast().taken(Subject.ALERTS)).isZero();
    assertThat(bus.published()).containsExactly("WorkOrderCreated");
  }

  @Test
  void whileTheSystemIsAwayAlertsWaitAndNoMessageComesBack() throws IOException {
    WorkOrderHandler handler = handler();
    cmms.mood = Mood.THROTTLE;
    cmms.retryAfter = "60";
    assertThat(handle(handler, "alert-raised")).isEqualTo(DONE);
    assertThat(handle(handler, "alert-repeated-and-cleared")).isEqualTo(DONE);
    assertThat(cmms.orders).isEmpty();
    assertThat(cmms.requests).hasSize(1);
    cmms.mood = Mood.WELL;
    present.now = present.now.plus(Duration.ofMinutes(1));
    handle(handler, "tick");

    assertThat(cmms.orders).hasSize(1);
    assertThat(cmms.comments(0)).hasSize(3);
  }

  @Test
  void aCompletedOrderIsToldOnTheBusOnce() throws IOException {
    WorkOrderHandler handler = handler();
    handle(handler, "alert-raised");
    cmms.complete(0, "Jens");
    handle(handler, "tick");
    handle(handler, "tick");

    assertThat(bus.published()).containsExactly("WorkOrderCreated", "WorkOrderCompleted");
    assertThat(bus.requests.getLast())
        .contains("Jens")
        .contains(cmms.address() + "/work-orders/1")
        .contains("millisSinceRaised");
    assertThat(ledgers.get(1).noted("closed")).isEqualTo(1);
    assertThat(ledgers).allMatch(Ledger::balanced);
    handle(handler, "alert-repeated-and-cleared");
    assertThat(cmms.orders).hasSize(2);
    assertThat(cmms.orders.getLast().get("description"))
        .contains("WO-1, " + cmms.address() + "/work-orders/1");
  }

  @Test
  void aRefusalIsToldOnTheBusInTheVendorsWords() throws IOException {
    cmms.mood = Mood.REFUSE;
    handle(handler(), "alert-raised");

    assertThat(bus.published()).containsExactly("WorkOrderFailed");
    assertThat(bus.requests.getFirst()).contains("unknown asset");
    assertThat(ledgers.getLast().noted("failed")).isEqualTo(1);
  }

  @Test
  void withoutItsTableEveryMessageComesBack() throws IOException {
    variables.put("WORK_ORDER_TABLE", "gone");

    assertThat(handle(handler(), "alert-raised")).contains("059f36b4-87a3-44ab-83d2-661975120001");
    assertThat(ledgers.getLast().counted(Subject.ALERTS, Outcome.RETURNED)).isEqualTo(1);
    assertThat(ledgers.getLast().balanced()).isTrue();
  }

  @Test
  void aDryRunDecidesAndCallsNobody() throws IOException {
    variables.put("CMMS_PROFILE", "dry-run");
    WorkOrderHandler handler = handler();
    handle(handler, "alert-raised");
    handle(handler, "alert-repeated-and-cleared");

    assertThat(cmms.requests).isEmpty();
    assertThat(bus.requests.getFirst()).contains("DRY-");
    assertThat(ledgers.getLast().noted("raised")).isEqualTo(1);
  }

  @Test
  void aWrongSettingStopsTheStart() {
    variables.put("CMMS_PROFILE", "sap");

    assertThatThrownBy(this::handler).hasMessageContaining("CMMS_PROFILE");
  }

  private WorkOrderHandler handler() {
    return new WorkOrderHandler(
        new FunctionRuntime(new Environment(variables), present, ledgers::add));
  }

  private String handle(WorkOrderHandler handler, String sample) throws IOException {
    Path file =
        Path.of(System.getProperty("shopfloor.root"), "events", "workorder-" + sample + ".json");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    handler.handleRequest(new ByteArrayInputStream(Files.readAllBytes(file)), out, CONTEXT);
    present.now = present.now.plus(Duration.ofSeconds(1));
    return out.toString(StandardCharsets.UTF_8);
  }

  private Map<String, String> variables() {
    Map<String, String> all = new HashMap<>();
    all.put("AWS_REGION", "eu-central-1");
    all.put("AWS_ENDPOINT_URL_DYNAMODB", WorkOrderTables.endpoint().toString());
    all.put("AWS_ENDPOINT_URL_EVENTBRIDGE", bus.address());
    all.put("WORK_ORDER_TABLE", WorkOrderTables.create(dynamo));
    all.put("QUARANTINE_TABLE", WorkOrderTables.createPlain(dynamo));
    all.put("REGISTRY_TABLE", WorkOrderTables.createPlain(dynamo));
    all.put("EVENT_BUS_NAME", "test-shopfloor");
    all.put("CMMS_PROFILE", "plant-cmms");
    all.put("CMMS_URL", cmms.address().toString());
    new DynamoPlantRegistry(dynamo, all.get("REGISTRY_TABLE"))
        .apply(
            new PlantModel(List.of(new AssetHistory(TestPlant.PRESS, List.of(TestPlant.press())))));
    return all;
  }

  /** The plant's time, which a tick may run ahead of. */
  private static final class Present extends Clock {
    private Instant now = Instant.parse("2026-06-15T08:00:02Z");

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      throw new UnsupportedOperationException();
    }
  }
}
