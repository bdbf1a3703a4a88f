package dev.shopfloor.enrich.sparkplug;

import dev.shopfloor.enrich.Decoding.Refused;
import dev.shopfloor.enrich.Doc;
import dev.shopfloor.enrich.DocReader;
import dev.shopfloor.enrich.sparkplug.Metric.Properties;
import dev.shopfloor.model.Reason;
import dev.shopfloor.model.Value;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the JSON form: what cloud injectors and brokers make of a binary payload, with the topic
 * beside it or not, and what AWS IoT's {@code decode(*, 'proto', ...)} gives.
 */
final class JsonForm {
  private static final int BYTE_ORDER_MARK = 3;

  private JsonForm() {}

  /** A payload with its topic, or why it is none. */
  sealed interface Read {
    /** A payload. */
    record Good(SparkplugTopic topic, Payload payload) implements Read {}

    /** What is wrong with it. */
    record Bad(Refused why) implements Read {}
  }

  /**
   * Whether the payload is an object of JSON. No binary payload begins so: a brace would be field
   * 15 as a group, a blank field 4, a new line field 1, all of a wire type that they never have.
   */
  static boolean claims(byte[] bytes) {
    boolean marked =
        bytes.length > BYTE_ORDER_MARK && bytes[0] == (byte) 0xef && bytes[1] == (byte) 0xbb;
    for (int at = marked ? BYTE_ORDER_MARK : 0; at < bytes.length; at++) {
      if (" \t\r\n".indexOf(bytes[at]) < 0) {
        return bytes[at] == '{';
      }
    }
    return false;
  }

  /**
   * Reads a payload.
   *
   * @param outer what the MQTT topic says; null when nothing
   */
  static Read read(byte[] bytes, @Nullable SparkplugTopic outer) {
    return switch (DocReader.read(bytes)) {
      case DocReader.Read.Bad(Refused why) -> new Read.Bad(why);
      case DocReader.Read.Good(Doc.Obj whole) -> {
        boolean wrapped = whole.get("payload") instanceof Doc.Obj;
        SparkplugTopic topic = wrapped ? topic(whole.get("topic"), outer) : outer;
        Doc inner = wrapped ? whole.get("payload") : whole;
        yield topic == null
            ? bad("neither the topic nor the payload's \"topic\" is one of Sparkplug B")
            : inner instanceof Doc.Obj object && object.get("metrics") instanceof Doc.Arr
                ? new Read.Good(topic, payload(object))
                : topic.type() == SparkplugTopic.Type.DEATH && inner instanceof Doc.Obj object
                    ? new Read.Good(topic, payload(object))
                    : bad("the payload has no list \"metrics\"");
      }
      case DocReader.Read.Good(Doc other) -> bad("the payload is no object");
    };
  }

  private static Read bad(String message) {
    return new Read.Bad(new Refused(Reason.UNSUPPORTED_SHAPE, null, message));
  }

  private static @Nullable SparkplugTopic topic(@Nullable Doc doc, @Nullable SparkplugTopic outer) {
    if (doc instanceof Doc.Text(String text)) {
      return SparkplugTopic.of(text);
    }
    if (!(doc instanceof Doc.Obj topic)) {
      return outer;
    }
    String device = text(topic, "deviceId");
    return SparkplugTopic.of(
        orEmpty(text(topic, "type")),
        orEmpty(text(topic, "groupId")),
        orEmpty(text(topic, "edgeNodeId")),
        orEmpty(device),
        outer != null && outer.reachable());
  }

  private static Payload payload(Doc.Obj payload) {
    Long sequence = whole(payload, "seq");
    return new Payload(
        timestamp(payload),
        metrics(payload.get("metrics")),
        sequence == null || sequence < 0 || sequence > 255 ? -1 : sequence.intValue());
  }

  private static List<Metric> metrics(@Nullable Doc doc) {
    List<Metric> metrics = new ArrayList<>();
    if (doc instanceof Doc.Arr(List<Doc> items)) {
      for (Doc item : items) {
        if (item instanceof Doc.Obj object) {
          metrics.add(metric(object));
        }
      }
    }
    return metrics;
  }

