package dev.shopfloor.cli.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A widget of a dashboard. */
final class Widget {
  static final int COLUMNS = 24;

  private final JsonNode json;
  private final List<Line> lines = new ArrayList<>();

  /** Reads it as the dashboard's body has it. */
  Widget(JsonNode json) {
    this.json = json;
    json.path("properties").path("metrics").forEach(line -> lines.add(Line.of(this, line)));
  }

  String type() {
    return json.path("type").asText();
  }

  int x() {
    return json.path("x").asInt(-1);
  }

  int y() {
    return json.path("y").asInt(-1);
  }

  int width() {
    return json.path("width").asInt(0);
  }

  int height() {
    return json.path("height").asInt(0);
  }

  String property(String name) {
    return json.path("properties").path(name).asText();
  }

  /** How a person would call it. */
  String name() {
    return switch (type()) {
      case "text" -> "text \"" + property("markdown").lines().findFirst().orElse("") + '"';
      default -> '"' + property("title") + '"';
    };
  }

  boolean stands() {
    return x() >= 0 && y() >= 0 && width() > 0 && height() > 0 && x() + width() <= COLUMNS;
  }

  boolean covers(Widget other) {
    return x() < other.x() + other.width()
        && other.x() < x() + width()
        && y() < other.y() + other.height()
        && other.y() < y() + height();
  }

  List<String> alarms() {
    return texts(json.path("properties").path("alarms")).toList();
  }

  List<Line> lines() {
    return lines;
  }

  private static Stream<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(text -> texts.add(text.asText()));
    return texts.stream();
  }

  /**
   * A metric or an expression of a widget.
   *
   * @param metric empty for an expression
   * @param options what stands behind them
   */
  record Line(Optional<AlarmMetric> metric, JsonNode options, String statistic) {
    /** Reads an array: namespace, name, dimensions by name and value, and options. */
    static Line of(Widget widget, JsonNode json) {
      JsonNode last = json.path(json.size() - 1);
      JsonNode options = last.isObject() ? last : MissingNode.getInstance();
      List<String> texts = texts(json).limit(json.size() - (last.isObject() ? 1L : 0L)).toList();
      return new Line(
          texts.isEmpty() ? Optional.empty() : Optional.of(metric(texts)),
          options,
          options.path("stat").asText(widget.property("stat")));
    }

    private static AlarmMetric metric(List<String> texts) {
      Map<String, String> dimensions = new TreeMap<>();
      for (int at = 2; at + 1 < texts.size(); at += 2) {
        dimensions.put(texts.get(at), texts.get(at + 1));
      }
      return new AlarmMetric(texts.getFirst(), texts.size() > 1 ? texts.get(1) : "", dimensions);
    }

    Optional<String> expression() {
      return option("expression");
    }

    Optional<String> id() {
      return option("id");
    }

    boolean visible() {
      return options.path("visible").asBoolean(true);
    }

    private Optional<String> option(String name) {
      return Optional.ofNullable(options.get(name)).map(JsonNode::asText);
    }
  }
}
