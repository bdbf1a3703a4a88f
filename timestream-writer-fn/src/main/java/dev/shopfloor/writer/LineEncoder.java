package dev.shopfloor.writer;

import dev.shopfloor.model.Value;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Encodes record after record. As long as those of one series stand side by side, what their lines
 * begin with and the names of their fields, most of each line, are checked and escaped once.
 */
final class LineEncoder {
  private static final byte[] QUALITY_SUFFIX =
      RecordField.QUALITY_SUFFIX.getBytes(StandardCharsets.US_ASCII);

  private final LineDialect dialect;
  private final LineBuffer out;
  // by the place of a field in the records of the series
  private final List<Written> names = new ArrayList<>();
  private @Nullable Series series;
  private @Nullable String unfitSeries;
  private @Nullable Written beginning;
  private char before;

  LineEncoder(LineDialect dialect, LineBuffer out) {
    this.dialect = dialect;
    this.out = out;
  }

  /** What stands in the buffer already, and of what. */
  private record Written(String text, int from, int size) {}

  /** Appends a record's line with its line feed, or nothing and says why. */
  @Nullable String append(StoreRecord record) {
    if (!record.series().equals(series)) {
      enter(record.series());
    }
    if (unfitSeries != null) {
      return unfitSeries;
    }
    int start = out.length();
    begin(record.series());
    String unfit = fields(record);
    if (unfit != null) {
      out.cut(start);
      // what is known may have stood there
      enter(record.series());
      return unfit;
    }
    out.put(' ');
    out.whole(record.time());
    out.put('\n');
    return null;
  }

  private void enter(Series next) {
    series = next;
    unfitSeries = LineProtocol.unfit(next);
    beginning = null;
    names.clear();
  }

  private void begin(Series of) {
    if (beginning == null) {
      int from = out.length();
      LineProtocol.append(of, out);
      beginning = new Written(of.measurement(), from, out.length() - from);
    } else {
      out.again(beginning.from, beginning.size);
    }
    before = ' ';
  }

  private @Nullable String fields(StoreRecord record) {
    List<RecordField> fields = record.fields();
    for (int at = 0; at < fields.size(); at++) {
      RecordField field = fields.get(at);
      Value value = field.value();
      Written known = known(at, field.tag());
      String unfit =
          known == null
              ? LineProtocol.unfit(record.series(), field)
              : LineProtocol.unfit(field.tag(), value);
      if (unfit != null) {
        return unfit;
      }
      if (value != null) {
        name(at, known, field.tag());
        out.put('=');
        LineProtocol.append(value, dialect, out);
      }
      String quality = field.quality();
      if (quality != null) {
        quality(at, field.tag(), quality, record);
      }
    }
    return dialect.unfit(record);
  }

  private @Nullable Written known(int at, String tag) {
    Written known = at < names.size() ? names.get(at) : null;
    return known != null && known.text.equals(tag) ? known : null;
  }

  private void quality(int at, String tag, String quality, StoreRecord record) {
    // a tag that is itself called so keeps its name
    if (!record.holds(tag + RecordField.QUALITY_SUFFIX)) {
      name(at, known(at, tag), tag);
      out.put(QUALITY_SUFFIX);
      out.put('=');
      LineProtocol.append(dialect.quality(quality), dialect, out);
    }
  }

  private void name(int at, @Nullable Written known, String tag) {
    out.put(before);
    before = ',';
    if (known != null) {
      out.again(known.from, known.size);
      return;
    }
    int from = out.length();
    LineProtocol.append(tag, out);
    Written written = new Written(tag, from, out.length() - from);
    if (at < names.size()) {
      names.set(at, written);
    } else if (at == names.size()) {
      names.add(written);
    }
  }
}
