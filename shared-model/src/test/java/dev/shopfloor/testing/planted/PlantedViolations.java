package dev.shopfloor.testing.planted;

import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Breaks each architecture rule on purpose, so that a rule that has gone blind is noticed. */
final class PlantedViolations {
  private PlantedViolations() {}

  static final class SeesAws {
    String region(software.amazon.awssdk.regions.Region region) {
      return region.id();
    }
  }

  static final class SeesHttp {
    HttpClient client() {
      return HttpClient.newHttpClient();
    }
  }

  static final class SeesLogging {
    void log(org.slf4j.Logger log) {
      log.info("x");
    }
  }

  static final class AsksInstant {
    Instant now() {
      return Instant.now();
    }
  }

  static final class AsksLater {
    Supplier<Instant> now() {
      return Instant::now;
    }
  }

  static final class AsksSystem {
    long now() {
      return System.currentTimeMillis();
    }
  }

  @SuppressWarnings("JavaUtilDate")
  static final class AsksDate {
    Date now() {
      return new Date();
    }
  }

  static final class MakesClock {
    Clock clock() {
      return Clock.systemUTC();
    }
  }

  static final class Innocent {
    Instant now(Clock clock) {
      return Instant.now(clock);
    }
  }

  /** A test that the build does not find. */
  static final class NobodyRuns {
    @Test
    void neverFails() {}
  }
}
