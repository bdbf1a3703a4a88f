package dev.shopfloor.writer;

import dev.shopfloor.model.Value;
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
  private static final String IN_MEASUREMENT = ", ";
  private static final String IN_NAME = ",= ";

  private static final String AFTER_BACKSLASH = ",= \"\\";

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
    String measurement = record.series().measurement();
    if (measurement.startsWith("#")) {
      return "machine type \"" + measurement + "\" begins with #; rename it in the plant file";
    }
    String unfit = unfit("machine type", measurement);
    for (Series.Tag tag : record.series().tags()) {
      unfit = unfit != null ? unfit : unfit(tag.key(), tag.value());
    }
    for (RecordField field : record.fields()) {
      unfit = unfit != null ? unfit : unfit("tag", field.tag());
      unfit = unfit != null ? unfit : taken(record.series(), field.tag());
      unfit = unfit != null ? unfit : broken(field);
    }
    return unfit != null ? unfit : dialect.unfit(record);
  }

  /** UTF-8 has no form for it, and another character in its place would be another value. */
  private static @Nullable String broken(RecordField field) {
    return field.value() instanceof Value.Text(String text) && halved(text)
        ? "tag \"%s\" holds a text with half of a surrogate pair; mend the text at its source"
            .formatted(field.tag())
        : null;
  }

  /** InfluxDB would take both, and no query could tell them apart. */
  private static @Nullable String taken(Series series, String tag) {
    return series.tags().stream().anyMatch(of -> of.key().equals(tag))
        ? "tag \"" + tag + "\" has the name of a store's tag; rename it in the plant file"
        : null;
  }

  private static @Nullable String unfit(String what, String name) {
    if (name.isEmpty()) {
      return what + " is empty; name it in the plant file";
    }
    if (name.endsWith("\\")) {
      return what + " \"" + name + "\" ends in a backslash; rename it in the plant file";
    }
    if (halved(name)) {
      return what + " \"" + name + "\" holds half of a surrogate pair; rename it in the plant file";
    }
    for (int at = name.indexOf('\\'); at >= 0; at = name.indexOf('\\', at + 1)) {
      if (AFTER_BACKSLASH.indexOf(name.charAt(at + 1)) >= 0) {
        return "%s \"%s\" holds a backslash before '%s'; rename it in the plant file"
            .formatted(what, name, name.charAt(at + 1));
      }
    }
    for (int at = 0; at < name.length(); at++) {
      if (name.charAt(at) < ' ') {
        return "%s \"%s\" holds control character %d; rename it in the plant file"
            .formatted(what, name.replaceAll("\\p{Cntrl}", "?"), (int) name.charAt(at));
      }
    }
    return null;
  }

  private static boolean halved(String text) {
    for (int at = 0; at < text.length(); at++) {
      if (Character.isSurrogate(text.charAt(at))) {
        if (Character.isBmpCodePoint(text.codePointAt(at))) {
          return true;
        }
        at++;
      }
    }
    return false;
  }

  /** Appends the line of a record that is not {@link #unfit}, with its line feed. */
  static void append(StoreRecord record, LineDialect dialect, LineBuffer out) {
    out.text(record.series().measurement(), IN_MEASUREMENT);
    for (Series.Tag tag : record.series().tags()) {
      out.put(',');
      out.text(tag.key(), IN_NAME);
      out.put('=');
      out.text(tag.value(), IN_NAME);
    }
    char before = ' ';
    for (RecordField field : record.fields()) {
      Value value = field.value();
      if (value != null) {
        out.put(before);
        before = ',';
        out.text(field.tag(), IN_NAME);
        out.put('=');
        value(value, dialect, out);
      }
      String quality = field.quality();
      // a tag that is itself called so keeps its name
      if (quality != null && !record.holds(field.tag() + RecordField.QUALITY_SUFFIX)) {
        out.put(before);
        before = ',';
        out.text(field.tag(), IN_NAME);
        out.ascii(RecordField.QUALITY_SUFFIX);
        out.put('=');
        value(dialect.quality(quality), dialect, out);
      }
    }
    out.put(' ');
    out.whole(record.time());
    out.put('\n');
  }

  private static void value(Value value, LineDialect dialect, LineBuffer out) {
    switch (value) {
      case Value.Real(double real) -> out.real(real);
      case Value.Whole(long whole) -> {
        out.whole(whole);
        out.put('i');
      }
      case Value.Truth(boolean truth) -> out.ascii(truth ? "true" : "false");
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
