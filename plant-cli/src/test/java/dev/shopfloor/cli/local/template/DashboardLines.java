package dev.shopfloor.cli.local.template;

import dev.shopfloor.cli.local.template.DashboardMetrics.AwsMetric;
import dev.shopfloor.cli.local.template.Resolved.Resource;
import dev.shopfloor.cli.local.template.Widget.Line;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Each line of a widget is a metric that there is, of a resource that there is. */
record DashboardLines(Stack stack, List<Widget> widgets, Faults faults) {
  private static final List<AwsMetric> AWSS = DashboardMetrics.awss();

  /** What a dimension's value is the name of. */
  private static final Map<String, ResourceType> NAMED_BY =
      Map.of(
          "FunctionName", ResourceType.FUNCTION,
          "QueueName", ResourceType.QUEUE,
          "TableName", ResourceType.TABLE,
          "RuleName", ResourceType.TOPIC_RULE,
          "StreamName", ResourceType.STREAM,
          "LogGroupName", ResourceType.LOG_GROUP);

  private static final String INDEX = "GlobalSecondaryIndexName";
  private static final String ANY = "*";

  private static final Pattern ID = Pattern.compile("[a-z][A-Za-z0-9_]*");
  private static final Pattern USED = Pattern.compile("'[^']*'|\\b[a-z][A-Za-z0-9_]*\\b");
  private static final Pattern SEARCH =
      Pattern.compile("SEARCH\\('\\{([^,}]+),([^}]+)}([^']*)', '(\\w+)', \\d+\\)");
  private static final Pattern TERM = Pattern.compile(" ([A-Za-z]+)=\"([^\"]+)\"");
  private static final Pattern SOURCE = Pattern.compile("SOURCE '([^']*)'");

  void check() {
    for (Widget widget : widgets) {
      faults.require(
          Set.of("text", "metric", "log", "alarm").contains(widget.type()),
          widget.name() + " is a widget of no known type: " + widget.type());
      if (widget.type().equals("metric") || widget.type().equals("log")) {
        faults.require(
            widget.property("region").equals(stack.names().region()),
            widget.name() + " has not the stack's region");
      }
      for (Line line : widget.lines()) {
        line.metric().ifPresent(metric -> metric(widget, metric, line.statistic()));
        line.expression().ifPresent(expression -> searches(widget, expression));
      }
      ids(widget);
      if (widget.type().equals("log")) {
        logs(widget);
      }
    }
  }

  private void metric(Widget widget, AlarmMetric metric, String statistic) {
    String shown = widget.name() + ": " + metric;
    if (metric.namespace().startsWith("AWS/")) {
      faults.require(
          AWSS.stream().anyMatch(row -> row.has(metric, statistic)),
          shown + " by " + statistic + " is no row of aws-metrics.csv");
      metric.dimensions().forEach((name, value) -> named(shown, metric, name, value));
    } else {
      faults.require(
          DashboardMetrics.ours().contains(metric),
          shown + " is no metric that a function publishes");
      faults.require(
          statistic.matches("Sum|Maximum|p\\d+"), shown + " has the statistic " + statistic);
    }
  }

  private void named(String shown, AlarmMetric metric, String dimension, String value) {
    boolean known =
        switch (dimension) {
          case INDEX ->
              stack.named(metric.dimensions().getOrDefault("TableName", "")).stream()
                  .flatMap(table -> table.properties().mappings("GlobalSecondaryIndexes").stream())
                  .anyMatch(index -> index.text("IndexName").equals(value));
          case String any when value.equals(ANY) -> true;
          default -> names(NAMED_BY.get(dimension), value);
        };
    faults.require(known, shown + ": " + value + " is no " + dimension + " of this stack");
  }

  private boolean names(ResourceType type, String value) {
    Optional<Resource> named = stack.named(value);
    return named.isPresent() && named.get().type() == type;
  }

  /** A search names the metric by its terms; dimensions without one may have any value. */
  private void searches(Widget widget, String expression) {
    Matcher search = SEARCH.matcher(expression);
    boolean found = search.find();
    faults.require(
        found == expression.contains("SEARCH"),
        widget.name() + " searches in a form that is not known here: " + expression);
    if (found) {
      Map<String, String> dimensions = new TreeMap<>();
      for (String name : search.group(2).split(",")) {
        dimensions.put(name, ANY);
      }
      String name = "";
      Matcher term = TERM.matcher(search.group(3));
      while (term.find()) {
        if (term.group(1).equals("MetricName")) {
          name = term.group(2);
        } else {
          dimensions.put(term.group(1), term.group(2));
        }
      }
      metric(widget, new AlarmMetric(search.group(1), name, dimensions), search.group(4));
    }
  }

  private void ids(Widget widget) {
    Set<String> declared = new HashSet<>();
    for (Line line : widget.lines()) {
      line.id()
          .ifPresent(id ->
              faults.require(
                  ID.matcher(id).matches() && declared.add(id),
                  widget.name() + " has the id " + id + " twice, or it is none"));
    }
    Set<String> used = new HashSet<>();
    for (Line line : widget.lines()) {
      line.expression().ifPresent(expression -> used(expression, used));
    }
    Set<String> unknown = new HashSet<>(used);
    unknown.removeAll(declared);
    faults.require(
        unknown.isEmpty(), widget.name() + " has expressions on ids that it has not: " + unknown);
    for (Line line : widget.lines()) {
      faults.require(
          line.visible() || line.id().filter(used::contains).isPresent(),
          widget.name() + " hides a line that nothing uses: " + line);
    }
  }

  private static void used(String expression, Set<String> ids) {
    Matcher words = USED.matcher(expression);
    while (words.find()) {
      if (!words.group().startsWith("'")) {
        ids.add(words.group());
      }
    }
  }

  private void logs(Widget widget) {
    Matcher source = SOURCE.matcher(widget.property("query"));
    boolean any = false;
    while (source.find()) {
      any = true;
      faults.require(
          names(ResourceType.LOG_GROUP, source.group(1)),
          widget.name() + " reads " + source.group(1) + ", which is no log group of this stack");
    }
    faults.require(any, widget.name() + " reads no log group");
  }
}
