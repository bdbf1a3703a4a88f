package dev.shopfloor.cli.page;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.shopfloor.model.json.Json;
import java.io.IOException;

/**
 * A part of the snapshot that the page shows; sent again only when it has changed.
 *
 * @param name the field of the snapshot
 * @param writer writes the value
 */
record Section(String name, Json.Writer writer) {
  void write(JsonGenerator json) throws IOException {
    writer.write(json);
  }
}
