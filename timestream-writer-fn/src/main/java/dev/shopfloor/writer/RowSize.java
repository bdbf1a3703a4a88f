package dev.shopfloor.writer;

import dev.shopfloor.model.Value;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * How many fields a row has room for, in a store that takes rows up to a size (LiveAnalytics: 2 KB
 * with all names and values).
 *
 * <p>A number counts as its longest text, whatever it is: where a row is parted must hang on its
 * tags, so that its parts have the same names when its values are others.
 */
final class RowSize {
  private static final int MOST = 2_048;
  private static final int MOST_FIELDS = 256 / 2;
  private static final int TIME = 8;
  // such as -2.2250738585072014E-308
  private static final int NUMBER = 24;
  private static final int TAG_SET = RecordLayout.TAG_SET.length() + TagSet.LENGTH;

  private RowSize() {}

  /** The fields in their order, in as few parts as have room in a row each; none empty. */
  static List<List<RecordField>> parts(Series series, List<RecordField> fields) {
    int room = MOST - TIME - TAG_SET - series.bytes();
    List<List<RecordField>> parts = new ArrayList<>(1);
    int begin = 0;
    int size = 0;
    for (int at = 0; at < fields.size(); at++) {
      int own = of(fields.get(at));
      if (at > begin && (size + own > room || at - begin == MOST_FIELDS)) {
        parts.add(fields.subList(begin, at));
        begin = at;
        size = 0;
      }
      size += own;
    }
    parts.add(fields.subList(begin, fields.size()));
    return parts;
  }

  private static int of(RecordField field) {
    int name = utf8(field.tag());
    int value =
        field.value() instanceof Value.Text(String text) ? Math.max(NUMBER, utf8(text)) : NUMBER;
    String quality = field.value() == null ? null : field.quality();
    // a quality beside its value; alone it takes less than the value would
    int beside =
        quality == null ? 0 : name + RecordField.QUALITY_SUFFIX.length() + quality.length();
    return name + value + beside;
  }

  private static int utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
