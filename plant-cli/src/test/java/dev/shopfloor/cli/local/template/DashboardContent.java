package dev.shopfloor.cli.local.template;

import dev.shopfloor.cli.local.template.Resolved.Resource;
import dev.shopfloor.cli.local.template.Widget.Line;
import dev.shopfloor.ledger.Stage;
import dev.shopfloor.ledger.Subject;
import dev.shopfloor.runtime.aws.MetricsLedgerReporter;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Nothing is left out: each function, queue, account and measure is on the dashboard. */
record DashboardContent(Stack stack, List<Widget> widgets, Faults faults) {
  private static final Pattern SOURCE_MILLIS = Pattern.compile("FILL\\((\\w+Ms), 0\\) \\* (\\d+)");

  void check() {
    stack.each(ResourceType.FUNCTION).forEach(this::function);
    stack.each(ResourceType.QUEUE).forEach(this::queue);
    for (Stage stage : Stage.values()) {
      for (Subject subject : Subject.values()) {
        account(stage, subject);
      }
    }
    Set<AlarmMetric> shown = lines().flatMap(line -> line.metric().stream()).collect(set());
    for (AlarmMetric metric : DashboardMetrics.ours()) {
      faults.require(shown.contains(metric), "the dashboard leaves out " + metric);
    }
    widgets.forEach(this::memory);
  }

  /** How a function does; of one that no source feeds, only whether it fails. */
  private void function(Resource function) {
    String name = function.name();
    shows("AWS/Lambda", "Errors", "FunctionName", name, "Sum");
    if (stack.sources(function).isEmpty()) {
      return;
    }
    shows("AWS/Lambda", "Duration", "FunctionName", name, "p50");
    shows("AWS/Lambda", "Duration", "FunctionName", name, "p99");
    shows("AWS/Lambda", "Throttles", "FunctionName", name, "Sum");
    shows("AWS/Lambda", "ConcurrentExecutions", "FunctionName", name, "Maximum");
    faults.require(
        widgets.stream()
            .map(widget -> widget.property("query"))
            .anyMatch(query ->
                query.contains("'" + logGroup(function) + "'")
                    && query.contains("restoreDurationMs")
                    && query.contains("maxMemoryUsedMB")),
        name + ": its restores and its memory are on the dashboard by no query of its log");
  }

  private static String logGroup(Resource function) {
    return Stack.at(function.properties(), "LoggingConfig")
        .flatMap(config -> config.optionalText("LogGroup"))
        .orElse("");
  }

  private void queue(Resource queue) {
    shows("AWS/SQS", "ApproximateNumberOfMessagesVisible", "QueueName", queue.name(), "Maximum");
    if (queue.properties().has("RedrivePolicy")) {
      shows("AWS/SQS", "ApproximateAgeOfOldestMessage", "QueueName", queue.name(), "Maximum");
    }
  }

  private void shows(
      String namespace, String metric, String dimension, String value, String statistic) {
    faults.require(
        lines()
            .filter(line -> line.statistic().equals(statistic) && line.visible())
            .flatMap(line -> line.metric().stream())
            .anyMatch(each ->
                each.namespace().equals(namespace)
                    && each.name().equals(metric)
                    && value.equals(each.dimensions().get(dimension))),
        value + " has no " + metric + " by " + statistic + " on the dashboard");
  }

  /** One widget has both sides of an account and what they leave unexplained. */
  private void account(Stage stage, Subject subject) {
    Set<AlarmMetric> sides =
        DashboardMetrics.account(stage, subject).stream()
            .filter(word -> !word.equals(MetricsLedgerReporter.DIFFERENCE))
            .map(word -> DashboardMetrics.ours(stage, subject.word(), word))
            .collect(set());
    faults.require(
        sides.isEmpty() || widgets.stream().anyMatch(widget -> addsUp(widget, sides)),
        "no widget sets " + subject.word() + " of " + stage.word() + " against every outcome");
  }

  private static boolean addsUp(Widget widget, Set<AlarmMetric> sides) {
    Set<String> words = new HashSet<>();
    for (Line line : widget.lines()) {
      if (line.metric().filter(sides::contains).isPresent()) {
        words.add("FILL(" + line.id().orElse("?") + ", 0)");
      }
    }
    return words.size() == sides.size()
        && widget.lines().stream()
            .flatMap(line -> line.expression().stream())
            .anyMatch(sum ->
                sum.startsWith("FILL(taken, 0) - ") && Set.of(sum.split(" - ")).equals(words));
  }

  /** An estimate of cost takes the memory that each function has. */
  private void memory(Widget widget) {
    for (Line line : widget.lines()) {
      Matcher millis = SOURCE_MILLIS.matcher(line.expression().orElse(""));
      while (millis.find()) {
        String id = millis.group(1);
        int megabytes = Integer.parseInt(millis.group(2));
        faults.require(
            widget.lines().stream()
                .filter(each -> each.id().filter(id::equals).isPresent())
                .flatMap(each -> each.metric().stream())
                .flatMap(metric ->
                    stack.named(metric.dimensions().getOrDefault("FunctionName", "")).stream())
                .anyMatch(function -> function.properties().integer("MemorySize", 0) == megabytes),
            widget.name() + " reckons " + id + " with " + megabytes + " MB, which is not its own");
      }
    }
  }

  private Stream<Line> lines() {
    return widgets.stream().flatMap(widget -> widget.lines().stream());
  }

  private static <T> java.util.stream.Collector<T, ?, Set<T>> set() {
    return Collectors.toSet();
  }
}
