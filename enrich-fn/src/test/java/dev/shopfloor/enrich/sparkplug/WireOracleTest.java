package dev.shopfloor.enrich.sparkplug;

import static dev.shopfloor.enrich.sparkplug.Edge.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.shopfloor.enrich.Decoding;
import dev.shopfloor.enrich.Decoding.Decoded;
import dev.shopfloor.enrich.Decoding.Refused;
import dev.shopfloor.enrich.MemorySourceStore;
import dev.shopfloor.model.Flag;
import dev.shopfloor.model.Point;
import dev.shopfloor.model.Quality;
import dev.shopfloor.model.Value;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.eclipse.tahu.SparkplugInvalidTypeException;
import org.eclipse.tahu.message.SparkplugBPayloadDecoder;
import org.eclipse.tahu.message.SparkplugBPayloadEncoder;
import org.eclipse.tahu.message.model.DataSet.DataSetBuilder;
import org.eclipse.tahu.message.model.DataSetDataType;
import org.eclipse.tahu.message.model.File;
import org.eclipse.tahu.message.model.Metric.MetricBuilder;
import org.eclipse.tahu.message.model.MetricDataType;
import org.eclipse.tahu.message.model.PropertyDataType;
import org.eclipse.tahu.message.model.PropertySet.PropertySetBuilder;
import org.eclipse.tahu.message.model.PropertyValue;
import org.eclipse.tahu.message.model.Row;
import org.eclipse.tahu.message.model.SparkplugBPayload;
import org.eclipse.tahu.message.model.SparkplugBPayload.SparkplugBPayloadBuilder;
import org.eclipse.tahu.message.model.Template.TemplateBuilder;
import org.eclipse.tahu.util.CompressionAlgorithm;
import org.eclipse.tahu.util.GZipUtil;
import org.eclipse.tahu.util.PayloadUtil;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the reference library writes, we read as it does. */
class WireOracleTest {
  /**
   * A metric of the library's.
   *
   * @param value null for is_null
   * @param quality null for none
   */
  record Sample(
      String name,
      MetricDataType type,
      @Nullable Object value,
      boolean historical,
      @Nullable Integer quality,
      @Nullable String unit) {
    org.eclipse.tahu.message.model.Metric metric() {
      try {
        PropertySetBuilder properties = new PropertySetBuilder();
        properties.addProperty(
            "nested",
            new PropertyValue<>(
                PropertyDataType.PropertySet,
                new PropertySetBuilder()
                    .addProperty("engUnit", new PropertyValue<>(PropertyDataType.String, "no"))
                    .createPropertySet()));
        if (quality != null) {
          properties.addProperty("Quality", new PropertyValue<>(PropertyDataType.Int32, quality));
        }
        if (unit != null) {
          properties.addProperty("engUnit", new PropertyValue<>(PropertyDataType.String, unit));
        }
        return new MetricBuilder(name, type, value)
            .timestamp(new Date(START - 5))
            .isHistorical(historical)
            .properties(properties.createPropertySet())
            .createMetric();
      } catch (SparkplugInvalidTypeException wrong) {
        throw new AssertionError(name, wrong);
      }
    }
  }

  @Property(tries = 300)
  void everyTypeKeepsItsValueItsTimeItsUnitAndItsQuality(@ForAll("samples") List<Sample> samples)
      throws Exception {
    SparkplugBPayloadBuilder builder = new SparkplugBPayloadBuilder(3L);
    builder.setTimestamp(new Date(START));
    samples.forEach(sample -> builder.addMetric(sample.metric()));
    byte[] bytes = encode(builder.createPayload());
    List<Point> points = points(bytes);

    SparkplugBPayload read = new SparkplugBPayloadDecoder().buildFromByteArray(bytes, null);
    assertThat(points).hasSameSizeAs(samples);
    for (int at = 0; at < samples.size(); at++) {
      Sample sample = samples.get(at);
      Point point = points.get(at);
      Quality quality =
          sample.value() == null
              ? sample.quality() != null && sample.quality() == 500 ? Quality.STALE : Quality.BAD
              : quality(sample.quality());
      boolean counts = quality == Quality.GOOD;
      Object oracle = read.getMetrics().get(at).getValue();
      assertThat(oracle == null).as("is_null in the library").isEqualTo(sample.value() == null);
      assertThat(point.value()).isEqualTo(counts ? value(oracle) : Value.ABSENT);
      assertThat(point.tag()).isEqualTo(sample.name());
      assertThat(point.device()).isEqualTo("Line3Edge");
      assertThat(point.quality()).isEqualTo(quality);
      assertThat(point.unit()).isEqualTo(sample.unit());
      assertThat(point.time()).isEqualTo(Edge.nanos(START - 5));
      assertThat(Flag.HISTORICAL.in(point.flags())).isEqualTo(sample.historical());
    }
  }

