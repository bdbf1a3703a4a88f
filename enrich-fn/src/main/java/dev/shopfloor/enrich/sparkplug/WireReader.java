package dev.shopfloor.enrich.sparkplug;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads the fields of one protobuf message out of some bytes, which it never leaves.
 *
 * <p>Groups, which proto2 deprecates and Sparkplug never had, are refused; unknown fields are
 * skipped by the caller.
 */
final class WireReader {
  /** A number of seven bits a byte. */
  static final int VARINT = 0;

  /** Eight bytes, the lowest first. */
  static final int FIXED64 = 1;

  /** A length, and as many bytes. */
  static final int BYTES = 2;

  /** Four bytes, the lowest first. */
  static final int FIXED32 = 5;

  private static final int MOST_VARINT_BITS = 64;

  private final byte[] bytes;
  private final int end;
  private int at;
  private int key;

  WireReader(byte[] bytes) {
    this(bytes, 0, bytes.length);
  }

  private WireReader(byte[] bytes, int at, int end) {
    this.bytes = bytes;
    this.at = at;
    this.end = end;
  }

  /** A field's key as it stands on the wire, to compare with {@link #key()}. */
  static int key(int field, int type) {
    return field << 3 | type;
  }

  /** Steps to the next field; false at the end. */
  boolean next() throws MalformedException {
    if (at >= end) {
      return false;
    }
    int start = at;
    long read = varint();
    key = (int) read;
    if (read >>> 3 == 0 || read > 0xffff_ffffL) {
      throw new MalformedException("no field begins at byte " + start);
    }
    return true;
  }

  /** The key of the current field. */
  int key() {
    return key;
  }

  /** A number as its 64 bits. */
  long varint() throws MalformedException {
    long number = 0;
    for (int shift = 0; shift < MOST_VARINT_BITS; shift += 7) {
      byte next = one();
      number |= (long) (next & 0x7f) << shift;
      if (next >= 0) {
        return number;
      }
    }
    throw new MalformedException("a number before byte " + at + " has more than 64 bits");
  }

  boolean truth() throws MalformedException {
    return varint() != 0;
  }

  int fixed32() throws MalformedException {
    require(Integer.BYTES);
    int number = 0;
    for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
      number |= (bytes[at++] & 0xff) << shift;
    }
    return number;
  }

  long fixed64() throws MalformedException {
    return (fixed32() & 0xffff_ffffL) | ((long) fixed32() << Integer.SIZE);
  }

  /** The current field's bytes as text; what is no UTF-8 shows as U+FFFD. */
  String text() throws MalformedException {
    int length = length();
    at += length;
    return new String(bytes, at - length, length, StandardCharsets.UTF_8);
  }

  /** The current field's bytes as a message of their own. */
  WireReader message() throws MalformedException {
    int length = length();
    at += length;
    return new WireReader(bytes, at - length, at);
  }

  /** The current field's bytes. */
  byte[] blob() throws MalformedException {
    int length = length();
    at += length;
    return Arrays.copyOfRange(bytes, at - length, at);
  }

  /** Steps over the current field. */
  void skip() throws MalformedException {
    switch (key & 7) {
      case VARINT -> varint();
      case FIXED64 -> fixed64();
      case BYTES -> {
        int length = length();
        at += length;
      }
      case FIXED32 -> fixed32();
      default ->
          throw new MalformedException(
              "wire type %d before byte %d is none that Sparkplug uses".formatted(key & 7, at));
    }
  }

  private int length() throws MalformedException {
    long length = varint();
    // unsigned, or a length above 2^63 would look small
    if (Long.compareUnsigned(length, end - at) > 0) {
      throw new MalformedException(
          "%s bytes are announced before byte %d, and %d follow"
              .formatted(Long.toUnsignedString(length), at, end - at));
    }
    return (int) length;
  }

  private byte one() throws MalformedException {
    require(1);
    return bytes[at++];
  }

  private void require(int number) throws MalformedException {
    if (end - at < number) {
      throw new MalformedException("the message ends too early, at byte " + end);
    }
  }
}
