package dev.shopfloor.cli.cmms.vendor;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Holds fields against what a system wants of them. */
final class FormCheck {
  /** The kinds of faults. */
  static final Set<String> FAULTS =
      Set.of("missing", "type", "oneOf", "like", "most", "unknown", "object");

  private FormCheck() {}

  /** What came of it. */
  sealed interface Checked {
    /** The fields that the system knows; what it does not know has no way in. */
    record Fine(Map<String, @Nullable Object> fields) implements Checked {}

    /**
     * A field is wrong.
     *
     * @param kind one of {@link #FAULTS}
     */
    record Wrong(String kind, String field, @Nullable Object value, int most) implements Checked {}
  }

  static Checked check(Form form, @Nullable Object given) {
    if (!(given instanceof Map<?, ?> object)) {
      return new Checked.Wrong("object", "", given, 0);
    }
    Map<String, @Nullable Object> taken = new LinkedHashMap<>();
    for (Map.Entry<?, ?> entry : object.entrySet()) {
      String name = entry.getKey().toString();
      Form.Field field = form.fields().get(name);
      if (field != null) {
        Object value = entry.getValue();
        String fault = value == null ? null : fault(field, value);
        if (fault != null) {
          return new Checked.Wrong(fault, name, value, field.most());
        }
        taken.put(name, field.cut() && value instanceof String text ? cut(field, text) : value);
      } else if (form.unknown() == Form.Unknown.REFUSED) {
        return new Checked.Wrong("unknown", name, entry.getValue(), 0);
      } else if (form.unknown() == Form.Unknown.KEPT) {
        taken.put(name, entry.getValue());
      }
    }
    for (Map.Entry<String, Form.Field> entry : form.fields().entrySet()) {
      Object value = taken.get(entry.getKey());
      boolean blank = value == null || (value instanceof String text && text.isBlank());
      if (entry.getValue().required() && blank) {
        return new Checked.Wrong("missing", entry.getKey(), value, 0);
      }
    }
    return new Checked.Fine(taken);
  }

  private static @Nullable String fault(Form.Field field, Object value) {
    boolean kind =
        switch (field.kind()) {
          case TEXT -> value instanceof String;
          case WHOLE ->
              value instanceof Integer || value instanceof Long || value instanceof BigInteger;
          case NUMBER -> value instanceof Number;
          case TRUTH -> value instanceof Boolean;
          case OBJECT -> value instanceof Map;
          case LIST -> value instanceof List;
          case ANY -> true;
        };
    if (!kind) {
      return "type";
    }
    String text = value.toString();
    if (!field.oneOf().isEmpty()
        && field.oneOf().stream().noneMatch(each -> String.valueOf(each).equals(text))) {
      return "oneOf";
    }
    if (field.like() != null && !field.like().matcher(text).matches()) {
      return "like";
    }
    return field.most() > 0 && !field.cut() && length(field.unit(), text) > field.most()
        ? "most"
        : null;
  }

  private static int length(Form.Unit unit, String text) {
    return switch (unit) {
      case CHARACTERS -> text.codePointCount(0, text.length());
      case UTF16 -> text.length();
      case BYTES -> text.getBytes(StandardCharsets.UTF_8).length;
    };
  }

  private static String cut(Form.Field field, String text) {
    int end = text.length();
    while (field.most() > 0 && length(field.unit(), text.substring(0, end)) > field.most()) {
      end = text.offsetByCodePoints(end, -1);
    }
    return text.substring(0, end);
  }
}
