package dev.shopfloor.cli.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Each form of the mapping by an example, as a plant engineer writes it. */
class MappingFormsTest {
  @Test
  void theMembersOfTheMessageAreTagsButForWhatIsNamedElsewhere() {
    assertThat(
            Decoded.of(
                "mapping: {device: /id, sequence: /n}",
                "{\"id\":\"press07\",\"ts\":1794800000,\"n\":7,\"temp\":1.5,\"ok\":true,\"id2\":\"x\"}"))
        .containsExactly(
            "press07: temp = 1.5 #7 @2026-11-16T03:33:20Z MESSAGE",
            "press07: ok = true #7 @2026-11-16T03:33:20Z MESSAGE",
            "press07: id2 = \"x\" #7 @2026-11-16T03:33:20Z MESSAGE");
  }

  @Test
  void objectsInsideAreFlattenedOrLeftOut() {
    String message = "{\"counts\":{\"good\":3,\"bad\":{\"a\":1}},\"v\":[1],\"x\":2}";

    assertThat(Decoded.of("mapping: {values: .}", message))
        .containsExactly(
            "counts.good = 3",
            "counts.bad.a = 1",
            "x = 2",
            "! v WRONG_TYPE: the value is an array; one value is wanted");
    assertThat(Decoded.of("mapping: {nested: ignore}", message)).containsExactly("x = 2");
  }

  @Test
  void partsDeepInsideAreNoTagsWhenTheyAreNamed() {
    assertThat(
            Decoded.of(
                "mapping: {time: /head/at, skip: [/head/v, /raw]}",
                "{\"head\":{\"at\":1794800000,\"v\":1,\"speed\":4},\"raw\":{\"a\":1}}"))
        .containsExactly("head.speed = 4 @2026-11-16T03:33:20Z MESSAGE");
  }

  @Test
  void aPartOfATextWithCommasIsAPlaceToo() {
    String mapping =
        """
        mapping:
          event: /e
          events:
            A: [{tag: first, value: $1/n}, {tag: second, value: "$2/n"}, {tag: third, value: $3/n}]
        """;

    assertThat(Decoded.of(mapping, "{\"e\":\"A\",\"n\":\"26, 20\"}"))
        .containsExactly(
            "first = \"26\"",
            "second = \"20\"",
            "! third UNSUPPORTED_SHAPE: nothing stands at $3/n of the message");
  }

  @Test
  void membersMayBeObjectsWithUnitQualityAndTime() {
    assertThat(
            Decoded.of(
                "mapping: {values: /f, member: {value: /v, unit: [/uom, /unit], quality: /q, time:"
                    + " /t}}",
                """
                {"f":{"a":{"v":1,"uom":"bar","q":"good","t":1794800000},
                      "b":{"v":2,"unit":"psi","q":"bad"},"c":{"q":false},"d":4,"e":{"x":5}}}
                """))
        .containsExactly(
            "a = 1 bar (good) @2026-11-16T03:33:20Z VALUE",
            "b = none psi BAD (bad)",
            "c = none BAD (false)",
            "d = 4",
            "e.x = 5");
  }

  @Test
  void aRecordMayBeOneTag() {
    assertThat(
            Decoded.of(
                "mapping: {records: /m, name: /n, value: /v, unit: /u, quality: /q, time: /t}",
                """
                {"m":[{"n":"a","v":1.5,"u":"bar","q":true,"t":1794800000},{"n":"b","v":null,"q":192},
                      {"n":"c","q":0},{"n":"d"},{"v":1},7]}
                """))
        .containsExactly(
            "a = 1.5 bar (true) @2026-11-16T03:33:20Z VALUE",
            "b = none BAD (192)",
            "c = none BAD (0)",
            "! d UNSUPPORTED_SHAPE: nothing stands at /v of /m/3",
            "! /m/4 UNSUPPORTED_SHAPE: nothing at /n of it names the tag",
            "! /m/5 UNSUPPORTED_SHAPE: nothing at /n of it names the tag");
  }

