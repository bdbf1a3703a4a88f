package dev.shopfloor.cli.model;

import dev.shopfloor.cli.model.YamlNode.YamlMap;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The mappings that ship with the product, by the name of their family. */
final class ShippedMappings {
  /** The families that are mappings. */
  static final List<String> FAMILIES =
      List.of("telegraf", "siemens", "m2c2", "ignition-uns", "node-red", "uns");

  private static final Map<String, YamlMap> READ = new ConcurrentHashMap<>();

  private ShippedMappings() {}

  /** The mapping of this family, or null when the family is no mapping. */
  static @Nullable YamlMap of(String family) {
    return FAMILIES.contains(family) ? READ.computeIfAbsent(family, ShippedMappings::read) : null;
  }

  private static YamlMap read(String family) {
    String name = family + ".yaml";
    Problems problems = new Problems(name);
    try (InputStream in = ShippedMappings.class.getResourceAsStream("mappings/" + name)) {
      YamlMap map = in == null ? null : YamlReader.read(in.readAllBytes(), problems);
      if (map == null) {
        throw new IllegalStateException("no mapping " + name + ": " + problems.sorted());
      }
      return map;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
