package dev.shopfloor.cli.cost;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.shopfloor.model.Quarantined;
import dev.shopfloor.model.Reason;
import dev.shopfloor.model.json.Json;
import dev.shopfloor.model.json.QuarantineCodec;
import dev.shopfloor.runtime.QuarantineStore;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/** Counts what the items of QuarantineTable would be: one a batch and reason, gzipped. */
final class MeteredQuarantine implements QuarantineStore {
  // key, reason, message, topic and times beside the lines
  private static final int AROUND = 400;

  private long items;
  private long writes;
  private long bytes;

  /** Items so far. */
  long items() {
    return items;
  }

  /** Write units so far. */
  long writes() {
    return writes;
  }

  /** Bytes kept so far. */
  long bytes() {
    return bytes;
  }

  @Override
  public void keep(List<Quarantined> records) {
    Map<Reason, List<Quarantined>> byReason = new EnumMap<>(Reason.class);
    for (Quarantined record : records) {
      byReason.computeIfAbsent(record.reason(), first -> new ArrayList<>()).add(record);
    }
    for (List<Quarantined> batch : byReason.values()) {
      int size = AROUND + packed(batch);
      items++;
      bytes += size;
      writes += Units.of(size, Units.WRITE);
    }
  }

  private static int packed(List<Quarantined> records) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out);
        JsonGenerator json = Json.factory().createGenerator(gzip)) {
      for (Quarantined record : records) {
        QuarantineCodec.write(json, record);
      }
    } catch (IOException inMemory) {
      throw new UncheckedIOException(inMemory);
    }
    return out.size();
  }
}