  @Test
  void recordsMayStandInNestedArraysAndInObjects() {
    assertThat(
            Decoded.of(
                "mapping: {records: /streams/*/x, name: /0, value: /1}",
                "{\"streams\":[{\"x\":[[\"a\",1],[\"b\",2]]},{\"y\":1},{\"x\":[[\"c\",3]]}]}"))
        .containsExactly("a = 1", "b = 2", "c = 3");
    assertThat(
            Decoded.of(
                "mapping: {records: /data, name: $key, value: .}",
                "{\"ts\":1794800000,\"data\":{\"a\":1,\"b\":\"x\"}}"))
        .containsExactly(
            "a = 1 @2026-11-16T03:33:20Z MESSAGE", "b = \"x\" @2026-11-16T03:33:20Z MESSAGE");
    assertThat(
            Decoded.of(
                "mapping: {records: .}",
                "[{\"ts\":1794800000,\"a\":1},{\"ts\":1794800001,\"a\":2}]"))
        .containsExactly(
            "a = 1 @2026-11-16T03:33:20Z MESSAGE", "a = 2 @2026-11-16T03:33:21Z MESSAGE");
  }

  @Test
  void machinesOfAnObjectOfRecordsAreDevices() {
    assertThat(
            Decoded.of(
                "mapping: {records: /machines, device: $key}",
                "{\"machines\":{\"p1\":{\"t\":1},\"p2\":{\"t\":2}},\"time\":1794800000}"))
        .containsExactly(
            "p1: t = 1 @2026-11-16T03:33:20Z MESSAGE", "p2: t = 2 @2026-11-16T03:33:20Z MESSAGE");
  }

  @Test
  void pairsOfTimeAndValueAreRecords() {
    assertThat(
            Decoded.of(
                "mapping: {records: /data, time: /0, value: /1, name: ^/tag}",
                "{\"tag\":\"temp\",\"data\":[[1794800000,1],[1794800001,2]]}"))
        .containsExactly(
            "temp = 1 @2026-11-16T03:33:20Z VALUE", "temp = 2 @2026-11-16T03:33:21Z VALUE");
  }

  @Test
  void samplesFollowABaseTimeInEvenSteps() {
    assertThat(
            Decoded.of(
                "mapping: {time: /t0, unit: /u, samples: {values: /data, name: =x, interval: 10"
                    + " ms}}",
                "{\"t0\":1794800000,\"data\":[1,2.5,null],\"u\":\"mm/s\"}"))
        .containsExactly(
            "x = 1 mm/s @2026-11-16T03:33:20Z MESSAGE",
            "x = 2.5 mm/s @2026-11-16T03:33:20.010Z MESSAGE",
            "x = none BAD @2026-11-16T03:33:20.020Z MESSAGE");
    assertThat(
            Decoded.of(
                "mapping: {samples: {values: /ch, interval: /rate, intervalUnit: Hz}}",
                "{\"ts\":1794800000,\"rate\":4,\"ch\":{\"x\":[1,2],\"y\":[3]}}"))
        .containsExactly(
            "x = 1 @2026-11-16T03:33:20Z MESSAGE",
            "x = 2 @2026-11-16T03:33:20.250Z MESSAGE",
            "y = 3 @2026-11-16T03:33:20Z MESSAGE");
  }

  @Test
  void samplesMayHaveATimeEach() {
    String source = "mapping: {samples: {values: /v, name: =x, times: /t}}";

    assertThat(Decoded.of(source, "{\"v\":[1,2],\"t\":[1794800000,\"soon\"]}"))
        .containsExactly(
            "x = 1 @2026-11-16T03:33:20Z VALUE",
            "! x INVALID_TIME: soon is no time from 2010-01-01T00:00:00Z on, neither as ISO 8601"
                + " nor as s, ms, us or ns since 1970");
    assertThat(Decoded.of(source, "{\"v\":[1,2],\"t\":[1794800000]}"))
        .containsExactly(
            "refused UNSUPPORTED_SHAPE the message: /t of it: an array of 2 times is wanted, one a"
                + " sample");
  }

