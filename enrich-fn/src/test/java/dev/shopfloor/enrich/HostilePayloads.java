package dev.shopfloor.enrich;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.eclipse.tahu.protobuf.SparkplugBProto.Payload;

/**
 * Payloads that no machine should send: one of each family, damaged in every way that comes to
 * mind; JSON of no shape; bytes of no meaning. The same seed gives the same payloads.
 */
final class HostilePayloads {
  private static final Map<String, byte[]> SOUND = sound();
  private static final byte[][] ALL = SOUND.values().toArray(byte[][]::new);
  private static final String[] NAMES = {
    "timestamp",
    "values",
    "id",
    "v",
    "q",
    "t",
    "Payload",
    "Messages",
    "Value",
    "bn",
    "n",
    "entries",
    "propertyValues",
    "MTConnectStreams",
    "Streams",
    "metrics",
    "topic",
    "temp",
    "",
    "name",
    "payload",
    "SourceTimestamp",
    "StatusCode",
    "event",
    "fields",
    "tags",
    "level",
    "__proto__",
    "\\u0000",
    "a/b"
  };
  private static final String[] SCALARS = {
    "null",
    "true",
    "false",
    "0",
    "-0.0",
    "1e400",
    "-1e-400",
    "NaN",
    "Infinity",
    "-INF",
    "\"\"",
    "\"NaN\"",
    "\"UNAVAILABLE\"",
    "\"37,5 °C\"",
    "9223372036854775808",
    "-9223372036854775809",
    "1794800000",
    "1794800000000",
    "1e999999999",
    "\"1e999999999\"",
    "\"2026-03-29T02:30:00\"",
    "\"2026-11-16T03:33:20.123456789+14:00\"",
    "\"\\ud83d\"",
    "\"\\uffff\"",
    "2150694912",
    "123456789012345678901234567890123456789012345678901234567890",
    "\"GOOD\"",
    "192",
    "[]",
    "{}"
  };

  private final SplittableRandom random;

  HostilePayloads(long seed) {
    this.random = new SplittableRandom(seed);
  }

  /** The names of the families of which a sound payload is known. */
  static String[] families() {
    return SOUND.keySet().toArray(String[]::new);
  }

  /** The sound payload of a family. */
  static byte[] sound(String family) {
    return SOUND.get(family).clone();
  }

  /** The next one. */
  byte[] next() {
    return switch (random.nextInt(10)) {
      case 0 -> bytes(random.nextInt(200));
      case 1, 2 -> json();
      default -> damaged(ALL[random.nextInt(ALL.length)]);
    };
  }

  private byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  private byte[] json() {
    StringBuilder text = new StringBuilder();
    value(text, random.nextInt(100) == 0 ? 80 : 5);
    return text.toString().getBytes(UTF_8);
  }

  private void value(StringBuilder text, int depth) {
    int kind = depth <= 0 ? 9 : random.nextInt(10);
    boolean deep = depth > 10;
    if (kind < 4 || (deep && kind < 6)) {
      text.append('{');
      int members = deep ? 1 : random.nextInt(6);
      for (int at = 0; at < members; at++) {
        text.append(at == 0 ? "\"" : ",\"")
            .append(NAMES[random.nextInt(NAMES.length)])
            .append("\":");
        value(text, depth - 1);
      }
      text.append('}');
    } else if (kind < 6 || deep) {
      text.append('[');
      int items = deep ? 1 : random.nextInt(6);
      for (int at = 0; at < items; at++) {
        text.append(at == 0 ? "" : ",");
        value(text, depth - 1);
      }
      text.append(']');
    } else {
      text.append(SCALARS[random.nextInt(SCALARS.length)]);
    }
  }

  private byte[] damaged(byte[] sound) {
    byte[] bytes = sound;
    int wounds = random.nextInt(5);
    for (int wound = 0; wound < wounds && bytes.length > 0; wound++) {
      bytes = wound(bytes);
    }
    return bytes;
  }

  private byte[] wound(byte[] bytes) {
    int at = random.nextInt(bytes.length);
    int to = at + random.nextInt(Math.min(40, bytes.length - at) + 1);
    return switch (random.nextInt(7)) {
      case 0 -> {
        byte[] flipped = bytes.clone();
        flipped[at] = (byte) random.nextInt(256);
        yield flipped;
      }
      case 1 -> Arrays.copyOf(bytes, at);
      case 2 -> spliced(bytes, at, new byte[0], to);
      case 3 -> spliced(bytes, to, Arrays.copyOfRange(bytes, at, to), to);
      case 4 -> spliced(bytes, at, SCALARS[random.nextInt(SCALARS.length)].getBytes(UTF_8), to);
      case 5 -> value(bytes, at);
      default -> {
        byte[] other = ALL[random.nextInt(ALL.length)];
        int from = random.nextInt(other.length);
        yield spliced(bytes, at, Arrays.copyOfRange(other, from, other.length), bytes.length);
      }
    };
  }

  /** Another value in the place of the one after the next colon. */
  private byte[] value(byte[] bytes, int from) {
    int at = from;
    while (at < bytes.length && bytes[at] != ':') {
      at++;
    }
    int to = Math.min(at + 1, bytes.length);
    while (to < bytes.length && bytes[to] != ',' && bytes[to] != '}' && bytes[to] != ']') {
      to++;
    }
    StringBuilder text = new StringBuilder(":");
    value(text, 3);
    return spliced(bytes, at, text.toString().getBytes(UTF_8), to);
  }

