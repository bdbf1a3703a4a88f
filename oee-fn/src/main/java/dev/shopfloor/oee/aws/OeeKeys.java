package dev.shopfloor.oee.aws;

import dev.shopfloor.model.AssetKey;
import dev.shopfloor.model.Nanos;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The keys of the OEE table: one partition an asset, see docs/oee.md. */
final class OeeKeys {
  static final String CHECKPOINT = "C";
  static final String HEAD = "H";
  static final String RESULTS = "S#";

  private OeeKeys() {}

  static String partition(AssetKey asset) {
    return "A#" + asset.text();
  }

  /** Padded, so that text order is time order. */
  static String bucket(long minute) {
    return "M#%012d".formatted(Math.max(0, minute));
  }

  static String result(long start) {
    return RESULTS + Nanos.instant(start) + "#LATEST";
  }

  static Map<String, AttributeValue> key(AssetKey asset, String sort) {
    return Map.of("pk", text(partition(asset)), "sk", text(sort));
  }

  /** An attribute that every item of its kind has. */
  static AttributeValue attribute(Map<String, AttributeValue> item, String name) {
    AttributeValue value = item.get(name);
    if (value == null) {
      throw new IllegalStateException(
          "item %s of %s has no attribute %s".formatted(item.get("sk"), item.get("pk"), name));
    }
    return value;
  }

  static AttributeValue text(String text) {
    return AttributeValue.fromS(text);
  }

  static AttributeValue number(long number) {
    return AttributeValue.fromN(Long.toString(number));
  }
}