  @Provide
  Arbitrary<List<Sample>> samples() {
    Arbitrary<Sample> sample =
        Combinators.combine(
                typed(),
                Arbitraries.of(true, false, false, false),
                Arbitraries.of(true, false),
                Arbitraries.of(0, 192, 500).injectNull(0.6),
                Arbitraries.of("°C", "mm/s", "psi").injectNull(0.5))
            .as((typed, none, historical, quality, unit) ->
                new Sample(
                    "",
                    (MetricDataType) typed.get(0),
                    none ? null : typed.get(1),
                    historical,
                    quality,
                    unit));
    return sample
        .list()
        .ofMaxSize(12)
        .map(all -> {
          List<Sample> named = new ArrayList<>();
          for (Sample each : all) {
            named.add(
                new Sample(
                    "metric/" + named.size(),
                    each.type(),
                    each.value(),
                    each.historical(),
                    each.quality(),
                    each.unit()));
          }
          return named;
        });
  }

  private static Arbitrary<List<Object>> typed() {
    return Arbitraries.oneOf(
        of(MetricDataType.Int8, Arbitraries.bytes()),
        of(MetricDataType.Int16, Arbitraries.shorts()),
        of(MetricDataType.Int32, Arbitraries.integers()),
        of(MetricDataType.Int64, Arbitraries.longs()),
        of(MetricDataType.UInt8, Arbitraries.shorts().between((short) 0, (short) 255)),
        of(MetricDataType.UInt16, Arbitraries.integers().between(0, 65_535)),
        of(MetricDataType.UInt32, Arbitraries.longs().between(0, 4_294_967_295L)),
        of(
            MetricDataType.UInt64,
            Arbitraries.bigIntegers().between(BigInteger.ZERO, new BigInteger("f".repeat(16), 16))),
        of(MetricDataType.Float, Arbitraries.floats()),
        of(MetricDataType.Double, Arbitraries.doubles()),
        of(MetricDataType.Boolean, Arbitraries.of(true, false)),
        of(MetricDataType.String, Arbitraries.strings().ofMaxLength(40)),
        of(MetricDataType.Text, Arbitraries.of("", "ä", "°C\n", "𝄞")),
        of(MetricDataType.UUID, Arbitraries.of("89abcdef-0123-4567-89ab-cdef01234567")),
        of(MetricDataType.DateTime, Arbitraries.longs().between(0, 1L << 50).map(Date::new)));
  }

  private static Arbitrary<List<Object>> of(MetricDataType type, Arbitrary<?> values) {
    return values.map(value -> List.of(type, value));
  }

  private static Quality quality(@Nullable Integer code) {
    return code == null || code == 192 ? Quality.GOOD : code == 0 ? Quality.BAD : Quality.STALE;
  }

  /** The library's value as ours. */
  private static Value value(Object oracle) {
    return switch (oracle) {
      case Boolean truth -> new Value.Truth(truth);
      case String text -> new Value.Text(text);
      case Float real -> new Value.Real(real);
      case Double real -> new Value.Real(real);
      case Date date -> new Value.Whole(date.getTime());
      case BigInteger whole when whole.bitLength() > 63 -> new Value.Text(whole.toString());
      case BigInteger whole -> new Value.Whole(whole.longValueExact());
      case Number whole -> new Value.Whole(whole.longValue());
      default -> throw new AssertionError(oracle.getClass());
    };
  }

  @Test
  void templatesAreFlattenedAndDefinitionsOfThemAreNoValues() throws Exception {
    TemplateBuilder inner =
        new TemplateBuilder()
            .templateRef("Axis")
            .addMetric(new MetricBuilder("Load", MetricDataType.Double, 41.5).createMetric());
    TemplateBuilder outer =
        new TemplateBuilder()
            .templateRef("Spindle")
            .addMetric(
                new MetricBuilder("Speed", MetricDataType.Int16, (short) -900).createMetric())
            .addMetric(
                new MetricBuilder("Z", MetricDataType.Template, inner.createTemplate())
                    .createMetric());
    TemplateBuilder definition =
        new TemplateBuilder()
            .definition(true)
            .addMetric(new MetricBuilder("Speed", MetricDataType.Int16, (short) 0).createMetric());
    List<Point> points =
        points(
            encode(
                new SparkplugBPayloadBuilder(0L)
                    .setTimestamp(new Date(START))
                    .addMetric(
                        new MetricBuilder(
                                "Spindle1", MetricDataType.Template, outer.createTemplate())
                            .createMetric())
                    .addMetric(
                        new MetricBuilder(
                                "_types_/Spindle",
                                MetricDataType.Template,
                                definition.createTemplate())
                            .createMetric())
                    .createPayload()));

    assertThat(points)
        .extracting(Point::tag, Point::value)
        .containsExactly(
            tuple("Spindle1/Speed", new Value.Whole(-900)),
            tuple("Spindle1/Z/Load", new Value.Real(41.5)));
  }

