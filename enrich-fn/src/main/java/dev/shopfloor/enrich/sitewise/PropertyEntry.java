package dev.shopfloor.enrich.sitewise;

import dev.shopfloor.enrich.Doc;
import dev.shopfloor.enrich.EventTime;
import dev.shopfloor.enrich.Findings;
import dev.shopfloor.enrich.Grade;
import dev.shopfloor.enrich.QualityReader;
import dev.shopfloor.enrich.Scalar;
import dev.shopfloor.enrich.Shown;
import dev.shopfloor.enrich.TimeReader;
import dev.shopfloor.model.Point;
import dev.shopfloor.model.Quality;
import dev.shopfloor.model.Reason;
import dev.shopfloor.model.TimeOrigin;
import dev.shopfloor.plant.TimeSpec;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the values of one property. */
final class PropertyEntry {
  private static final int SECOND = 1_000_000_000;

  private final long rx;
  private final TimeSpec times;
  private final Findings findings;

  PropertyEntry(long rx, TimeSpec times, Findings findings) {
    this.rx = rx;
    this.times = times;
    this.findings = findings;
  }

  /** Whether this names a property and lists values of it. */
  static boolean is(Doc entry) {
    return entry instanceof Doc.Obj object
        && tag(object) != null
        && object.get("propertyValues") instanceof Doc.Arr(List<Doc> values)
        && values.stream()
            .allMatch(value ->
                value instanceof Doc.Obj each
                    && each.get("value") instanceof Doc.Obj
                    && each.get("timestamp") instanceof Doc.Obj);
  }

  /**
   * Reads an entry.
   *
   * @param place where it stands, for what is wrong with it
   */
  void read(Doc entry, String place) {
    if (!(entry instanceof Doc.Obj object)) {
      findings.misshapen(place, "an entry must be an object");
      return;
    }
    String tag = tag(object);
    if (tag == null) {
      findings.misshapen(
          place, "it has neither \"propertyAlias\" nor \"assetId\" and \"propertyId\"");
    } else if (object.get("propertyValues") instanceof Doc.Arr(List<Doc> values)) {
      values.forEach(value -> value(tag, value));
    } else {
      findings.misshapen(place, "it has no \"propertyValues\"");
    }
  }

  private static @Nullable String tag(Doc.Obj entry) {
    if (entry.get("propertyAlias") instanceof Doc.Text(String alias) && !alias.isEmpty()) {
      return alias;
    }
    return entry.get("assetId") instanceof Doc.Text(String asset)
            && entry.get("propertyId") instanceof Doc.Text(String property)
        ? asset + '/' + property
        : null;
  }

  private void value(String tag, Doc sent) {
    EventTime received = EventTime.received(rx);
    if (!(sent instanceof Doc.Obj object)) {
      findings.problem(
          null, tag, received, Reason.UNSUPPORTED_SHAPE, "a property value must be an object");
      return;
    }
    Doc timestamp = object.get("timestamp");
    EventTime time =
        timestamp == null || timestamp instanceof Doc.Null ? received : time(timestamp);
    if (time == null) {
      findings.problem(
          null,
          tag,
          received,
          Reason.INVALID_TIME,
          "a timestamp is {\"timeInSeconds\",\"offsetInNanos\"}, in seconds since 1970 and 0 to"
              + " 999999999 ns");
      return;
    }
    findings.add(
        null,
        tag,
        union(object.get("value")),
        null,
        time,
        grade(object.get("quality")),
        Point.NO_SEQUENCE);
  }

  private @Nullable EventTime time(Doc timestamp) {
    long seconds =
        timestamp instanceof Doc.Obj object ? whole(object.get("timeInSeconds"), -1) : -1;
    long offset = timestamp instanceof Doc.Obj object ? whole(object.get("offsetInNanos"), 0) : -1;
    long reading = TimeReader.read(seconds, times);
    return reading == TimeReader.INVALID || offset < 0 || offset >= SECOND
        ? null
        : new EventTime(
            TimeReader.nanos(reading) + offset, TimeOrigin.VALUE, EventTime.flags(reading));
  }

  private static long whole(@Nullable Doc number, long absent) {
    return switch (number) {
      case null -> absent;
      case Doc.Null none -> absent;
      case Doc.Num digits when digits.whole() && digits.digits().length() <= 18 ->
          Long.parseLong(digits.digits());
      default -> -1;
    };
  }

  /** The value is a union: one member of a known name, or none for no value. */
  private static Scalar union(@Nullable Doc sent) {
    if (!(sent instanceof Doc.Obj(List<Doc.Member> members))) {
      return Scalar.of(sent);
    }
    Scalar found = Scalar.ABSENT;
    boolean any = false;
    for (Doc.Member member : members) {
      switch (member.name()) {
        case "doubleValue", "integerValue", "booleanValue", "stringValue", "nullValue" -> {
          if (any) {
            return new Scalar.Bad(
                Reason.WRONG_TYPE,
                "the value has several members, which one is meant nobody knows");
          }
          any = true;
          found = member.name().equals("nullValue") ? Scalar.ABSENT : Scalar.of(member.value());
        }
        default -> {
          return new Scalar.Bad(
              Reason.WRONG_TYPE,
              "the value's member \""
                  + Shown.of(member.name())
                  + "\" is none of doubleValue, integerValue, booleanValue, stringValue,"
                  + " nullValue");
        }
      }
    }
    return found;
  }

  private static Grade grade(@Nullable Doc quality) {
    if (!(quality instanceof Doc.Text(String word))) {
      return Grade.GOOD;
    }
    Quality grade = QualityReader.SITEWISE.of(word);
    return grade == Quality.GOOD ? Grade.GOOD : new Grade(grade, Shown.of(word));
  }
}
