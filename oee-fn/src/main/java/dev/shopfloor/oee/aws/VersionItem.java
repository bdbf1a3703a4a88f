package dev.shopfloor.oee.aws;

import static dev.shopfloor.oee.aws.OeeKeys.number;
import static dev.shopfloor.oee.aws.OeeKeys.text;

import dev.shopfloor.model.json.NewerFormException;
import dev.shopfloor.oee.Head;
import dev.shopfloor.oee.ShiftResult;
import dev.shopfloor.oee.ShiftResultCodec;
import dev.shopfloor.oee.Version;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A version as an item. */
final class VersionItem {
  private VersionItem() {}

  static Map<String, AttributeValue> of(Version version, AttributeValue expires) {
    ShiftResult result = version.result();
    ShiftResult before = version.before();
    Map<String, AttributeValue> item =
        new HashMap<>(
            OeeKeys.key(
                result.asset(), OeeKeys.version(result.window().start(), result.version())));
    item.put("result", text(ShiftResultCodec.text(result)));
    if (before != null) {
      item.put("before", text(ShiftResultCodec.text(before)));
    }
    item.put("at", number(version.at()));
    item.put("lateFrom", number(version.lateFrom()));
    item.put("expires", expires);
    return item;
  }

  static @Nullable Version read(Map<String, AttributeValue> item) {
    ShiftResult result = result(item, "result");
    return result == null
        ? null
        : new Version(
            result,
            item.containsKey("before") ? result(item, "before") : null,
            HeadItem.longOf(item, "at", 0),
            HeadItem.longOf(item, "lateFrom", Head.NOTHING));
  }

  /**
   * A result in an item; null when it is of a format that is no longer read.
   *
   * @throws UncheckedIOException when only a later release can read it: who works with it has to
   *     come again
   */
  static @Nullable ShiftResult result(Map<String, AttributeValue> item, String attribute) {
    try {
      return ShiftResultCodec.read(OeeKeys.attribute(item, attribute).s());
    } catch (NewerFormException newer) {
      throw new UncheckedIOException(
          "result %s of %s: %s".formatted(item.get("sk"), item.get("pk"), newer.getMessage()),
          newer);
    } catch (IOException ofAnEarlierFormat) {
      return null;
    }
  }
}
