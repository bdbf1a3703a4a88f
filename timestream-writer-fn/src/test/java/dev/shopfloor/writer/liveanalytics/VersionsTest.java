package dev.shopfloor.writer.liveanalytics;

import static dev.shopfloor.writer.liveanalytics.Writes.NOW;
import static dev.shopfloor.writer.liveanalytics.Writes.dimension;
import static dev.shopfloor.writer.liveanalytics.Writes.measure;
import static dev.shopfloor.writer.liveanalytics.Writes.reading;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.timestreamwrite.model.MeasureValueType;
import software.amazon.awssdk.services.timestreamwrite.model.Record;
import software.amazon.awssdk.services.timestreamwrite.model.RejectedRecord;

class VersionsTest {
  @AutoClose private final Writes writes = new Writes();

  @Test
  void aHigherVersionReplacesTheRecordAsAWhole() {
    writes.write(
        reading()
            .measureValues(
                measure("t", MeasureValueType.DOUBLE, "1"),
                measure("u", MeasureValueType.DOUBLE, "2"))
            .build());
    writes.write(reading(3).version(2L).build());
    assertThat(writes.row()).isEqualTo(new Row(2, Map.of("t", 3.0)));
  }

  @Test
  void theSameRecordAgainIsTakenAndChangesNothing() {
    writes.write(reading(1).version(5L).build());
    assertThat(writes.write(reading(1).version(5L).build()).total()).isEqualTo(1);
    assertThat(writes.row()).isEqualTo(new Row(5, Map.of("t", 1.0)));
  }

  @Test
  void aHigherVersionOfTheSameValueIsKept() {
    writes.write(reading(1).version(5L).build());
    writes.write(reading(1).version(9L).build());
    assertThat(writes.row().version()).isEqualTo(9);
  }

  @Test
  void anotherValueOfTheSameVersionIsRejectedAndNoVersionIsTold() {
    writes.write(reading(1).build());
    RejectedRecord rejected = writes.rejected(reading(2).build()).getFirst();
    assertThat(rejected.existingVersion()).isNull();
    assertThat(rejected.reason())
        .isEqualTo(
            "A record already exists with the same time, dimensions, measure name, and record"
                + " version. A higher record version must be specified in order to update the"
                + " measure value. Specifying record version is supported by the latest SDKs.");
    assertThat(writes.row()).isEqualTo(new Row(1, Map.of("t", 1.0)));
  }

  @ParameterizedTest
  @ValueSource(doubles = {1, 2})
  void aLowerVersionIsRejectedWithTheOneThatIsThereWhateverItsValue(double value) {
    writes.write(reading(1).version(200L).build());
    RejectedRecord rejected = writes.rejected(reading(value).version(2L).build()).getFirst();
    assertThat(rejected.existingVersion()).isEqualTo(200);
    assertThat(rejected.reason())
        .isEqualTo(
            "The record version 2 is lower than the existing version 200. A higher version is"
                + " required to update the measure value.");
    assertThat(writes.row().version()).isEqualTo(200);
  }

  @Test
  void aRecordIsKnownByDimensionsTimeAndMeasureName() {
    writes.write(reading(1).build());
    writes.write(
        reading(2).time(Long.toString(NOW.toEpochMilli() + 1)).build(),
        reading(3).measureName("other").build(),
        reading(4).dimensions(dimension("asset", "press08")).build(),
        reading(5).dimensions(dimension("asset", "press07"), dimension("a", "b")).build(),
        reading(6).dimensions(List.of()).build());
    assertThat(writes.service.dump()).hasSize(6);
  }

  @Test
  void neitherTheUnitOfTimeNorTheOrderOfDimensionsMakesAnotherRecord() {
    writes.write(
        reading(1).dimensions(dimension("a", "1"), dimension("b", "2")).version(1L).build());
    writes.write(
        reading(2)
            .dimensions(dimension("b", "2"), dimension("a", "1"))
            .time(Long.toString(NOW.getEpochSecond()))
            .timeUnit("SECONDS")
            .version(2L)
            .build());
    assertThat(writes.row()).isEqualTo(new Row(2, Map.of("t", 2.0)));
  }

  @Test
  void allButTheRejectedRecordsOfARequestAreTaken() {
    Record[] records = Writes.readings(100);
    writes.write(records[41].toBuilder().version(9L).build());
    assertThat(writes.rejected(records))
        .extracting(RejectedRecord::recordIndex)
        .containsExactly(41);
    assertThat(writes.service.dump()).hasSize(100);
  }

  @Test
  void aKeyTwiceInOneRequestIsNoticed() {
    writes.write(reading(1).version(1L).build(), reading(2).version(2L).build());
    assertThat(writes.row()).isEqualTo(new Row(2, Map.of("t", 2.0)));
    assertThat(writes.service.metered())
        .extracting(MeteredRequest::repeatedKeys)
        .containsExactly(1);
  }

  @Test
  void theRecordsOfARequestMayBeTakenInAnyOrder() {
    writes.service.disorder(new SecondFirst());
    assertThat(writes.rejected(reading(1).version(1L).build(), reading(2).version(2L).build()))
        .extracting(RejectedRecord::recordIndex)
        .containsExactly(0);
    assertThat(writes.row().version()).isEqualTo(2);
  }

  @Test
  void theMagneticStoreRefusesAnUpdateOnlyInItsErrorReport() {
    writes.service.retention(Retention.USUAL.withMagneticWrites());
    Record.Builder late =
        reading(1).time(Long.toString(NOW.minus(Duration.ofDays(1)).toEpochMilli()));
    writes.write(late.version(5L).build());
    Record lower =
        late.measureValues(measure("t", MeasureValueType.DOUBLE, "2")).version(4L).build();
    assertThat(writes.write(lower).magneticStore()).isEqualTo(1);
    assertThat(writes.row()).isEqualTo(new Row(5, Map.of("t", 1.0)));
    assertThat(writes.service.errorReports())
        .containsExactly(new ErrorReport(writes.service.dump().firstKey(), 4, 5));
  }

  /** Shuffles two so that they change places. */
  private static final class SecondFirst extends Random {
    private static final long serialVersionUID = 1L;

    @Override
    public int nextInt(int bound) {
      return 0;
    }
  }
}
