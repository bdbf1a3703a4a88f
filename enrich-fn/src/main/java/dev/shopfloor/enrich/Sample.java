package dev.shopfloor.enrich;

import dev.shopfloor.model.Flag;
import dev.shopfloor.model.Point;
import dev.shopfloor.model.Quality;
import dev.shopfloor.model.TimeOrigin;
import dev.shopfloor.model.ValueSlot;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * One reading as a {@link PlainReader} finds it: a {@link Point} in fields that are used again and
 * again, with its tag looked up.
 */
final class Sample {
  final ValueSlot value = new ValueSlot();
  @Nullable TagPlan plan;
  long time;
  TimeOrigin origin = TimeOrigin.VALUE;
  int flags;
  Quality quality = Quality.GOOD;
  private @Nullable String code;
  private int nameFrom;
  private int nameTo;

  /** Takes the text read last as its name; false when it is longer than names are read. */
  boolean name(PlainJson json, TagNames names) {
    nameFrom = json.from();
    nameTo = json.to();
    plan = names.find(json.bytes(), nameFrom, nameTo);
    return nameTo - nameFrom <= FlatJsonDecoder.MAX_NAME;
  }

  /** Takes the time of a {@link TimeReader}'s reading; false when it is none. */
  boolean time(long reading, TimeOrigin source) {
    time = TimeReader.nanos(reading);
    origin = source;
    flags = EventTime.flags(reading);
    return reading != TimeReader.INVALID;
  }

  /** Takes the time of its message's receipt, for want of one. */
  void received(long rx) {
    time = rx;
    origin = TimeOrigin.RECEIVED;
    flags = Flag.TIME_GUESSED.bit();
  }

  /** Takes how far its source trusts it, with the source's own word for that. */
  void trust(Quality grade, @Nullable String word) {
    quality = grade;
    code = word;
  }

  /** The point as an object, of a message with this payload and receipt. */
  Point point(byte[] payload, long rx) {
    return new Point(
        new String(payload, nameFrom, nameTo - nameFrom, StandardCharsets.US_ASCII),
        value.value(),
        null,
        null,
        time,
        origin,
        rx,
        quality,
        code,
        flags,
        Point.NO_SEQUENCE);
  }
}
