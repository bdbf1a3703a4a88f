package dev.shopfloor.writer;

import dev.shopfloor.model.Value;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * InfluxDB line protocol, one line a record.
 *
 * <pre>
 * press,area=stamping,asset=press07,line=l1,site=berlin oilTemp=48.25,parts=17i 1750000000000000000
 * </pre>
 *
 * <p>Tags and fields stand in the order of their names, times are nanoseconds, a whole number has
 * its {@code i}. The format has no way to write some names; {@link #unfit} finds those.
 */
public final class LineProtocol {
  private static final AsciiSet IN_MEASUREMENT = AsciiSet.of(", ");
  private static final AsciiSet IN_NAME = AsciiSet.of(",= ");

  private static final byte[] TRUE = "true".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] FALSE = "false".getBytes(StandardCharsets.US_ASCII);

  private LineProtocol() {}

  /**
   * Why a record has no line for a store of this dialect, with the name at fault and the mend; null
   * when it has one.
   *
   * <p>A backslash before a character that is escaped, or at the end of a name, has no form that
   * every store reads as it was meant; control characters would end the line, and a measurement
   * that begins with {@code #} is a comment.
   */
  public static @Nullable String unfit(StoreRecord record, LineDialect dialect) {
    String unfit = unfit(record.series());
    for (RecordField field : record.fields()) {
      unfit = unfit != null ? unfit : unfit(record.series(), field);
    }
    return unfit != null ? unfit : dialect.unfit(record);
  }

  /** As {@link #unfit(StoreRecord, LineDialect)}, as far as the series is at fault. */
  static @Nullable String unfit(Series series) {
    String measurement = series.measurement();
    if (measurement.startsWith("#")) {
      return "machine type \"" + measurement + "\" begins with #; rename it in the plant file";
    }
    String unfit = LineName.unfit("machine type", measurement);
    for (Series.Tag tag : series.tags()) {
      unfit = unfit != null ? unfit : LineName.unfit(tag.key(), tag.value());
    }
    return unfit;
  }

  /** As {@link #unfit(StoreRecord, LineDialect)}, as far as a field of a series is at fault. */
  static @Nullable String unfit(Series series, RecordField field) {
    String unfit = LineName.unfit("tag", field.tag());
    unfit = unfit != null ? unfit : taken(series, field.tag());
    return unfit != null ? unfit : unfit(field.tag(), field.value());
  }

  /**
   * As {@link #unfit(Series, RecordField)}, where only the value is in question: UTF-8 has no form
   * for half of a pair, and another character in its place would be another value.
   */
  static @Nullable String unfit(String tag, @Nullable Value value) {
    return value instanceof Value.Text(String text) && LineName.halved(text)
        ? "tag \"%s\" holds a text with half of a surrogate pair; mend the text at its source"
            .formatted(tag)
        : null;
  }

  /** InfluxDB would take both, and no query could tell them apart. */
  private static @Nullable String taken(Series series, String tag) {
    return series.names(tag)
        ? "tag \"" + tag + "\" has the name of a store's tag; rename it in the plant file"
        : null;
  }

  /** Appends what the lines of a series that is not {@link #unfit(Series)} begin with. */
  static void append(Series series, LineBuffer out) {
    out.text(series.measurement(), IN_MEASUREMENT);
    for (Series.Tag tag : series.tags()) {
      out.put(',');
      out.text(tag.key(), IN_NAME);
      out.put('=');
      out.text(tag.value(), IN_NAME);
    }
  }

  /** Appends the name of a field, as far as it is a tag's. */
  static void append(String tag, LineBuffer out) {
    out.text(tag, IN_NAME);
  }

  /** Appends what stands after a field's equals sign. */
  static void append(Value value, LineDialect dialect, LineBuffer out) {
    switch (value) {
      case Value.Real(double real) -> out.real(real);
      case Value.Whole(long whole) -> {
        out.whole(whole);
        out.put('i');
      }
      case Value.Truth(boolean truth) -> out.put(truth ? TRUE : FALSE);
      case Value.Text(String text) -> quoted(text, dialect, out);
      case Value.Absent absent ->
          throw new IllegalArgumentException("an absent value has no place in a line");
    }
  }

  private static void quoted(String text, LineDialect dialect, LineBuffer out) {
    out.put('"');
    out.text(text, dialect.escapedInText());
    out.put('"');
  }
}
