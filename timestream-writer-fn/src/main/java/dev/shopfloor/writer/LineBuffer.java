package dev.shopfloor.writer;

import java.util.Arrays;

/** Bytes that grow, and the few ways in which line protocol puts text into them. */
final class LineBuffer {
  private static final int MOST_UTF8 = 4;

  // reused, so that a number makes no garbage
  private final StringBuilder digits = new StringBuilder(32);
  private byte[] bytes;
  private int length;

  LineBuffer(int capacity) {
    bytes = new byte[capacity];
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

  void ascii(CharSequence text) {
    room(text.length());
    for (int at = 0; at < text.length(); at++) {
      bytes[length++] = (byte) text.charAt(at);
    }
  }

  void whole(long number) {
    digits.setLength(0);
    ascii(digits.append(number));
  }

  /** The shortest text that reads back as the same double; always with a point. */
  void real(double number) {
    digits.setLength(0);
    ascii(digits.append(number));
  }

  /**
   * Text in UTF-8.
   *
   * @param text without half of a surrogate pair
   * @param escaped the characters that get a backslash before them
   */
  void text(String text, String escaped) {
    room(text.length() * MOST_UTF8);
    for (int at = 0; at < text.length(); at++) {
      char next = text.charAt(at);
      if (next < 0x80) {
        if (escaped.indexOf(next) >= 0) {
          put('\\');
        }
        put(next);
      } else {
        int whole = text.codePointAt(at);
        at += Character.charCount(whole) - 1;
        utf8(whole);
      }
    }
  }

  private void utf8(int point) {
    room(MOST_UTF8);
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
