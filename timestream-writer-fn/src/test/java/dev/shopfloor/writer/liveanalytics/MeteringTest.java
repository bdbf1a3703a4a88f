package dev.shopfloor.writer.liveanalytics;

import static dev.shopfloor.writer.liveanalytics.Writes.reading;
import static dev.shopfloor.writer.liveanalytics.Writes.readings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.timestreamwrite.model.TimestreamWriteException;

class MeteringTest {
  /** The event of AWS's example. */
  private static final WireRecord EVENT =
      new WireRecord(
          List.of(
              new WireRecord.Dimension("region", "us-east-1"),
              new WireRecord.Dimension("az", "1d"),
              new WireRecord.Dimension("vpc", "vpc-1a2b3c4d"),
              new WireRecord.Dimension("hostname", "host-24Gju")),
          "cpu_utilization",
          "35.0",
          "DOUBLE",
          "1602983435238563000",
          "NANOSECONDS",
          null,
          List.of());

  @Test
  void theEventOfTheExampleHas83Bytes() {
    assertThat(Metering.bytes(EVENT)).isEqualTo(83);
  }

  @ParameterizedTest
  @CsvSource({"1, 83, 1", "12, 996, 1", "13, 1079, 2", "100, 8300, 9"})
  void theEventsOfARequestAreSummedUpBeforeTheSumIsRounded(int events, long bytes, long kib) {
    assertThat(Metering.bytes(WireRecord.NOTHING, Collections.nCopies(events, EVENT)))
        .isEqualTo(bytes);
    assertThat(Metering.kib(bytes)).isEqualTo(kib);
  }

  @Test
  void commonAttributesCountOnce() {
    WireRecord common =
        new WireRecord(
            EVENT.dimensions().subList(0, 3),
            EVENT.measureName(),
            null,
            "DOUBLE",
            null,
            "NANOSECONDS",
            5L,
            List.of());
    WireRecord own =
        new WireRecord(
            EVENT.dimensions().subList(3, 4),
            null,
            "35.0",
            null,
            EVENT.time(),
            null,
            null,
            List.of());
    assertThat(Metering.bytes(common)).isEqualTo(49);
    assertThat(Metering.bytes(own)).isEqualTo(34);
    assertThat(Metering.bytes(common, Collections.nCopies(28, own))).isEqualTo(49 + 28 * 34);
  }

  @ParameterizedTest
  @CsvSource({
    "DOUBLE, 1.25, 8",
    "BIGINT, 1, 8",
    "BOOLEAN, false, 1",
    "VARCHAR, grün, 5",
    "TIMESTAMP, 1750000000000, 8"
  })
  void aMeasureHasTheBytesOfItsNameAndOfItsType(String type, String value, long bytes) {
    WireRecord record =
        new WireRecord(
            List.of(),
            null,
            null,
            "MULTI",
            null,
            null,
            null,
            List.of(new Measure("höhe", type, value)));
    assertThat(Metering.bytes(record)).isEqualTo(5 + bytes);
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "1, 1", "1024, 1", "1025, 2", "2048, 2"})
  void aRequestIsChargedInWholeUnits(long bytes, long kib) {
    assertThat(Metering.kib(bytes)).isEqualTo(kib);
  }

  @Test
  void theServiceMetersWhatItTakes() {
    try (Writes writes = new Writes()) {
      // asset, press07, press, t, time and value are 34
      writes.write(readings(100));
      writes.service.then(Fault.throttled(), Fault.internal());
      assertThatExceptionOfType(TimestreamWriteException.class)
          .isThrownBy(() -> writes.write(readings(1)));
      assertThatExceptionOfType(TimestreamWriteException.class)
          .isThrownBy(() -> writes.write(readings(1)));
      writes.rejected(reading(7).build(), reading(7).build());
      assertThat(writes.service.metered())
          .containsExactly(new MeteredRequest(100, 3_400, 0), new MeteredRequest(2, 68, 1));
      assertThat(writes.service.meteredKib()).isEqualTo(5);
    }
  }
}
