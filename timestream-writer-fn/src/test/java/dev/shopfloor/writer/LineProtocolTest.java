package dev.shopfloor.writer;

import static dev.shopfloor.writer.Readings.NOON;
import static dev.shopfloor.writer.Readings.PRESS;
import static dev.shopfloor.writer.Readings.point;
import static dev.shopfloor.writer.Readings.record;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.model.AssetContext;
import dev.shopfloor.model.EnrichedPoint;
import dev.shopfloor.model.Point;
import dev.shopfloor.model.Quality;
import dev.shopfloor.model.Value;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineProtocolTest {
  @Test
  void aRecordIsOneLineWithTagsAndFieldsInTheOrderOfTheirNames() throws IOException {
    StoreRecord record =
        record(
            PRESS,
            point("parts", NOON, new Value.Whole(17)),
            point("oilTemp", NOON, 48.25),
            point("running", NOON, new Value.Truth(true)),
            point("program", NOON, new Value.Text("A \"7\"\\")));
    assertThat(line(record))
        .isEqualTo(
            "press,area=stamping,asset=press07,line=line1,site=berlin "
                + "oilTemp=48.25,parts=17i,program=\"A \\\"7\\\"\\\\\",running=true "
                + "1750000000000000000\n");
  }

  @Test
  void aWholeNumberNeverBecomesAFloatNorLosesADigit() throws IOException {
    assertThat(line(record("n", NOON, new Value.Whole(9_007_199_254_740_993L))))
        .contains(" n=9007199254740993i ");
    assertThat(line(record("n", NOON, new Value.Whole(Long.MIN_VALUE))))
        .contains(" n=-9223372036854775808i ");
    assertThat(line(record("n", NOON, new Value.Real(5)))).contains(" n=5.0 ");
  }

  @Test
  void anEmptyAreaIsLeftOut() throws IOException {
    AssetContext context = new AssetContext("berlin", "", "line1", "press07", "press", "m1");
    assertThat(line(record(context, point("t", NOON, 1))))
        .startsWith("press,asset=press07,line=line1,site=berlin t=1.0");
  }

  @Test
  void anUncertainValueIsWrittenWithItsQuality() throws IOException {
    assertThat(line(record(PRESS, of(new Value.Real(3), Quality.UNCERTAIN))))
        .contains(" t=3.0,t_q=\"UNCERTAIN\" ");
  }

  @Test
  void aBadOrStaleValueIsNotWrittenAsAValue() throws IOException {
    assertThat(line(record(PRESS, of(new Value.Real(3), Quality.BAD)))).contains(" t_q=\"BAD\" ");
    assertThat(line(record(PRESS, of(new Value.Real(3), Quality.STALE))))
        .contains(" t_q=\"STALE\" ");
  }

  @Test
  void aPointWithoutValueLeavesAMarkSoThatTheGapIsSeen() throws IOException {
    assertThat(line(record(PRESS, of(Value.ABSENT, Quality.GOOD)))).contains(" t_q=\"ABSENT\" ");
    assertThat(line(record(PRESS, of(Value.ABSENT, Quality.UNCERTAIN))))
        .contains(" t_q=\"UNCERTAIN\" ");
  }

  @Test
  void aTagThatIsNamedLikeAQualityKeepsItsName() throws IOException {
    StoreRecord record =
        record(PRESS, of(new Value.Real(3), Quality.UNCERTAIN), point("t_q", NOON, 7));
    assertThat(line(record)).contains(" t=3.0,t_q=7.0 ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "new\nline",
        "return\r",
        "tab\t",
        "nul\0",
        "ends in \\",
        "a\\,b",
        "a\\=b",
        "a\\ b",
        "a\\\"b",
        "a\\\\b",
        "half \uD83D pair",
        "\uDE00",
        ""
      })
  void aNameThatNoLineCanHoldIsNamed(String name) {
    assertThat(unfit(record(name, NOON, new Value.Real(1)))).startsWith("tag ");
    AssetContext context = new AssetContext("s", null, "l", "a", name, "m1");
    assertThat(unfit(record(context, point("t", NOON, 1)))).startsWith("machine type ");
  }

  @Test
  void aMachineTypeThatWouldBeACommentIsNamed() {
    AssetContext context = new AssetContext("s", null, "l", "a", "#press", "m1");
    assertThat(unfit(record(context, point("t", NOON, 1)))).contains("begins with #");
  }

  @Test
  void aTagThatIsNamedLikeATagOfTheSeriesIsNamed() {
    assertThat(unfit(record("line", NOON, new Value.Real(1))))
        .contains("tag \"line\" has the name of a store's tag");
  }

  @Test
  void aTextWithHalfAPairOfSurrogatesIsNamedBecauseNoEncodingHoldsIt() {
    assertThat(unfit(record("t", NOON, new Value.Text("a\uD800b"))))
        .isEqualTo(
            "tag \"t\" holds a text with half of a surrogate pair; mend the text at its source");
    assertThat(unfit(record("t", NOON, new Value.Text("a\uDE00\uD83D"))))
        .contains("half of a surrogate pair");
    assertThat(unfit(record("t", NOON, new Value.Text("\uD83D\uDE00")))).isNull();
  }

  @Property(tries = 500)
  void whatIsWrittenIsReadBackExactly(
      @ForAll("names") String measurement,
      @ForAll("names") String asset,
      @ForAll("fields") Map<String, Value> fields,
      @ForAll long time)
      throws IOException {
    AssetContext context = new AssetContext("berlin", null, "line 1", asset, measurement, "m1");
    StoreRecord record =
        record(
            context,
            fields.entrySet().stream()
                .map(field -> point(field.getKey(), time, field.getValue()))
                .toArray(EnrichedPoint[]::new));
    assertThat(unfit(record)).isNull();

    LineReader.Line read = LineReader.read(line(record)).getFirst();

    assertThat(read.measurement()).isEqualTo(measurement);
    assertThat(read.tags())
        .containsExactly(
            Map.entry("asset", asset), Map.entry("line", "line 1"), Map.entry("site", "berlin"));
    assertThat(read.time()).isEqualTo(time);
    Map<String, Object> expected = new TreeMap<>();
    fields.forEach((tag, value) -> expected.put(tag, plain(value)));
    assertThat(List.copyOf(read.fields().entrySet())).isEqualTo(List.copyOf(expected.entrySet()));
  }

  @Provide
  Arbitrary<String> names() {
    return Arbitraries.strings()
        .withChars(",= \"\\abcü漢_#'-/.:")
        .ofMinLength(1)
        .ofMaxLength(12)
        .filter(name -> !name.matches("#.*|.*\\\\([,= \"\\\\].*)?"));
  }

  @Provide
  Arbitrary<Map<String, Value>> fields() {
    Arbitrary<Value> values =
        Arbitraries.oneOf(
            Arbitraries.doubles().map(Value.Real::new),
            Arbitraries.longs().map(Value.Whole::new),
            Arbitraries.of(true, false).map(Value.Truth::new),
            Arbitraries.strings()
                .withChars("\"\\\n\r\t ,=aü漢\0")
                .ofMaxLength(20)
                .map(Value.Text::new),
            Arbitraries.strings()
                .ofMaxLength(20)
                .filter(text -> text.codePoints().noneMatch(c -> c >= 0xD800 && c < 0xE000))
                .map(Value.Text::new));
    return Arbitraries.maps(names().filter(name -> !name.endsWith("_q")), values)
        .ofMinSize(1)
        .ofMaxSize(5);
  }

  private static Object plain(Value value) {
    return switch (value) {
      case Value.Real(double real) -> real;
      case Value.Whole(long whole) -> whole;
      case Value.Truth(boolean truth) -> truth;
      case Value.Text(String text) -> text;
      case Value.Absent absent -> throw new IllegalArgumentException();
    };
  }

  private static EnrichedPoint of(Value value, Quality quality) {
    return point("t", NOON, value, quality, Point.NO_SEQUENCE);
  }

  private static @Nullable String unfit(StoreRecord record) {
    return LineProtocol.unfit(record, LineDialect.INFLUXDB);
  }

  private static String line(StoreRecord record) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new Lines(List.of(record), LineDialect.INFLUXDB).writeTo(out, 0);
    return out.toString(StandardCharsets.UTF_8);
  }
}
