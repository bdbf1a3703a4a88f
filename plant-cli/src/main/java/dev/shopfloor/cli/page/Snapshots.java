package dev.shopfloor.cli.page;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.shopfloor.model.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The snapshot in its sections. It is made when somebody asks, at most twice a second, and shared
 * by all who look; a section that fails keeps what it said last.
 */
final class Snapshots {
  private static final Logger LOG = LoggerFactory.getLogger(Snapshots.class);
  private static final byte[] NOTHING = "null".getBytes(StandardCharsets.UTF_8);

  /** How old a snapshot may be. */
  static final Duration AGE = Duration.ofMillis(500);

  private final List<Section> sections;
  private final LongSupplier nanoTime;
  private Map<String, byte[]> newest = Map.of();
  private long made;

  Snapshots(List<Section> sections, LongSupplier nanoTime) {
    this.sections = List.copyOf(sections);
    this.nanoTime = nanoTime;
  }

  /** The sections as JSON, by name. */
  synchronized Map<String, byte[]> sections() {
    long now = nanoTime.getAsLong();
    if (newest.isEmpty() || now - made >= AGE.toNanos()) {
      newest = make();
      made = now;
    }
    return newest;
  }

  @SuppressWarnings("IllegalCatch") // One part of the plant that is down must not hide the rest.
  private Map<String, byte[]> make() {
    Map<String, byte[]> fresh = new LinkedHashMap<>();
    Map<String, String> troubles = new TreeMap<>();
    for (Section section : sections) {
      byte[] bytes;
      try {
        bytes = bytes(section);
      } catch (RuntimeException | IOException failed) {
        LOG.warn("section {} of the page cannot be made", section.name(), failed);
        troubles.put(section.name(), String.valueOf(failed.getMessage()));
        bytes = newest.getOrDefault(section.name(), NOTHING);
      }
      fresh.put(section.name(), bytes);
    }
    fresh.put("troubles", Json.bytes(json -> write(json, troubles)));
    return fresh;
  }

  private static byte[] bytes(Section section) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream(4096);
    try (JsonGenerator json = Json.factory().createGenerator(out)) {
      section.write(json);
    }
    return out.toByteArray();
  }

  private static void write(JsonGenerator json, Map<String, String> troubles) throws IOException {
    json.writeStartArray();
    for (Map.Entry<String, String> trouble : troubles.entrySet()) {
      json.writeStartObject();
      json.writeStringField("section", trouble.getKey());
      json.writeStringField("message", trouble.getValue());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  /** Those sections that are not as they were. */
  static Map<String, byte[]> changed(Map<String, byte[]> before, Map<String, byte[]> after) {
    Map<String, byte[]> changed = new LinkedHashMap<>();
    after.forEach((name, bytes) -> {
      if (!Arrays.equals(before.get(name), bytes)) {
        changed.put(name, bytes);
      }
    });
    return changed;
  }

  /** One JSON object of sections. */
  static byte[] object(Map<String, byte[]> sections) {
    return Json.bytes(json -> {
      json.writeStartObject();
      for (Map.Entry<String, byte[]> section : sections.entrySet()) {
        json.writeFieldName(section.getKey());
        json.writeRawValue(new String(section.getValue(), StandardCharsets.UTF_8));
      }
      json.writeEndObject();
    });
  }
}
