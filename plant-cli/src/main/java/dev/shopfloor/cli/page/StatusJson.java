package dev.shopfloor.cli.page;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.shopfloor.ledger.Ledger;
import dev.shopfloor.ledger.Outcome;
import dev.shopfloor.ledger.Subject;
import java.io.IOException;
import java.time.ZoneId;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The sections of the snapshot that the source has ready. */
final class StatusJson {
  private static final double TENTHS = 10;

  private final PageSource source;
  private final String boot;
  private final ZoneId zone;

  /**
   * The sections of a source.
   *
   * @param boot another text at each start, so that the page can tell a new plant from the old one
   * @param zone in which the page shows times
   */
  StatusJson(PageSource source, String boot, ZoneId zone) {
    this.source = source;
    this.boot = boot;
    this.zone = zone;
  }

  void plant(JsonGenerator json) throws IOException {
    LiveStatus status = source.status();
    json.writeStartObject();
    json.writeStringField("boot", boot);
    json.writeStringField(
        "name",
        source.model().assets().stream()
            .map(history -> history.key().site())
            .distinct()
            .collect(Collectors.joining(", ")));
    json.writeStringField("zone", zone.getId());
    json.writeBooleanField("simulated", source.simulated());
    json.writeStringField("phase", status.phase().name());
    json.writeNumberField("plantTime", status.plantTime().toEpochMilli());
    json.writeNumberField("lastTick", status.lastTick().toEpochMilli());
    json.writeNumberField("share", status.share());
    json.writeNumberField("messages", status.messages());
    json.writeNumberField(
        "messagesPerSecond", Math.round(status.messagesPerSecond() * TENTHS) / TENTHS);
    json.writeEndObject();
  }

  void checks(JsonGenerator json) throws IOException {
    json.writeStartArray();
    for (Check check : source.checks()) {
      json.writeStartObject();
      if (check.asset() != null) {
        json.writeStringField("asset", check.asset());
      }
      if (check.scope() != null) {
        json.writeStringField("scope", check.scope());
      }
      json.writeStringField("name", check.name());
      json.writeStringField("unit", check.unit());
      json.writeStringField("known", check.known());
      if (check.computed() != null) {
        json.writeStringField("computed", check.computed());
      }
      json.writeBooleanField("equal", check.equal());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  void happenings(JsonGenerator json) throws IOException {
    json.writeStartArray();
    for (Happening happening : source.happenings()) {
      json.writeStartObject();
      json.writeNumberField("at", happening.at().toEpochMilli());
      json.writeStringField("where", happening.where());
      json.writeStringField("what", happening.what());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  void ledger(JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeArrayFieldStart("differences");
    for (String difference : source.differences()) {
      json.writeString(difference);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("stages");
    for (Ledger ledger : source.ledgers()) {
      stage(json, ledger);
    }
    json.writeEndArray();
    json.writeObjectFieldStart("queues");
    for (Map.Entry<String, Integer> queue : new TreeMap<>(source.queues()).entrySet()) {
      json.writeNumberField(queue.getKey(), queue.getValue());
    }
    json.writeEndObject();
    json.writeEndObject();
  }

  private static void stage(JsonGenerator json, Ledger ledger) throws IOException {
    json.writeStartObject();
    json.writeStringField("stage", ledger.stage().word());
    json.writeArrayFieldStart("accounts");
    for (Subject subject : Subject.values()) {
      if (ledger.taken(subject) > 0) {
        account(json, ledger, subject);
      }
    }
    json.writeEndArray();
    json.writeObjectFieldStart("notes");
    for (Map.Entry<String, Long> note : new TreeMap<>(ledger.notes()).entrySet()) {
      json.writeNumberField(note.getKey(), note.getValue());
    }
    json.writeEndObject();
    json.writeEndObject();
  }

  private static void account(JsonGenerator json, Ledger ledger, Subject subject)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("subject", subject.word());
    json.writeNumberField("taken", ledger.taken(subject));
    json.writeNumberField("difference", ledger.difference(subject));
    json.writeObjectFieldStart("outcomes");
    for (Outcome outcome : Outcome.values()) {
      if (ledger.counted(subject, outcome) > 0) {
        json.writeNumberField(outcome.word(), ledger.counted(subject, outcome));
      }
    }
    json.writeEndObject();
    json.writeEndObject();
  }
}
