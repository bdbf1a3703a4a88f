package dev.shopfloor.enrich.sparkplug;

import static dev.shopfloor.enrich.sparkplug.WireReader.BYTES;
import static dev.shopfloor.enrich.sparkplug.WireReader.FIXED32;
import static dev.shopfloor.enrich.sparkplug.WireReader.FIXED64;
import static dev.shopfloor.enrich.sparkplug.WireReader.VARINT;

import dev.shopfloor.enrich.sparkplug.Metric.Properties;
import dev.shopfloor.model.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the binary form.
 *
 * <p>As protobuf wants it: of a field that comes twice the last one counts, and a field of another
 * wire type than its own is unknown.
 */
final class WireForm {
  /** The deepest nesting of templates read; real ones nest two or three deep. */
  static final int MAX_DEPTH = 16;

  private WireForm() {}

  /** Reads a payload to its end, or the one that it holds compressed. */
  static Payload read(byte[] bytes) throws MalformedException {
    return read(bytes, true);
  }

  private static Payload read(byte[] bytes, boolean outermost) throws MalformedException {
    WireReader wire = new WireReader(bytes);
    long timestamp = 0;
    int sequence = -1;
    List<Metric> metrics = new ArrayList<>();
    boolean compressed = false;
    byte[] body = new byte[0];
    while (wire.next()) {
      switch (wire.key()) {
        case 1 << 3 | VARINT -> timestamp = wire.varint();
        case 2 << 3 | BYTES -> metrics.add(metric(wire.message(), MAX_DEPTH));
        case 3 << 3 | VARINT -> sequence = (int) (wire.varint() & 0xff);
        case 4 << 3 | BYTES -> compressed = wire.text().equals(Compression.UUID);
        case 5 << 3 | BYTES -> body = wire.blob();
        default -> wire.skip();
      }
    }
    return compressed && outermost
        ? read(Compression.unpack(body), false)
        : new Payload(timestamp, metrics, sequence);
  }

  private static Metric metric(WireReader wire, int depth) throws MalformedException {
    String name = null;
    Long alias = null;
    long timestamp = 0;
    DataType type = DataType.UNKNOWN;
    boolean historical = false;
    boolean absent = false;
    Properties properties = Properties.NONE;
    Sent sent = Sent.Nothing.INSTANCE;
    while (wire.next()) {
      switch (wire.key()) {
        case 1 << 3 | BYTES -> name = wire.text();
        case 2 << 3 | VARINT -> alias = wire.varint();
        case 3 << 3 | VARINT -> timestamp = wire.varint();
        case 4 << 3 | VARINT -> type = DataType.of(wire.varint());
        case 5 << 3 | VARINT -> historical = wire.truth();
        case 7 << 3 | VARINT -> absent = wire.truth();
        case 9 << 3 | BYTES -> properties = properties(wire.message());
        default -> sent = value(wire, sent, depth);
      }
    }
    return new Metric(name, alias, timestamp, type, historical, absent, properties, sent);
  }

  private static Sent value(WireReader wire, Sent before, int depth) throws MalformedException {
    return switch (wire.key()) {
      case 10 << 3 | VARINT -> new Sent.Bits(wire.varint() & 0xffff_ffffL);
      case 11 << 3 | VARINT -> new Sent.Bits(wire.varint());
      case 12 << 3 | FIXED32 -> new Sent.Real(Float.intBitsToFloat(wire.fixed32()));
      case 13 << 3 | FIXED64 -> new Sent.Real(Double.longBitsToDouble(wire.fixed64()));
      case 14 << 3 | VARINT -> new Sent.Ready(new Value.Truth(wire.truth()));
      case 15 << 3 | BYTES -> new Sent.Ready(new Value.Text(wire.text()));
      case 16 << 3 | BYTES -> other(wire, "bytes");
      case 17 << 3 | BYTES -> other(wire, "a data set");
      case 18 << 3 | BYTES -> template(wire.message(), depth - 1);
      case 19 << 3 | BYTES -> other(wire, "an extension");
      default -> {
        wire.skip();
        yield before;
      }
    };
  }

  private static Sent other(WireReader wire, String what) throws MalformedException {
    wire.skip();
    return new Sent.Other(what);
  }

  private static Sent template(WireReader wire, int depth) throws MalformedException {
    if (depth == 0) {
      return new Sent.Other("a template that is nested more than %d deep".formatted(MAX_DEPTH));
    }
    List<Metric> members = new ArrayList<>();
    boolean definition = false;
    while (wire.next()) {
      switch (wire.key()) {
        case 2 << 3 | BYTES -> members.add(metric(wire.message(), depth));
        case 5 << 3 | VARINT -> definition = wire.truth();
        default -> wire.skip();
      }
    }
    return new Sent.Members(members, definition);
  }

  /** Keys and values stand in two lists, matched by their places. */
  private static Properties properties(WireReader wire) throws MalformedException {
    List<String> keys = new ArrayList<>();
    List<WireReader> values = new ArrayList<>();
    while (wire.next()) {
      switch (wire.key()) {
        case 1 << 3 | BYTES -> keys.add(wire.text());
        case 2 << 3 | BYTES -> values.add(wire.message());
        default -> wire.skip();
      }
    }
    Properties properties = Properties.NONE;
    for (int at = 0; at < Math.min(keys.size(), values.size()); at++) {
      properties = property(keys.get(at), values.get(at), properties);
    }
    return properties;
  }

  private static Properties property(String key, WireReader wire, Properties before)
      throws MalformedException {
    String text = null;
    Long number = null;
    boolean absent = false;
    while (wire.next()) {
      switch (wire.key()) {
        case 2 << 3 | VARINT -> absent = wire.truth();
        // the code of a quality is signed, and above 2^31 only in newer schemes
        case 3 << 3 | VARINT -> number = (long) (int) wire.varint();
        case 4 << 3 | VARINT -> number = wire.varint();
        case 8 << 3 | BYTES -> text = wire.text();
        default -> wire.skip();
      }
    }
    return absent ? before : before.with(key, text, number);
  }
}
