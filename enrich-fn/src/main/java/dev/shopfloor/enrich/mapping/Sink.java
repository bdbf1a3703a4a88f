package dev.shopfloor.enrich.mapping;

import dev.shopfloor.enrich.Decoding.TagProblem;
import dev.shopfloor.enrich.FlatJsonDecoder;
import dev.shopfloor.enrich.Grade;
import dev.shopfloor.enrich.Shown;
import dev.shopfloor.model.Point;
import dev.shopfloor.model.Quality;
import dev.shopfloor.model.Reason;
import dev.shopfloor.model.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes what is found in a message. */
final class Sink {
  private final long rx;
  private final List<Point> points = new ArrayList<>();
  private final List<TagProblem> problems = new ArrayList<>();
  private int shapes;

  Sink(long rx) {
    this.rx = rx;
  }

  List<Point> points() {
    return points;
  }

  List<TagProblem> problems() {
    return problems;
  }

  /** Whether nothing but places of the wrong shape was found. */
  boolean misshapen() {
    return points.isEmpty() && shapes > 0 && shapes == problems.size();
  }

  /** Adds a value or the problem with it; what its source does not vouch for is absent. */
  void add(Head head, String tag, Reading reading, @Nullable String unit) {
    String wrongTime = head.when().problem();
    String device = head.device();
    if (tag.length() > FlatJsonDecoder.MAX_NAME
        || (device != null && device.length() > FlatJsonDecoder.MAX_NAME)) {
      tooLong(head, device == null || device.length() <= tag.length() ? tag : device, tag);
    } else if (wrongTime != null) {
      problem(head, tag, Reason.INVALID_TIME, wrongTime);
    } else if (!head.usable()) {
      point(head, tag, new Reading.Sent(Value.ABSENT, null, head.grade().quality(), null), unit);
    } else {
      switch (reading) {
        case Reading.Sent sent -> point(head, tag, sent, sent.measured() ? unit : null);
        case Reading.Unusable(Reason reason, String why) -> problem(head, tag, reason, why);
      }
    }
  }

  /** Adds a tag that has no usable value. */
  void problem(Head head, String tag, Reason reason, String why) {
    if (reason == Reason.UNSUPPORTED_SHAPE) {
      shapes++;
    }
    String device = head.device();
    problems.add(
        new TagProblem(
            device == null ? null : Shown.of(device),
            Shown.of(tag),
            head.when().nanos(),
            reason,
            why));
  }

  /** Adds a record that is not of the declared shape. */
  void shape(Head head, Scope record, String why) {
    problem(head, record.at(), Reason.UNSUPPORTED_SHAPE, why);
  }

  private void tooLong(Head head, String longest, String tag) {
    problem(
        head,
        tag,
        Reason.TOO_LARGE,
        "a name of %d characters; at most %d are read"
            .formatted(longest.length(), FlatJsonDecoder.MAX_NAME));
  }

  private void point(Head head, String tag, Reading.Sent sent, @Nullable String unit) {
    Grade grade = head.grade();
    Quality quality = sent.quality() == Quality.GOOD ? grade.quality() : sent.quality();
    points.add(
        new Point(
            head.device(),
            tag,
            sent.value(),
            sent.condition(),
            unit,
            head.when().nanos(),
            head.when().origin(),
            rx,
            quality,
            grade.code(),
            head.when().flags(),
            head.sequence()));
  }
}
