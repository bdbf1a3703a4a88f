package dev.shopfloor.cli.live;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.shopfloor.ledger.Ledger;
import dev.shopfloor.ledger.Outcome;
import dev.shopfloor.ledger.Stage;
import dev.shopfloor.ledger.Subject;
import dev.shopfloor.model.json.Json;
import java.io.IOException;
import java.util.Locale;

/** A ledger as JSON, so that a second start goes on with the accounts of the first. */
final class LedgerJson {
  private LedgerJson() {}

  static void write(JsonGenerator json, Ledger ledger) throws IOException {
    json.writeStartObject();
    json.writeStringField("stage", ledger.stage().name());
    for (Subject subject : Subject.values()) {
      json.writeObjectFieldStart(subject.name());
      json.writeNumberField("taken", ledger.taken(subject));
      for (Outcome outcome : Outcome.values()) {
        json.writeNumberField(outcome.name(), ledger.counted(subject, outcome));
      }
      json.writeEndObject();
    }
    json.writeObjectFieldStart("notes");
    for (var note : ledger.notes().entrySet()) {
      json.writeNumberField(note.getKey(), note.getValue());
    }
    json.writeEndObject();
    json.writeEndObject();
  }

  /** Reads what {@link #write} wrote; the parser stands at the object's start. */
  static Ledger read(JsonParser json) throws IOException {
    json.nextFieldName();
    json.nextToken();
    Ledger ledger = new Ledger(Stage.valueOf(Json.text(json, "stage")));
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String group = json.currentName();
      json.nextToken();
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.currentName();
        json.nextToken();
        count(ledger, group, name, json.getLongValue());
      }
    }
    return ledger;
  }

  private static void count(Ledger ledger, String group, String name, long number) {
    if (group.equals("notes")) {
      ledger.note(name, number);
    } else if (name.equals("taken")) {
      ledger.take(Subject.valueOf(group), number);
    } else {
      Outcome outcome = Outcome.valueOf(name.toUpperCase(Locale.ROOT));
      ledger.count(Subject.valueOf(group), outcome, number);
    }
  }
}
