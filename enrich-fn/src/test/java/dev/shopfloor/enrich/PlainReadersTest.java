package dev.shopfloor.enrich;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.enrich.Envelope.RawMessage;
import dev.shopfloor.model.EnrichedPoint;
import dev.shopfloor.model.Role;
import dev.shopfloor.plant.AssetHistory;
import dev.shopfloor.plant.AssetRevision;
import dev.shopfloor.plant.MapPlantDirectory;
import dev.shopfloor.plant.PayloadSpec;
import dev.shopfloor.plant.PayloadSpec.PayloadFamily;
import dev.shopfloor.plant.SourceSpec;
import dev.shopfloor.plant.TagSpec;
import dev.shopfloor.plant.ValueType;
import dev.shopfloor.testing.TestPlant;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The plain way and the parser's way lead to the same. A byte order mark, which the parser passes
 * over and the plain readers do not know, makes any message take the parser's way.
 */
class PlainReadersTest {
  private static final String BYTE_ORDER_MARK = "\ufeff";
  private static final String MILLIS = Long.toString(Messages.RX / 1_000_000);

  @Property(tries = 1500)
  void whatIsPlainOfFlatJsonIsWhatTheParserFinds(@ForAll("flat") String payload) {
    same(PayloadFamily.AUTO, null, payload);
    same(PayloadFamily.FLAT_JSON, null, payload);
  }

  @Property(tries = 1500)
  void whatIsPlainOfKepwareIsWhatTheParserFinds(@ForAll("kepware") String payload) {
    same(PayloadFamily.KEPWARE, null, payload);
    same(PayloadFamily.KEPWARE, "L1.P7", payload);
  }

  @Test
  void theUsualMessagesArePlain() {
    assertThat(
            plain(
                PayloadFamily.KEPWARE,
                "L1.P7",
                """
                {"timestamp":1794800000900,"values":[
                {"id":"L1.P7.temp","v":98.62,"q":true,"t":1794800000850},
                {"id":"L1.P7.door","v":false,"q":false,"t":1794800000850},
                {"id":"L1.P7.unknown","v":null,"q":true,"t":"2026-11-16T03:33:20Z"}]}
                """))
        .isTrue();
    assertThat(
            plain(
                PayloadFamily.FLAT_JSON,
                null,
                "{\"temp\":98.6,\"state\":\"1\",\"ts\":1794800000,\"program\":null,\"x\":-3}"))
        .isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{\"temp\":1,}",
        "{\"temp\":1}x",
        "{\"temp\":01}",
        "{\"temp\":1.}",
        "{\"temp\":1e3}",
        "{\"temp\":NaN}",
        "{\"temp\":tru}",
        "{\"temp\":truest}",
        "{\"temp\":[1]}",
        "{\"temp\":{\"level\":\"fault\"}}",
        "{\"temp\":1234567890123456789}",
        "{\"te\\u006dp\":1}",
        "{\"program\":\"\u00e4\"}",
        "{\"program\":\"UNAVAILABLE\"}",
        "{\"program\":\"a\tb\"}",
        "{\"program\":\"a",
        "{\"temp\":1,\"ts\":\"yesterday\"}",
        "{\"temp\":1,\"ts\":true}",
      })
  void whatMayMeanMoreIsNotPlain(String payload) {
    assertThat(plain(PayloadFamily.FLAT_JSON, null, payload)).isFalse();
  }

  @Test
  void aReadingThatIsRefusedLeavesItsAssetNoPlaceBeforeOthers() {
    AssetRevision press = press(PayloadFamily.FLAT_JSON, null);
    AssetRevision other = TestPlant.named(press, "press08");
    Enricher enricher = new Enricher(TestPlant.directory(press, other), new MemorySourceStore());
    Enrichment into = new Enrichment();
    enricher.enrich(Messages.message("{\"temp\":9999.5}".getBytes(UTF_8)), into);
    enricher.enrich(
        new RawMessage(
            "plant/berlin/line1/press08/t",
            Messages.RX,
            "{\"temp\":50}".getBytes(UTF_8),
            null,
            null,
            null),
        into);
    enricher.enrich(Messages.message("{\"temp\":51}".getBytes(UTF_8)), into);

    assertThat(into.points().keySet())
        .extracting(context -> context.asset())
        .containsExactly("press08", "press07");
  }

  private static void same(PayloadFamily family, @Nullable String device, String payload) {
    assertThat(enrich(family, device, payload))
        .isEqualTo(enrich(family, device, BYTE_ORDER_MARK + payload));
  }

  private static Outcome enrich(PayloadFamily family, @Nullable String device, String payload) {
    Enrichment into = new Enrichment();
    new Enricher(TestPlant.directory(press(family, device)), new MemorySourceStore())
        .enrich(Messages.message(payload.getBytes(UTF_8)), into);
    List<String> refused = new ArrayList<>();
    into.quarantined()
        .forEach(kept ->
            refused.add(
                kept.reason() + "|" + kept.field() + "|" + kept.message() + "|" + kept.asset()));
    return new Outcome(
        Messages.points(into),
        List.copyOf(into.observations()),
        refused,
        into.ledger().notes(),
        into.ledger().balanced());
  }

  private static boolean plain(PayloadFamily family, @Nullable String device, String payload) {
    AssetRevision press = press(family, device);
    SourcePlan plan =
        new SourcePlans()
            .of(
                Route.of(
                    new MapPlantDirectory(List.of(new AssetHistory(press.key(), List.of(press)))),
                    TestPlant.TOPIC,
                    Messages.RX),
                TestPlant.TOPIC);
    PlainJson json = new PlainJson();
    json.open(payload.getBytes(UTF_8));
    return plan.reader().read(json, plan, Messages.RX, new Samples());
  }

