package dev.shopfloor.enrich.sparkplug;

import dev.shopfloor.enrich.Decoding;
import dev.shopfloor.enrich.Envelope.RawMessage;
import dev.shopfloor.enrich.SourceStore;
import dev.shopfloor.plant.PayloadSpec;
import dev.shopfloor.plant.PayloadSpec.PayloadFamily;
import dev.shopfloor.plant.TimeSpec;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.eclipse.tahu.protobuf.SparkplugBProto.Payload;

/** An edge node {@code Line3Edge} of group {@code PlantA} with a device {@code Press07}. */
final class Edge {
  static final String SOURCE = "spb:PlantA/Line3Edge";
  static final String DEVICE = "Press07";

  /** 2026-11-16T03:33:20Z, in ms. */
  static final long START = 1_794_800_000_000L;

  static final PayloadSpec SPEC =
      new PayloadSpec(
          PayloadFamily.SPARKPLUG_B,
          null,
          new TimeSpec(List.of("timestamp"), ZoneOffset.UTC),
          false,
          Set.of());

  private Edge() {}

  static long nanos(long millis) {
    return millis * 1_000_000L;
  }

  /** A message of the node itself for an {@code N} type, of its device for a {@code D} type. */
  static RawMessage message(String type, long rxMillis, byte[] payload) {
    String device = type.startsWith("D") ? "/" + DEVICE : "";
    String topic = "spBv1.0/PlantA/" + type + "/Line3Edge" + device;
    return new RawMessage(topic, nanos(rxMillis), payload, null, null, null);
  }

  static RawMessage message(String type, long rxMillis, Payload.Builder payload) {
    return message(type, rxMillis, payload.build().toByteArray());
  }

  static Payload.Builder payload(long millis, int sequence, Payload.Metric.Builder... metrics) {
    Payload.Builder payload = Payload.newBuilder().setTimestamp(millis).setSeq(sequence);
    for (Payload.Metric.Builder metric : metrics) {
      payload.addMetrics(metric);
    }
    return payload;
  }

  /** A metric as births have it. */
  static Payload.Metric.Builder born(String name, long alias, DataType type) {
    return Payload.Metric.newBuilder().setName(name).setAlias(alias).setDatatype(type.code());
  }

  /** A metric as data has it. */
  static Payload.Metric.Builder by(long alias) {
    return Payload.Metric.newBuilder().setAlias(alias);
  }

  static Payload.Metric.Builder bdSeq(long number) {
    return Payload.Metric.newBuilder()
        .setName("bdSeq")
        .setDatatype(DataType.INT64.code())
        .setLongValue(number);
  }

  static Payload.PropertySet.Builder property(String key, Payload.PropertyValue.Builder value) {
    return Payload.PropertySet.newBuilder().addKeys(key).addValues(value);
  }

  static Payload.PropertySet.Builder quality(int code) {
    return property(
        "Quality",
        Payload.PropertyValue.newBuilder().setType(DataType.INT32.code()).setIntValue(code));
  }

  static Payload.PropertySet.Builder unit(String unit) {
    return property(
        "engUnit",
        Payload.PropertyValue.newBuilder().setType(DataType.STRING.code()).setStringValue(unit));
  }

  static Decoding decode(RawMessage message, SourceStore sources) {
    return SparkplugDecoder.INSTANCE.decode(message, SPEC, sources);
  }
}
