package dev.shopfloor.enrich;

import static dev.shopfloor.enrich.TimeReader.INVALID;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.model.Flag;
import dev.shopfloor.plant.TimeSpec;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
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
        "2026-11-16T03:33:20,000Z",
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
        "2026-11-16T03:33.5Z",
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

  @ParameterizedTest
  @CsvSource({
    // the clock is put back: the first of the two hours counts
    "Europe/Berlin,       2026-10-25T01:59:59, 2026-10-24T23:59:59Z, false",
    "Europe/Berlin,       2026-10-25T02:00:00, 2026-10-25T00:00:00Z, true",
    "Europe/Berlin,       2026-10-25T02:59:59.5, 2026-10-25T00:59:59.5Z, true",
    "Europe/Berlin,       2026-10-25T03:00:00, 2026-10-25T02:00:00Z, false",
    "America/New_York,    2026-11-01T01:30:00, 2026-11-01T05:30:00Z, true",
    "America/New_York,    2026-11-01T02:00:00, 2026-11-01T07:00:00Z, false",
    "Australia/Lord_Howe, 2026-04-05T01:45:00, 2026-04-04T14:45:00Z, true",
    "Australia/Lord_Howe, 2026-04-05T02:00:00, 2026-04-04T15:30:00Z, false",
    // the clock is put forward: the time moves on by as much
    "Europe/Berlin,       2026-03-29T02:00:00, 2026-03-29T01:00:00Z, true",
    "Europe/Berlin,       2026-03-29T02:30:00, 2026-03-29T01:30:00Z, true",
    "Europe/Berlin,       2026-03-29T03:00:00, 2026-03-29T01:00:00Z, false",
    "America/New_York,    2026-03-08T02:30:00, 2026-03-08T07:30:00Z, true",
    "Australia/Lord_Howe, 2026-10-04T02:15:00, 2026-10-03T15:45:00Z, true",
    "Australia/Lord_Howe, 2026-10-04T02:30:00, 2026-10-03T15:30:00Z, false",
    "Etc/UTC,             2026-10-25T02:30:00, 2026-10-25T02:30:00Z, false",
  })
  void whereTheClockChangesALocalTimeIsGuessed(
      ZoneId zone, String local, String instant, boolean guessed) {
    long reading = TimeReader.read(local, new TimeSpec(List.of(), zone));

    assertThat(TimeReader.nanos(reading)).isEqualTo(nanos(Instant.parse(instant)));
    assertThat(TimeReader.guessed(reading)).isEqualTo(guessed);
    assertThat(EventTime.flags(reading)).isEqualTo(guessed ? Flag.TIME_GUESSED.bit() : 0);
    assertThat(TimeReader.read(instant, new TimeSpec(List.of(), zone)))
        .as("a zone that is named leaves nothing to guess")
        .isEqualTo(nanos(Instant.parse(instant)));
  }

  @Property
  void aLocalTimeIsGuessedWhereItHasNotOneOffset(
      @ForAll @LongRange(min = FIRST + 86_400, max = 4_102_444_800L) long second,
      @ForAll("zones") ZoneId zone) {
    LocalDateTime any = LocalDateTime.ofEpochSecond(second, 0, ZoneOffset.UTC);
    ZoneOffsetTransition next = zone.getRules().nextTransition(any.toInstant(ZoneOffset.UTC));
    LocalDateTime near = next.getDateTimeBefore().plusSeconds(second % 7_200 - 3_600);
    for (LocalDateTime local : List.of(any, near)) {
      long reading = TimeReader.read(local.toString(), new TimeSpec(List.of(), zone));

      assertThat(TimeReader.nanos(reading))
          .isEqualTo(nanos(ZonedDateTime.ofLocal(local, zone, null).toInstant()));
      assertThat(TimeReader.guessed(reading))
          .isEqualTo(zone.getRules().getValidOffsets(local).size() != 1);
    }
  }

  @Provide
  Arbitrary<ZoneId> zones() {
    return Arbitraries.of("Europe/Berlin", "America/New_York", "Australia/Lord_Howe")
        .map(ZoneId::of);
  }

  @ParameterizedTest
  @CsvSource({
    "SECONDS, 1794800000, 1794800000000000000",
    "SECONDS, 1794800000.25, 1794800000250000000",
    "MILLIS,  1794800000000, 1794800000000000000",
    "MICROS,  1794800000000000, 1794800000000000000",
    "NANOS,   1794800000000000001, 1794800000000000001",
  })
  void aUnitThatIsSaidIsNotGuessed(TimeSpec.Unit unit, String sent, long nanos) {
    TimeSpec spec = new TimeSpec(List.of(), BERLIN, unit, List.of());

    assertThat(TimeReader.read(sent, spec)).isEqualTo(nanos);
    if (!sent.contains(".")) {
      assertThat(TimeReader.read(Long.parseLong(sent), spec)).isEqualTo(nanos);
    }
    assertThat(TimeReader.read("17948", spec)).isEqualTo(INVALID);
  }

  @Test
  void whatIsEarlierThanTheSourceCanSendIsInvalid() {
    TimeSpec old = new TimeSpec(List.of(), BERLIN, TimeSpec.Unit.AUTO, List.of(), 0);

    assertThat(TimeReader.read(17, old)).isEqualTo(17_000_000_000L);
    assertThat(TimeReader.read("2003-10-22T12:06:24Z", old)).isEqualTo(1_066_824_384_000_000_000L);
    assertThat(TimeReader.read(-1, old)).isEqualTo(INVALID);
    assertThat(TimeReader.read("1969-12-31T23:59:59Z", old)).isEqualTo(INVALID);
    assertThat(TimeReader.ofNumber(17)).isEqualTo(INVALID);
    assertThat(TimeReader.problem("17", new TimeSpec(List.of(), BERLIN)))
        .startsWith("17 is no time from 2010-01-01T00:00:00Z on");
  }

  @ParameterizedTest
  @CsvSource({
    "16/11/2026 04:33:20, false",
    "16/11/2026 04:33:20.5, false",
    "20261116043320, false",
    "Nov 16 2026  4:33:20 AM, false",
    "nov 16 2026  4:33:20 am, false",
    "2026-11-16T03:33:20Z, false",
    "1794800000, false",
    "16.11.2026 04:33:20 +0100, false",
  })
  void aPatternOfThePlantFileIsTriedBeforeTheUsualForms(String sent, boolean guessed) {
    TimeSpec spec = patterns();
    long wanted = 1_794_800_000_000_000_000L + (sent.endsWith(".5") ? 500_000_000L : 0);

    assertThat(TimeReader.nanos(TimeReader.read(sent, spec))).isEqualTo(wanted);
    assertThat(TimeReader.guessed(TimeReader.read(sent, spec))).isEqualTo(guessed);
  }

  @Test
  void aPatternKnowsTheChangesOfTheClockAndNoDayThatIsNone() {
    TimeSpec spec = patterns();

    assertThat(TimeReader.read(20_261_116_043_320L, spec)).isEqualTo(1_794_800_000_000_000_000L);
    assertThat(TimeReader.guessed(TimeReader.read("25/10/2026 02:30:00", spec))).isTrue();
    assertThat(TimeReader.read("31/02/2026 02:30:00", spec)).isEqualTo(INVALID);
    assertThat(TimeReader.read("16/11/2009 02:30:00", spec)).isEqualTo(INVALID);
    assertThat(TimeReader.read("16/11/2026 02:30:00 x", spec)).isEqualTo(INVALID);
  }

  private static TimeSpec patterns() {
    return new TimeSpec(
        List.of(),
        BERLIN,
        TimeSpec.Unit.AUTO,
        List.of(
            "dd/MM/yyyy HH:mm:ss[.S]",
            "yyyyMMddHHmmss",
            "MMM d yyyy pph:mm:ss a",
            "dd.MM.yyyy HH:mm:ss Z"));
  }

  @Property
  void anythingIsATimeOrInvalidAlsoByPatterns(@ForAll String text, @ForAll long number) {
    TimeSpec spec = patterns();

    assertThat(List.of(TimeReader.read(text, spec), TimeReader.read(number, spec)))
        .allSatisfy(reading ->
            assertThat(reading == INVALID || TimeReader.nanos(reading) >= FIRST * 1_000_000_000)
                .isTrue());
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
