package dev.shopfloor.bench;

import java.time.Instant;
import java.util.StringJoiner;
import java.util.function.BiFunction;

/**
 * All readings of a press in one message, as each kind of sender would put them. Where a form has a
 * time for each reading, reading n is n milliseconds old.
 *
 * <p>Times are milliseconds since 1970.
 */
final class Payloads {
  private Payloads() {}

  /** One object whose names are tags. */
  static String flat(long time) {
    return "{\"timestamp\":" + time + ',' + members() + '}';
  }

  /** The same one level down, which takes a mapping. */
  static String mapped(long time) {
    return "{\"device\":\"press07\",\"ts\":" + time + ",\"metrics\":{" + members() + "}}";
  }

  private static String members() {
    return joined((reading, at) -> "\"%s\":%s".formatted(reading.tag(), reading.json()));
  }

  /** Kepware's IoT Gateway, default template. */
  static String kepware(long time) {
    String values =
        joined((reading, at) ->
            "{\"id\":\"Press07.PLC.%s\",\"v\":%s,\"q\":true,\"t\":%d}"
                .formatted(reading.tag(), reading.json(), time - at));
    return "{\"timestamp\":" + time + ",\"values\":[" + values + "]}";
  }

  /** A body of BatchPutAssetPropertyValue. */
  static String siteWise(long time) {
    String entries =
        joined((reading, at) ->
            """
            {"entryId":"e%d","propertyAlias":"/PlantA/Line1/Press07/%s","propertyValues":\
            [{"value":{"%sValue":%s},"timestamp":{"timeInSeconds":%d,"offsetInNanos":%d},\
            "quality":"GOOD"}]}\
            """
                .formatted(
                    at,
                    reading.tag(),
                    siteWiseType(reading.value()),
                    reading.json(),
                    (time - at) / 1_000,
                    (time - at) % 1_000 * 1_000_000));
    return "{\"entries\":[" + entries + "]}";
  }

  private static String siteWiseType(Object value) {
    return switch (value) {
      case Integer whole -> "integer";
      case Double real -> "double";
      case Boolean truth -> "boolean";
      default -> "string";
    };
  }

  /** A data set message of OPC UA PubSub with DataValues. */
  static String opcUa(long time) {
    String fields =
        joined((reading, at) ->
            "\"%s\":{\"Value\":%s,\"SourceTimestamp\":\"%s\"}"
                .formatted(reading.tag(), reading.json(), iso(time - at)));
    return """
    {"MessageId":"27","MessageType":"ua-data","PublisherId":"urn:plantA:edge1","Messages":\
    [{"DataSetWriterId":62541,"SequenceNumber":27,"MetaDataVersion":{"MajorVersion":1,\
    "MinorVersion":0},"Timestamp":"%s","MessageType":"ua-deltaframe","Payload":{%s}}]}\
    """
        .formatted(iso(time), fields);
  }

  /** A SenML pack with base name and base time. */
  static String senml(long time) {
    String base =
        "\"bn\":\"urn:dev:press07:\",\"bt\":%d.%03d,\"bver\":10,"
            .formatted(time / 1_000, time % 1_000);
    return '['
        + joined((reading, at) ->
            "{%s\"n\":\"%s\",%s\"%s\":%s}"
                .formatted(
                    at == 0 ? base : "",
                    reading.tag(),
                    at == 0 ? "" : "\"t\":-0.%03d,".formatted(at),
                    senmlType(reading),
                    reading.json()))
        + ']';
  }

  private static String senmlType(Reading reading) {
    return reading.number() ? "v" : reading.value() instanceof Boolean ? "vb" : "vs";
  }

  /** What an MTConnect agent answers, JSON version 2. */
  static String mtConnect(long time) {
    return """
    {"MTConnectStreams":{"jsonVersion":2,"schemaVersion":"2.0","Header":{"instanceId":1776428538,\
    "nextSequence":20412953,"creationTime":"%s"},"Streams":{"DeviceStream":[{"name":"PRESS07",\
    "uuid":"PRESS07.1","ComponentStream":[{"component":"Path","componentId":"p1",\
    "Events":{%s},"Samples":{%s}}]}]}}}\
    """
        .formatted(iso(time), observations(time, false), observations(time, true));
  }

  private static String observations(long time, boolean samples) {
    StringJoiner all = new StringJoiner(",");
    for (int at = 0; at < Reading.ALL.size(); at++) {
      Reading reading = Reading.ALL.get(at);
      if (reading.number() && at > 1 == samples) {
        all.add(observation(reading, at, time));
      } else if (!reading.number() && !samples) {
        all.add(observation(reading, at, time));
      }
    }
    return all.toString();
  }

  private static String observation(Reading reading, int at, long time) {
    return "\"%s\":[{\"dataItemId\":\"%s\",\"timestamp\":\"%s\",\"sequence\":%d,\"value\":%s}]"
        .formatted(reading.tag(), reading.tag(), iso(time - at), 20_412_900 + at, reading.json());
  }

  private static String iso(long time) {
    return Instant.ofEpochMilli(time).toString();
  }

  private static String joined(BiFunction<Reading, Integer, String> each) {
    StringJoiner all = new StringJoiner(",");
    for (int at = 0; at < Reading.ALL.size(); at++) {
      all.add(each.apply(Reading.ALL.get(at), at));
    }
    return all.toString();
  }
}
