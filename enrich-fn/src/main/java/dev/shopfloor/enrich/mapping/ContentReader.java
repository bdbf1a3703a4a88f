package dev.shopfloor.enrich.mapping;

import dev.shopfloor.enrich.Doc;
import dev.shopfloor.model.Reason;
import dev.shopfloor.plant.Mapping.ConditionAt;
import dev.shopfloor.plant.Mapping.Content;
import dev.shopfloor.plant.Mapping.Emission;
import dev.shopfloor.plant.Mapping.Narrow;
import dev.shopfloor.plant.Mapping.ValueAt;
import dev.shopfloor.plant.Ref;
import org.jspecify.annotations.Nullable;

/** Reads records that are one tag's, and what events say. */
final class ContentReader {
  private final TagNames names;
  private final Tools tools;

  ContentReader(TagNames names, Tools tools) {
    this.names = names;
    this.tools = tools;
  }

  /** Reads a record; returns the name whose definition is missing, or null when there is none. */
  @Nullable String read(Scope record, Head head, Narrow narrow) {
    String sent = record.text(narrow.name());
    if (sent == null || sent.isEmpty()) {
      tools
          .sink()
          .shape(head, record, "nothing at %s of it names the tag".formatted(narrow.name().text()));
      return null;
    }
    String name = names.name(sent);
    if (name == null) {
      return sent;
    }
    add(record, head, name, narrow.content(), null);
    return null;
  }

  void emit(Scope record, Head head, Emission emission) {
    String unit = UnitFinder.text(record.find(emission.unit()));
    add(record, head, emission.tag(), emission.content(), unit);
  }

  private void add(Scope record, Head head, String tag, Content content, @Nullable String unit) {
    switch (content) {
      case ConditionAt at -> tools.sink().add(head, tag, ValueReader.condition(record, at), null);
      case ValueAt(Ref at) -> value(record, head, tag, at, unit);
    }
  }

  private void value(Scope record, Head head, String tag, Ref at, @Nullable String unit) {
    Doc value = record.find(at);
    if (value == null && head.usable()) {
      tools
          .sink()
          .problem(
              head,
              tag,
              Reason.UNSUPPORTED_SHAPE,
              "nothing stands at %s of %s".formatted(at.text(), record.at()));
      return;
    }
    Reading reading = tools.values().read(value == null ? Doc.NULL : value);
    String inside = reading instanceof Reading.Sent sent ? sent.unit() : null;
    tools.sink().add(head, tag, reading, tools.units().find(record, tag, unit, null, inside));
  }
}
