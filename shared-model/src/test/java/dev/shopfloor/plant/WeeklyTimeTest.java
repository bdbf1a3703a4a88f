package dev.shopfloor.plant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WeeklyTimeTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  @Test
  void aNightOverMidnightRunsUntilItsEndAndNotLonger() {
    WeeklyTime night = weekly(DayOfWeek.FRIDAY, "22:00", 8);

    assertThat(end(night, "2026-11-20T21:59:59+01:00")).isNull();
    assertThat(end(night, "2026-11-20T22:00:00+01:00")).isEqualTo("2026-11-21T05:00Z");
    assertThat(end(night, "2026-11-21T05:59:59+01:00")).isEqualTo("2026-11-21T05:00Z");
    assertThat(end(night, "2026-11-21T06:00:00+01:00")).isNull();
  }

  @Test
  void aBeginningThatTheClockSkipsIsAsMuchLater() {
    WeeklyTime early = weekly(DayOfWeek.SUNDAY, "02:30", 2);

    assertThat(end(early, "2026-03-29T03:29:59+02:00")).isNull();
    assertThat(end(early, "2026-03-29T03:30:00+02:00")).isEqualTo("2026-03-29T03:30Z");
  }

  @Test
  void aBeginningThatTheClockHasTwiceIsTheFirst() {
    WeeklyTime early = weekly(DayOfWeek.SUNDAY, "02:30", 2);

    assertThat(end(early, "2026-10-25T02:30:00+02:00")).isEqualTo("2026-10-25T02:30Z");
    assertThat(end(early, "2026-10-25T03:29:59+01:00")).isEqualTo("2026-10-25T02:30Z");
    assertThat(end(early, "2026-10-25T03:30:00+01:00")).isNull();
  }

  @Test
  void aWholeWeekNeverEndsForLongAndWhereTwoMeetTheLaterOneCounts() {
    WeeklyTime always = weekly(DayOfWeek.MONDAY, "06:00", 7 * 24);

    assertThat(end(always, "2026-11-23T05:59:59+01:00")).isEqualTo("2026-11-23T05:00Z");
    assertThat(end(always, "2026-11-23T06:00:00+01:00")).isEqualTo("2026-11-30T05:00Z");
  }

  @Test
  void aTimeWithoutDaysOrLongerThanAWeekIsNone() {
    assertThatThrownBy(() -> weekly(DayOfWeek.MONDAY, "06:00", 7 * 24 + 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new WeeklyTime(Set.of(), LocalTime.NOON, 1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static WeeklyTime weekly(DayOfWeek day, String at, int hours) {
    return new WeeklyTime(Set.of(day), LocalTime.parse(at), Duration.ofHours(hours).toNanos());
  }

  private static @Nullable String end(WeeklyTime weekly, String time) {
    long end =
        weekly.end(OffsetDateTime.parse(time).toInstant().toEpochMilli() * 1_000_000L, BERLIN);
    return end == 0
        ? null
        : Instant.ofEpochMilli(end / 1_000_000L).atOffset(ZoneOffset.UTC).toString();
  }
}
