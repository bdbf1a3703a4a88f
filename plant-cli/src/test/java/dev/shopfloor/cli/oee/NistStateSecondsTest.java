package dev.shopfloor.cli.oee;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.oee.AssetFold;
import dev.shopfloor.oee.ShiftResult;
import dev.shopfloor.oee.ShiftWindow;
import dev.shopfloor.plant.PlantModel;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The seconds per state of every day of two real machines, from their messages through enrichment
 * and fold, against figures that others computed from the same data. A state is held until the
 * next, however short or long, as those figures have it.
 */
class NistStateSecondsTest {
  private static final double TOLERANCE = 1;

  @ParameterizedTest
  @CsvSource({"Mazak01, 10", "GFAgie01, 23"})
  void theSecondsPerStateOfEveryDayAreAsPublished(String machine, int days) throws IOException {
    String set = "nist-" + machine.toLowerCase(Locale.ROOT);
    List<String> lines = Files.readAllLines(RealStream.file(set + "/state-seconds.csv"));
    List<String> heads = List.of(lines.getFirst().split(","));
    PlantModel plant = RealStream.timed(RealStream.plant(set), 0, 0);

    SoftAssertions all = new SoftAssertions();
    double largest = 0;
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split(",");
      SortedMap<String, Double> published = published(heads, cells);
      // the figures leave out what they know nothing of
      published.put(
          "(none)",
          seconds(cells) - published.values().stream().mapToDouble(Double::doubleValue).sum());
      SortedMap<String, Double> ours = ours(plant, set, machine, cells[1], cells[2]);
      ours.keySet().forEach(state -> published.putIfAbsent(state, 0.0));
      for (String state : published.keySet()) {
        double difference = Math.abs(ours.getOrDefault(state, 0.0) - published.get(state));
        largest = Math.max(largest, difference);
        all.assertThat(difference)
            .as("%s on %s: %s", machine, cells[1], ours)
            .isLessThan(TOLERANCE);
      }
    }
    System.out.printf(
        Locale.ROOT,
        "%s: %d days, the largest difference of a state is %.3f s%n",
        machine,
        lines.size() - 1,
        largest);
    all.assertAll();
    assertThat(lines.size() - 1).isEqualTo(days);
  }

  private static double seconds(String[] cells) {
    Instant start = LocalDate.parse(cells[1]).atStartOfDay(ZoneOffset.UTC).toInstant();
    return Duration.between(start, Instant.parse(cells[2])).toNanos() / 1e9;
  }

  private static SortedMap<String, Double> published(List<String> heads, String[] cells) {
    SortedMap<String, Double> seconds = new TreeMap<>();
    for (int at = 3; at < heads.size() - 1; at++) {
      String state = heads.get(at).substring(0, heads.get(at).length() - "_s".length());
      seconds.put(state.toUpperCase(Locale.ROOT), Double.valueOf(cells[at]));
    }
    return seconds;
  }

  private static SortedMap<String, Double> ours(
      PlantModel plant, String set, String machine, String day, String end) throws IOException {
    LocalDate date = LocalDate.parse(day);
    String next = date.plusDays(1).toString();
    AssetFold asset =
        RealStream.fold(
            plant,
            RealStream.points(
                set, "%s.%s-%s-%s".formatted(set, machine, digits(day), digits(next)), false));
    ShiftWindow window =
        ShiftWindow.shift(
            "day", nanos(date.atStartOfDay(ZoneOffset.UTC).toInstant()), nanos(Instant.parse(end)));
    ShiftResult result = asset.result(window, window.end());
    SortedMap<String, Double> seconds = new TreeMap<>();
    result.stateMillis().forEach((state, millis) -> seconds.put(state, millis / 1000.0));
    return seconds;
  }

  private static String digits(String day) {
    return day.replace("-", "");
  }

  private static long nanos(Instant instant) {
    return Duration.between(Instant.EPOCH, instant).toNanos();
  }
}
