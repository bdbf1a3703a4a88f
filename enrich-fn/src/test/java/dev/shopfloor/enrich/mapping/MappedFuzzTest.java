package dev.shopfloor.enrich.mapping;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.enrich.Decoding;
import dev.shopfloor.enrich.Envelope.RawMessage;
import dev.shopfloor.enrich.FlatJsonDecoder;
import dev.shopfloor.enrich.MemorySourceStore;
import dev.shopfloor.enrich.PayloadDecoder;
import dev.shopfloor.model.Quality;
import dev.shopfloor.model.Value;
import dev.shopfloor.plant.Mapping;
import dev.shopfloor.plant.Mapping.Always;
import dev.shopfloor.plant.Mapping.ConditionAt;
import dev.shopfloor.plant.Mapping.Emission;
import dev.shopfloor.plant.Mapping.Emit;
import dev.shopfloor.plant.Mapping.EventRule;
import dev.shopfloor.plant.Mapping.Form;
import dev.shopfloor.plant.Mapping.MemberRule;
import dev.shopfloor.plant.Mapping.Names;
import dev.shopfloor.plant.Mapping.Narrow;
import dev.shopfloor.plant.Mapping.QualityRule;
import dev.shopfloor.plant.Mapping.Samples;
import dev.shopfloor.plant.Mapping.Step;
import dev.shopfloor.plant.Mapping.StepUnit;
import dev.shopfloor.plant.Mapping.UnitRule;
import dev.shopfloor.plant.Mapping.ValueAt;
import dev.shopfloor.plant.Mapping.Wide;
import dev.shopfloor.plant.PayloadSpec;
import dev.shopfloor.plant.PayloadSpec.PayloadFamily;
import dev.shopfloor.plant.Ref;
import dev.shopfloor.plant.TimeSpec;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Whatever comes in, under whatever mapping, nothing throws and what comes out is bounded. */
class MappedFuzzTest {
  static final List<Mapping> MAPPINGS =
      List.of(
          mapping("", new Wide(own("."), true, null, List.of(own("/x"))), null, Names.SENT),
          mapping(
              "/a",
              new Wide(
                  own("/b"),
                  true,
                  new MemberRule(own("/a"), own("/u"), own("/q"), own("/t")),
                  List.of()),
              null,
              Names.SENT),
          mapping("/a/*", new Narrow(own("{/n}.{^/a}"), new ValueAt(own("/v"))), null, Names.SENT),
          mapping("", new Narrow(own("$key"), new ValueAt(own("."))), null, Names.SENT),
          mapping(
              "",
              new Samples(own("/a"), own("=x"), null, new Step(0, own("/dt"), StepUnit.HZ)),
              null,
              Names.SENT),
          mapping("/a", new Samples(own("."), null, own("/t"), null), null, Names.SENT),
          mapping("", new Narrow(own("/n"), new ValueAt(own("/v"))), null, Names.S7_NAMES),
          mapping(
              "",
              new Wide(own("."), false, null, List.of()),
              new EventRule(
                  own("/a"),
                  Map.of(
                      "a", Always.VALUES,
                      "b", Always.IGNORE,
                      "n",
                          new Emit(
                              List.of(
                                  new Emission(
                                      "s",
                                      new ConditionAt(
                                          own("/a"), own("/b"), own("{/n}:{/v}"), null, Map.of()),
                                      null),
                                  new Emission("v", new ValueAt(own("/v")), own("/u")))))),
              Names.SENT));

  @Property(tries = 2000)
  void anyJsonUnderAnyMappingGivesPointsOrReasons(
      @ForAll("json") String json, @ForAll("mappings") Mapping mapping) {
    check(json.getBytes(UTF_8), mapping);
  }

  @Property(tries = 300)
  void anyBytesUnderAnyMappingGiveReasons(
      @ForAll byte[] bytes, @ForAll("mappings") Mapping mapping) {
    check(bytes, mapping);
  }

