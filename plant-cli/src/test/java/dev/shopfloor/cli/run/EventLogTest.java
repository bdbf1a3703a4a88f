package dev.shopfloor.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.cli.local.bus.BusEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventLogTest {
  @TempDir Path folder;

  private final List<BusEvent> told = new ArrayList<>();

  @Test
  void theNextStartFindsTheEventsOfTheLastNewestFirst() throws IOException {
    try (EventLog log = EventLog.open(folder, told::add)) {
      log.accept(event(1));
      log.accept(event(2));
    }

    try (EventLog log = EventLog.open(folder, told::add)) {
      log.accept(event(3));

      assertThat(log.newest()).containsExactly(event(3), event(2), event(1));
    }
    assertThat(told).containsExactly(event(1), event(2), event(3));
  }

  @Test
  void anEventToldTwiceIsShownOnce() throws IOException {
    try (EventLog log = EventLog.open(folder, told::add)) {
      log.accept(event(1));
      log.accept(event(1));

      assertThat(log.newest()).containsExactly(event(1));
    }
  }

  @Test
  void aLineThatACrashCutOffIsLeftOut() throws IOException {
    try (EventLog log = EventLog.open(folder, told::add)) {
      log.accept(event(1));
    }
    Files.writeString(
        folder.resolve("events.jsonl"), "[\"bus\",\"7\",\"sho", StandardOpenOption.APPEND);

    try (EventLog log = EventLog.open(folder, told::add)) {
      assertThat(log.newest()).containsExactly(event(1));
    }
  }

  @Test
  void onlyTheNewestAreKept() throws IOException {
    try (EventLog log = EventLog.open(folder, told::add)) {
      for (int number = 0; number < 1_000; number++) {
        log.accept(event(number));
      }
    }

    try (EventLog log = EventLog.open(folder, told::add)) {
      assertThat(log.newest()).hasSizeLessThan(500).startsWith(event(999), event(998));
    }
  }

  private static BusEvent event(int number) {
    return new BusEvent(
        "bus",
        Integer.toString(number),
        "shopfloor",
        "Alert",
        Instant.parse("2026-03-02T08:00:00Z").plusSeconds(number),
        "{\"eventId\":\"%d\",\"text\":\"a \\\"quoted\\\" word\"}".formatted(number));
  }
}