  private static Metric metric(Doc.Obj metric) {
    Sent sent = sent(metric);
    boolean absent = truth(metric, "isNull", "is_null") || metric.get("value") instanceof Doc.Null;
    return new Metric(
        text(metric, "name"),
        whole(metric, "alias"),
        timestamp(metric),
        type(metric),
        truth(metric, "isHistorical", "is_historical"),
        absent,
        properties(metric.get("properties")),
        sent);
  }

  private static DataType type(Doc.Obj metric) {
    for (String name : List.of("dataType", "datatype", "type")) {
      Doc type = metric.get(name);
      if (type instanceof Doc.Text(String word)) {
        return DataType.named(word);
      }
      Long code = whole(metric, name);
      if (code != null) {
        return DataType.of(code);
      }
    }
    return DataType.UNKNOWN;
  }

  private static Sent sent(Doc.Obj metric) {
    for (Doc.Member member : metric.members()) {
      switch (member.name()) {
        case "value",
            "floatValue",
            "float_value",
            "doubleValue",
            "double_value",
            "booleanValue",
            "boolean_value",
            "stringValue",
            "string_value",
            "templateValue",
            "template_value" -> {
          return scalar(member.value());
        }
        case "intValue", "int_value", "longValue", "long_value" -> {
          Long bits = number(member.value());
          return bits == null ? scalar(member.value()) : new Sent.Bits(bits);
        }
        default -> {
          // names and times are read by name
        }
      }
    }
    return Sent.Nothing.INSTANCE;
  }

  private static Sent scalar(Doc value) {
    return switch (value) {
      case Doc.Text(String text) -> new Sent.Ready(new Value.Text(text));
      case Doc.Bool(boolean truth) -> new Sent.Ready(new Value.Truth(truth));
      case Doc.Num number -> number(number);
      case Doc.Obj template when template.get("metrics") instanceof Doc.Arr ->
          new Sent.Members(
              metrics(template.get("metrics")), truth(template, "isDefinition", "is_definition"));
      case Doc.Obj object -> new Sent.Other("an object");
      case Doc.Arr array -> new Sent.Other("an array");
      case Doc.Null none -> Sent.Nothing.INSTANCE;
    };
  }

  private static Sent number(Doc.Num number) {
    if (number.whole()) {
      BigInteger whole = new BigInteger(number.digits());
      // beyond 64 bits the digits stay together, and the tag's type decides
      return new Sent.Ready(
          whole.bitLength() < Long.SIZE
              ? new Value.Whole(whole.longValue())
              : new Value.Text(number.digits()));
    }
    return new Sent.Real(real(number.digits()));
  }

  private static double real(String digits) {
    try {
      return Double.parseDouble(digits);
    } catch (NumberFormatException notANumber) {
      return Double.NaN;
    }
  }

  /** Both as an object of {@code {"engUnit":{"type":"String","value":"psi"}}} and flat. */
  private static Properties properties(@Nullable Doc doc) {
    Properties properties = Properties.NONE;
    if (doc instanceof Doc.Obj object) {
      for (Doc.Member member : object.members()) {
        Doc value = member.value() instanceof Doc.Obj typed ? typed.get("value") : member.value();
        properties =
            properties.with(
                member.name(),
                value instanceof Doc.Text(String text) ? text : null,
                value == null ? null : number(value));
      }
    }
    return properties;
  }

  private static long timestamp(Doc.Obj object) {
    Long timestamp = whole(object, "timestamp");
    return timestamp == null ? 0 : timestamp;
  }

  private static boolean truth(Doc.Obj object, String name, String other) {
    Doc found = object.get(name) == null ? object.get(other) : object.get(name);
    return found instanceof Doc.Bool(boolean truth) && truth;
  }

  private static @Nullable Long whole(Doc.Obj object, String name) {
    Doc value = object.get(name);
    return value == null ? null : number(value);
  }

  /** A whole number, which protobuf's own JSON writes as a text where it has 64 bits. */
  private static @Nullable Long number(Doc value) {
    String digits =
        value instanceof Doc.Num(String number)
            ? number
            : value instanceof Doc.Text(String text) ? text : "";
    try {
      return digits.startsWith("-") || digits.length() < 19
          ? Long.parseLong(digits)
          : Long.parseUnsignedLong(digits);
    } catch (NumberFormatException noWholeNumber) {
      return null;
    }
  }

  private static @Nullable String text(Doc.Obj object, String name) {
    return object.get(name) instanceof Doc.Text(String text) ? text : null;
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
