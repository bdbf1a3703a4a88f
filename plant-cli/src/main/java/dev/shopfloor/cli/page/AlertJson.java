package dev.shopfloor.cli.page;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;

/** Alerts as the machines raise and end them, one line a problem. */
final class AlertJson {
  private static final int MOST = 60;
  private static final List<String> FACTS =
      List.of(
          "state",
          "timeClass",
          "signal",
          "detector",
          "kind",
          "severity",
          "code",
          "message",
          "value",
          "unit",
          "threshold",
          "reason");

  private final PageSource source;

  AlertJson(PageSource source) {
    this.source = source;
  }

  /** Writes the problems: those that last first, then the newest. */
  void write(JsonGenerator json) throws IOException {
    List<Problem> problems =
        Problem.of(source.events().stream().map(Detail::of).toList()).stream()
            .filter(problem -> problem.begun().isPresent())
            .sorted(
                Comparator.comparing((Problem problem) -> problem.ended().isPresent())
                    .thenComparing(
                        Comparator.comparingLong(
                                (Problem problem) -> problem.begun().orElseThrow().at())
                            .reversed()))
            .limit(MOST)
            .toList();
    json.writeStartArray();
    for (Problem problem : problems) {
      Detail begun = problem.begun().orElseThrow();
      json.writeStartObject();
      json.writeStringField("key", problem.key());
      json.writeStringField("asset", begun.asset());
      json.writeStringField("type", begun.type());
      json.writeNumberField("since", begun.at());
      if (problem.ended().isPresent()) {
        json.writeNumberField("ended", problem.ended().get());
      }
      json.writeNumberField("times", problem.oldestFirst().stream().filter(Detail::begins).count());
      facts(json, begun);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void facts(JsonGenerator json, Detail detail) throws IOException {
    for (String fact : FACTS) {
      if (detail.text(fact).isPresent()) {
        json.writeStringField(fact, detail.text(fact).get());
      }
    }
  }
}
