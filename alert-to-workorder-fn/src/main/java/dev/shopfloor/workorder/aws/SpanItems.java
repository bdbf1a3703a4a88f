package dev.shopfloor.workorder.aws;

import dev.shopfloor.workorder.Span;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The values of repeats as an attribute. */
final class SpanItems {
  private SpanItems() {}

  static @Nullable AttributeValue of(@Nullable Span span) {
    if (span == null) {
      return null;
    }
    Map<String, AttributeValue> map = new HashMap<>();
    map.put("low", real(span.low()));
    map.put("high", real(span.high()));
    map.put("last", real(span.last()));
    if (span.unit() != null) {
      map.put("unit", Items.text(span.unit()));
    }
    return AttributeValue.fromM(map);
  }

  static @Nullable Span read(@Nullable AttributeValue value) {
    if (value == null) {
      return null;
    }
    Map<String, AttributeValue> map = value.m();
    return new Span(
        real(map, "low"), real(map, "high"), real(map, "last"), Items.stringOrNull(map, "unit"));
  }

  /** As text: a number of DynamoDB takes no exponent beyond 125. */
  static AttributeValue real(double value) {
    return Items.text(Double.toString(value));
  }

  static double real(Map<String, AttributeValue> map, String name) {
    return Double.parseDouble(Items.string(map, name));
  }
}
