package dev.shopfloor.enrich;

import dev.shopfloor.enrich.Decoding.Decoded;
import dev.shopfloor.enrich.Decoding.TagProblem;
import dev.shopfloor.enrich.Envelope.RawMessage;
import dev.shopfloor.model.Condition;
import dev.shopfloor.model.Condition.Level;
import dev.shopfloor.model.Point;
import dev.shopfloor.model.Quality;
import dev.shopfloor.model.Reason;
import dev.shopfloor.model.Value;
import dev.shopfloor.plant.PayloadSpec;
import dev.shopfloor.plant.TagSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a decoder finds in one message, under the rules that hold for every family: a bad or stale
 * value is absent whatever number stands there, a good one that is absent is bad, and names and
 * texts are bounded.
 */
public final class Findings {
  private final long rx;
  private final Set<String> absentTexts;
  private final List<Point> points = new ArrayList<>();
  private final List<TagProblem> problems = new ArrayList<>();

  /** Nothing found yet. */
  public Findings(RawMessage message, PayloadSpec payload) {
    this.rx = message.rx();
    this.absentTexts = payload.absentTexts();
  }

  /**
   * Adds a value, or the problem with it.
   *
   * @param device as {@link Point#device()}
   * @param tag as {@link Point#tag()}
   * @param sent the value as sent
   * @param unit as {@link Point#unit()}
   * @param time its event time
   * @param grade how far the source trusts it
   * @param sequence as {@link Point#sequence()}
   */
  public void add(
      @Nullable String device,
      String tag,
      Scalar sent,
      @Nullable String unit,
      EventTime time,
      Grade grade,
      long sequence) {
    boolean usable = grade.quality() == Quality.GOOD || grade.quality() == Quality.UNCERTAIN;
    if (tag.length() > FlatJsonDecoder.MAX_NAME) {
      tooLong(device, tag, time);
    } else if (!usable) {
      point(device, tag, Value.ABSENT, unit, time, grade, sequence);
    } else if (sent instanceof Scalar.Bad(Reason reason, String why)) {
      problem(device, tag, time, reason, why);
    } else if (sent instanceof Scalar.Good(Value value)) {
      point(device, tag, value, unit, time, judged(value, grade), sequence);
    }
  }

  /** Adds a machine condition; its point's value is its level's name. */
  public void condition(
      @Nullable String device, String tag, Condition condition, EventTime time, long sequence) {
    if (tag.length() > FlatJsonDecoder.MAX_NAME) {
      tooLong(device, tag, time);
    } else if (condition.code().length() > Conditions.MAX_CODE
        || condition.text().length() > TagSpec.MAX_TEXT) {
      problem(
          device,
          tag,
          time,
          Reason.TOO_LARGE,
          "a condition with a code of %d and a text of %d characters; at most %d and %d are kept"
              .formatted(
                  condition.code().length(),
                  condition.text().length(),
                  Conditions.MAX_CODE,
                  TagSpec.MAX_TEXT));
    } else {
      points.add(
          new Point(
              device,
              tag,
              new Value.Text(condition.level().name()),
              condition,
              null,
              time.nanos(),
              time.origin(),
              rx,
              condition.level() == Level.UNAVAILABLE ? Quality.STALE : Quality.GOOD,
              null,
              time.flags(),
              sequence));
    }
  }

  /** Adds a value that cannot be used. */
  public void problem(
      @Nullable String device, String tag, EventTime time, Reason reason, String why) {
    String name = tag.length() > FlatJsonDecoder.MAX_NAME ? Shown.of(tag) : tag;
    problems.add(new TagProblem(device, name, time.nanos(), reason, why));
  }

  /** Adds a part of the message that is not of the family's shape, by where it stands. */
  public void misshapen(String place, String why) {
    problems.add(new TagProblem(null, Shown.of(place), rx, Reason.UNSUPPORTED_SHAPE, why));
  }

  /** Whether nothing at all was found. */
  public boolean isEmpty() {
    return points.isEmpty() && problems.isEmpty();
  }

  /** Whether a usable point was found. */
  public boolean hasPoints() {
    return !points.isEmpty();
  }

  /** All that was found. */
  public Decoded decoded() {
    return new Decoded(points, problems);
  }

  /**
   * All that was found, in a message that announced something as well.
   *
   * @param announced as {@link Decoded#announced()}
   */
  public Decoded decoded(@Nullable String announced) {
    return new Decoded(points, problems, announced);
  }

  private void tooLong(@Nullable String device, String tag, EventTime time) {
    problem(
        device,
        tag,
        time,
        Reason.TOO_LARGE,
        "a name of %d characters; at most %d are read"
            .formatted(tag.length(), FlatJsonDecoder.MAX_NAME));
  }

  private Grade judged(Value value, Grade grade) {
    if (value instanceof Value.Absent) {
      return new Grade(Quality.BAD, grade.code());
    }
    boolean none = value instanceof Value.Text(String text) && absentTexts.contains(text);
    return none ? new Grade(Quality.STALE, grade.code()) : grade;
  }

  private void point(
      @Nullable String device,
      String tag,
      Value value,
      @Nullable String unit,
      EventTime time,
      Grade grade,
      long sequence) {
    points.add(
        new Point(
            device,
            tag,
            value,
            null,
            unit,
            time.nanos(),
            time.origin(),
            rx,
            grade.quality(),
            grade.code(),
            time.flags(),
            sequence));
  }
}
