package dev.shopfloor.cli.packages;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.shopfloor.enrich.aws.EnrichHandler;
import dev.shopfloor.oee.aws.OeeHandler;
import dev.shopfloor.runtime.Environment;
import dev.shopfloor.runtime.aws.FunctionRuntime;
import dev.shopfloor.runtime.aws.Rehearsal;
import dev.shopfloor.workorder.aws.WorkOrderHandler;
import dev.shopfloor.writer.aws.WriterHandler;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What each function rehearses before a snapshot is its whole way, to the last account. */
class RehearsalTest {
  // nobody listens there: what reached for it would fail the rehearsal
  private static final String NOWHERE = "https://127.0.0.1:9";

  @Test
  void enrichmentForwardsAPoint() throws Exception {
    assertThat(lines(EnrichHandler.class, EnrichHandler::new))
        .anyMatch(line -> line.contains("\"outcome\":\"forwarded\"") && line.contains("points"));
  }

  @Test
  void theWriterStoresItsPoints() throws Exception {
    assertThat(lines(WriterHandler.class, WriterHandler::new))
        .anyMatch(line -> line.contains("\"outcome\":\"stored\"") && line.contains("points\":9.0"));
  }

  @Test
  void oeeStoresItsPoints() throws Exception {
    assertThat(lines(OeeHandler.class, OeeHandler::new))
        .anyMatch(line -> line.contains("\"outcome\":\"stored\"") && line.contains("points"));
  }

  @Test
  void theBridgeOpensAWorkOrder() throws Exception {
    assertThat(lines(WorkOrderHandler.class, WorkOrderHandler::new))
        .anyMatch(line -> line.contains("\"outcome\":\"created\"") && line.contains("orders"));
  }

  private static List<String> lines(
      Class<?> handler, Function<FunctionRuntime, RequestStreamHandler> make) throws Exception {
    List<String> lines = new ArrayList<>();
    String answer = new Rehearsal(new Environment(environment()), handler, make).play(lines::add);

    assertThat(answer).isEqualTo(SampleAnswers.DONE);
    assertThat(lines).noneMatch(line -> line.contains("\"outcome\":\"returned\""));
    return lines;
  }

  private static Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>();
    environment.put("AWS_REGION", "eu-central-1");
    for (String table : List.of("REGISTRY", "SOURCE_STATE", "QUARANTINE", "OEE", "WORK_ORDER")) {
      environment.put(table + "_TABLE", table);
    }
    for (String queue : List.of("TELEMETRY", "PRODUCTION", "TICK")) {
      environment.put(
          queue + "_QUEUE_URL", "https://sqs.eu-central-1.amazonaws.com/123456789012/" + queue);
      environment.put(queue + "_QUEUE_ARN", "arn:aws:sqs:eu-central-1:123456789012:" + queue);
    }
    environment.put("EVENT_BUS_NAME", "test-shopfloor");
    environment.put("CMMS_PROFILE", "servicenow");
    environment.put("CMMS_URL", NOWHERE);
    environment.put("TIMESERIES_STORE", "influxdb2");
    environment.put("TIMESERIES_URL", NOWHERE);
    environment.put("TIMESERIES_ORG", "plant");
    environment.put("TIMESERIES_DATABASE", "telemetry");
    environment.put(
        "TIMESERIES_SECRET_ARN", "arn:aws:secretsmanager:eu-central-1:123456789012:secret:s");
    environment.put("ENVIRONMENT_NAME", "test");
    return environment;
  }
}
