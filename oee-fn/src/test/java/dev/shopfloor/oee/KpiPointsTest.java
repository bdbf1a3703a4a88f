package dev.shopfloor.oee;

import static dev.shopfloor.oee.Facts.at;
import static dev.shopfloor.oee.Facts.count;
import static dev.shopfloor.oee.Facts.state;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.model.TelemetryMessage;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class KpiPointsTest {
  private static final int MOST_FIELDS = 180;

  private final Press press = new Press();

  @Test
  void theNamesAreThoseOfTheOutputContract() {
    press.arrive(state("05:00", "ACTIVE"), count("05:00", 0), count("06:00", 60));
    press.ticks("06:00", "06:01");

    assertThat(press.outbox.newest("MINUTE"))
        .containsKeys(
            "availability",
            "coverage",
            "loading",
            "t_run",
            "t_minor",
            "t_wait",
            "t_fault",
            "t_setup",
            "t_maint",
            "t_planned",
            "t_no_order",
            "t_unknown",
            "t_offshift",
            "ppt",
            "ideal",
            "good_ideal",
            "n_total",
            "n_good",
            "n_scrap",
            "n_rework",
            "gap_parts",
            "oee",
            "rate_ppm",
            "ict_s",
            "state_since",
            "flags",
            "state_seconds");
    Map<String, Object> shift = press.outbox.newest("SHIFT");
    assertThat(shift)
        .containsKeys(
            "quality_count",
            "oee_low",
            "oee_high",
            "nee",
            "teep",
            "performance_capped",
            "oee_capped",
            "stops",
            "minor_stops",
            "failures",
            "repair_ms",
            "changeovers")
        .containsEntry("scope", "ASSET")
        .containsEntry("state", "ACTIVE")
        .containsEntry("state_since", at("05:00") / 1_000_000)
        .containsEntry("phase", "LIVE")
        .containsEntry("status", "OK")
        .containsEntry("shift", "early")
        .containsEntry("state_seconds", "{\"ACTIVE\":3660.000}");
    assertThat(press.outbox.telemetry)
        .extracting(TelemetryMessage::points)
        .allMatch(points -> points.size() < MOST_FIELDS);
  }

  @Test
  void stateSecondsTellTheLongestAndSumTheRest() {
    SortedMap<String, Long> millis = new TreeMap<>();
    long sum = 0;
    for (int state = 0; state < 500; state++) {
      millis.put("a rather long name of a state " + state, state * 1_000L + 1);
      sum += state * 1_000L + 1;
    }
    String text = StateSeconds.text(millis);

    assertThat(text).hasSizeLessThanOrEqualTo(StateSeconds.MOST_CHARACTERS);
    assertThat(text).startsWith("{\"a rather long name of a state 499\":499.001,");
    assertThat(text).contains("\"(others)\":");
    double told = 0;
    for (String field : text.substring(1, text.length() - 1).split(",")) {
      told += Double.parseDouble(field.substring(field.lastIndexOf(':') + 1));
    }
    assertThat(Math.round(told * 1_000)).isEqualTo(sum);
    assertThat(StateSeconds.text(new TreeMap<>())).isEqualTo("{}");
  }
}