  @Test
  void aBurstBelongsIntoAFile() {
    String burst =
        IntStream.range(0, 4097).mapToObj(Integer::toString).collect(Collectors.joining(","));

    assertThat(
            Decoded.of(
                "mapping: {samples: {values: ., name: =x, interval: 1 ms}, records: /d}",
                "{\"d\":[[" + burst + "]]}"))
        .containsExactly(
            "refused TOO_LARGE null: 4097 samples in one message; at most 4096 are points, and"
                + " longer bursts belong into a file in S3");
  }

  @Test
  void unitsStandBesideInAnObjectInTheValueOrInTheName() {
    assertThat(
            Decoded.of(
                "mapping: {unitKeys: [\"{name}_unit\", \"{name}Unit\"]}",
                "{\"t\":1,\"t_unit\":\"degF\",\"p\":2,\"pUnit\":\"psi\",\"x_unit\":\"lone\",\"s\":\"RUN\"}"))
        .containsExactly("t = 1 degF", "p = 2 psi", "x_unit = \"lone\"", "s = \"RUN\"");
    assertThat(Decoded.of("mapping: {units: /units}", "{\"t\":1,\"s\":2,\"units\":{\"t\":\"K\"}}"))
        .containsExactly("t = 1 K", "s = 2");
    assertThat(
            Decoded.of(
                "mapping: {unitInValue: true}",
                "{\"t\":\"37.1 °C\",\"p\":\"1,5bar\",\"s\":\"12 apples\",\"n\":\"42\"}"))
        .containsExactly("t = \"37.1\" °C", "p = \"1,5\" bar", "s = \"12 apples\"", "n = \"42\"");
    assertThat(
            Decoded.of(
                "mapping: {unitSuffixes: true}",
                "{\"temp_c\":1,\"phase_c\":2,\"oil_bar\":3,\"TempDegF\":4,\"n_rpm\":5,\"vib_mm_s\":6,\"part_no\":7}"))
        .containsExactly(
            "temp_c = 1 Cel",
            "phase_c = 2",
            "oil_bar = 3 bar",
            "TempDegF = 4 [degF]",
            "n_rpm = 5 rpm",
            "vib_mm_s = 6 mm/s",
            "part_no = 7");
  }

  @Test
  void textsThatSayNothingAreNoValue() {
    assertThat(
            Decoded.of(
                "mapping: {values: .}\nabsent: [n/a]",
                "{\"a\":\"n/a\",\"b\":\"-\",\"c\":\"\",\"d\":null,\"e\":NaN,\"f\":12345678901234567890}"))
        .containsExactly(
            "a = \"n/a\" STALE",
            "b = none BAD",
            "c = none BAD",
            "d = none BAD",
            "f = \"12345678901234567890\"",
            "! e NOT_A_NUMBER: the value is NaN, which is no number");
  }

  @Test
  void anEventIsAStateACountAnAlarmOrNoise() {
    String source =
        """
        mapping:
          event: /event
          time: /at
          events:
            Started: [{tag: state, value: =RUN}, {tag: good, value: /pieces, unit: =pcs}]
            Alarm:
              tag: alarm
              condition: {level: /sev, code: "{/module}:{/code}", text: /text, levels: {ALM: fault}}
            Log: ignore
        """;

    assertThat(Decoded.of(source, "{\"event\":\"Started\",\"at\":1794800000,\"pieces\":5}"))
        .containsExactly(
            "state = \"RUN\" @2026-11-16T03:33:20Z VALUE",
            "good = 5 pcs @2026-11-16T03:33:20Z VALUE");
    assertThat(
            Decoded.of(
                source,
                "{\"event\":\"Alarm\",\"sev\":\"ALM\",\"module\":\"A\",\"code\":7,\"text\":\"a\\nb\"}"))
        .containsExactly("alarm = \"FAULT\" [A:7|a\nb]");
    assertThat(Decoded.of(source, "{\"event\":\"Log\"}")).containsExactly("ignored event null");
    assertThat(Decoded.of(source, "{\"event\":\"Restarted\"}"))
        .containsExactly(
            "refused UNSUPPORTED_SHAPE Restarted: the mapping does not name the event"
                + " \"Restarted\"; add it under events, as ignore if it is noise");
    assertThat(Decoded.of(source, "{\"event\":\"Alarm\",\"sev\":\"odd\"}"))
        .containsExactly(
            "! alarm WRONG_TYPE: the value is an object; only a machine condition is read, whose"
                + " level is normal, warning, fault or unavailable, not \"odd\"");
  }

