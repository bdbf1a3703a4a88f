package dev.shopfloor.enrich;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.shopfloor.enrich.Decoding.Decoded;
import dev.shopfloor.enrich.Decoding.Refused;
import dev.shopfloor.enrich.Decoding.TagProblem;
import dev.shopfloor.model.Condition;
import dev.shopfloor.model.Flag;
import dev.shopfloor.model.Point;
import dev.shopfloor.model.Quality;
import dev.shopfloor.model.Reason;
import dev.shopfloor.model.TimeOrigin;
import dev.shopfloor.model.Value;
import dev.shopfloor.plant.PayloadSpec;
import dev.shopfloor.plant.TagSpec;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One pass over one flat JSON object. */
final class FlatJsonPass {
  private final JsonParser json;
  private final long rx;
  private final PayloadSpec payload;
  private final MessageTime time;
  private final List<Reading> readings = new ArrayList<>();

  FlatJsonPass(JsonParser json, long rx, PayloadSpec payload) {
    this.json = json;
    this.rx = rx;
    this.payload = payload;
    this.time = new MessageTime(payload.time());
  }

  /** Reads to the end of the payload; what is no JSON throws. */
  Decoding run() throws IOException {
    JsonToken first = json.nextToken();
    if (first != JsonToken.START_OBJECT) {
      String what = first == null ? "is empty" : "begins with " + json.getText();
      return new Refused(
          Reason.UNSUPPORTED_SHAPE,
          null,
          "the payload " + Shown.of(what) + "; it must be one object");
    }
    for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
      json.nextToken();
      if (!time.take(name, json)) {
        readings.add(name.length() > FlatJsonDecoder.MAX_NAME ? tooLong(name) : read(name));
      }
    }
    if (json.nextToken() != null) {
      return new Refused(
          Reason.MALFORMED_JSON, null, "more stands after the payload's closing brace");
    }
    String invalidTime = time.problem();
    return invalidTime == null
        ? decoded()
        : new Refused(Reason.INVALID_TIME, time.key(), invalidTime);
  }

  private Decoded decoded() {
    boolean sent = time.found();
    long eventTime = sent ? time.nanos() : rx;
    TimeOrigin origin = sent ? TimeOrigin.MESSAGE : TimeOrigin.RECEIVED;
    int flags = sent ? time.flags() : Flag.TIME_GUESSED.bit();
    List<Point> points = new ArrayList<>(readings.size());
    List<TagProblem> problems = new ArrayList<>();
    for (Reading reading : readings) {
      switch (reading) {
        case Reading.Sent(String tag, Value value, Condition condition, Quality quality) ->
            points.add(
                new Point(
                    tag,
                    value,
                    condition,
                    null,
                    eventTime,
                    origin,
                    rx,
                    quality,
                    null,
                    flags,
                    Point.NO_SEQUENCE));
        case Reading.Unusable(String tag, Reason reason, String why) ->
            problems.add(new TagProblem(tag, eventTime, reason, why));
      }
    }
    return new Decoded(points, problems);
  }

  private Reading tooLong(String name) throws IOException {
    json.skipChildren();
    return new Reading.Unusable(
        Shown.of(name),
        Reason.TOO_LARGE,
        "a name of %d characters; at most %d are read"
            .formatted(name.length(), FlatJsonDecoder.MAX_NAME));
  }

  private Reading read(String name) throws IOException {
    return switch (json.currentToken()) {
      case VALUE_STRING -> text(name, json.getText());
      case VALUE_NUMBER_INT -> whole(name);
      case VALUE_NUMBER_FLOAT -> real(name);
      case VALUE_TRUE -> good(name, new Value.Truth(true));
      case VALUE_FALSE -> good(name, new Value.Truth(false));
      case VALUE_NULL -> new Reading.Sent(name, Value.ABSENT, null, Quality.BAD);
      case START_OBJECT -> new ConditionReader(json, name).read();
      default -> {
        json.skipChildren();
        yield new Reading.Unusable(
            name, Reason.WRONG_TYPE, "the value is an array; one value is wanted");
      }
    };
  }

  private Reading text(String name, String text) {
    if (text.length() > TagSpec.MAX_TEXT) {
      return new Reading.Unusable(
          name,
          Reason.TOO_LARGE,
          "a text of %d characters; at most %d are kept"
              .formatted(text.length(), TagSpec.MAX_TEXT));
    }
    boolean absent = payload.absentTexts().contains(text);
    return new Reading.Sent(
        name, new Value.Text(text), null, absent ? Quality.STALE : Quality.GOOD);
  }

  /**
   * Beyond 64 bits the digits stay together as a text, which each type then reads in its own way.
   */
  private Reading whole(String name) throws IOException {
    return json.getNumberType() == JsonParser.NumberType.BIG_INTEGER
        ? good(name, new Value.Text(json.getText()))
        : good(name, new Value.Whole(json.getLongValue()));
  }

  private Reading real(String name) throws IOException {
    if (json.isNaN()) {
      return new Reading.Unusable(
          name, Reason.NOT_A_NUMBER, "the value is " + json.getText() + ", which is no number");
    }
    double real = json.getDoubleValue();
    return Double.isFinite(real)
        ? good(name, new Value.Real(real))
        : new Reading.Unusable(
            name,
            Reason.OUT_OF_RANGE,
            Shown.of(json.getText()) + " lies beyond the range of a 64-bit real number");
  }

  private static Reading good(String name, Value value) {
    return new Reading.Sent(name, value, null, Quality.GOOD);
  }

  /** One name with its value, before the message's time is known: it may stand last. */
  sealed interface Reading {
    /** A value that can be used. */
    record Sent(String tag, Value value, @Nullable Condition condition, Quality quality)
        implements Reading {}

    /** A value that cannot. */
    record Unusable(String tag, Reason reason, String why) implements Reading {}
  }
}
