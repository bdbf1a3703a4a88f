package dev.shopfloor.enrich;

import static dev.shopfloor.enrich.TimeReader.INVALID;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeReaderTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final long FIRST = 1_262_304_000L;
  private static final long LAST = 9_214_646_399L;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1794800000",
        "1794800000000",
        "1794800000000000",
        "1794800000000000000",
        "1.7948e9",
        "1794800000.0",
        "2026-11-16T03:33:20Z",
        "2026-11-16t03:33:20z",
        "2026-11-16 03:33:20.0000000+00:00",
        "2026-11-16T04:33:20+01:00",
        "2026-11-16T04:33:20+0100",
        "2026-11-16T04:33:20+01",
        "2026-11-16T04:33:20.000 +01:00",
        "2026-11-16T04:33:20",
        " 2026-11-16 04:33:20.000 "
      })
  void everyFormOfOneInstantIsTheSameInstant(String text) {
    assertThat(TimeReader.ofText(text, BERLIN)).isEqualTo(1_794_800_000_000_000_000L);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "   ",
        "yesterday",
        "0",
        "-1794800000",
        "2009-12-31T23:59:59Z",
        "1262303999",
        "2262-01-01T00:00:00Z",
        "9999999999999999999",
        "1e999999999",
        "1e-999999999",
        "1794800000,5",
        "2026-02-29T00:00:00Z",
        "2026-13-01T00:00:00Z",
        "2026-11-16",
        "2026-11-16T24:00:00Z",
        "2026-11-16T05:60:00Z",
        "2026-11-16T03:33:20.Z",
        "2026-11-16T03:33:20.1234567890Z",
        "2026-11-16T03:33:20+19:00",
        "2026-11-16T03:33:20+1",
        "2026-11-16T03:33:20ZZ",
        "16/11/2026 05:33:20",
        "٢٠٢٦-11-16T03:33:20Z"
      })
  void whatIsNoTimeOrBefore2010IsInvalid(String text) {
    assertThat(TimeReader.ofText(text, BERLIN)).isEqualTo(INVALID);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-10-25T02:30:00, 2026-10-25T00:30:00Z",
    "2026-03-29T02:30:00, 2026-03-29T01:30:00Z",
    "2026-07-01T12:00:00, 2026-07-01T10:00:00Z"
  })
  void aTimeWithoutAZoneIsThatOfTheSource(String local, String instant) {
    assertThat(TimeReader.ofText(local, BERLIN)).isEqualTo(nanos(Instant.parse(instant)));
  }

  @Test
  void decimalsOfSecondsKeepEveryNanosecond() {
    assertThat(TimeReader.ofText("1794800000.123456789", BERLIN))
        .isEqualTo(1_794_800_000_123_456_789L);
    assertThat(TimeReader.ofText("1794800000123.456789", BERLIN))
        .isEqualTo(1_794_800_000_123_456_789L);
  }

  @Property
  void isoTextIsReadAsJavaReadsIt(
      @ForAll @LongRange(min = FIRST, max = LAST) long second,
      @ForAll @IntRange(max = 999_999_999) int nano,
      @ForAll @IntRange(max = 9) int digits,
      @ForAll @IntRange(min = -18 * 60, max = 18 * 60) int offsetMinutes) {
    OffsetDateTime time =
        Instant.ofEpochSecond(second, nano).atOffset(ZoneOffset.ofTotalSeconds(offsetMinutes * 60));
    DateTimeFormatterBuilder format =
        new DateTimeFormatterBuilder().appendPattern("yyyy-MM-dd'T'HH:mm:ss");
    if (digits > 0) {
      format.appendFraction(ChronoField.NANO_OF_SECOND, digits, digits, true);
    }
    String text = time.format(format.appendOffsetId().toFormatter(Locale.ROOT));
    Instant wanted = OffsetDateTime.parse(text).toInstant();

    assertThat(TimeReader.ofText(text, BERLIN)).isEqualTo(nanos(wanted));
  }

  @Property
  void localTextIsReadAsJavaReadsIt(
      @ForAll @LongRange(min = FIRST + 86_400, max = LAST - 86_400) long second) {
    LocalDateTime local = LocalDateTime.ofEpochSecond(second, 0, ZoneOffset.UTC);

    assertThat(TimeReader.ofText(local.toString(), BERLIN))
        .isEqualTo(nanos(local.atZone(BERLIN).toInstant()));
  }

  @Property
  void numbersAreReadByTheirMagnitude(
      @ForAll @LongRange(min = FIRST, max = LAST) long second,
      @ForAll @IntRange(max = 999_999_999) int nano) {
    long millis = second * 1_000 + nano / 1_000_000;
    long micros = second * 1_000_000 + nano / 1_000;
    long nanos = second * 1_000_000_000 + nano;

    assertThat(TimeReader.ofNumber(second)).isEqualTo(second * 1_000_000_000);
    assertThat(TimeReader.ofNumber(millis)).isEqualTo(millis * 1_000_000);
    assertThat(TimeReader.ofNumber(micros)).isEqualTo(micros * 1_000);
    assertThat(TimeReader.ofNumber(nanos)).isEqualTo(nanos);
    assertThat(TimeReader.ofText(BigDecimal.valueOf(nanos, 9).toPlainString(), BERLIN))
        .isEqualTo(nanos);
  }

  @Property
  void anyTextIsATimeOrInvalid(@ForAll String text) {
    long read = TimeReader.ofText(text, BERLIN);

    assertThat(read == INVALID || read >= FIRST * 1_000_000_000).isTrue();
  }

  private static long nanos(Instant instant) {
    return instant.getEpochSecond() * 1_000_000_000 + instant.getNano();
  }
}
