package dev.shopfloor.bench;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * A Sparkplug B payload in protobuf's wire form, written here so that what is measured does not
 * also make its input. Metrics have their place in {@link Reading#ALL} as alias; doubles and whole
 * numbers go as Double and Int32.
 */
final class SparkplugBytes {
  private static final int VARINT = 0;
  private static final int FIXED64 = 1;
  private static final int BYTES = 2;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream(1024);

  private SparkplugBytes() {}

  /** The node's birth, which begins its session. */
  static byte[] nodeBirth(long time) {
    SparkplugBytes metric = new SparkplugBytes();
    metric.text(1, "bdSeq").whole(3, time).whole(4, 4).whole(11, 7);
    return new SparkplugBytes().whole(1, time).bytes(2, metric.done()).whole(3, 0).done();
  }

  /** The device's birth: names, aliases, types, values. */
  static byte[] deviceBirth(long time) {
    return payload(time, true, 1);
  }

  /** Its data, by alias alone. */
  static byte[] data(long time) {
    return payload(time, false, 2);
  }

  private static byte[] payload(long time, boolean birth, int sequence) {
    SparkplugBytes payload = new SparkplugBytes().whole(1, time);
    for (int at = 0; at < Reading.ALL.size(); at++) {
      payload.bytes(2, metric(Reading.ALL.get(at), at, time - at, birth));
    }
    return payload.whole(3, sequence).done();
  }

  private static byte[] metric(Reading reading, int alias, long time, boolean birth) {
    SparkplugBytes metric = new SparkplugBytes();
    if (birth) {
      metric.text(1, reading.tag());
    }
    metric.whole(2, alias).whole(3, time);
    if (birth) {
      metric.whole(4, type(reading.value()));
    }
    switch (reading.value()) {
      case Integer whole -> metric.whole(10, whole);
      case Double real -> metric.real(13, real);
      case Boolean truth -> metric.whole(14, truth ? 1 : 0);
      default -> metric.text(15, reading.value().toString());
    }
    return metric.done();
  }

  private static int type(Object value) {
    return switch (value) {
      case Integer whole -> 3;
      case Double real -> 10;
      case Boolean truth -> 11;
      default -> 12;
    };
  }

  private SparkplugBytes whole(int field, long value) {
    varint(field << 3 | VARINT);
    varint(value);
    return this;
  }

  private SparkplugBytes real(int field, double value) {
    varint(field << 3 | FIXED64);
    out.writeBytes(ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putDouble(value).array());
    return this;
  }

  private SparkplugBytes text(int field, String value) {
    return bytes(field, value.getBytes(StandardCharsets.UTF_8));
  }

  private SparkplugBytes bytes(int field, byte[] value) {
    varint(field << 3 | BYTES);
    varint(value.length);
    out.writeBytes(value);
    return this;
  }

  private void varint(long value) {
    long rest = value;
    while ((rest & ~0x7fL) != 0) {
      out.write((int) (rest & 0x7f | 0x80));
      rest >>>= 7;
    }
    out.write((int) rest);
  }

  private byte[] done() {
    return out.toByteArray();
  }
}
