package dev.shopfloor.workorder;

import dev.shopfloor.model.Alert;
import dev.shopfloor.model.AssetKey;
import dev.shopfloor.model.DataQualityAlert;
import dev.shopfloor.model.Severity;
import dev.shopfloor.model.ShopfloorEvent;
import dev.shopfloor.model.StopEnded;
import dev.shopfloor.model.StopStarted;
import dev.shopfloor.model.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Turns the events that the bridge takes into occurrences. */
final class Occurrences {
  private static final int MOST_SUBJECT = 160;
  private static final int MOST_TEXT = 4_000;
  private static final int MOST_LINE = 200;
  private static final long SECOND = 1_000_000_000L;

  private static final String DATA_QUALITY = "data-quality";
  private static final int MOST_LINKS = 10;
  private static final int MOST_URL = 1_000;
  private static final int MOST_CONTRIBUTORS = 10;
  // printable ASCII only, without quotes and brackets: what a browser would encode anyway
  private static final Pattern URL = Pattern.compile("[\\x21-\\x7e&&[^<>\"\\\\^`{|}]]+");

  private Occurrences() {}

  /** The occurrence that an event tells of, or null when it can never become a work order. */
  static @Nullable Occurrence of(ShopfloorEvent event) {
    return switch (event) {
      case Alert alert -> of(alert);
      case StopStarted stop -> of(stop);
      case StopEnded stop -> of(stop);
      case DataQualityAlert alert -> of(alert);
      default -> null;
    };
  }

  static Occurrence of(Alert alert) {
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
              alert.severity(),
              new Occurrence.Details(
                  topic(alert), measured(alert), alert.evidence(), links(alert)));
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

  private static Occurrence.Topic topic(Alert alert) {
    String kind = alert.detector().equals(DATA_QUALITY) ? "DATA_QUALITY" : alert.kind().name();
    return new Occurrence.Topic(kind, alert.signal(), alert.code());
  }

  private static Occurrence.@Nullable Measured measured(Alert alert) {
    double value =
        switch (alert.value()) {
          case Value.Real(double real) -> real;
          case Value.Whole(long whole) -> whole;
          case null, default -> Double.NaN;
        };
    return Double.isFinite(value) ? new Occurrence.Measured(value, alert.unit()) : null;
  }

  /** As many as a person looks at; an address must stay as it is, so a strange one is left out. */
  private static List<Alert.Link> links(Alert alert) {
    return alert.links().stream()
        .filter(link -> link.url().length() <= MOST_URL && URL.matcher(link.url()).matches())
        .limit(MOST_LINKS)
        .map(link -> new Alert.Link(Texts.line(link.name(), MOST_LINE), link.url()))
        .toList();
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
        stop.severity(),
        new Occurrence.Details(
            new Occurrence.Topic("STOP", stop.state(), stop.reason()), null, null, List.of()));
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

  /** LOW: the machine itself may be well, so that people must ask for such orders. */
  private static Occurrence of(DataQualityAlert alert) {
    return of(
        new Alert(
            alert.eventId(),
            alert.asset(),
            alert.line(),
            alert.signal(),
            DATA_QUALITY,
            Alert.Kind.VIOLATION,
            alert.state(),
            Severity.LOW,
            alert.code(),
            alert.message(),
            alert.value() == null ? null : new Value.Real(alert.value()),
            alert.unit(),
            alert.limit(),
            null,
            List.of(),
            alert.eventTime(),
            List.of(
                alert.asset().site(),
                alert.asset().asset(),
                alert.signal(),
                alert.problem().name(),
                alert.code() == null ? "" : alert.code())));
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
      int more = alert.contributors().size() - MOST_CONTRIBUTORS;
      facts.add(
          "Contributors, the strongest first: "
              + alert.contributors().stream()
                  .limit(MOST_CONTRIBUTORS)
                  .collect(Collectors.joining(", "))
              + (more > 0 ? " and " + more + " more" : ""));
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
