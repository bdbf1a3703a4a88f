package dev.shopfloor.writer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads line protocol as its description has it; knows nothing of how we write it. */
public final class LineReader {
  private final String text;
  private int at;

  private LineReader(String text) {
    this.text = text;
  }

  /**
   * Reads all lines.
   *
   * @throws IllegalArgumentException with the number of the line that cannot be read
   */
  public static List<Line> read(String text) {
    LineReader reader = new LineReader(text);
    List<Line> lines = new ArrayList<>();
    while (reader.at < text.length()) {
      try {
        lines.add(reader.line());
      } catch (RuntimeException unreadable) {
        throw new IllegalArgumentException("line " + (lines.size() + 1), unreadable);
      }
    }
    return lines;
  }

  private Line line() {
    int start = at;
    String measurement = name(", ", ", ");
    Map<String, String> tags = new LinkedHashMap<>();
    while (peek() == ',') {
      at++;
      String key = name("=", ",= ");
      expect('=');
      tags.put(key, name(", ", ",= "));
    }
    expect(' ');
    Map<String, Object> fields = new LinkedHashMap<>();
    do {
      String key = name("=", ",= ");
      expect('=');
      if (fields.put(key, value()) != null) {
        throw new IllegalArgumentException("field " + key + " twice");
      }
    } while (next() == ',');
    int end = text.indexOf('\n', at);
    long time = Long.parseLong(text.substring(at, end));
    at = end + 1;
    return new Line(measurement, tags, fields, time, text.substring(start, end));
  }

  // in a measurement an equals sign is nothing special
  private String name(String until, String escapable) {
    StringBuilder name = new StringBuilder();
    while (until.indexOf(peek()) < 0) {
      if (peek() == '\\' && escapable.indexOf(text.charAt(at + 1)) >= 0) {
        at++;
      }
      name.append(next());
    }
    if (name.isEmpty()) {
      throw new IllegalArgumentException("empty name");
    }
    return name.toString();
  }

  private Object value() {
    if (peek() == '"') {
      return quoted();
    }
    int start = at;
    while (peek() != ',' && peek() != ' ') {
      at++;
    }
    String word = text.substring(start, at);
    if (word.equals("true") || word.equals("false")) {
      return word.equals("true");
    }
    if (word.endsWith("i")) {
      return Long.parseLong(word.substring(0, word.length() - 1));
    }
    if (!word.matches("-?[0-9]+(\\.[0-9]+)?(E-?[0-9]+)?")) {
      throw new IllegalArgumentException("no number: " + word);
    }
    return Double.parseDouble(word);
  }

  private String quoted() {
    at++;
    StringBuilder value = new StringBuilder();
    while (peek() != '"') {
      if (peek() == '\\' && (text.charAt(at + 1) == '"' || text.charAt(at + 1) == '\\')) {
        at++;
      }
      value.append(next());
    }
    at++;
    return value.toString();
  }

  private char peek() {
    return text.charAt(at);
  }

  private char next() {
    return text.charAt(at++);
  }

  private void expect(char wanted) {
    if (next() != wanted) {
      throw new IllegalArgumentException("expected '" + wanted + "' before position " + at);
    }
  }

  /**
   * One line.
   *
   * @param measurement its name
   * @param tags in the order in which they stand
   * @param fields in the order in which they stand: String, Long, Double or Boolean
   * @param time ns
   * @param text as it came, without its line feed
   */
  public record Line(
      String measurement,
      Map<String, String> tags,
      Map<String, Object> fields,
      long time,
      String text) {
    /** What a store overwrites when it comes again. */
    public String key() {
      return measurement + tags + time;
    }
  }
}
