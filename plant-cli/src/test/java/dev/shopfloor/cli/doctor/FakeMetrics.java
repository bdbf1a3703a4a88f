package dev.shopfloor.cli.doctor;

import dev.shopfloor.cli.local.http.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** CloudWatch's values: each period has the same one. It refuses what CloudWatch refuses. */
final class FakeMetrics {
  private static final int MOST_QUERIES = 500;
  private static final int MINUTE = 60;

  private final FakeStack stack;

  FakeMetrics(FakeStack stack) {
    this.stack = stack;
  }

  Response data(Call call) {
    Instant start = Instant.parse(call.parameter("StartTime"));
    Instant end = Instant.parse(call.parameter("EndTime"));
    if (!start.isBefore(end) || end.isAfter(Instant.now().plusSeconds(MINUTE))) {
      return call.error(
          400, "ValidationError", "StartTime must be before EndTime, and that not later than now");
    }
    StringBuilder results = new StringBuilder();
    int at = 1;
    for (; call.parameters().containsKey(query(at, "Id")); at++) {
      int period = Integer.parseInt(call.parameter(query(at, "MetricStat.Period")));
      boolean whole = start.getEpochSecond() % period == 0 && end.getEpochSecond() % period == 0;
      if (period < MINUTE || period % MINUTE != 0 || !whole) {
        return call.error(400, "ValidationError", "Period is a multiple of 60, the times of it");
      }
      long periods = Duration.between(start, end).toSeconds() / period;
      double value = stack.metric(key(call, at));
      String values =
          String.join(
              "",
              Collections.nCopies(
                  value < 0 ? 0 : Math.toIntExact(periods),
                  "<member>%s</member>".formatted(value)));
      results.append(
          "<member><Id>%s</Id><StatusCode>Complete</StatusCode><Values>%s</Values></member>"
              .formatted(call.parameter(query(at, "Id")), values));
    }
    if (at == 1 || at > MOST_QUERIES + 1) {
      return call.error(400, "ValidationError", "1 to 500 queries");
    }
    return FakeAnswers.xml(call, "<MetricDataResults>%s</MetricDataResults>".formatted(results));
  }

  /**
   * Namespace, name and the values of the dimensions by their names; our environment is checked.
   */
  private String key(Call call, int at) {
    String metric = query(at, "MetricStat.Metric.");
    Map<String, String> dimensions = new TreeMap<>();
    for (int each = 1; ; each++) {
      String member = "%sDimensions.member.%d.".formatted(metric, each);
      String name = call.parameters().get(member + "Name");
      if (name == null) {
        break;
      }
      dimensions.put(name, call.parameter(member + "Value"));
    }
    String environment = dimensions.remove("environment");
    if (environment != null && !environment.equals(stack.parameters().get("EnvironmentName"))) {
      return "";
    }
    return "%s/%s/%s"
        .formatted(
            call.parameter(metric + "Namespace"),
            call.parameter(metric + "MetricName"),
            String.join("/", dimensions.values()));
  }

  private static String query(int at, String field) {
    return "MetricDataQueries.member.%d.%s".formatted(at, field);
  }
}
