package dev.shopfloor.workorder.cmms;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A part of JSON that people write. What is wrong goes to the faults; reading goes on. */
public final class Part {
  private final Faults faults;
  private final String pointer;
  private final @Nullable Object value;

  /**
   * A part.
   *
   * @param pointer its place, as a JSON pointer; empty for the whole
   * @param value null where there is none
   */
  public Part(Faults faults, String pointer, @Nullable Object value) {
    this.faults = faults;
    this.pointer = pointer;
    this.value = value;
  }

  /** Whether there is none. */
  public boolean absent() {
    return value == null;
  }

  /** What it holds; null for nothing. */
  public @Nullable Object value() {
    return value;
  }

  /** A part of an object; absent where there is none. */
  public Part get(String name) {
    Object part = value instanceof Map<?, ?> map ? map.get(name) : null;
    return new Part(faults, pointer + '/' + name.replace("~", "~0").replace("/", "~1"), part);
  }

  /** The parts of an object by name. */
  public Map<String, Part> fields() {
    Map<String, Part> fields = new LinkedHashMap<>();
    if (value instanceof Map<?, ?> map) {
      map.keySet().forEach(name -> fields.put(name.toString(), get(name.toString())));
    } else if (value != null) {
      fault("must be an object");
    }
    return fields;
  }

  /** Says which names an object may have: a typing mistake must not pass. */
  public Part only(Set<String> names) {
    for (Map.Entry<String, Part> field : fields().entrySet()) {
      if (!names.contains(field.getKey())) {
        faults.add(
            field.getValue().pointer,
            "this name is not known here; known are " + String.join(", ", new TreeSet<>(names)));
      }
    }
    return this;
  }

  /** The elements of an array; one value counts as an array of it. */
  public List<Part> items() {
    if (!(value instanceof List<?> list)) {
      return value == null ? List.of() : List.of(this);
    }
    List<Part> items = new ArrayList<>();
    for (int at = 0; at < list.size(); at++) {
      items.add(new Part(faults, pointer + '/' + at, list.get(at)));
    }
    return items;
  }

  /** The same; that it is missing is a fault. */
  public Part required() {
    if (value == null) {
      faults.add(pointer, "this is missing; it is needed");
    }
    return this;
  }

  /** A text that is not blank; empty where that is a fault. */
  public String text() {
    if (value instanceof String text && !text.isBlank()) {
      return text;
    }
    if (value == null) {
      required();
    } else {
      fault("must be a text that is not blank");
    }
    return "";
  }

  /** Whether it is true; absent is not. */
  public boolean truth() {
    if (value != null && !(value instanceof Boolean)) {
      fault("must be true or false");
    }
    return Boolean.TRUE.equals(value);
  }

  /** A whole number from the least to the most; the least where that is a fault. */
  public int whole(int least, int most) {
    if (value instanceof Integer number && number >= least && number <= most) {
      return number;
    }
    if (value == null) {
      required();
    } else {
      fault("must be a whole number from %d to %d".formatted(least, most));
    }
    return least;
  }

  /** A duration from the shortest to the longest; the shortest where that is a fault. */
  public Duration duration(Duration least, Duration most) {
    Duration duration = duration();
    if (duration == null || duration.compareTo(least) < 0 || duration.compareTo(most) > 0) {
      if (value == null) {
        required();
      } else {
        fault("must be a duration from %s to %s, such as \"PT30S\"".formatted(least, most));
      }
      return least;
    }
    return duration;
  }

  private @Nullable Duration duration() {
    try {
      return value instanceof String text ? Duration.parse(text) : null;
    } catch (DateTimeException unreadable) {
      return null;
    }
  }

  /** One of these words. */
  public <E> @Nullable E word(Map<String, E> words) {
    E meant = value instanceof String text ? words.get(text) : null;
    if (meant == null) {
      if (value == null) {
        required();
      } else {
        fault("must be one of " + String.join(", ", new TreeSet<>(words.keySet())));
      }
    }
    return meant;
  }

  /** An expression: a text, or an array of texts, its lines. Null where there is none. */
  public @Nullable Expression expression() {
    if (value == null) {
      return null;
    }
    List<String> lines = new ArrayList<>();
    for (Part line : items()) {
      if (!(line.value instanceof String text)) {
        line.fault("must be an expression: a text, or an array of texts");
        return null;
      }
      lines.add(text);
    }
    try {
      return Expression.of(String.join("\n", lines));
    } catch (ExpressionException wrong) {
      faults.add(pointer, String.valueOf(wrong.getMessage()));
      return null;
    }
  }

  /** Says that the value is wrong, and what it must be. */
  public void fault(String mend) {
    faults.add(pointer, value, mend);
  }

  /** A fault whose value must not be shown, or that is about more than one value. */
  void faultWithoutValue(String what) {
    faults.add(pointer, what);
  }
}
