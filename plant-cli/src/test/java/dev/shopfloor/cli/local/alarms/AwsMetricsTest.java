package dev.shopfloor.cli.local.alarms;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.cli.local.template.StackAlarm;
import dev.shopfloor.cli.local.template.WatchedMetric;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Alarms on metrics of AWS's name metrics that AWS documents, of resources that the stack has. */
class AwsMetricsTest {
  private static final String OURS = "Shopfloor";

  /** What a dimension's value is the name of; of one more only the table knows the value. */
  private static final Map<String, List<String>> NAMED_BY =
      Map.of(
          "QueueName", List.of("AWS::SQS::Queue"),
          "FunctionName", List.of("AWS::Serverless::Function"),
          "StreamName", List.of("AWS::Kinesis::Stream"),
          "BucketName", List.of("AWS::S3::Bucket"),
          "RuleName", List.of("AWS::IoT::TopicRule", "AWS::Events::Rule"),
          "EventBusName", List.of("AWS::Events::EventBus"),
          "ScheduleGroup", List.of("AWS::Scheduler::ScheduleGroup"));

  /** AWS names no values of it: an alarm takes them all. */
  private static final String OF_ANY_VALUE = "ActionType";

  private final Set<StackAlarm> alarms = StackAlarm.all();

  @Test
  void eachRowNamesAPageOfAwsAndIsThereOnce() {
    List<AwsMetric> table = AwsMetric.table();

    assertThat(table)
        .allSatisfy(row -> {
          assertThat(row.namespace()).startsWith("AWS/");
          assertThat(row.page()).startsWith("https://docs.aws.amazon.com/").endsWith(".html");
          assertThat(row.statistics())
              .isSubsetOf("Average", "Maximum", "Minimum", "SampleCount", "Sum")
              .isNotEmpty();
          assertThat(row.unit()).isIn("Count", "Seconds", "Milliseconds", "Bytes", "Percent");
        });
    assertThat(table)
        .extracting(row -> List.of(row.namespace(), row.name(), row.dimensions().keySet()))
        .doesNotHaveDuplicates();
  }

  @Test
  void eachAlarmIsOnOurMetricsOrOnAwssOrOnAlarms() {
    assertThat(alarms)
        .hasSizeGreaterThan(60)
        .allSatisfy(alarm -> {
          long ours = namespaces(alarm).filter(OURS::equals).count();
          long awss = namespaces(alarm).filter(namespace -> namespace.startsWith("AWS/")).count();
          assertThat(namespaces(alarm)).hasSize((int) (ours + awss));
          assertThat(Stream.of(ours > 0, awss > 0, alarm.composite()).filter(kind -> kind))
              .as("kinds of %s", alarm.name())
              .hasSize(1);
        });
  }

  @Test
  void eachAlarmOnAMetricOfAwssIsOnARowOfTheTable() {
    List<AwsMetric> table = AwsMetric.table();

    assertThat(onAws())
        .isNotEmpty()
        .allSatisfy(watched -> assertThat(table).anyMatch(row -> row.describes(watched)));
  }

  @Test
  void eachDimensionIsTheNameOfAResourceOfTheStack() {
    assertThat(alarms)
        .allSatisfy(alarm -> {
          for (WatchedMetric watched : alarm.metrics()) {
            if (watched.namespace().startsWith("AWS/")) {
              assertThat(watched.dimensions())
                  .allSatisfy((name, value) -> named(alarm, name, value));
            }
          }
        });
  }

  @Test
  void aMetricWithAnotherNameDimensionOrStatisticIsInNoRow() {
    WatchedMetric right = onAws().filter(each -> each.name().equals("Failure")).findFirst().get();
    Map<String, String> byRule = Map.of("RuleName", right.dimensions().get("RuleName"));

    assertThat(AwsMetric.table())
        .anyMatch(row -> row.describes(right))
        .noneMatch(row -> row.describes(with("Failures", right.dimensions(), "Sum")))
        .noneMatch(row -> row.describes(with("Failure", byRule, "Sum")))
        .noneMatch(row -> row.describes(with("Failure", right.dimensions(), "Average")));
  }

  private static WatchedMetric with(String name, Map<String, String> dimensions, String statistic) {
    return new WatchedMetric(
        "AWS/IoT", name, dimensions, statistic, java.time.Duration.ofMinutes(5));
  }

  private static void named(StackAlarm alarm, String dimension, String value) {
    List<String> types = NAMED_BY.get(dimension);
    if (dimension.equals(OF_ANY_VALUE)) {
      assertThat(value).isEqualTo("*");
    } else if (types != null) {
      assertThat(
              types.stream().flatMap(type -> alarm.names().getOrDefault(type, Set.of()).stream()))
          .as("%s of %s", dimension, alarm.name())
          .contains(value);
    } else {
      assertThat(AwsMetric.table()).anyMatch(row -> value.equals(row.dimensions().get(dimension)));
    }
  }

  private static Stream<String> namespaces(StackAlarm alarm) {
    return alarm.metrics().stream().map(WatchedMetric::namespace);
  }

  private Stream<WatchedMetric> onAws() {
    return alarms.stream()
        .flatMap(alarm -> alarm.metrics().stream())
        .filter(watched -> watched.namespace().startsWith("AWS/"));
  }
}
