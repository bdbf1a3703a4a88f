package dev.shopfloor.cli.cost;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the bill takes for granted stands so in template.yaml. */
class TemplateTest {
  private static List<String> resources;

  @BeforeAll
  static void read() throws IOException {
    String template = Files.readString(Path.of("..", "template.yaml"));
    resources = Pattern.compile("\n  (?=\\w+:\n    Type: )").splitAsStream(template).toList();
  }

  private static String resource(String name) {
    return resources.stream().filter(text -> text.startsWith(name + ":")).findFirst().orElseThrow();
  }

  private static long alarmMetrics(Predicate<String> condition) {
    return resources.stream()
        .filter(text -> text.contains("    Type: AWS::CloudWatch::Alarm\n"))
        .filter(text -> condition.test(conditionOf(text)))
        .mapToLong(text -> Math.max(1, text.split("MetricStat:", -1).length - 1))
        .sum();
  }

  private static String conditionOf(String resource) {
    Matcher condition = Pattern.compile("\n    Condition: (\\w+)").matcher(resource);
    return condition.find() ? condition.group(1) : "";
  }

  @Test
  void theBillCountsTheMetricsThatItsAlarmsRead() {
    assertThat(alarmMetrics(List.of("", "HasSparkplug")::contains))
        .isEqualTo(FixedLines.ALARM_METRICS);
    assertThat(alarmMetrics("IsDirect"::equals)).isEqualTo(FixedLines.DIRECT_ALARMS);
    assertThat(alarmMetrics("IsStream"::equals)).isEqualTo(FixedLines.STREAM_ALARMS);
    assertThat(alarmMetrics("CreatesStore"::equals)).isEqualTo(FixedLines.STORE_ALARMS);
    assertThat(resources.stream().filter(text -> text.contains("CloudWatch::CompositeAlarm")))
        .hasSize(FixedLines.COMPOSITE_ALARMS);
  }

  @Test
  void theBillBatchesAsTheMappingsDo() {
    assertThat(resource("IngestStreamMapping"))
        .contains("BatchSize: " + FlowMeter.STREAM_BATCH + "\n")
        .contains("MaximumBatchingWindowInSeconds: " + (int) FlowMeter.STREAM_WINDOW + "\n");
    assertThat(resource("TimestreamWriterFunction"))
        .contains("BatchSize: " + FlowMeter.WRITER_BATCH + "\n")
        .contains("MaximumBatchingWindowInSeconds: " + (int) FlowMeter.WRITER_WINDOW + "\n");
    assertThat(resource("OeeFunction"))
        .contains("BatchSize: " + FlowMeter.OEE_BATCH + "\n")
        .contains("MaximumBatchingWindowInSeconds: " + (int) FlowMeter.OEE_WINDOW + "\n")
        .contains("TICK_GROUP_SIZE: '" + Assumptions.GROUP + "'");
  }

  @Test
  void theBillTakesTheFunctionsMemoryAndTracing() {
    for (String function : List.of("EnrichFunction", "TimestreamWriterFunction", "OeeFunction")) {
      assertThat(resource(function)).contains("MemorySize: 1024\n");
    }
    assertThat(resource("AlertToWorkOrderFunction")).contains("MemorySize: 512\n");
    assertThat(String.join("\n", resources))
        .contains("Tracing: Active")
        .contains("Architectures: [arm64]");
  }
}