  private static AssetRevision press(PayloadFamily family, @Nullable String device) {
    SourceSpec usual = TestPlant.source(TestPlant.FILTER);
    PayloadSpec read = usual.payload();
    AssetRevision press = TestPlant.press();
    List<TagSpec> tags = new ArrayList<>(TestPlant.tags());
    tags.add(TestPlant.limited("level"));
    tags.add(TestPlant.measurement("speed", "1/min"));
    tags.add(TestPlant.tag("order", Role.ORDER, ValueType.TEXT));
    return new AssetRevision(
        0,
        press.context(),
        press.zone(),
        press.criticality(),
        null,
        press.workOrderFrom(),
        List.of(
            new SourceSpec(
                usual.topicFilter(),
                device,
                new PayloadSpec(family, null, read.time(), false, read.absentTexts()),
                usual.maxAhead(),
                usual.maxAge(),
                usual.clockTolerance(),
                usual.unknownTags(),
                usual.ignored())),
        tags,
        press.oee());
  }

  @Provide
  Arbitrary<String> flat() {
    Arbitrary<String> tag =
        Combinators.combine(names(), values()).as((name, value) -> "\"" + name + "\":" + value);
    Arbitrary<String> time =
        Combinators.combine(Arbitraries.of("ts", "timestamp", "time", "Ts"), times())
            .as((name, value) -> "\"" + name + "\":" + value);
    return Arbitraries.frequencyOf(Tuple.of(6, tag), Tuple.of(1, time))
        .list()
        .ofMaxSize(8)
        .flatMap(members -> separated(members).map(all -> "{" + all + "}"));
  }

  @Provide
  Arbitrary<String> kepware() {
    Arbitrary<String> member =
        Arbitraries.of(
            "\"q\":true", "\"q\":false", "\"q\":1", "\"x\":[1]", "\"v\":2", "\"t\":null");
    Arbitrary<String> reading =
        Combinators.combine(
                Arbitraries.of("", "L1.P7.", "L1.P7/", "L1.P7_", "L1.P8."),
                names(),
                values(),
                times(),
                member.list().ofMaxSize(1))
            .as((device, name, value, time, more) -> {
              List<String> members =
                  new ArrayList<>(
                      List.of(
                          "\"id\":\"" + device + name + "\"", "\"v\":" + value, "\"t\":" + time));
              members.addAll(more);
              return "{" + String.join(",", members) + "}";
            });
    Arbitrary<String> again =
        Arbitraries.frequency(
            Tuple.of(6, ""),
            Tuple.of(1, ",\"values\":[]"),
            Tuple.of(1, ",\"values\":[{\"id\":\"temp\",\"v\":7,\"t\":" + MILLIS + "}]"),
            Tuple.of(1, ",\"timestamp\":1794799999500"));
    return Combinators.combine(
            reading.list().ofMaxSize(6), times(), again, Arbitraries.of("", "{}", " "))
        .flatAs((readings, time, more, after) ->
            separated(readings)
                .map(all ->
                    "{\"timestamp\":" + time + ",\"values\":[" + all + "]" + more + "}" + after));
  }

  private static Arbitrary<String> separated(List<String> parts) {
    return Arbitraries.frequency(Tuple.of(5, ","), Tuple.of(1, " ,\n\t"), Tuple.of(1, ",,"))
        .map(separator -> String.join(separator, parts));
  }

  private static Arbitrary<String> names() {
    return Arbitraries.of(
        "temp",
        "state",
        "part_count",
        "hydraulics",
        "door",
        "program",
        "level",
        "speed",
        "order",
        "ignored",
        "colour",
        "",
        "t\\u0065mp");
  }

  private static Arbitrary<String> times() {
    return Arbitraries.frequencyOf(
        Tuple.of(6, Arbitraries.of(MILLIS, "1794799999500")),
        Tuple.of(
            1,
            Arbitraries.of(
                "\"2026-11-16T03:33:20Z\"",
                "\"2026-10-25 02:30:00\"",
                "1794800000",
                "1794800000.5",
                "1894800000000",
                "1694800000000",
                "-1",
                "null",
                "\"\"",
                "true")));
  }

  private static Arbitrary<String> values() {
    return Arbitraries.oneOf(
        Arbitraries.doubles().between(-1000, 1000).map(String::valueOf),
        Arbitraries.bigDecimals().ofScale(3).map(BigDecimal::toPlainString),
        Arbitraries.longs().map(String::valueOf),
        Arbitraries.integers().between(-5, 100).map(String::valueOf),
        Arbitraries.strings().alpha().ofMaxLength(5).map(text -> "\"" + text + "\""),
        Arbitraries.of(
            "true",
            "false",
            "null",
            "-0",
            "-0.0",
            "01",
            "1.",
            "1e5",
            "1E-400",
            "1e400",
            "NaN",
            "9007199254740993",
            "9007199254740993.5",
            "12345678901234567890",
            "\"1.5\"",
            "\"UNAVAILABLE\"",
            "\"\u00e4\"",
            "\"\\t\"",
            "[1]",
            "{\"level\":\"fault\",\"nativeCode\":1}"));
  }

  private record Outcome(
      List<EnrichedPoint> points,
      List<AlarmObservation> observations,
      List<String> refused,
      Map<String, Long> notes,
      boolean balanced) {}
}
