package dev.shopfloor.cli.local.template;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.shopfloor.cli.local.template.Resolved.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The dashboard can be read: its questions stand in order, and each alarm is on it. */
final class DashboardCheck {
  /** What a person asks, from top to bottom. */
  private static final List<String> QUESTIONS =
      List.of(
          "## 1. Is data flowing?",
          "## 2. Does the ledger add up?",
          "## 3. Is OEE current?",
          "## 4. Are work orders being made?",
          "## 5. What does it cost?",
          "## 6. How do the functions do?",
          "## 7. What rings?");

  // CloudWatch takes no more
  private static final int MOST_WIDGETS = 500;
  private static final int MOST_METRICS = 500;
  private static final int MOST_ALARMS = 100;

  private final Faults faults = new Faults();

  private DashboardCheck(String yaml) {
    for (Stack stack : Deployment.stacks(yaml)) {
      faults.in(stack.deployment());
      List<Resource> dashboards = stack.each(ResourceType.DASHBOARD);
      faults.require(dashboards.size() == 1, "there must be one dashboard");
      for (Resource dashboard : dashboards) {
        body(dashboard)
            .ifPresent(widgets -> {
              layout(widgets);
              questions(widgets);
              limits(widgets);
              alarms(stack, widgets);
              new DashboardLines(stack, widgets, faults).check();
              new DashboardContent(stack, widgets, faults).check();
            });
      }
    }
  }

  static List<String> faults(String yaml) {
    return new DashboardCheck(yaml).faults.sentences();
  }

  private Optional<List<Widget>> body(Resource dashboard) {
    try {
      JsonNode body =
          new ObjectMapper().readTree(dashboard.properties().optionalText("DashboardBody").get());
      List<Widget> widgets = new ArrayList<>();
      body.path("widgets").forEach(widget -> widgets.add(new Widget(widget)));
      faults.require(
          body.path("periodOverride").asText().equals("inherit"),
          "periodOverride must be inherit, else the time range changes what a number means");
      return Optional.of(widgets);
    } catch (JsonProcessingException notJson) {
      faults.add("DashboardBody is no JSON: " + notJson.getOriginalMessage());
      return Optional.empty();
    }
  }

  private void layout(List<Widget> widgets) {
    for (int at = 0; at < widgets.size(); at++) {
      Widget widget = widgets.get(at);
      faults.require(
          widget.stands(), widget.name() + " stands outside of the " + Widget.COLUMNS + " columns");
      for (Widget other : widgets.subList(at + 1, widgets.size())) {
        if (widget.covers(other)) {
          faults.add(widget.name() + " and " + other.name() + " overlap");
        }
      }
    }
  }

  /** Each row begins with its question over the whole width, and ends before the next one. */
  private void questions(List<Widget> widgets) {
    List<Widget> asked =
        widgets.stream().filter(widget -> widget.property("markdown").startsWith("## ")).toList();
    faults.require(
        asked.stream()
            .map(widget -> widget.property("markdown").lines().findFirst().orElse(""))
            .toList()
            .equals(QUESTIONS),
        "the rows must ask, in this order: " + QUESTIONS);
    int below = 0;
    for (Widget widget : widgets) {
      if (asked.contains(widget)) {
        faults.require(
            widget.y() >= below && widget.x() == 0 && widget.width() == Widget.COLUMNS,
            widget.name() + " must stand below the row before it, over the whole width");
        faults.require(
            widget.property("markdown").lines().count() > 1,
            widget.name() + " must say how to read its row");
      }
      below = Math.max(below, widget.y() + widget.height());
    }
  }

  private void limits(List<Widget> widgets) {
    faults.require(widgets.size() <= MOST_WIDGETS, "more than " + MOST_WIDGETS + " widgets");
    for (Widget widget : widgets) {
      faults.require(
          widget.lines().size() <= MOST_METRICS,
          widget.name() + " has more than " + MOST_METRICS + " metrics");
      faults.require(
          widget.alarms().size() <= MOST_ALARMS,
          widget.name() + " has more than " + MOST_ALARMS + " alarms; begin a second widget");
    }
  }

  private void alarms(Stack stack, List<Widget> widgets) {
    Set<String> shown =
        widgets.stream()
            .filter(widget -> widget.type().equals("alarm"))
            .flatMap(widget -> widget.alarms().stream())
            .map(arn -> arn.substring(arn.lastIndexOf(':') + 1))
            .collect(Collectors.toSet());
    List<Resource> alarms =
        stack.resolved().resources().stream()
            .filter(each -> each.type().typeName().matches("AWS::CloudWatch::\\w*Alarm"))
            .toList();
    for (Resource alarm : alarms) {
      String name = alarm.properties().optionalText("AlarmName").orElse("");
      faults.require(
          shown.remove(alarm.name()) || shown.remove(name),
          alarm.name() + " is not among the dashboard's alarms");
    }
    faults.require(shown.isEmpty(), "the dashboard shows alarms that are not there: " + shown);
  }
}
