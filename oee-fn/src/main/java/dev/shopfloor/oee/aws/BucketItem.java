package dev.shopfloor.oee.aws;

import dev.shopfloor.model.AssetKey;
import dev.shopfloor.oee.BucketCodec;
import dev.shopfloor.oee.MinuteBucket;
import dev.shopfloor.oee.OeeStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A bucket as an item. */
final class BucketItem {
  private static final String BYTES = "b";
  static final String REVISION = "rev";

  private BucketItem() {}

  static Map<String, AttributeValue> item(AssetKey asset, OeeStore.Stored next, long expires) {
    Map<String, AttributeValue> item =
        new HashMap<>(OeeKeys.key(asset, OeeKeys.bucket(next.bucket().minute())));
    byte[] bytes = BucketCodec.bytes(next.bucket());
    item.put(BYTES, AttributeValue.fromB(SdkBytes.fromByteArrayUnsafe(bytes)));
    item.put(REVISION, OeeKeys.number(next.revision()));
    item.put("expires", OeeKeys.number(expires));
    return item;
  }

  static OeeStore.Stored read(Map<String, AttributeValue> item) {
    return new OeeStore.Stored(bucket(item), HeadItem.longOf(item, REVISION, 0));
  }

  static MinuteBucket bucket(Map<String, AttributeValue> item) {
    try {
      return BucketCodec.read(OeeKeys.attribute(item, BYTES).b().asByteArrayUnsafe());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(
          "bucket %s of %s cannot be read".formatted(item.get("sk"), item.get("pk")), unreadable);
    }
  }
}
