package dev.shopfloor.oee.aws;

import dev.shopfloor.model.AssetKey;
import dev.shopfloor.model.Nanos;
import dev.shopfloor.oee.RollUp;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The keys of the OEE table: one partition an asset, line and plant, see docs/oee.md. */
final class OeeKeys {
  static final String CHECKPOINT = "C";
  static final String HEAD = "H";
  static final String RESULTS = "S#";
  static final String VERSIONS = "V#";

  private OeeKeys() {}

  static String partition(AssetKey asset) {
    return "A#" + asset.text();
  }

  static String partition(RollUp.Key key) {
    return key.scope() == RollUp.Scope.LINE
        ? "L#" + key.site() + "/" + key.line()
        : "P#" + key.site();
  }

  /** Padded, so that text order is time order. */
  static String bucket(long minute) {
    return "M#%012d".formatted(Math.max(0, minute));
  }

  static String result(long start) {
    return RESULTS + Nanos.instant(start) + "#LATEST";
  }

  static String rollUp(RollUp.Key key) {
    return RESULTS + Nanos.instant(key.start()) + "#" + key.shift();
  }

  static String versions(long start) {
    return VERSIONS + Nanos.instant(start) + "#";
  }

  static String version(long start, int version) {
    return versions(start) + "v%04d".formatted(version);
  }

  static String adjustment(long start) {
    return versions(start) + "adjustment";
  }

  /** A checkpoint that later ones have followed. */
  static String olderCheckpoint(long position) {
    return "K#" + Nanos.instant(position);
  }

  static Map<String, AttributeValue> key(AssetKey asset, String sort) {
    return key(partition(asset), sort);
  }

  static Map<String, AttributeValue> key(String partition, String sort) {
    return Map.of("pk", text(partition), "sk", text(sort));
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
