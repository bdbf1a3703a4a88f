package dev.shopfloor.workorder.aws;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * An update expression in the making. Every name is written as a placeholder, because DynamoDB
 * reserves hundreds of words, {@code state} and {@code number} among them.
 */
final class Expression {
  private final List<String> sets = new ArrayList<>();
  private final List<String> removes = new ArrayList<>();
  private final Map<String, String> names = new HashMap<>();
  private final Map<String, AttributeValue> values = new HashMap<>();
  private String add = "";

  /** Sets an attribute; null removes it. */
  Expression set(String name, @Nullable AttributeValue value) {
    if (value == null) {
      return remove(name);
    }
    sets.add(name(name) + " = " + value(name, value));
    return this;
  }

  /** Sets an attribute to another one's value, or to this value where that one is absent. */
  Expression setUnless(String name, String other, AttributeValue value) {
    sets.add("%s = if_not_exists(%s, %s)".formatted(name(name), name(other), value(name, value)));
    return this;
  }

  Expression remove(String... all) {
    for (String name : all) {
      removes.add(name(name));
    }
    return this;
  }

  Expression increment(String name) {
    add = " ADD " + name(name) + " " + value("one", Items.number(1));
    return this;
  }

  /** A name's placeholder, for a condition. */
  String name(String name) {
    names.put("#" + name, name);
    return "#" + name;
  }

  /** A value's placeholder, for a condition. */
  String value(String name, AttributeValue value) {
    values.put(":" + name, value);
    return ":" + name;
  }

  String text() {
    StringBuilder text = new StringBuilder();
    if (!sets.isEmpty()) {
      text.append("SET ").append(String.join(", ", sets));
    }
    if (!removes.isEmpty()) {
      text.append(" REMOVE ").append(String.join(", ", removes));
    }
    return text.append(add).toString();
  }

  Map<String, String> names() {
    return names;
  }

  Map<String, AttributeValue> values() {
    return values;
  }
}
