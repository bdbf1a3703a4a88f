package dev.shopfloor.enrich.sparkplug;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Writes the few kinds of protobuf fields that a command needs. */
final class WireWriter {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream(64);

  WireWriter number(int field, long number) {
    varint(WireReader.key(field, WireReader.VARINT));
    varint(number);
    return this;
  }

  WireWriter text(int field, String text) {
    return bytes(field, text.getBytes(StandardCharsets.UTF_8));
  }

  WireWriter message(int field, WireWriter message) {
    return bytes(field, message.toBytes());
  }

  byte[] toBytes() {
    return out.toByteArray();
  }

  private WireWriter bytes(int field, byte[] bytes) {
    varint(WireReader.key(field, WireReader.BYTES));
    varint(bytes.length);
    out.writeBytes(bytes);
    return this;
  }

  private void varint(long number) {
    long rest = number;
    while ((rest & ~0x7fL) != 0) {
      out.write((int) ((rest & 0x7f) | 0x80));
      rest >>>= 7;
    }
    out.write((int) rest);
  }
}