  @Test
  void tablesBytesFilesAndArraysAreNoPointsAndTheRestGoesOn() throws Exception {
    Decoded decoded =
        decoded(
            encode(
                new SparkplugBPayloadBuilder(0L)
                    .setTimestamp(new Date(START))
                    .addMetric(
                        new MetricBuilder(
                                "table",
                                MetricDataType.DataSet,
                                new DataSetBuilder(1)
                                    .addColumnName("a")
                                    .addType(DataSetDataType.Int32)
                                    .addRow(
                                        new Row(
                                            List.of(
                                                new org.eclipse.tahu.message.model.Value<>(
                                                    DataSetDataType.Int32, 1))))
                                    .createDataSet())
                            .createMetric())
                    .addMetric(
                        new MetricBuilder("bytes", MetricDataType.Bytes, new byte[] {1})
                            .createMetric())
                    .addMetric(
                        new MetricBuilder(
                                "file", MetricDataType.File, new File("f", new byte[] {1}))
                            .createMetric())
                    .addMetric(
                        new MetricBuilder("array", MetricDataType.Int32Array, new Integer[] {1, 2})
                            .createMetric())
                    .addMetric(new MetricBuilder("good", MetricDataType.Int32, 7).createMetric())
                    .createPayload()));

    assertThat(decoded.points()).extracting(Point::tag).containsExactly("good");
    assertThat(decoded.problems())
        .extracting(problem -> problem.tag() + ": " + problem.message())
        .allMatch(text -> text.endsWith("; one number, text or truth is wanted"))
        .satisfiesExactly(
            table -> assertThat(table).startsWith("table: the value is a data set"),
            bytes -> assertThat(bytes).startsWith("bytes: the value is bytes"),
            file -> assertThat(file).startsWith("file: the value is"),
            array -> assertThat(array).startsWith("array: the value is"));
  }

  @ParameterizedTest
  @EnumSource
  void aCompressedPayloadIsTheOneInside(CompressionAlgorithm algorithm) throws Exception {
    SparkplugBPayload inside =
        new SparkplugBPayloadBuilder(4L)
            .setTimestamp(new Date(START))
            .addMetric(
                new MetricBuilder("a", MetricDataType.Int32, -5)
                    .timestamp(new Date(START))
                    .createMetric())
            .createPayload();
    SparkplugBPayload packed = PayloadUtil.compress(inside, algorithm, false);

    assertThat(points(encode(packed)))
        .extracting(Point::tag, Point::value, Point::time)
        .containsExactly(tuple("a", new Value.Whole(-5), Edge.nanos(START)));
    packed.setBody(new byte[] {1, 2, 3});
    assertThat(Edge.decode(Edge.message("NBIRTH", START, encode(packed)), new MemorySourceStore()))
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.message()).contains("cannot be unpacked"));
    packed.setBody(GZipUtil.compress(new byte[Compression.MOST_BYTES + 1]));
    assertThat(Edge.decode(Edge.message("NBIRTH", START, encode(packed)), new MemorySourceStore()))
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.message()).contains("more than"));
  }

  @Test
  void theRebirthCommandIsWhatTheLibraryReads() throws Exception {
    RebirthCommand command = RebirthCommand.to(Edge.SOURCE, Edge.nanos(START)).orElseThrow();
    SparkplugBPayload read =
        new SparkplugBPayloadDecoder().buildFromByteArray(command.payload(), null);

    assertThat(command.topic()).isEqualTo("spBv1.0/PlantA/NCMD/Line3Edge");
    assertThat(read.getTimestamp()).isEqualTo(new Date(START));
    assertThat(read.getMetrics())
        .singleElement()
        .satisfies(metric -> {
          assertThat(metric.getName()).isEqualTo("Node Control/Rebirth");
          assertThat(metric.getDataType()).isEqualTo(MetricDataType.Boolean);
          assertThat(metric.getValue()).isEqualTo(true);
        });
    assertThat(RebirthCommand.to("opcua:server", 0)).isEmpty();
  }

  private static byte[] encode(SparkplugBPayload payload) throws IOException {
    return new SparkplugBPayloadEncoder().getBytes(payload, false);
  }

  private static List<Point> points(byte[] bytes) {
    Decoded decoded = decoded(bytes);
    assertThat(decoded.problems()).isEmpty();
    return decoded.points();
  }

  private static Decoded decoded(byte[] bytes) {
    Decoding decoding =
        Edge.decode(Edge.message("NBIRTH", START + 3, bytes), new MemorySourceStore());
    assertThat(decoding).isInstanceOf(Decoded.class);
    return (Decoded) decoding;
  }

  @Test
  void aTextThatIsNoUtf8IsReadAsFarAsItIs() {
    byte[] bytes =
        Edge.payload(START, 0, Edge.born("name", 1, DataType.STRING).setStringValue("x"))
            .build()
            .toByteArray();
    String text = new String(bytes, StandardCharsets.ISO_8859_1).replace("\u0001x", "\u0001\u00ff");

    assertThat(points(text.getBytes(StandardCharsets.ISO_8859_1)))
        .extracting(Point::value)
        .containsExactly(new Value.Text("\ufffd"));
  }
}
