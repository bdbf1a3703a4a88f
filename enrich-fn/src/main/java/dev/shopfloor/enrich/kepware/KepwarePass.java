package dev.shopfloor.enrich.kepware;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.shopfloor.enrich.Decoding;
import dev.shopfloor.enrich.Decoding.Decoded;
import dev.shopfloor.enrich.Decoding.Refused;
import dev.shopfloor.enrich.Decoding.TagProblem;
import dev.shopfloor.enrich.EventTime;
import dev.shopfloor.enrich.FlatJsonDecoder;
import dev.shopfloor.enrich.Scalar;
import dev.shopfloor.enrich.Shown;
import dev.shopfloor.enrich.TimeReader;
import dev.shopfloor.model.Flag;
import dev.shopfloor.model.Point;
import dev.shopfloor.model.Quality;
import dev.shopfloor.model.Reason;
import dev.shopfloor.model.TimeOrigin;
import dev.shopfloor.model.Value;
import dev.shopfloor.plant.PayloadSpec;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * One pass over one message of Kepware's gateway. Its keys and those of a reading may come in any
 * order; a reading makes its point and its value, and little else.
 */
final class KepwarePass {
  private final JsonParser json;
  private final long rx;
  private final PayloadSpec payload;
  private final Reading listed;
  private final List<Point> points = new ArrayList<>(24);
  private final List<TagProblem> problems = new ArrayList<>(0);
  private boolean anyList;
  private boolean untimed;
  private boolean serverTold;
  private long serverTime;
  private String serverText = "";

  KepwarePass(JsonParser json, long rx, PayloadSpec payload) {
    this.json = json;
    this.rx = rx;
    this.payload = payload;
    this.listed = new Reading(payload.time());
  }

  Decoding run() throws IOException {
    JsonToken first = json.nextToken();
    if (first == JsonToken.START_ARRAY) {
      list();
    } else if (first == JsonToken.START_OBJECT) {
      message();
    } else {
      return unsupported(first == null ? "is empty" : "begins with " + Shown.of(json.getText()));
    }
    if (json.nextToken() != null) {
      return new Refused(Reason.MALFORMED_JSON, null, "more stands after the payload's end");
    }
    if (!anyList && points.isEmpty() && problems.isEmpty()) {
      return unsupported("has neither \"values\" nor \"id\"");
    }
    if (untimed && serverTold) {
      if (serverTime == TimeReader.INVALID) {
        return new Refused(
            Reason.INVALID_TIME, "timestamp", TimeReader.problem(serverText, payload.time()));
      }
      points.replaceAll(this::timed);
    }
    return new Decoded(points, problems);
  }

  private void message() throws IOException {
    Reading own = new Reading(payload.time());
    for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
      JsonToken token = json.nextToken();
      switch (name) {
        case "timestamp" -> serverTime();
        case "values" -> {
          if (token == JsonToken.START_ARRAY) {
            list();
          } else {
            json.skipChildren();
          }
        }
        default -> own.take(name, json);
      }
    }
    if (own.id != null) {
      add(own, own.id);
    }
  }

  private void list() throws IOException {
    anyList = true;
    for (int at = 0; json.nextToken() != JsonToken.END_ARRAY; at++) {
      listed.clear();
      if (json.currentToken() == JsonToken.START_OBJECT) {
        for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
          json.nextToken();
          listed.take(name, json);
        }
      } else {
        json.skipChildren();
      }
      if (listed.id != null) {
        add(listed, listed.id);
      } else {
        problem("values/" + at, rx, Reason.UNSUPPORTED_SHAPE, "it is no reading with an \"id\"");
      }
    }
  }

  private void serverTime() throws IOException {
    serverTold = json.currentToken() != JsonToken.VALUE_NULL;
    serverTime = Reading.time(json, payload.time());
    if (serverTime == TimeReader.INVALID) {
      serverText = json.getText();
    }
    json.skipChildren();
  }

  private void add(Reading reading, String id) {
    long at = reading.timed ? TimeReader.nanos(reading.time) : rx;
    if (reading.timed && reading.time == TimeReader.INVALID) {
      problem(id, rx, Reason.INVALID_TIME, TimeReader.problem(reading.timeText, payload.time()));
    } else if (id.length() > FlatJsonDecoder.MAX_NAME) {
      problem(
          Shown.of(id),
          at,
          Reason.TOO_LARGE,
          "a name of %d characters; at most %d are read"
              .formatted(id.length(), FlatJsonDecoder.MAX_NAME));
    } else if (!reading.measured()) {
      point(reading, id, Value.ABSENT, reading.quality);
    } else {
      switch (reading.value) {
        case null -> problem(id, at, Reason.UNSUPPORTED_SHAPE, "the reading has no \"v\"");
        case Scalar.Bad(Reason reason, String why) -> problem(id, at, reason, why);
        case Scalar.Good(Value value) -> point(reading, id, value, grade(reading, value));
      }
    }
  }

  private Quality grade(Reading reading, Value value) {
    return switch (value) {
      case Value.Absent none -> Quality.BAD;
      case Value.Text(String text) when payload.absentTexts().contains(text) -> Quality.STALE;
      default -> reading.quality;
    };
  }

  private void point(Reading reading, String id, Value value, Quality quality) {
    untimed |= !reading.timed;
    points.add(
        new Point(
            null,
            id,
            value,
            null,
            null,
            reading.timed ? TimeReader.nanos(reading.time) : rx,
            reading.timed ? TimeOrigin.VALUE : TimeOrigin.RECEIVED,
            rx,
            quality,
            reading.code,
            reading.timed ? EventTime.flags(reading.time) : Flag.TIME_GUESSED.bit(),
            Point.NO_SEQUENCE));
  }

  /** Gives the server's time, which may stand last, to a reading that has none of its own. */
  private Point timed(Point point) {
    return point.origin() != TimeOrigin.RECEIVED
        ? point
        : new Point(
            point.tag(),
            point.value(),
            null,
            null,
            TimeReader.nanos(serverTime),
            TimeOrigin.SERVER,
            rx,
            point.quality(),
            point.qualityCode(),
            EventTime.flags(serverTime),
            Point.NO_SEQUENCE);
  }

  private void problem(String id, long time, Reason reason, String why) {
    problems.add(new TagProblem(id, time, reason, why));
  }

  private static Refused unsupported(String what) {
    return new Refused(
        Reason.UNSUPPORTED_SHAPE,
        null,
        "the payload "
            + what
            + "; Kepware's gateway sends {\"timestamp\",\"values\":[{\"id\",\"v\",\"q\",\"t\"}]},"
            + " one such reading alone, or an array of them");
  }
}
