package dev.shopfloor.enrich;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.ledger.Subject;
import dev.shopfloor.testing.TestPlant;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever comes in, nothing throws and every record is accounted for. */
class FuzzTest {
  private static final String VALID =
      """
      {"timestamp":"2026-11-16T03:33:20.123Z","temp":98.6,"state":"1","part_count":9007199254740993,
      "hydraulics":{"level":"Fault","nativeCode":"149","qualifier":"HIGH","text":"a \\u00e4 \\" b"},
      "door":true,"program":null,"ignored":[1,-2.5e3,{"a":"b"}],"colour":"red","x":NaN}
      """;

  @Property
  void anyBytesBalance(@ForAll byte[] payload) {
    check(payload, false);
  }

  @Property(tries = 3000)
  void aDamagedMessageBalances(@ForAll("damaged") byte[] payload) {
    check(payload, false);
  }

  @Property
  void anyJsonObjectIsReadToItsEnd(@ForAll("objects") String payload) {
    check(payload.getBytes(UTF_8), true);
  }

  private static void check(byte[] payload, boolean json) {
    Enrichment into = new Enrichment();
    new Enricher(TestPlant.directory(), new MemorySourceStore())
        .enrich(Messages.message(payload), into);

    assertThat(into.ledger().balanced()).isTrue();
    assertThat(into.ledger().taken(Subject.MESSAGES)).isOne();
    assertThat(into.quarantined()).allSatisfy(kept -> assertThat(kept.bytes()).isSameAs(payload));
    if (json) {
      assertThat(into.quarantined())
          .noneMatch(kept -> kept.reason() == dev.shopfloor.model.Reason.MALFORMED_JSON);
    }
  }

  @Provide
  Arbitrary<byte[]> damaged() {
    byte[] valid = VALID.getBytes(UTF_8);
    Arbitrary<Edit> edit =
        Combinators.combine(
                Arbitraries.integers().between(0, valid.length - 1),
                Arbitraries.bytes(),
                Arbitraries.integers().between(0, 2))
            .as(Edit::new);
    return edit.list().ofMinSize(1).ofMaxSize(6).map(edits -> damage(valid, edits));
  }

  private static byte[] damage(byte[] valid, List<Edit> edits) {
    byte[] bytes = valid.clone();
    int length = bytes.length;
    for (Edit edit : edits) {
      switch (edit.kind()) {
        case 0 -> bytes[edit.at()] = edit.value();
        case 1 -> length = Math.min(length, edit.at());
        default -> System.arraycopy(bytes, 0, bytes, edit.at(), bytes.length - edit.at());
      }
    }
    return java.util.Arrays.copyOf(bytes, length);
  }

  @Provide
  Arbitrary<String> objects() {
    Arbitrary<String> name =
        Arbitraries.of(
            "timestamp",
            "ts",
            "temp",
            "state",
            "part_count",
            "hydraulics",
            "door",
            "program",
            "ignored",
            "x");
    Arbitrary<String> field =
        Combinators.combine(name, values(2)).as((n, v) -> '"' + n + "\":" + v);
    return field.list().ofMaxSize(8).map(fields -> "{" + String.join(",", fields) + "}");
  }

  private static Arbitrary<String> values(int depth) {
    Arbitrary<String> scalar =
        Arbitraries.of(
            "null",
            "true",
            "0",
            "-0.0",
            "1e400",
            "1E-400",
            "NaN",
            "-INF",
            "\"\"",
            "\"NaN\"",
            "\"UNAVAILABLE\"",
            "\"1.5\"",
            "12345678901234567890",
            "\"2026-11-16T03:33:20Z\"",
            "1794800000",
            "\"\\ud83d\"",
            "{\"level\":\"fault\",\"nativeCode\":1}");
    if (depth == 0) {
      return scalar;
    }
    Arbitrary<String> inner = values(depth - 1);
    return Arbitraries.oneOf(
        scalar,
        inner.list().ofMaxSize(3).map(list -> "[" + String.join(",", list) + "]"),
        inner.map(value -> "{\"level\":" + value + "}"));
  }

  private record Edit(int at, byte value, int kind) {}
}
