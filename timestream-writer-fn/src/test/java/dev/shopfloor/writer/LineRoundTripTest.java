package dev.shopfloor.writer;

import static dev.shopfloor.writer.Readings.NOON;
import static dev.shopfloor.writer.Readings.point;
import static dev.shopfloor.writer.Readings.record;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.model.AssetContext;
import dev.shopfloor.model.EnrichedPoint;
import dev.shopfloor.model.Value;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** What is written is what is read, or it is refused and the refusal says what to do. */
class LineRoundTripTest {
  @Property(tries = 1_000)
  void aRecordReadsBackEqualOrIsRefusedWithTheMend(
      @ForAll("names") String measurement,
      @ForAll("names") String asset,
      @ForAll("names") String line,
      @ForAll("fields") Map<String, Value> fields,
      @ForAll long time)
      throws IOException {
    StoreRecord record =
        record(
            new AssetContext("berlin", null, line, asset, measurement, "m1"),
            points(fields, time).toArray(EnrichedPoint[]::new));
    String unfit = LineProtocol.unfit(record, LineDialect.INFLUXDB);
    if (unfit != null) {
      assertThat(unfit).containsAnyOf("in the plant file", "at its source");
      return;
    }

    List<LineReader.Line> lines = LineReader.read(utf8(bytes(record)));

    assertThat(lines).hasSize(1);
    LineReader.Line read = lines.getFirst();
    assertThat(read.measurement()).isEqualTo(measurement);
    // a tag with an empty value is no tag of the series
    Map<String, String> tags =
        new TreeMap<>(Map.of("asset", asset, "line", line, "site", "berlin"));
    tags.values().removeIf(String::isEmpty);
    assertThat(List.copyOf(read.tags().entrySet())).isEqualTo(List.copyOf(tags.entrySet()));
    assertThat(read.time()).isEqualTo(time);
    Map<String, Object> expected = new TreeMap<>();
    fields.forEach((tag, value) -> expected.put(tag, plain(value)));
    assertThat(List.copyOf(read.fields().entrySet())).isEqualTo(List.copyOf(expected.entrySet()));
  }

  @Property(tries = 200)
  void theSamePointsGiveTheSameBytesInWhateverOrderTheyCome(
      @ForAll("fields") Map<String, Value> fields, @ForAll Random random) throws IOException {
    AssetContext context = new AssetContext("s", "a", "l", "m", "press", "m1");
    List<EnrichedPoint> points = points(fields, NOON);
    StoreRecord one = record(context, points.toArray(EnrichedPoint[]::new));
    Collections.shuffle(points, random);
    StoreRecord other = record(context, points.toArray(EnrichedPoint[]::new));
    assertThat(bytes(other)).isEqualTo(bytes(one));
  }

  /** Most of them fit; the others have whatever may stand in a name. */
  @Provide
  Arbitrary<String> names() {
    Arbitrary<String> plain =
        Arbitraries.strings().withChars(",= \"abcü漢_'-/.:").ofMinLength(1).ofMaxLength(12);
    return Arbitraries.frequencyOf(
        Tuple.of(40, plain),
        Tuple.of(5, plain.map(name -> name + "\uD83D\uDE00")),
        Tuple.of(
            1, Arbitraries.strings().withChars("\\,= \"a#\n\r\t\0\uD83D\uDE00").ofMaxLength(6)),
        Tuple.of(1, Arbitraries.strings().ofMaxLength(6)));
  }

  @Provide
  Arbitrary<Map<String, Value>> fields() {
    Arbitrary<Value> values =
        Arbitraries.frequencyOf(
            Tuple.of(3, Arbitraries.doubles().map(Value.Real::new)),
            Tuple.of(3, Arbitraries.longs().map(Value.Whole::new)),
            Tuple.of(1, Arbitraries.of(true, false).map(Value.Truth::new)),
            Tuple.of(
                5,
                Arbitraries.strings()
                    .withChars("\"\\\n\r\t ,=aü漢\0")
                    .ofMaxLength(20)
                    .map(Value.Text::new)),
            Tuple.of(1, Arbitraries.strings().ofMaxLength(20).map(Value.Text::new)));
    return Arbitraries.maps(names().filter(name -> !name.endsWith("_q")), values)
        .ofMinSize(1)
        .ofMaxSize(5);
  }

  private static List<EnrichedPoint> points(Map<String, Value> fields, long time) {
    List<EnrichedPoint> points = new ArrayList<>();
    fields.forEach((tag, value) -> points.add(point(tag, time, value)));
    return points;
  }

  private static byte[] bytes(StoreRecord record) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new Lines(List.of(record), LineDialect.INFLUXDB).writeTo(out, 0);
    return out.toByteArray();
  }

  /** Fails on bytes that are no UTF-8, where a constructor would put something in their place. */
  private static String utf8(byte[] bytes) throws CharacterCodingException {
    return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
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
}
