package dev.shopfloor.writer.liveanalytics;

import static dev.shopfloor.writer.liveanalytics.Writes.NOW;
import static dev.shopfloor.writer.liveanalytics.Writes.dimension;
import static dev.shopfloor.writer.liveanalytics.Writes.measure;
import static dev.shopfloor.writer.liveanalytics.Writes.reading;
import static dev.shopfloor.writer.liveanalytics.Writes.readings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.timestreamwrite.model.Dimension;
import software.amazon.awssdk.services.timestreamwrite.model.MeasureValueType;
import software.amazon.awssdk.services.timestreamwrite.model.Record;
import software.amazon.awssdk.services.timestreamwrite.model.ResourceNotFoundException;
import software.amazon.awssdk.services.timestreamwrite.model.ValidationException;

class RequestRulesTest {
  @AutoClose private final Writes writes = new Writes();

  @Test
  void aRequestTakes100RecordsAndCountsThem() {
    assertThat(writes.write(readings(100)))
        .satisfies(
            ingested -> assertThat(ingested.total()).isEqualTo(100),
            ingested -> assertThat(ingested.memoryStore()).isEqualTo(100),
            ingested -> assertThat(ingested.magneticStore()).isZero());
    assertThat(writes.service.dump()).hasSize(100);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 101})
  void aRequestOfAnotherSizeIsRefused(int count) {
    assertThat(writes.refusal(readings(count))).isEqualTo("1 to 100 records, not " + count);
    assertThat(writes.service.requests()).containsExactly(count);
  }

  @Test
  void aTableThatIsNotThereIsNotFound() {
    assertThatExceptionOfType(ResourceNotFoundException.class)
        .isThrownBy(() ->
            writes.client.writeRecords(write ->
                write
                    .databaseName(FakeLiveAnalytics.DATABASE)
                    .tableName("other")
                    .records(readings(1))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ab", "with blank", "späh"})
  void aTableThatCannotBeIsRefused(String name) {
    assertThatExceptionOfType(ValidationException.class)
        .isThrownBy(() ->
            writes.client.writeRecords(write ->
                write
                    .databaseName(FakeLiveAnalytics.DATABASE)
                    .tableName(name)
                    .records(readings(1))));
  }

  @Test
  void commonAttributesAreMergedIntoEachRecord() {
    writes.writeWith(
        reading().dimensions(dimension("site", "berlin")).version(7L).build(),
        Record.builder()
            .dimensions(dimension("asset", "a"))
            .measureValues(measure("t", MeasureValueType.DOUBLE, "1.5"))
            .build(),
        Record.builder().measureValues(measure("u", MeasureValueType.BIGINT, "2")).build());
    long time = NOW.toEpochMilli() * 1_000_000;
    assertThat(writes.service.dump())
        .isEqualTo(
            Map.of(
                RowKey.of("press", time, "asset", "a", "site", "berlin"),
                new Row(7, Map.of("t", 1.5)),
                RowKey.of("press", time, "site", "berlin"),
                new Row(7, Map.of("u", 2L))));
  }

  @Test
  void commonMeasuresBelongToEachRecord() {
    writes.writeWith(
        reading().measureValues(measure("shift", MeasureValueType.VARCHAR, "early")).build(),
        Record.builder().measureValues(measure("t", MeasureValueType.DOUBLE, "1.5")).build());
    assertThat(writes.row().measures()).isEqualTo(Map.of("shift", "early", "t", 1.5));
  }

  @Test
  void aDimensionInTheCommonAttributesAndInARecordIsRefused() {
    assertThat(
            writes.refusal(
                common -> common.dimensions(dimension("asset", "press07")), reading(1).build()))
        .isEqualTo("dimension asset twice");
  }

  @Test
  void whatTheCommonAttributesAndARecordSayDifferentlyIsRefused() {
    assertThat(writes.refusal(common -> common.version(2L), reading(1).version(3L).build()))
        .isEqualTo("Version is 2 in the common attributes and 3 in a record");
  }

  @Test
  void aRecordWithOneMeasureHasItsValueUnderItsMeasureName() {
    writes.write(
        Record.builder()
            .measureName("temperature")
            .measureValue("21.5")
            .time(Long.toString(NOW.toEpochMilli()))
            .build());
    assertThat(writes.service.dump())
        .isEqualTo(
            Map.of(
                RowKey.of("temperature", NOW.toEpochMilli() * 1_000_000),
                new Row(1, Map.of("measure_value", 21.5))));
  }

  @Test
  void aRecordHasEitherOneMeasureOrSeveral() {
    assertThat(writes.refusal(reading(1).measureValue("1").build()))
        .isEqualTo("MeasureValue in a record of type MULTI");
    assertThat(writes.refusal(reading(1).measureValueType(MeasureValueType.DOUBLE).build()))
        .isEqualTo("MeasureValues in a record that is not of type MULTI");
    assertThat(writes.refusal(reading().build()))
        .isEqualTo("no measures in a record of type MULTI");
    assertThat(writes.refusal(reading().measureValueType(MeasureValueType.BIGINT).build()))
        .isEqualTo("MeasureValue is missing");
  }

  @Test
  void aMeasureTwiceInARecordIsRefused() {
    assertThat(
            writes.refusal(
                reading()
                    .measureValues(
                        measure("t", MeasureValueType.DOUBLE, "1"),
                        measure("t", MeasureValueType.DOUBLE, "1"))
                    .build()))
        .isEqualTo("column t twice");
  }

  @Test
  void aMeasureNamedLikeADimensionOfItsRecordIsRefused() {
    assertThat(
            writes.refusal(
                reading()
                    .measureValues(measure("asset", MeasureValueType.VARCHAR, "press07"))
                    .build()))
        .isEqualTo("column asset twice");
  }

  @Test
  void aRecordWithoutMeasureNameIsRefused() {
    assertThat(writes.refusal(reading(1).measureName(null).build()))
        .isEqualTo("MeasureName is missing");
  }

  @Test
  void aDimensionNeedsAValueAndIsAText() {
    assertThat(writes.refusal(reading(1).dimensions(dimension("area", "")).build()))
        .isEqualTo("dimension area without value");
    assertThat(
            writes.refusal(
                reading(1)
                    .dimensions(
                        Dimension.builder()
                            .name("area")
                            .value("1")
                            .dimensionValueType("BIGINT")
                            .build())
                    .build()))
        .isEqualTo("a dimension of type BIGINT");
  }

  @Test
  void aRecordHasAtMost128Dimensions() {
    assertThat(
            writes.refusal(
                reading(1)
                    .dimensions(
                        IntStream.range(0, 129).mapToObj(at -> dimension("d" + at, "1")).toList())
                    .build()))
        .isEqualTo("at most 128 dimensions");
  }

  @Test
  void aVersionStartsAtOne() {
    assertThat(writes.refusal(reading(1).version(0L).build()))
        .isEqualTo("Version must be 1 or greater, not 0");
    writes.write(reading(1).build());
    assertThat(writes.row().version()).isEqualTo(1);
  }

  @Test
  void oneWrongRecordCostsTheWholeRequest() {
    Record[] records = readings(100);
    records[41] = reading(Double.NaN).build();
    writes.refusal(records);
    assertThat(writes.service.dump()).isEmpty();
    assertThat(writes.service.metered()).isEmpty();
  }
}
