package dev.shopfloor.enrich.mtconnect;

import dev.shopfloor.enrich.Conditions;
import dev.shopfloor.enrich.Doc;
import dev.shopfloor.enrich.EventTime;
import dev.shopfloor.enrich.Findings;
import dev.shopfloor.enrich.Grade;
import dev.shopfloor.enrich.Scalar;
import dev.shopfloor.enrich.Shown;
import dev.shopfloor.enrich.TimeReader;
import dev.shopfloor.model.Condition;
import dev.shopfloor.model.Condition.Level;
import dev.shopfloor.model.Point;
import dev.shopfloor.model.Quality;
import dev.shopfloor.model.Reason;
import dev.shopfloor.model.TimeOrigin;
import dev.shopfloor.model.Value;
import dev.shopfloor.plant.TimeSpec;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the observations of a streams document. */
final class Observations {
  private static final String UNAVAILABLE = "UNAVAILABLE";
  private static final Grade GONE = new Grade(Quality.STALE, UNAVAILABLE);
  private static final int AXES = 3;

  private final long rx;
  private final TimeSpec times;
  private final Findings findings;
  private @Nullable Doc creationTime;
  private @Nullable String device;

  Observations(long rx, TimeSpec times, Findings findings) {
    this.rx = rx;
    this.times = times;
    this.findings = findings;
  }

  void document(Doc.Obj document) {
    creationTime =
        document.get("Header") instanceof Doc.Obj header ? header.get("creationTime") : null;
    for (Doc.Obj stream : Streams.named(document.get("Streams"), "DeviceStream")) {
      String name = text(stream.get("name"));
      device = name == null ? text(stream.get("uuid")) : name;
      // version 2 has no container around the components
      Doc components = stream.get("ComponentStreams");
      for (Doc.Obj component :
          Streams.named(components == null ? stream : components, "ComponentStream")) {
        component(component);
      }
    }
  }

  private void component(Doc.Obj component) {
    Streams.elements(component.get("Samples")).forEach(this::value);
    Streams.elements(component.get("Events")).forEach(this::value);
    Streams.elements(component.get("Condition")).forEach(this::condition);
  }

  private void value(Streams.Element element) {
    Doc.Obj observation = element.body();
    String tag = tag(element);
    EventTime time = tag == null ? null : time(tag, observation);
    if (tag != null && time != null) {
      Doc sent = observation.get("value");
      boolean gone = sent instanceof Doc.Text(String word) && word.equals(UNAVAILABLE);
      findings.add(
          device,
          tag,
          gone ? Scalar.ABSENT : scalar(sent),
          null,
          time,
          gone ? GONE : Grade.GOOD,
          sequence(observation));
    }
  }

  private void condition(Streams.Element element) {
    Doc.Obj observation = element.body();
    String tag = tag(element);
    EventTime time = tag == null ? null : time(tag, observation);
    if (tag == null || time == null) {
      return;
    }
    Level level = Conditions.level(element.name());
    if (level == null) {
      findings.problem(
          device,
          tag,
          time,
          Reason.WRONG_TYPE,
          "a condition is Normal, Warning, Fault or Unavailable, not " + Shown.of(element.name()));
      return;
    }
    String code = text(observation.get("nativeCode"));
    String words = text(observation.get("value"));
    String qualifier = text(observation.get("qualifier"));
    findings.condition(
        device,
        tag,
        new Condition(
            level,
            code == null ? "" : code,
            words == null ? "" : words,
            qualifier == null ? null : Shown.of(qualifier)),
        time,
        sequence(observation));
  }

  private @Nullable String tag(Streams.Element element) {
    String tag = text(element.body().get("dataItemId"));
    if (tag == null) {
      findings.misshapen(element.name(), "the observation has no dataItemId");
    }
    return tag;
  }

  private @Nullable EventTime time(String tag, Doc.Obj observation) {
    Doc own = observation.get("timestamp");
    Doc sent = own == null ? creationTime : own;
    if (sent == null) {
      return EventTime.received(rx);
    }
    EventTime time =
        EventTime.read(sent, own == null ? TimeOrigin.SERVER : TimeOrigin.VALUE, times);
    if (time == null) {
      String shown = text(sent);
      findings.problem(
          device,
          tag,
          EventTime.received(rx),
          Reason.INVALID_TIME,
          TimeReader.problem(shown == null ? "the timestamp" : shown, times));
    }
    return time;
  }

  /** A position in space is written as XML has it, "x y z"; a longer series is no value. */
  private static Scalar scalar(@Nullable Doc sent) {
    if (!(sent instanceof Doc.Arr(List<Doc> items))) {
      return Scalar.of(sent);
    }
    boolean vector =
        !items.isEmpty()
            && items.size() <= AXES
            && items.stream().allMatch(Doc.Num.class::isInstance);
    return vector
        ? Scalar.text(
            items.stream().map(item -> ((Doc.Num) item).digits()).collect(Collectors.joining(" ")))
        : new Scalar.Bad(
            Reason.WRONG_TYPE,
            "the value is a series of %d; one value is wanted".formatted(items.size()));
  }

  private static long sequence(Doc.Obj observation) {
    return Scalar.of(observation.get("sequence")) instanceof Scalar.Good(Value.Whole(long sequence))
            && sequence >= 0
        ? sequence
        : Point.NO_SEQUENCE;
  }

  private static @Nullable String text(@Nullable Doc doc) {
    return switch (doc) {
      case Doc.Text(String text) when !text.isBlank() -> text.strip();
      case Doc.Num(String digits) -> digits;
      case null, default -> null;
    };
  }
}
