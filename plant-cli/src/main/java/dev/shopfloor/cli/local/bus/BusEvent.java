package dev.shopfloor.cli.local.bus;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * An event on a bus.
 *
 * @param id one per event
 * @param detail its content, one JSON object
 */
public record BusEvent(
    String bus, String id, String source, String detailType, Instant time, String detail) {
  private static final JsonFactory JSON = new JsonFactory();

  /** The envelope that EventBridge sends to targets. */
  String envelope(String region, String account) {
    StringWriter text = new StringWriter();
    try (JsonGenerator out = JSON.createGenerator(text)) {
      out.writeStartObject();
      out.writeStringField("version", "0");
      out.writeStringField("id", id);
      out.writeStringField("detail-type", detailType);
      out.writeStringField("source", source);
      out.writeStringField("account", account);
      out.writeStringField("time", time.truncatedTo(ChronoUnit.SECONDS).toString());
      out.writeStringField("region", region);
      out.writeArrayFieldStart("resources");
      out.writeEndArray();
      out.writeFieldName("detail");
      out.writeRawValue(detail);
      out.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }
}