  private static byte[] spliced(byte[] bytes, int at, byte[] between, int from) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length + between.length);
    out.write(bytes, 0, at);
    out.writeBytes(between);
    out.write(bytes, from, bytes.length - from);
    return out.toByteArray();
  }

  private static Map<String, byte[]> sound() {
    Map<String, byte[]> sound = new TreeMap<>();
    text(
        sound,
        "flat",
        """
        {"timestamp":"2026-11-16T03:33:20.123Z","temp":98.6,"temp_unit":"degF","state":"1",
        "part_count":9007199254740993,"hydraulics":{"level":"Fault","nativeCode":"149","text":"a"},
        "door":true,"program":null,"ignored":[1,-2.5e3,{"a":"b"}],"x":NaN}
        """);
    text(
        sound,
        "kepware",
        """
        {"timestamp":1794800000900,"values":[{"id":"temp","v":37.1,"q":true,"t":1794800000850},
        {"id":"state","v":3,"q":true,"t":1794800000100},{"id":"door","v":0,"q":false,"t":1}]}
        """);
    text(
        sound,
        "sitewise",
        """
        {"entries":[{"entryId":"e1","propertyAlias":"temp","propertyValues":[{"value":{"doubleValue":
        37.02},"timestamp":{"timeInSeconds":1794800000,"offsetInNanos":125000000},"quality":"GOOD"},
        {"value":{},"timestamp":{"timeInSeconds":1794800001},"quality":"BAD"}]},{"assetId":"a",
        "propertyId":"p","propertyValues":[{"value":{"integerValue":2},"timestamp":{"timeInSeconds":
        1794800000}}]}]}
        """);
    text(
        sound,
        "opcua",
        """
        {"MessageId":"27","MessageType":"ua-data","PublisherId":"p","Messages":[{"DataSetWriterId":7,
        "MetaDataVersion":{"MajorVersion":1,"MinorVersion":0},"Timestamp":"2026-11-16T03:33:20.0000001Z",
        "MessageType":"ua-deltaframe","Payload":{"temp":{"Value":98.6,"SourceTimestamp":
        "2026-11-16T03:33:19.88Z"},"state":{"StatusCode":{"Code":2150694912}},"door":{"Value":{"Type":1,
        "Body":true}},"part_count":{"Value":"9223372036854775807"}}}]}
        """);
    text(
        sound,
        "senml",
        """
        [{"bn":"","bt":1794800000.5,"bu":"Cel","bver":10,"n":"temp","v":37.1},{"n":"temp",
        "t":-5,"v":37.0},{"n":"door","vb":true},{"n":"energy","u":"kWh","s":10211.5}]
        """);
    text(
        sound,
        "mtconnect",
        """
        {"MTConnectStreams":{"jsonVersion":2,"Header":{"instanceId":1},"Streams":{"DeviceStream":[{
        "name":"Mill","ComponentStream":[{"component":"Path","Events":{"Execution":[{"dataItemId":
        "state","timestamp":"2026-11-16T03:33:15Z","sequence":204,"value":"ACTIVE"}]},"Condition":{
        "Fault":[{"dataItemId":"hydraulics","type":"SYSTEM","nativeCode":"9","timestamp":
        "2026-11-16T03:32:20Z","sequence":20}]}}]}]}}}
        """);
    text(
        sound,
        "sparkplug-json",
        """
        {"topic":{"namespace":"spBv1.0","groupId":"G","edgeNodeId":"N","deviceId":"D","type":"DBIRTH"},
        "payload":{"timestamp":1794800005000,"metrics":[{"name":"temp","alias":3,"timestamp":
        1794800004800,"dataType":"Float","value":98.75,"properties":{"engUnit":{"type":"String",
        "value":"degF"}}}],"seq":2}}
        """);
    sound.put("sparkplug", sparkplug());
    return sound;
  }

  private static void text(Map<String, byte[]> sound, String family, String payload) {
    sound.put(family, payload.replace("\n", "").getBytes(UTF_8));
  }

  private static byte[] sparkplug() {
    return Payload.newBuilder()
        .setTimestamp(1_794_800_000_000L)
        .setSeq(3)
        .addMetrics(
            Payload.Metric.newBuilder()
                .setName("temp")
                .setAlias(3)
                .setTimestamp(1_794_800_000_000L)
                .setDatatype(9)
                .setFloatValue(98.75f)
                .setProperties(
                    Payload.PropertySet.newBuilder()
                        .addKeys("engUnit")
                        .addValues(
                            Payload.PropertyValue.newBuilder().setType(12).setStringValue("degF"))))
        .addMetrics(
            Payload.Metric.newBuilder()
                .setName("part_count")
                .setAlias(4)
                .setDatatype(4)
                .setLongValue(-9))
        .addMetrics(
            Payload.Metric.newBuilder()
                .setName("axis")
                .setDatatype(19)
                .setTemplateValue(
                    Payload.Template.newBuilder()
                        .addMetrics(
                            Payload.Metric.newBuilder()
                                .setName("load")
                                .setDatatype(1)
                                .setIntValue(-5))))
        .build()
        .toByteArray();
  }
}
