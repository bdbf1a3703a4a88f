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
