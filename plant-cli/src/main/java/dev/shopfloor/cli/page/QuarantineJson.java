package dev.shopfloor.cli.page;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.shopfloor.ledger.Ledger;
import dev.shopfloor.ledger.Outcome;
import dev.shopfloor.ledger.Subject;
import dev.shopfloor.model.Quarantined;
import dev.shopfloor.model.Reason;
import dev.shopfloor.runtime.aws.QuarantineReader;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What is in quarantine; the table is read again only when the ledgers say that it has grown. */
final class QuarantineJson {
  private static final long NANOS_PER_MILLI = 1_000_000;
  private static final int MOST_BATCHES = 60;
  private static final int MOST_RECORDS = 3;

  private final PageSource source;
  private List<QuarantineReader.Batch> newestFirst = List.of();
  private long counted = -1;

  QuarantineJson(PageSource source) {
    this.source = source;
  }

  /** Writes how many records there are for each reason, with the newest one. */
  void summary(JsonGenerator json) throws IOException {
    Map<Reason, Kept> reasons = new EnumMap<>(Reason.class);
    for (QuarantineReader.Batch batch : batches()) {
      Quarantined first = batch.records().getFirst();
      reasons.merge(first.reason(), new Kept(first, batch.records().size()), Kept::and);
    }
    json.writeStartArray();
    for (Map.Entry<Reason, Kept> entry : reasons.entrySet()) {
      json.writeStartObject();
      json.writeStringField("reason", entry.getKey().name());
      json.writeNumberField("records", entry.getValue().records());
      json.writeStringField("mend", entry.getKey().mend());
      json.writeFieldName("newest");
      record(json, entry.getValue().newest());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  /** The records of one reason. */
  private record Kept(Quarantined newest, int records) {
    /** These and those of an older batch. */
    Kept and(Kept older) {
      return new Kept(newest, records + older.records);
    }
  }

  /** Writes the newest batches with their records. */
  void newest(JsonGenerator json) throws IOException {
    List<QuarantineReader.Batch> batches = batches();
    json.writeStartObject();
    json.writeNumberField("batches", batches.size());
    json.writeArrayFieldStart("newest");
    for (QuarantineReader.Batch batch : batches.stream().limit(MOST_BATCHES).toList()) {
      json.writeStartObject();
      json.writeStringField("id", batch.id());
      json.writeStringField("reason", batch.records().getFirst().reason().name());
      json.writeNumberField("count", batch.records().size());
      json.writeArrayFieldStart("records");
      for (Quarantined record : batch.records().stream().limit(MOST_RECORDS).toList()) {
        record(json, record);
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void record(JsonGenerator json, Quarantined record) throws IOException {
    json.writeStartObject();
    json.writeStringField("stage", record.stage());
    if (record.asset() != null) {
      json.writeStringField("asset", record.asset());
    }
    if (record.field() != null) {
      json.writeStringField("field", record.field());
    }
    json.writeStringField("message", record.message());
    json.writeStringField("topic", record.topic());
    json.writeNumberField("at", record.rx() / NANOS_PER_MILLI);
    json.writeNumberField("length", record.bytes().length);
    json.writeStringField("text", PrintableBytes.text(record.bytes()));
    json.writeEndObject();
  }

  private synchronized List<QuarantineReader.Batch> batches() {
    long now = quarantined();
    if (now != counted) {
      newestFirst =
          new QuarantineReader(source.stores().tables(), "QuarantineTable").all().reversed();
      counted = now;
    }
    return newestFirst;
  }

  private long quarantined() {
    long sum = 0;
    for (Ledger ledger : source.ledgers()) {
      for (Subject subject : Subject.values()) {
        sum += ledger.counted(subject, Outcome.QUARANTINED);
        sum += ledger.counted(subject, Outcome.LATE);
      }
    }
    return sum;
  }
}
