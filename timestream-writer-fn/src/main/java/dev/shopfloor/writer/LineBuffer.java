package dev.shopfloor.writer;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes that grow, and the few ways in which line protocol puts text into them. */
final class LineBuffer {
  private static final int MOST_UTF8 = 4;
  private static final int BILLION = 1_000_000_000;
  private static final int BILLION_DIGITS = 9;
  // from here on Java writes an exponent
  private static final double PLAIN = 1e7;
  private static final int DECIMALS = 4;
  private static final int DECIMALS_POWER = 10_000;

  private static final byte[] SMALLEST =
      Long.toString(Long.MIN_VALUE).getBytes(StandardCharsets.US_ASCII);

  // reused, so that a number makes no garbage
  private final StringBuilder text = new StringBuilder(32);
  private byte[] bytes;
  private int length;

  /** Begins in these bytes, which are nobody else's. */
  LineBuffer(byte[] bytes) {
    this.bytes = bytes;
  }

  int length() {
    return length;
  }

  byte[] bytes() {
    return bytes;
  }

  void put(char ascii) {
    room(1);
    bytes[length++] = (byte) ascii;
  }

  void put(byte[] ascii) {
    room(ascii.length);
    System.arraycopy(ascii, 0, bytes, length, ascii.length);
    length += ascii.length;
  }

  /** What stands here already, once more. */
  void again(int from, int size) {
    room(size);
    System.arraycopy(bytes, from, bytes, length, size);
    length += size;
  }

  /** Takes away what stands from here on. */
  void cut(int from) {
    length = from;
  }

  void whole(long number) {
    if (number == Long.MIN_VALUE) {
      put(SMALLEST);
      return;
    }
    if (number < 0) {
      put('-');
    }
    positive(Math.abs(number));
  }

  private void positive(long number) {
    if (number < BILLION) {
      digits((int) number, count((int) number));
      return;
    }
    long high = number / BILLION;
    if (high < BILLION) {
      digits((int) high, count((int) high));
    } else {
      // of 19 digits at most, as a time in ns has
      digits((int) (high / BILLION), 1);
      digits((int) (high % BILLION), BILLION_DIGITS);
    }
    digits((int) (number % BILLION), BILLION_DIGITS);
  }

  private static int count(int number) {
    int count = 1;
    for (int left = number; left >= 10; left /= 10) {
      count++;
    }
    return count;
  }

  /** The last digits of a number of 0 or more. */
  private void digits(int number, int count) {
    room(count);
    int left = number;
    int at = length + count;
    while (at > length + 1) {
      int rest = left / 100;
      int two = left - rest * 100;
      bytes[--at] = (byte) ('0' + two % 10);
      bytes[--at] = (byte) ('0' + two / 10);
      left = rest;
    }
    if (at > length) {
      bytes[length] = (byte) ('0' + left);
    }
    length += count;
  }

  /** The shortest text that reads back as the same double, as Java writes it. */
  void real(double number) {
    if (!decimal(number)) {
      text.setLength(0);
      text.append(number);
      room(text.length());
      for (int at = 0; at < text.length(); at++) {
        bytes[length++] = (byte) text.charAt(at);
      }
    }
  }

  /**
   * A number of up to four decimals, as most sensors give them. Two decimals of 15 digits or less
   * are never the same double, so the one that is found is the shortest.
   */
  private boolean decimal(double number) {
    double size = Math.abs(number);
    if (!(size >= 1 && size < PLAIN)) {
      return false;
    }
    long scaled = (long) (size * DECIMALS_POWER + 0.5);
    if (scaled / (double) DECIMALS_POWER != size) {
      return false;
    }
    if (number < 0) {
      put('-');
    }
    positive(scaled / DECIMALS_POWER);
    put('.');
    int fraction = (int) (scaled % DECIMALS_POWER);
    int count = DECIMALS;
    while (count > 1 && fraction % 10 == 0) {
      fraction /= 10;
      count--;
    }
    digits(fraction, count);
    return true;
  }

  /**
   * Text in UTF-8.
   *
   * @param more without half of a surrogate pair
   * @param escaped the characters that get a backslash before them
   */
  void text(String more, AsciiSet escaped) {
    room(more.length() * MOST_UTF8);
    int end = length;
    for (int at = 0; at < more.length(); at++) {
      char next = more.charAt(at);
      if (next >= 0x80) {
        length = end;
        int whole = more.codePointAt(at);
        at += Character.charCount(whole) - 1;
        utf8(whole);
        end = length;
        continue;
      }
      if (escaped.holds(next)) {
        bytes[end++] = '\\';
      }
      bytes[end++] = (byte) next;
    }
    length = end;
  }

  private void utf8(int point) {
    if (point < 0x800) {
      bytes[length++] = (byte) (0xC0 | (point >> 6));
    } else {
      if (point < 0x10000) {
        bytes[length++] = (byte) (0xE0 | (point >> 12));
      } else {
        bytes[length++] = (byte) (0xF0 | (point >> 18));
        bytes[length++] = (byte) (0x80 | ((point >> 12) & 0x3F));
      }
      bytes[length++] = (byte) (0x80 | ((point >> 6) & 0x3F));
    }
    bytes[length++] = (byte) (0x80 | (point & 0x3F));
  }

  private void room(int more) {
    if (bytes.length - length < more) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
    }
  }
}
