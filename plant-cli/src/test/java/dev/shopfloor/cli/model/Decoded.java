package dev.shopfloor.cli.model;

import dev.shopfloor.enrich.Decoding;
import dev.shopfloor.enrich.Decoding.TagProblem;
import dev.shopfloor.enrich.Envelope.RawMessage;
import dev.shopfloor.enrich.MemorySourceStore;
import dev.shopfloor.enrich.PayloadDecoder;
import dev.shopfloor.enrich.SourceStore;
import dev.shopfloor.model.Condition;
import dev.shopfloor.model.Point;
import dev.shopfloor.model.Quality;
import dev.shopfloor.model.TimeOrigin;
import dev.shopfloor.model.Value;
import dev.shopfloor.plant.PayloadSpec;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What a source of a plant file makes of a message, as short texts. */
final class Decoded {
  /** 2026-11-16T03:33:21.200Z. */
  static final long RX = 1_794_800_001_200_000_000L;

  private Decoded() {}

  static PayloadSpec payload(String topic, String source) {
    PlantLoad load =
        TestFiles.load(
            TestFiles.plant("type: press\ntopic: " + topic + "\nsource:\n" + source.indent(2)));
    return load.require().assets().getFirst().latest().sources().getFirst().payload();
  }

  static List<String> of(String source, String json) {
    return of("a/b/press07", source, json);
  }

  static List<String> of(String topic, String source, String json) {
    return of(topic, topic, source, json, new MemorySourceStore());
  }

  static List<String> of(
      String filter, String topic, String source, String json, SourceStore store) {
    PayloadSpec payload = payload(filter, source);
    return show(
        PayloadDecoder.of(payload.family())
            .decode(
                new RawMessage(topic, RX, json.getBytes(StandardCharsets.UTF_8), null, null, null),
                payload,
                store));
  }

  private static List<String> show(Decoding decoding) {
    return switch (decoding) {
      case Decoding.Decoded decoded -> {
        List<String> shown = new ArrayList<>(decoded.points().stream().map(Decoded::show).toList());
        for (TagProblem problem : decoded.problems()) {
          shown.add("! %s %s: %s".formatted(problem.tag(), problem.reason(), problem.message()));
        }
        yield shown;
      }
      case Decoding.Refused refused ->
          List.of(
              "refused %s %s: %s".formatted(refused.reason(), refused.field(), refused.message()));
      case Decoding.Ignored ignored ->
          List.of("ignored %s %s".formatted(ignored.kind(), ignored.announced()));
      case Decoding.Parked parked ->
          List.of("parked %s: %s".formatted(parked.source(), parked.message()));
    };
  }

  private static String show(Point point) {
    StringBuilder shown = new StringBuilder();
    if (point.device() != null) {
      shown.append(point.device()).append(": ");
    }
    shown.append(point.tag()).append(" = ").append(show(point.value()));
    if (point.unit() != null) {
      shown.append(' ').append(point.unit());
    }
    Condition condition = point.condition();
    if (condition != null) {
      shown.append(" [%s|%s]".formatted(condition.code(), condition.text()));
    }
    if (point.quality() != Quality.GOOD) {
      shown.append(' ').append(point.quality());
    }
    if (point.qualityCode() != null) {
      shown.append(" (").append(point.qualityCode()).append(')');
    }
    if (point.sequence() != Point.NO_SEQUENCE) {
      shown.append(" #").append(point.sequence());
    }
    if (point.origin() != TimeOrigin.RECEIVED) {
      Instant time = Instant.ofEpochSecond(0, point.time());
      shown.append(" @").append(time).append(' ').append(point.origin());
    }
    return shown.toString();
  }

  private static String show(Value value) {
    return switch (value) {
      case Value.Real(double real) -> Double.toString(real);
      case Value.Whole(long whole) -> Long.toString(whole);
      case Value.Truth(boolean truth) -> Boolean.toString(truth);
      case Value.Text(String text) -> '"' + text + '"';
      case Value.Absent none -> "none";
    };
  }
}
