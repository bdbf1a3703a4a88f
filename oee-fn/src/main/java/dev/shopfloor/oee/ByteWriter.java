package dev.shopfloor.oee;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Writes numbers and texts in as few bytes as they need. */
final class ByteWriter {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream(256);

  /** One byte, its low eight bits. */
  void octet(int value) {
    out.write(value);
  }

  /** A long that is seldom negative: seven bits a byte, the lowest first. */
  void unsigned(long value) {
    long rest = value;
    while ((rest & ~0x7fL) != 0) {
      out.write((int) (rest & 0x7f) | 0x80);
      rest >>>= 7;
    }
    out.write((int) rest);
  }

  /** Eight bytes, the highest first. */
  void fixed(long value) {
    for (int shift = 56; shift >= 0; shift -= 8) {
      out.write((int) (value >>> shift));
    }
  }

  /** A text in UTF-8 after its length. */
  void text(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    unsigned(bytes.length);
    out.write(bytes, 0, bytes.length);
  }

  /** All that was written. */
  byte[] bytes() {
    return out.toByteArray();
  }
}
