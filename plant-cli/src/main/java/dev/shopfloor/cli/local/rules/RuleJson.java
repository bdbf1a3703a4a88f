package dev.shopfloor.cli.local.rules;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.shopfloor.cli.local.template.RuleSql;
import dev.shopfloor.cli.local.template.TopicRuleSpec;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/** What the rules engine sends on: the result of the SQL, or its report of a refused hand-over. */
final class RuleJson {
  private static final JsonFactory JSON = new JsonFactory();

  private RuleJson() {}

  /** The SQL's result for a message. */
  static byte[] result(RuleSql sql, RuleMessage message) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(message.payload().length * 4 / 3 + 256);
    try (JsonGenerator out = JSON.createGenerator(bytes)) {
      out.writeStartObject();
      for (RuleSql.Column column : sql.columns()) {
        out.writeFieldName(column.alias());
        switch (column.source()) {
          case PAYLOAD_BASE64 -> out.writeBinary(message.payload());
          case TOPIC -> out.writeString(message.topic());
          case TIMESTAMP -> out.writeNumber(message.receivedAt());
          case CLIENT_ID -> out.writeString(message.clientId());
          case TRACE_ID -> out.writeString(message.traceId());
        }
      }
      out.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** The error action's message: the original bytes, so that nothing is lost. */
  static String errorAction(TopicRuleSpec rule, RuleMessage message, String error) {
    StringWriter text = new StringWriter();
    try (JsonGenerator out = JSON.createGenerator(text)) {
      out.writeStartObject();
      out.writeStringField("ruleName", rule.name());
      out.writeStringField("topic", message.topic());
      out.writeStringField("cloudwatchTraceId", message.traceId());
      out.writeStringField("clientId", message.clientId());
      out.writeFieldName("base64OriginalPayload");
      out.writeBinary(message.payload());
      out.writeArrayFieldStart("failures");
      out.writeStartObject();
      out.writeStringField("failedAction", "LambdaAction");
      out.writeStringField("failedResource", rule.functionArn());
      out.writeStringField("errorMessage", error);
      out.writeEndObject();
      out.writeEndArray();
      out.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }
}
