package dev.shopfloor.enrich;

import dev.shopfloor.model.ValueSlot;
import dev.shopfloor.plant.TagSpec;
import dev.shopfloor.plant.TimeSpec;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A cursor over JSON as machines nearly always write it: ASCII texts without escapes, numbers of at
 * most 18 digits. It makes no token and no object but the texts that are asked for.
 *
 * <p>It only ever says yes to what any reader of JSON takes in the same way. Where it says no, the
 * bytes may be right or wrong: whoever asked gives up, and the real parser decides and finds the
 * words. Not safe for use by several threads.
 */
final class PlainJson {
  private static final int MOST_DIGITS = 18;
  private static final long EXACT = 1L << 53;
  // beyond the last of them a power of ten is no double any more
  private static final double[] TENS = {
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18
  };

  private byte[] in = {};
  private int at;
  // the text or the number read last
  private int from;
  private int to;
  private long digits;

  /** Stands before the first byte. */
  void open(byte[] bytes) {
    in = bytes;
    at = 0;
  }

  /** Steps over this character if it is the next one, blanks before it aside. */
  boolean next(char wanted) {
    if (peek() != wanted) {
      return false;
    }
    at++;
    return true;
  }

  /** The next character after blanks, which is not stepped over; 0 at the end. */
  char peek() {
    for (; at < in.length; at++) {
      byte b = in[at];
      if (b != ' ' && b != '\n' && b != '\r' && b != '\t') {
        return (char) (b & 0xff);
      }
    }
    return 0;
  }

  /** Whether nothing but blanks is left. */
  boolean ended() {
    return peek() == 0 && at == in.length;
  }

  /** Reads a name and the colon behind it. */
  boolean name() {
    return string() && next(':');
  }

  /** Reads a text. */
  boolean string() {
    if (!next('"')) {
      return false;
    }
    from = at;
    for (; at < in.length; at++) {
      byte b = in[at];
      if (b == '"') {
        to = at++;
        return true;
      }
      // bytes beyond ASCII are below 0
      if (b < ' ' || b == '\\') {
        return false;
      }
    }
    return false;
  }

  /**
   * Reads a time, sent as a text or a whole number.
   *
   * @return as {@link TimeReader}; invalid also where there is neither
   */
  long time(TimeSpec times) {
    if (peek() == '"') {
      return string() ? TimeReader.read(text(), times) : TimeReader.INVALID;
    }
    return number() ? TimeReader.read(digits, times) : TimeReader.INVALID;
  }

  /** Reads this word. */
  boolean word(String word) {
    for (int i = 0; i < word.length(); i++, at++) {
      if (at == in.length || in[at] != word.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** Reads a whole number, which {@link #whole()} gives. */
  boolean number() {
    return number(null);
  }

  /** Reads a text, a number, true, false or null into a slot. */
  boolean value(ValueSlot into) {
    return switch (peek()) {
      case '"' -> {
        boolean read = string() && to - from <= TagSpec.MAX_TEXT;
        if (read) {
          into.text(text());
        }
        yield read;
      }
      case 't', 'f' -> {
        boolean truth = peek() == 't';
        into.truth(truth);
        yield word(truth ? "true" : "false");
      }
      case 'n' -> {
        into.absent();
        yield word("null");
      }
      default -> number(into);
    };
  }

  /** The text read last. */
  String text() {
    return new String(in, from, to - from, StandardCharsets.US_ASCII);
  }

  /** The bytes that the text read last stands for in base64; null when it is no such text. */
  byte @Nullable [] base64() {
    return PlainBase64.decode(in, from, to);
  }

  /** The whole number read last. */
  long whole() {
    return digits;
  }

  /** What is read. */
  byte[] bytes() {
    return in;
  }

  /** Where the text read last begins. */
  int from() {
    return from;
  }

  /** Where the text read last ends: its first byte behind it. */
  int to() {
    return to;
  }

  /** Whether the text read last is this one. */
  boolean is(byte[] text) {
    return Arrays.equals(in, from, to, text, 0, text.length);
  }

  /** Reads a number into a slot; where there is none, a whole one only. */
  private boolean number(@Nullable ValueSlot into) {
    boolean negative = next('-');
    from = negative ? at - 1 : at;
    digits = 0;
    int before = digits();
    if (before == 0 || (before > 1 && in[at - before] == '0')) {
      return false;
    }
    int scale = 0;
    boolean real = at < in.length && in[at] == '.';
    if (real) {
      at++;
      scale = digits();
    }
    boolean exponent = at < in.length && (in[at] == 'e' || in[at] == 'E');
    if ((real && scale == 0) || exponent || before + scale > MOST_DIGITS) {
      return false;
    }
    to = at;
    long read = digits;
    digits = negative ? -read : read;
    if (into == null) {
      return !real;
    }
    if (!real) {
      into.whole(digits);
    } else if (read <= EXACT) {
      // both are exact, so the quotient is the double next to the decimal
      double number = read / TENS[scale];
      into.real(negative ? -number : number);
    } else {
      into.real(Double.parseDouble(text()));
    }
    return true;
  }

  /** Steps over digits, which go into the number as far as it has room; returns how many. */
  private int digits() {
    int start = at;
    for (; at < in.length && in[at] >= '0' && in[at] <= '9'; at++) {
      digits = digits * 10 + (in[at] - '0');
    }
    return at - start;
  }
}
