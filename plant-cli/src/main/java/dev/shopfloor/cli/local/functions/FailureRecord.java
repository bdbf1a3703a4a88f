package dev.shopfloor.cli.local.functions;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** Lambda's record of an asynchronous event that failed for good. */
final class FailureRecord {
  private static final JsonFactory JSON = new JsonFactory();

  private FailureRecord() {}

  static String json(
      String functionArn,
      Instant time,
      String requestId,
      int invokeCount,
      byte[] event,
      Throwable error) {
    StringWriter text = new StringWriter();
    try (JsonGenerator out = JSON.createGenerator(text)) {
      out.writeStartObject();
      out.writeStringField("version", "1.0");
      out.writeStringField("timestamp", time.toString());
      out.writeObjectFieldStart("requestContext");
      out.writeStringField("requestId", requestId);
      out.writeStringField("functionArn", functionArn + ":$LATEST");
      out.writeStringField("condition", "RetriesExhausted");
      out.writeNumberField("approximateInvokeCount", invokeCount);
      out.writeEndObject();
      out.writeFieldName("requestPayload");
      out.writeRawValue(new String(event, StandardCharsets.UTF_8));
      out.writeObjectFieldStart("responseContext");
      out.writeNumberField("statusCode", 200);
      out.writeStringField("executedVersion", "$LATEST");
      out.writeStringField("functionError", "Unhandled");
      out.writeEndObject();
      out.writeObjectFieldStart("responsePayload");
      out.writeStringField("errorMessage", String.valueOf(error.getMessage()));
      out.writeStringField("errorType", error.getClass().getName());
      out.writeEndObject();
      out.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }
}
