package dev.shopfloor.model.json;

import dev.shopfloor.model.AssetContext;
import dev.shopfloor.model.Flag;
import dev.shopfloor.model.Point;
import dev.shopfloor.model.PointRow;
import dev.shopfloor.model.Quality;
import dev.shopfloor.model.TimeOrigin;
import dev.shopfloor.model.ValueSlot;
import org.jspecify.annotations.Nullable;

/**
 * Writes telemetry messages v1, one after the other, into one text that is used again.
 *
 * <p>A queue takes a body as a text, and all of ours is ASCII: written straight into the characters
 * of that text, it costs neither a generator nor bytes that are decoded again, and a number makes
 * no text of its own. Not safe for use by several threads.
 */
final class TelemetryText {
  private static final int USUAL = 4 * 1024;
  private static final char LAST_ASCII = 127;
  private static final String HEX = "0123456789ABCDEF";

  private final StringBuilder out = new StringBuilder(USUAL);
  private boolean first = true;

  /** How many characters, which are bytes too, are written of the present message. */
  int length() {
    return out.length();
  }

  /** Begins a message with all that stands before its points. */
  void start(AssetContext context) {
    out.append("{\"v\":").append(TelemetryCodec.VERSION).append(",\"site\":");
    text(context.site());
    optional(",\"area\":", context.area());
    optional(",\"line\":", context.line());
    optional(",\"asset\":", context.asset());
    optional(",\"machineType\":", context.machineType());
    optional(",\"modelVersion\":", context.modelVersion());
    optional(",\"criticality\":", context.criticality());
    optional(",\"product\":", context.product());
    optional(",\"order\":", context.order());
    out.append(",\"points\":[");
    first = true;
  }

  /** Writes one point. */
  void point(PointRow point) {
    out.append(first ? "{\"tag\":" : ",{\"tag\":");
    first = false;
    text(point.tag());
    out.append(",\"role\":\"").append(point.role().word());
    out.append("\",\"time\":").append(point.time()).append(",\"value\":");
    value(point.value());
    optional(",\"unit\":", point.unit());
    if (point.quality() != Quality.GOOD) {
      out.append(",\"quality\":\"").append(point.quality().name()).append('"');
    }
    if (point.origin() != TimeOrigin.VALUE) {
      out.append(",\"origin\":\"").append(point.origin().name()).append('"');
    }
    if (point.flags() != 0) {
      flags(point.flags());
    }
    if (point.sequence() != Point.NO_SEQUENCE) {
      out.append(",\"seq\":").append(point.sequence());
    }
    ValueSlot raw = point.rawValue();
    if (raw != null) {
      out.append(",\"raw\":{\"value\":");
      value(raw);
      optional(",\"unit\":", point.rawUnit());
      out.append('}');
    }
    out.append(",\"rx\":").append(point.rx()).append('}');
  }

  /** Ends the message and hands it over. */
  String end() {
    String body = out.append("]}").toString();
    out.setLength(0);
    return body;
  }

  private void value(ValueSlot value) {
    switch (value.kind()) {
      case REAL -> out.append(value.real());
      case WHOLE -> out.append(value.whole());
      case TRUTH -> out.append(value.truth());
      case TEXT -> text(value.text());
      case ABSENT -> out.append("null");
    }
  }

  private void flags(int mask) {
    out.append(",\"flags\":");
    char before = '[';
    for (Flag flag : Flag.of(mask)) {
      out.append(before).append('"').append(flag.name()).append('"');
      before = ',';
    }
    out.append(before == '[' ? "[]" : "]");
  }

  private void optional(String name, @Nullable String text) {
    if (text != null) {
      out.append(name);
      text(text);
    }
  }

  private void text(String text) {
    out.append('"');
    if (plain(text)) {
      out.append(text);
    } else {
      escaped(text);
    }
    out.append('"');
  }

  private static boolean plain(String text) {
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c < ' ' || c > LAST_ASCII || c == '"' || c == '\\') {
        return false;
      }
    }
    return true;
  }

  // SQS refuses some characters that JSON allows, U+FFFF for one; escaped, all of them pass
  private void escaped(String text) {
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      switch (c) {
        case '"', '\\' -> out.append('\\').append(c);
        case '\b' -> out.append("\\b");
        case '\t' -> out.append("\\t");
        case '\n' -> out.append("\\n");
        case '\f' -> out.append("\\f");
        case '\r' -> out.append("\\r");
        default -> {
          if (c >= ' ' && c <= LAST_ASCII) {
            out.append(c);
          } else {
            out.append("\\u");
            for (int shift = 12; shift >= 0; shift -= 4) {
              out.append(HEX.charAt(c >> shift & 0xf));
            }
          }
        }
      }
    }
  }
}
