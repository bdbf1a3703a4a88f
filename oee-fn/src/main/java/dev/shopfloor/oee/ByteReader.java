package dev.shopfloor.oee;

import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Reads what {@link ByteWriter} wrote; ends with an IOException, never beyond the bytes. */
final class ByteReader {
  private final byte[] bytes;
  private int at;

  ByteReader(byte[] bytes) {
    this.bytes = bytes;
  }

  int octet() throws IOException {
    if (at == bytes.length) {
      throw new EOFException("the bytes end at " + at);
    }
    return bytes[at++] & 0xff;
  }

  long unsigned() throws IOException {
    long value = 0;
    for (int shift = 0; shift < Long.SIZE; shift += 7) {
      int octet = octet();
      value |= (octet & 0x7fL) << shift;
      if (octet < 0x80) {
        return value;
      }
    }
    throw new IOException("a number of more than 64 bits ends at " + at);
  }

  /** A count of things of at least one byte each, so it cannot exceed the bytes left. */
  int count() throws IOException {
    long count = unsigned();
    if (count < 0 || count > bytes.length - at) {
      throw new IOException("a count of %d at %d exceeds the bytes left".formatted(count, at));
    }
    return (int) count;
  }

  long fixed() throws IOException {
    long value = 0;
    for (int octet = 0; octet < Long.BYTES; octet++) {
      value = value << 8 | octet();
    }
    return value;
  }

  String text() throws IOException {
    int length = count();
    String text = new String(bytes, at, length, StandardCharsets.UTF_8);
    at += length;
    return text;
  }

  /** Refuses bytes that are left over. */
  void end() throws IOException {
    if (at != bytes.length) {
      throw new IOException("%d bytes are left over".formatted(bytes.length - at));
    }
  }
}