  @Test
  void anEventMayHoldValuesAndTheRestMayBeNoise() {
    String source =
        """
        mapping:
          records: /events
          event: /type
          events: {data: values, "*": ignore}
          values: /payload
        """;

    assertThat(
            Decoded.of(
                source,
                "{\"events\":[{\"type\":\"hello\"},{\"type\":\"data\",\"payload\":{\"t\":1}},{\"x\":1}]}"))
        .containsExactly(
            "t = 1",
            "! /events/2 UNSUPPORTED_SHAPE: nothing at /type of it tells what event it is");
  }

  @Test
  void conditionsAsObjectsAreReadInEveryForm() {
    String condition = "{\"level\":\"Fault\",\"nativeCode\":\"149\",\"text\":\"t\"}";

    assertThat(Decoded.of("mapping: {values: .}", "{\"servo\":" + condition + "}"))
        .containsExactly("servo = \"FAULT\" [149|t]");
    assertThat(
            Decoded.of(
                "mapping: {records: ., name: /n, value: /v}",
                "[{\"n\":\"servo\",\"v\":" + condition + "}]"))
        .containsExactly("servo = \"FAULT\" [149|t]");
    assertThat(
            Decoded.of(
                "mapping: {records: /alarms, name: =alarm, condition: {level: /active, code: /id,"
                    + " levels: {\"true\": fault, \"false\": normal}}}",
                "{\"alarms\":[{\"id\":12,\"active\":true},{\"id\":13,\"active\":false}]}"))
        .containsExactly("alarm = \"FAULT\" [12|]", "alarm = \"NORMAL\" [13|]");
  }

  @Test
  void partsOfTheTopicCanBeNames() {
    assertThat(
            Decoded.of(
                "plant/line3/press07/temp",
                "mapping: {device: $topic/3, name: \"{$topic/2}.{$topic/-1}\", value: .}",
                "37.5"))
        .containsExactly("press07: line3.temp = 37.5");
  }

  @Test
  void aMessageWithoutTheMappedPartsSaysWhatIsMissing() {
    assertThat(Decoded.of("mapping: {records: /metrics}", "{\"a\":1}"))
        .containsExactly("refused UNSUPPORTED_SHAPE null: the message has no records at /metrics");
    assertThat(Decoded.of("mapping: {records: /metrics}", "{\"metrics\":[]}")).isEmpty();
    assertThat(Decoded.of("mapping: {values: /fields}", "{\"a\":1}"))
        .containsExactly("refused UNSUPPORTED_SHAPE the message: nothing stands at /fields of it");
    assertThat(Decoded.of("mapping: {time: /at, values: /f}", "{\"at\":\"soon\",\"f\":{\"a\":1}}"))
        .containsExactly(
            "refused INVALID_TIME /at: soon is no time from 2010-01-01T00:00:00Z on, neither as ISO"
                + " 8601 nor as s, ms, us or ns since 1970");
    assertThat(Decoded.of("mapping: {values: .}", "{\"a\":"))
        .singleElement()
        .asString()
        .startsWith("refused MALFORMED_JSON");
  }
}
