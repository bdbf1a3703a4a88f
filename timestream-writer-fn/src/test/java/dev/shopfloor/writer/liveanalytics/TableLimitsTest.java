package dev.shopfloor.writer.liveanalytics;

import static dev.shopfloor.writer.liveanalytics.Writes.dimension;
import static dev.shopfloor.writer.liveanalytics.Writes.measure;
import static dev.shopfloor.writer.liveanalytics.Writes.reading;
import static dev.shopfloor.writer.liveanalytics.Writes.readings;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.timestreamwrite.model.Dimension;
import software.amazon.awssdk.services.timestreamwrite.model.MeasureValue;
import software.amazon.awssdk.services.timestreamwrite.model.MeasureValueType;
import software.amazon.awssdk.services.timestreamwrite.model.Record;
import software.amazon.awssdk.services.timestreamwrite.model.RejectedRecord;

/** What the table refuses of a single record, be it too large or unlike all that came before. */
class TableLimitsTest {
  @AutoClose private final Writes writes = new Writes();

  @Test
  void aRecordHasAtMost256Measures() {
    writes.write(reading().measureValues(truths(0, 256)).build());
    assertThat(writes.reason(reading().measureValues(truths(0, 257)).build()))
        .isEqualTo("The record has more than 256 measures.");
  }

  @Test
  void aTableHasAtMost1024MeasuresOverItsLife() {
    for (int from = 0; from < 1_024; from += 256) {
      writes.write(reading().version(from + 1L).measureValues(truths(from, 256)).build());
    }
    assertThat(writes.reason(reading(1).version(2_000L).build()))
        .isEqualTo("The table would have more than 1024 measures.");
    writes.write(reading().version(2_001L).measureValues(truths(0, 256)).build());
  }

  @Test
  void aTableHasAtMost128DimensionsOverItsLife() {
    writes.write(reading(1).dimensions(dimensions(0, 100)).build());
    writes.write(reading(1).dimensions(dimensions(100, 28)).build());
    assertThat(writes.reason(reading(1).dimensions(dimension("one more", "1")).build()))
        .isEqualTo("The table would have more than 128 dimensions.");
    writes.write(reading(1).dimensions(dimensions(64, 64)).build());
  }

  @Test
  void aTableHasAtMost8192MeasureNamesOverItsLife() {
    for (int from = 0; from < 8_192; from += 64) {
      writes.write(
          IntStream.range(from, from + 64)
              .mapToObj(at -> reading(1).measureName("m" + at).build())
              .toArray(Record[]::new));
    }
    assertThat(writes.reason(reading(1).measureName("one more").build()))
        .isEqualTo("The table would have more than 8192 measure names.");
    writes.write(reading(2).measureName("m0").version(2L).build());
  }

  @Test
  void aRecordHasAtMost2048BytesOfNamesAndValues() {
    // asset, press07, press, t and the time are 26
    writes.write(text(2_022));
    assertThat(writes.reason(text(2_023))).isEqualTo("The record is larger than 2 KB.");
  }

  @Test
  void aNumberTakesAtLeastItsEightBytes() {
    List<MeasureValue> many =
        IntStream.range(0, 170)
            .mapToObj(at -> measure("%04d".formatted(at), MeasureValueType.BIGINT, "1"))
            .toList();
    assertThat(writes.reason(reading().measureValues(many).build()))
        .isEqualTo("The record is larger than 2 KB.");
  }

  @Test
  void theDimensionsOfASeriesHaveAtMost2048Bytes() {
    assertThat(writes.reason(reading(1).dimensions(dimension("asset", "x".repeat(2_044))).build()))
        .isEqualTo("The dimensions of the record are larger than 2 KB.");
  }

  @Test
  void aMeasureKeepsItsTypeAndCostsOnlyTheRecordThatHasAnother() {
    Record[] records = readings(100);
    records[41] =
        records[41].toBuilder().measureValues(measure("t", MeasureValueType.BIGINT, "1")).build();
    assertThat(writes.rejected(records))
        .singleElement()
        .satisfies(
            one -> assertThat(one.recordIndex()).isEqualTo(41),
            one -> assertThat(one.reason()).isEqualTo("Column t has type DOUBLE, not BIGINT."));
    assertThat(writes.service.dump()).hasSize(99);
  }

  @Test
  void aMeasureNameKeepsItsType() {
    writes.write(reading(1).build());
    assertThat(
            writes.reason(
                reading().measureValueType(MeasureValueType.DOUBLE).measureValue("1").build()))
        .isEqualTo("Measure name press has type MULTI, not DOUBLE.");
  }

  @Test
  void aNameIsEitherADimensionOrAMeasure() {
    writes.write(reading(1).build());
    assertThat(
            writes.reason(
                reading()
                    .dimensions(dimension("t", "x"))
                    .measureValues(measure("u", MeasureValueType.DOUBLE, "1"))
                    .build()))
        .isEqualTo("Column t is a measure, not a dimension.");
    assertThat(
            writes.reason(
                reading()
                    .dimensions(List.of())
                    .measureValues(measure("asset", MeasureValueType.VARCHAR, "x"))
                    .build()))
        .isEqualTo("Column asset is a dimension, not a measure.");
  }

  @Test
  void aRejectedRecordLeavesNoColumns() {
    writes.service.knows("typed", "VARCHAR");
    writes.reason(
        reading()
            .measureValues(
                measure("new", MeasureValueType.DOUBLE, "1"),
                measure("typed", MeasureValueType.DOUBLE, "1"))
            .build());
    assertThat(
            writes
                .write(
                    reading().measureValues(measure("new", MeasureValueType.BIGINT, "1")).build())
                .total())
        .isEqualTo(1);
  }

  @Test
  void eachRejectedRecordIsNamed() {
    Record[] records = readings(5);
    records[1] = text(2_048);
    records[3] = text(2_048);
    assertThat(writes.rejected(records))
        .extracting(RejectedRecord::recordIndex)
        .containsExactly(1, 3);
  }

  private static Record text(int length) {
    return reading()
        .measureValues(measure("t", MeasureValueType.VARCHAR, "x".repeat(length)))
        .build();
  }

  private static List<MeasureValue> truths(int from, int count) {
    return IntStream.range(from, from + count)
        .mapToObj(at -> measure("" + (char) (0x100 + at), MeasureValueType.BOOLEAN, "true"))
        .toList();
  }

  private static List<Dimension> dimensions(int from, int count) {
    return IntStream.range(from, from + count).mapToObj(at -> dimension("d" + at, "1")).toList();
  }
}
