package dev.shopfloor.workorder;

import dev.shopfloor.model.Alert;
import dev.shopfloor.model.AssetKey;
import dev.shopfloor.model.ShopfloorEvent;
import dev.shopfloor.model.StopEnded;
import dev.shopfloor.model.StopStarted;
import dev.shopfloor.model.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns the events that the bridge takes into occurrences. */
final class Occurrences {
  private static final int MOST_SUBJECT = 160;
  private static final int MOST_TEXT = 4_000;
  private static final int MOST_LINE = 200;
  private static final long SECOND = 1_000_000_000L;

  private Occurrences() {}

  /** The occurrence that an event tells of, or null when it can never become a work order. */
  static @Nullable Occurrence of(ShopfloorEvent event) {
    return switch (event) {
      case Alert alert -> of(alert);
      case StopStarted stop -> of(stop);
      case StopEnded stop -> of(stop);
      default -> null;
    };
  }

  private static Occurrence of(Alert alert) {
    String key = Markers.key(alert.dedupParts());
    String subject = Texts.line(subject(alert), MOST_SUBJECT);
    String text = Texts.lines(facts(alert), MOST_TEXT);
    return switch (alert.state()) {
      case RAISED ->
          new Occurrence.Raised(
              alert.eventId(),
              key,
              alert.asset(),
              Texts.line(alert.line(), MOST_LINE),
              alert.eventTime(),
              subject,
              text,
              alert.severity());
      case CLEARED ->
          new Occurrence.Cleared(
              alert.eventId(),
              key,
              alert.asset(),
              Texts.line(alert.line(), MOST_LINE),
              alert.eventTime(),
              subject,
              text);
    };
  }

  private static Occurrence of(StopStarted stop) {
    String reason = stop.reason() == null ? "" : ", " + stop.reason();
    return new Occurrence.Raised(
        stop.eventId(),
        stopKey(stop.asset()),
        stop.asset(),
        Texts.line(stop.line(), MOST_LINE),
        stop.start(),
        Texts.line("stands in " + stop.state() + reason, MOST_SUBJECT),
        Texts.lines(
            "Stop: state %s, class %s, for more than %d s%s"
                .formatted(stop.state(), stop.timeClass(), stop.threshold() / SECOND, reason),
            MOST_TEXT),
        stop.severity());
  }

  private static Occurrence of(StopEnded stop) {
    return new Occurrence.Cleared(
        stop.eventId(),
        stopKey(stop.asset()),
        stop.asset(),
        Texts.line(stop.line(), MOST_LINE),
        stop.end(),
        Texts.line("stood in " + stop.state(), MOST_SUBJECT),
        "The stop lasted " + (stop.end() - stop.start()) / SECOND + " s.");
  }

  /** One problem for all stops of an asset: the next stop of a machine in trouble is a repeat. */
  private static String stopKey(AssetKey asset) {
    return Markers.key(List.of(asset.site(), asset.asset(), "stop"));
  }

  private static String subject(Alert alert) {
    String signal = alert.code() == null ? alert.signal() : alert.signal() + " " + alert.code();
    if (alert.message() != null && !alert.message().isBlank()) {
      return alert.message() + " (" + signal + ")";
    }
    String limit = LimitWords.of(alert);
    if (limit != null) {
      return limit;
    }
    return alert.threshold() == null ? signal : signal + " beyond its limit";
  }

  private static String facts(Alert alert) {
    List<String> facts = new ArrayList<>();
    String limit = LimitWords.of(alert);
    if (limit != null) {
      facts.add(limit);
    }
    facts.add("Signal: " + alert.signal() + (alert.code() == null ? "" : ", code " + alert.code()));
    if (alert.message() != null && !alert.message().isBlank()) {
      facts.add("Message: " + alert.message());
    }
    facts.add("Detector: " + alert.detector() + " (" + alert.kind() + ")");
    String unit = alert.unit() == null ? "" : " " + alert.unit();
    if (alert.value() != null && alert.value() != Value.ABSENT) {
      facts.add("Value: " + words(alert.value()) + unit);
    }
    if (alert.threshold() != null) {
      facts.add("Limit: " + alert.threshold() + unit);
    }
    if (alert.score() != null) {
      facts.add("Score: " + alert.score());
    }
    if (!alert.contributors().isEmpty()) {
      facts.add("Contributors: " + String.join(", ", alert.contributors()));
    }
    return String.join("\n", facts);
  }

  private static String words(Value value) {
    return switch (value) {
      case Value.Real(double real) -> Double.toString(real);
      case Value.Whole(long whole) -> Long.toString(whole);
      case Value.Truth(boolean truth) -> Boolean.toString(truth);
      case Value.Text(String text) -> text;
      case Value.Absent absent -> "none";
    };
  }
}
