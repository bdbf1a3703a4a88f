package dev.shopfloor.cli.local.cmms;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.shopfloor.cli.local.cmms.WorkOrder.Change;
import dev.shopfloor.cli.local.cmms.WorkOrder.Comment;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;

/** Work orders and errors as JSON. */
final class WorkOrderJson {
  private static final JsonFactory JSON = new JsonFactory();

  private WorkOrderJson() {}

  static String one(WorkOrder order, String baseUrl) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator out = JSON.createGenerator(text)) {
      write(order, baseUrl, out);
    }
    return text.toString();
  }

  static String many(List<WorkOrder> orders, String baseUrl) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator out = JSON.createGenerator(text)) {
      out.writeStartObject();
      out.writeArrayFieldStart("items");
      for (WorkOrder order : orders) {
        write(order, baseUrl, out);
      }
      out.writeEndArray();
      out.writeEndObject();
    }
    return text.toString();
  }

  /** Changes, the oldest first, without what makes an order long. */
  static String changes(List<WorkOrder> orders, boolean more, String baseUrl) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator out = JSON.createGenerator(text)) {
      out.writeStartObject();
      out.writeArrayFieldStart("items");
      for (WorkOrder order : orders) {
        out.writeStartObject();
        writeHead(order, baseUrl, out);
        out.writeEndObject();
      }
      out.writeEndArray();
      out.writeBooleanField("more", more);
      out.writeEndObject();
    }
    return text.toString();
  }

  static String error(String field, String message) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator out = JSON.createGenerator(text)) {
      out.writeStartObject();
      out.writeObjectFieldStart("error");
      out.writeStringField("field", field);
      out.writeStringField("message", message);
      out.writeEndObject();
      out.writeEndObject();
    }
    return text.toString();
  }

  private static void write(WorkOrder order, String baseUrl, JsonGenerator out) throws IOException {
    out.writeStartObject();
    writeHead(order, baseUrl, out);
    out.writeStringField("description", order.description());
    out.writeArrayFieldStart("comments");
    for (Comment comment : order.comments()) {
      out.writeStartObject();
      out.writeStringField("text", comment.text());
      out.writeStringField("externalId", comment.externalId());
      out.writeStringField("created", comment.created().toString());
      out.writeStringField("by", comment.by());
      out.writeEndObject();
    }
    out.writeEndArray();
    out.writeArrayFieldStart("audit");
    for (Change change : order.audit()) {
      out.writeStartObject();
      out.writeStringField("at", change.at().toString());
      out.writeStringField("by", change.by());
      out.writeStringField("field", change.field());
      out.writeStringField("from", change.from());
      out.writeStringField("to", change.to());
      out.writeEndObject();
    }
    out.writeEndArray();
    out.writeEndObject();
  }

  private static void writeHead(WorkOrder order, String baseUrl, JsonGenerator out)
      throws IOException {
    out.writeStringField("id", Long.toString(order.id()));
    out.writeStringField("number", order.number());
    out.writeStringField("title", order.title());
    out.writeStringField("priority", order.priority());
    out.writeStringField("asset", order.asset());
    out.writeStringField("marker", order.marker());
    out.writeStringField("status", order.status().name());
    out.writeStringField("created", order.created().toString());
    out.writeStringField("updated", order.updated().toString());
    if (order.updatedBy().isPresent()) {
      out.writeStringField("updatedBy", order.updatedBy().get());
    }
    if (order.finished().isPresent()) {
      out.writeStringField("finished", order.finished().get().at().toString());
      out.writeStringField("finishedBy", order.finished().get().by());
    }
    out.writeStringField("url", baseUrl + "/work-orders/" + order.id());
  }
}
