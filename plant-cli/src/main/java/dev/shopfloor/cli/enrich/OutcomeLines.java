package dev.shopfloor.cli.enrich;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import dev.shopfloor.model.Alert;
import dev.shopfloor.model.AssetContext;
import dev.shopfloor.model.EnrichedPoint;
import dev.shopfloor.model.Quarantined;
import dev.shopfloor.model.ShopfloorEvent;
import dev.shopfloor.model.json.EventCodec;
import dev.shopfloor.model.json.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** Prints what became of messages, one JSON object a line. */
public final class OutcomeLines {
  private static final long NANOS_PER_MILLI = 1_000_000L;

  private final PrintWriter out;
  private final boolean quiet;
  private final JsonGenerator json;

  /**
   * Lines on this writer; they come when they are flushed, or when many have gathered.
   *
   * @param quiet prints nothing of what became of messages
   */
  public OutcomeLines(PrintWriter out, boolean quiet) {
    this.out = out;
    this.quiet = quiet;
    try {
      this.json =
          Json.factory()
              .createGenerator(out)
              .disable(JsonGenerator.Feature.FLUSH_PASSED_TO_STREAM)
              .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
              .setRootValueSeparator(new SerializedString(""));
    } catch (IOException inMemory) {
      throw new UncheckedIOException(inMemory);
    }
  }

  void point(AssetContext context, EnrichedPoint point) {
    if (!quiet) {
      line("point", fields -> PointLine.write(fields, context, point));
    }
  }

  /** Prints an alert about a machine, or about its data. */
  void alert(ShopfloorEvent event) {
    if (!quiet) {
      line(
          event instanceof Alert ? "alert" : "dataQualityAlert",
          fields -> EventCodec.writeFields(fields, event));
    }
  }

  /** Prints a refusal, with the place of its line where that is known. */
  void quarantined(Quarantined record, @Nullable String place) {
    if (quiet) {
      return;
    }
    line(
        "quarantined",
        fields -> {
          fields.writeStringField("reason", record.reason().name());
          if (record.field() != null) {
            fields.writeStringField("field", record.field());
          }
          fields.writeStringField("message", record.message());
          if (record.asset() != null) {
            fields.writeStringField("asset", record.asset());
          }
          message(fields, record.topic(), record.rx());
          if (place != null) {
            fields.writeStringField("at", place);
          }
        });
  }

  /** Prints that a message still waits for an announcement of its source. */
  void parked(String topic, long rx) {
    if (!quiet) {
      line("parked", fields -> message(fields, topic, rx));
    }
  }

  /** Prints one object, quiet or not. */
  public void line(String outcome, Json.Writer rest) {
    try {
      json.writeStartObject();
      json.writeStringField("outcome", outcome);
      rest.write(json);
      json.writeEndObject();
      json.writeRaw('\n');
    } catch (IOException inMemory) {
      throw new UncheckedIOException(inMemory);
    }
  }

  /**
   * Hands on what has gathered.
   *
   * @return false when nobody takes it any more
   */
  public boolean flush() {
    try {
      json.flush();
    } catch (IOException inMemory) {
      throw new UncheckedIOException(inMemory);
    }
    return !out.checkError();
  }

  private static void message(JsonGenerator json, String topic, long rx) throws IOException {
    json.writeStringField("topic", topic);
    json.writeNumberField("receivedAt", Math.floorDiv(rx, NANOS_PER_MILLI));
  }
}
