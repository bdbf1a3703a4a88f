package dev.shopfloor.writer.liveanalytics;

import static dev.shopfloor.writer.liveanalytics.Writes.NOW;
import static dev.shopfloor.writer.liveanalytics.Writes.reading;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.timestreamwrite.model.Record;
import software.amazon.awssdk.services.timestreamwrite.model.RecordsIngested;

class RetentionTest {
  private static final Duration MILLISECOND = Duration.ofMillis(1);

  @AutoClose private final Writes writes = new Writes();

  @ParameterizedTest
  @CsvSource({
    "SECONDS, 1749999600",
    "MILLISECONDS, 1749999600000",
    "MICROSECONDS, 1749999600000000",
    "NANOSECONDS, 1749999600000000000",
    ", 1749999600000"
  })
  void anInstantIsTheSameInEachUnit(String unit, String time) {
    writes.write(reading(1).time(time).timeUnit(unit).build());
    assertThat(writes.service.dump())
        .containsOnlyKeys(RowKey.of("press", 1_749_999_600_000_000_000L, "asset", "press07"));
  }

  @Test
  void aNanosecondIsKept() {
    writes.write(reading(1).time("1750000000000000001").timeUnit("NANOSECONDS").build());
    assertThat(writes.service.dump().firstKey().time()).isEqualTo(1_750_000_000_000_000_001L);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1.5", "-1", "1e3", "now", "92233720368547758070"})
  void whatIsNoWholeNumberOfNanosecondsIsRefused(String time) {
    assertThat(writes.refusal(reading(1).time(time).build()))
        .isEqualTo("Invalid time for record: " + time);
  }

  @Test
  void aRecordWithoutTimeOrWithAnotherUnitIsRefused() {
    assertThat(writes.refusal(reading(1).time(null).build())).isEqualTo("Time is missing");
    assertThat(writes.refusal(reading(1).timeUnit("HOURS").build()))
        .isEqualTo("no unit of time: HOURS");
  }

  @Test
  void aRecordMayBeLessThan15MinutesAhead() {
    Instant ahead = NOW.plus(Duration.ofMinutes(15));
    writes.write(at(ahead.minus(MILLISECOND)));
    assertThat(writes.reason(at(ahead))).contains("outside the time range", "memory store");
  }

  @Test
  void aRecordOlderThanTheMemoryStoreIsRejectedAndTheOthersAreTaken() {
    Instant oldest = NOW.minus(FakeLiveAnalytics.MEMORY_STORE);
    assertThat(writes.rejected(at(oldest), at(oldest.minus(MILLISECOND)), at(NOW)))
        .singleElement()
        .satisfies(
            one -> assertThat(one.recordIndex()).isEqualTo(1),
            one -> assertThat(one.existingVersion()).isNull(),
            one ->
                assertThat(one.reason())
                    .isEqualTo(
                        "The record timestamp is outside the time range [2025-06-15T09:00:00Z,"
                            + " 2025-06-15T15:15:00Z) of the memory store."));
    assertThat(writes.service.dump()).hasSize(2);
  }

  @Test
  void withMagneticWritesALateRecordGoesToTheMagneticStore() {
    writes.service.retention(Retention.USUAL.withMagneticWrites());
    RecordsIngested ingested =
        writes.write(at(NOW.minus(FakeLiveAnalytics.MEMORY_STORE).minus(MILLISECOND)), at(NOW));
    assertThat(List.of(ingested.total(), ingested.memoryStore(), ingested.magneticStore()))
        .containsExactly(2, 1, 1);
    assertThat(writes.service.dump()).hasSize(2);
  }

  @Test
  void withMagneticWritesTooThereIsAnOldestAndANewestRecord() {
    writes.service.retention(new Retention(Duration.ofHours(1), Duration.ofDays(1), true));
    assertThat(writes.reason(at(NOW.minus(Duration.ofDays(1)).minus(MILLISECOND))))
        .contains("outside the time range", "magnetic store");
    assertThat(writes.reason(at(NOW.plus(Duration.ofMinutes(15)))))
        .contains("outside the time range");
  }

  private static Record at(Instant time) {
    return reading(1).time(Long.toString(time.toEpochMilli())).build();
  }
}
