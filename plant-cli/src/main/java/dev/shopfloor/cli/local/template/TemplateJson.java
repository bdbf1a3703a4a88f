package dev.shopfloor.cli.local.template;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.shopfloor.cli.local.template.TemplateNode.Intrinsic;
import dev.shopfloor.cli.local.template.TemplateNode.Mapping;
import dev.shopfloor.cli.local.template.TemplateNode.Scalar;
import dev.shopfloor.cli.local.template.TemplateNode.Sequence;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;

/** A resolved piece of the template as JSON. */
final class TemplateJson {
  private static final JsonFactory FACTORY = new JsonFactory();

  private TemplateJson() {}

  static String write(TemplateNode node) {
    StringWriter out = new StringWriter();
    try (JsonGenerator generator = FACTORY.createGenerator(out)) {
      write(node, generator);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString();
  }

  private static void write(TemplateNode node, JsonGenerator out) throws IOException {
    switch (node) {
      case Scalar(String text, Scalar.Kind kind, int line) -> {
        switch (kind) {
          case TEXT -> out.writeString(text);
          case INTEGER -> out.writeNumber(text);
          case BOOLEAN -> out.writeBoolean(text.toLowerCase(Locale.ROOT).equals("true"));
          case NULL -> out.writeNull();
        }
      }
      case Sequence(var items, int line) -> {
        out.writeStartArray();
        for (TemplateNode item : items) {
          write(item, out);
        }
        out.writeEndArray();
      }
      case Mapping(var entries, int line) -> {
        out.writeStartObject();
        for (Map.Entry<String, TemplateNode> entry : entries.entrySet()) {
          out.writeFieldName(entry.getKey());
          write(entry.getValue(), out);
        }
        out.writeEndObject();
      }
      case Intrinsic intrinsic ->
          throw new TemplateException(intrinsic.line(), intrinsic.name() + " was not resolved");
    }
  }
}