  @ParameterizedTest
  @FieldSource("MAPPINGS")
  void theLargestMessagesAreReadInBoundedTime(Mapping mapping) {
    String members =
        IntStream.range(0, 9_000)
            .mapToObj(i -> "\"a" + i + "\":1")
            .collect(Collectors.joining(","));
    String long8k = "\"" + "n".repeat(60_000) + "\"";
    for (String json :
        List.of(
            "{" + members + "}",
            "{\"a\":[" + "{},".repeat(40_000) + "{}]}",
            "{\"a\":[[" + "1,".repeat(60_000) + "1]],\"t\":1}",
            "[" + "[],".repeat(40_000) + "[]]",
            "{\"n\":" + long8k + ",\"a\":[" + "{\"n\":1,\"v\":2},".repeat(4_000) + "{}]}",
            "{\"a\":" + long8k + ",\"b\":" + long8k + ",\"v\":1}",
            "{\"a\":".repeat(60) + "{\"b\":1}" + "}".repeat(60))) {
      Assertions.assertTimeout(
          Duration.ofSeconds(20),
          () -> check(json.getBytes(UTF_8), mapping),
          json.substring(0, 20));
    }
  }

  private static void check(byte[] bytes, Mapping mapping) {
    Decoding decoding =
        PayloadDecoder.of(PayloadFamily.MAPPED)
            .decode(
                new RawMessage("a/b", 1_794_800_000_000_000_000L, bytes, null, null, null),
                new PayloadSpec(
                    PayloadFamily.MAPPED,
                    mapping,
                    new TimeSpec(List.of("ts", "t"), ZoneOffset.UTC),
                    false,
                    Set.of("n/a")),
                new MemorySourceStore());

    switch (decoding) {
      case Decoding.Decoded decoded -> {
        assertThat(decoded.points())
            .allSatisfy(point -> {
              assertThat(point.tag().length()).isLessThanOrEqualTo(FlatJsonDecoder.MAX_NAME);
              assertThat(point.time()).isPositive();
              boolean trusted =
                  point.quality() == Quality.GOOD || point.quality() == Quality.UNCERTAIN;
              assertThat(trusted && point.value() instanceof Value.Absent).isFalse();
            });
        assertThat(decoded.problems())
            .allSatisfy(problem -> assertThat(problem.message().length()).isLessThan(400));
      }
      case Decoding.Refused refused -> assertThat(refused.message()).hasSizeBetween(1, 400);
      case Decoding.Ignored ignored -> assertThat(ignored.kind()).isIn("event", "metadata");
      case Decoding.Parked parked -> assertThat(parked.message()).hasSizeLessThan(400);
    }
  }

  @Provide
  Arbitrary<Mapping> mappings() {
    return Arbitraries.of(MAPPINGS);
  }

  @Provide
  Arbitrary<String> json() {
    return value(4);
  }

  private static Arbitrary<String> value(int depth) {
    Arbitrary<String> scalar =
        Arbitraries.of(
            "1",
            "-2.5e3",
            "1794800000",
            "1e999",
            "NaN",
            "12345678901234567890",
            "null",
            "true",
            "\"\"",
            "\"-\"",
            "\"n/a\"",
            "\"a\"",
            "\"b\"",
            "\"n\"",
            "\"Fault\"",
            "\"37.1 °C\"",
            "\"2026-11-16T03:33:20Z\"",
            "\"bad\"",
            "0",
            "192",
            "\"" + "y".repeat(300) + "\"");
    if (depth == 0) {
      return scalar;
    }
    Arbitrary<String> inner = Arbitraries.lazy(() -> value(depth - 1));
    Arbitrary<String> name =
        Arbitraries.of(
            "a",
            "b",
            "n",
            "v",
            "u",
            "q",
            "t",
            "ts",
            "dt",
            "x",
            "level",
            "nativeCode",
            "connections",
            "",
            "a_unit",
            "z".repeat(200));
    Arbitrary<String> object =
        net.jqwik.api.Combinators.combine(name, inner)
            .as((key, member) -> '"' + key + "\":" + member)
            .list()
            .ofMaxSize(5)
            .map(members -> members.stream().collect(Collectors.joining(",", "{", "}")));
    Arbitrary<String> array =
        inner
            .list()
            .ofMaxSize(4)
            .map(items -> items.stream().collect(Collectors.joining(",", "[", "]")));
    return Arbitraries.oneOf(scalar, object, object, array);
  }

  private static Mapping mapping(
      String records, Form form, @Nullable EventRule events, Names names) {
    return new Mapping(
        records.isEmpty() ? List.of() : List.of((Ref.Own) own(records)),
        own("/u"),
        new Ref.First(List.of(own("/t"), own("^/t"))),
        own("/dt"),
        new QualityRule(own("/q"), Map.of("a", Quality.STALE)),
        new UnitRule(List.of("{name}_unit"), own("^/u"), true, true, own("/u")),
        form,
        events,
        names);
  }

  private static Ref own(String text) {
    return Ref.parse(text);
  }
}
