package dev.shopfloor.enrich.mapping;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.shopfloor.enrich.Decoding;
import dev.shopfloor.enrich.Decoding.Ignored;
import dev.shopfloor.enrich.Decoding.Parked;
import dev.shopfloor.enrich.Doc;
import dev.shopfloor.enrich.DocReader;
import dev.shopfloor.enrich.Shown;
import dev.shopfloor.enrich.SourceStore;
import dev.shopfloor.enrich.SourceStore.Announced;
import dev.shopfloor.model.json.Json;
import dev.shopfloor.plant.Mapping;
import dev.shopfloor.plant.Mapping.Names;
import dev.shopfloor.plant.PayloadSpec;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Siemens' common databus: values come under ids, and a metadata message of each connector tells
 * the ids' names, connection by connection.
 *
 * <p>What is kept of it is one object of names by id for each connection.
 */
final class SiemensBus {
  private static final String WHOLE = "";

  private final SourceStore sources;
  private final Names names;

  SiemensBus(SourceStore sources, Names names) {
    this.sources = sources;
    this.names = names;
  }

  Decoding decode(Message message, PayloadSpec payload, Mapping mapping) {
    if (message.root() instanceof Doc.Obj root
        && root.get("connections") instanceof Doc.Arr(List<Doc> connections)) {
      return names == Names.S7_NAMES
          ? announce(message, connections)
          : new Ignored("metadata", null);
    }
    if (names == Names.S7_IDS) {
      return new MappedPass(message, payload, mapping, TagNames.AS_SENT).run();
    }
    Map<String, String> known = known(message);
    MappedPass pass = new MappedPass(message, payload, mapping, known::get);
    Decoding decoding = pass.run();
    return pass.undefined() == null
        ? decoding
        : new Parked(
            source(message),
            "no metadata message has named the id \"%s\"".formatted(Shown.of(pass.undefined())));
  }

  private Decoding announce(Message message, List<Doc> connections) {
    byte[] body =
        Json.bytes(json -> {
          json.writeStartObject();
          for (Doc connection : connections) {
            String name = text(connection, "name");
            if (name != null) {
              json.writeObjectFieldStart(name);
              definitions(connection, json);
              json.writeEndObject();
            }
          }
          json.writeEndObject();
        });
    String source = source(message);
    sources.announce(source, WHOLE, new Announced(message.rx(), body));
    return new Ignored("metadata", source);
  }

  private static void definitions(Doc connection, JsonGenerator json) throws IOException {
    for (Doc points : items(Pointer.step(connection, "dataPoints"))) {
      for (Doc definition : items(Pointer.step(points, "dataPointDefinitions"))) {
        String id = text(definition, "id");
        String name = text(definition, "name");
        if (id != null && name != null) {
          json.writeStringField(id, name);
        }
      }
    }
  }

  private static @Nullable String text(Doc from, String name) {
    return Scope.text(Pointer.step(from, name));
  }

  private static List<Doc> items(@Nullable Doc doc) {
    return doc instanceof Doc.Arr(List<Doc> items) ? items : List.of();
  }

  /** The names of the connection that the topic names; of all of them where it names none. */
  private Map<String, String> known(Message message) {
    Announced announced = sources.announced(source(message), WHOLE, null);
    Map<String, String> byId = new HashMap<>();
    if (announced == null
        || !(DocReader.read(announced.body()) instanceof DocReader.Read.Good(Doc.Obj all))) {
      return byId;
    }
    boolean told = all.members().stream().anyMatch(each -> named(message, each));
    for (Doc.Member connection : all.members()) {
      if ((!told || named(message, connection))
          && connection.value() instanceof Doc.Obj definitions) {
        for (Doc.Member definition : definitions.members()) {
          String name = Scope.text(definition.value());
          if (name != null) {
            byId.put(definition.name(), name);
          }
        }
      }
    }
    return byId;
  }

  private static boolean named(Message message, Doc.Member connection) {
    return message.levels().contains(connection.name());
  }

  /** A connector, by the level two after "simatic"; the first level where a bridge renamed it. */
  private static String source(Message message) {
    List<String> levels = message.levels();
    int simatic = levels.indexOf("simatic");
    return "s7:"
        + (simatic >= 0 && simatic + 2 < levels.size()
            ? levels.get(simatic + 2)
            : levels.getFirst());
  }
}
