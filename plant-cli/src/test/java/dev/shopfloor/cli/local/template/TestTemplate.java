package dev.shopfloor.cli.local.template;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** The repository's template.yaml, whole or with a fault planted in it. */
public final class TestTemplate {
  /** As the local plant starts it. */
  static final Map<String, String> LOCAL =
      Map.of(
          "TimeSeriesStore", "questdb",
          "TimeSeriesUrl", "http://127.0.0.1:9000",
          "TickSpreadSeconds", "0");

  private TestTemplate() {}

  public static Path file() {
    return Path.of(System.getProperty("shopfloor.root", "..")).resolve("template.yaml");
  }

  public static String text() {
    try {
      return Files.readString(file());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The template's text with the first {@code old} replaced; fails when it is not there. */
  static String with(String old, String replacement) {
    String text = text();
    if (!text.contains(old)) {
      throw new AssertionError("template.yaml no longer holds: " + old);
    }
    int at = text.indexOf(old);
    return text.substring(0, at) + replacement + text.substring(at + old.length());
  }

  /** The names of the variables that a function has by the template as written. */
  public static SortedSet<String> variables(String function) {
    Declaration declared = Template.parse(text()).resources().get(function);
    return new TreeSet<>(
        new Properties(function, declared.properties())
            .mapping("Environment")
            .mapping("Variables")
            .mapping()
            .entries()
            .keySet());
  }

  static PlantTemplate read(String yaml) {
    return read(yaml, LOCAL);
  }

  static PlantTemplate read(String yaml, Map<String, String> parameters) {
    return new TemplateReader(LocalNames.forQueuesAt("http://127.0.0.1:9324"), parameters)
        .read(yaml);
  }
}
