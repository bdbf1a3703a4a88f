package dev.shopfloor.workorder;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.shopfloor.model.Alert;
import dev.shopfloor.model.Reason;
import dev.shopfloor.model.ShopfloorEvent;
import dev.shopfloor.model.json.EventCodec;
import dev.shopfloor.model.json.FormVersion;
import dev.shopfloor.model.json.Json;
import dev.shopfloor.plant.PlantDirectory;
import dev.shopfloor.workorder.adapter.Adapted;
import dev.shopfloor.workorder.adapter.Adapters;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the bodies of AlertQueue: ticks, our own events, and what other systems send.
 *
 * <p>An event of ours is read twice, because nothing promises that its type stands before its
 * detail.
 */
public final class Envelopes {
  private static final int SHOWN = 80;
  private static final int TICK_VERSION = 1;
  private static final long NANOS = 1_000_000_000L;

  private final Adapters adapters;

  /** Reads messages about the assets of this plant. */
  public Envelopes(PlantDirectory plant) {
    this.adapters = new Adapters(plant);
  }

  /**
   * Reads a body; whatever it is, the answer says what to do with it.
   *
   * @throws RuntimeException when the plant model cannot be read; the message is to come again
   */
  public Incoming read(String body) {
    try {
      Head head = head(body);
      if (head.tick != null) {
        return head.needs > TICK_VERSION
            ? new Incoming.Newer("a later release wrote this tick: it needs version " + head.needs)
            : tick(head.tick);
      }
      if (!ShopfloorEvent.SOURCE.equals(head.source)) {
        return foreign(adapters.read(body));
      }
      return head.detailType == null
          ? malformed("detail-type", "\"detail-type\" is missing")
          : event(head.detailType, body);
    } catch (IOException unreadable) {
      return malformed(null, Texts.line(String.valueOf(unreadable.getMessage()), 300));
    }
  }

  private static Incoming foreign(List<Adapted> parts) {
    List<Occurrence> occurrences = new ArrayList<>();
    List<String> ignored = new ArrayList<>();
    List<Adapted.Unusable> unusable = new ArrayList<>();
    for (Adapted part : parts) {
      switch (part) {
        case Adapted.Transition(Alert alert) -> occurrences.add(Occurrences.of(alert));
        case Adapted.Ignored(String why) -> ignored.add(why);
        case Adapted.Unusable bad -> unusable.add(bad);
      }
    }
    Incoming.@Nullable Unusable rest = unusable.isEmpty() ? null : together(unusable);
    if (!occurrences.isEmpty()) {
      return new Incoming.Occurred(occurrences, ignored, rest);
    }
    return rest == null ? new Incoming.Ignored(ignored) : rest;
  }

  private static Incoming.Unusable together(List<Adapted.Unusable> parts) {
    Adapted.Unusable first = parts.getFirst();
    String more = parts.size() == 1 ? "" : " (and %d more parts)".formatted(parts.size() - 1);
    return new Incoming.Unusable(first.reason(), first.field(), first.message() + more);
  }

  private static Incoming tick(String text) {
    try {
      Instant time = Instant.parse(text);
      return new Incoming.Tick(
          Math.addExact(Math.multiplyExact(time.getEpochSecond(), NANOS), time.getNano()));
    } catch (DateTimeException | ArithmeticException bad) {
      return malformed("tick", "\"tick\" must be an ISO-8601 instant, not \"" + shown(text) + '"');
    }
  }

  private static Incoming event(String detailType, String body) throws IOException {
    try (JsonParser json = Json.factory().createParser(body)) {
      if (!toDetail(json)) {
        return malformed("detail", "\"detail\" is missing");
      }
      Incoming read = detail(detailType, json);
      return read instanceof Incoming.Unusable unusable && later(body)
          ? new Incoming.Newer("a later release wrote this event: " + unusable.message())
          : read;
    }
  }

  /** Whether a later release wrote the event: that one can use what this one cannot. */
  private static boolean later(String body) throws IOException {
    try (JsonParser json = Json.factory().createParser(body)) {
      return toDetail(json)
          && json.currentToken() == JsonToken.START_OBJECT
          && FormVersion.of(json) > EventCodec.VERSION;
    }
  }

  private static boolean toDetail(JsonParser json) throws IOException {
    Json.enterObject(json);
    for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
      json.nextToken();
      if (name.equals("detail")) {
        return true;
      }
      json.skipChildren();
    }
    return false;
  }

  private static Incoming detail(String detailType, JsonParser json) {
    try {
      ShopfloorEvent event = EventCodec.read(detailType, json);
      Occurrence occurrence = event == null ? null : Occurrences.of(event);
      if (occurrence == null) {
        return unsupported("detail-type", detailType);
      }
      if (occurrence.eventId().isBlank()) {
        return malformed("detail.eventId", "\"eventId\" is blank, so repeats cannot be told");
      }
      if (occurrence.eventTime() < 0) {
        return malformed(
            "detail.eventTime",
            "\"eventTime\" is " + occurrence.eventTime() + "; it must be 0 or more");
      }
      return new Incoming.Occurred(List.of(occurrence), List.of(), null);
    } catch (IOException | IllegalArgumentException bad) {
      return malformed("detail", Texts.line(String.valueOf(bad.getMessage()), 300));
    }
  }

  private static Head head(String body) throws IOException {
    Head head = new Head();
    try (JsonParser json = Json.factory().createParser(body)) {
      Json.enterObject(json);
      for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
        json.nextToken();
        switch (name) {
          case "tick" -> head.tick = Json.text(json, name);
          case "needs" -> head.needs = json.getValueAsLong();
          case "source" -> head.source = Json.text(json, name);
          case "detail-type" -> head.detailType = Json.text(json, name);
          default -> json.skipChildren();
        }
      }
      if (json.nextToken() != null) {
        throw new IOException("something follows after the end of the JSON object");
      }
    }
    return head;
  }

  private static Incoming malformed(@Nullable String field, String message) {
    return new Incoming.Unusable(Reason.MALFORMED_ENVELOPE, field, message);
  }

  private static Incoming unsupported(String field, String value) {
    return new Incoming.Unusable(
        Reason.UNSUPPORTED_EVENT,
        field,
        "no adapter knows the %s \"%s\"".formatted(field, shown(value)));
  }

  private static String shown(String text) {
    return Texts.line(text, SHOWN);
  }

  /** What the first reading finds. */
  private static final class Head {
    private @Nullable String tick;
    private long needs;
    private @Nullable String source;
    private @Nullable String detailType;
  }
}
