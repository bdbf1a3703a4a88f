package dev.shopfloor.cli.cmms.vendor;

import dev.shopfloor.workorder.cmms.Expression;
import dev.shopfloor.workorder.cmms.ExpressionException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The names that a vendor file's expressions get during one request. */
final class Scope {
  private final Map<String, @Nullable Object> names = new LinkedHashMap<>();

  Scope put(String name, @Nullable Object value) {
    names.put(name, value);
    return this;
  }

  @Nullable Object value(Expression expression) {
    try {
      return expression.evaluate(names);
    } catch (ExpressionException wrong) {
      throw new BrokenVendorException(String.valueOf(wrong.getMessage()));
    }
  }

  boolean holds(Expression expression) {
    return Boolean.TRUE.equals(value(expression));
  }

  /** With one record as {@code record}. */
  boolean fits(Expression where, Map<String, Object> record) {
    Object before = names.put("record", record);
    try {
      return holds(where);
    } finally {
      names.put("record", before);
    }
  }

  /** What an expression gives of a record: fields. */
  Map<String, Object> fields(Expression expression, Map<String, Object> record) {
    Object before = names.put("record", record);
    try {
      return fields(expression);
    } finally {
      names.put("record", before);
    }
  }

  Map<String, Object> fields(Expression expression) {
    Object value = value(expression);
    if (!(value instanceof Map<?, ?> map)) {
      throw new BrokenVendorException("%s gives no object".formatted(expression));
    }
    Map<String, Object> fields = new LinkedHashMap<>();
    map.forEach((name, field) -> fields.put(name.toString(), field));
    return fields;
  }

  /** The texts that an expression gives; one text counts as a list of it. */
  List<?> list(Expression expression) {
    Object value = value(expression);
    return value instanceof List<?> list ? list : value == null ? List.of() : List.of(value);
  }
}
