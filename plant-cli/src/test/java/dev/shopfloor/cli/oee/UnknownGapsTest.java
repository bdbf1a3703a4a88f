package dev.shopfloor.cli.oee;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.shopfloor.model.EnrichedPoint;
import dev.shopfloor.model.Nanos;
import dev.shopfloor.model.Quality;
import dev.shopfloor.model.Role;
import dev.shopfloor.oee.AssetFold;
import dev.shopfloor.oee.ExplainedInterval;
import dev.shopfloor.oee.MinuteBucket;
import dev.shopfloor.oee.ShiftWindow;
import dev.shopfloor.plant.PlantModel;
import dev.shopfloor.plant.TagSpec;
import dev.shopfloor.plant.TimeClass;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the fold calls unknown on real days is unknown: for each such interval of more than a minute
 * either the machine's agent says that it is out of reach, or nothing at all came.
 */
class UnknownGapsTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long SECOND = 1_000_000_000L;
  private static final long STALE_AFTER = 600 * SECOND;
  private static final long MINUTE = 60 * SECOND;

  @ParameterizedTest
  @MethodSource("dev.shopfloor.cli.oee.RealDays#all")
  void eachUnknownIntervalHasTheGapThatMadeIt(RealDays.Day day) throws IOException {
    PlantModel plant =
        RealStream.timed(RealStream.lively(RealStream.plant(day.example())), STALE_AFTER, SECOND);
    List<RealStream.AssetPoint> points = RealStream.points(day.example(), day.stream(), true);
    AssetFold asset = RealStream.fold(plant, points);
    long[] heard = points.stream().mapToLong(each -> each.point().time()).sorted().toArray();
    NavigableMap<Long, EnrichedPoint> states = new TreeMap<>();
    points.stream()
        .map(RealStream.AssetPoint::point)
        .filter(point -> point.role() == Role.STATE)
        .forEach(point -> states.put(point.time(), point));
    long start = nanos(LocalDate.parse(day.date()).atStartOfDay(ZoneOffset.UTC).toInstant());
    long end = MinuteBucket.startOf(List.copyOf(asset.buckets()).getLast().minute() + 1);
    ShiftWindow window = ShiftWindow.shift("day", start, end);

    Map<String, Long> causes = new TreeMap<>();
    List<ExplainedInterval> silent = new ArrayList<>();
    List<String> list = new ArrayList<>();
    for (ExplainedInterval interval : asset.explain(window, end).intervals()) {
      if (interval.timeClass() == TimeClass.UNKNOWN && interval.end() - interval.start() > MINUTE) {
        String cause = cause(interval, heard, states, start);
        if (interval.state().equals("(stale)")) {
          silent.add(interval);
        }
        causes.merge(interval.state(), 1L, Long::sum);
        list.add(
            "%s to %s: %s"
                .formatted(Nanos.instant(interval.start()), Nanos.instant(interval.end()), cause));
      }
    }
    Path file = Path.of("target", "unknown", day.stream() + ".txt");
    Files.createDirectories(file.getParent());
    Files.write(file, list);
    System.out.printf("%s: unknown for more than a minute %s, listed in %s%n", day, causes, file);
    assertThat(itemsIn(silent, day.stream()))
        .allSatisfy(item -> {
          TagSpec tag = asset.history().latest().tagBySource(item);
          assertThat(tag == null || tag.role() == Role.ALARM).as(item).isTrue();
        });
    assertThat(causes.keySet()).isSubsetOf("UNAVAILABLE", "(stale)", "(none)");
  }

  private static String cause(
      ExplainedInterval interval,
      long[] heard,
      NavigableMap<Long, EnrichedPoint> states,
      long start) {
    switch (interval.state()) {
      case "UNAVAILABLE" -> {
        EnrichedPoint said = states.floorEntry(interval.start()).getValue();
        assertThat(said.quality()).as("%s", interval).isEqualTo(Quality.STALE);
        return "the agent said UNAVAILABLE at " + Nanos.instant(said.time());
      }
      case "(none)" -> {
        assertThat(interval.start()).isEqualTo(start);
        assertThat(states.lowerKey(interval.end())).isNull();
        return "no state was told before";
      }
      default -> {
        long from = interval.start();
        long last = Arrays.stream(heard).filter(time -> time <= from).max().orElseThrow();
        assertThat(from - last).as("%s", interval).isGreaterThanOrEqualTo(STALE_AFTER);
        assertThat(Arrays.stream(heard).filter(time -> time > last && time < interval.end()))
            .as("heard in %s", interval)
            .isEmpty();
        return "silence since " + Nanos.instant(last);
      }
    }
  }

  /** What the raw lines say in these gaps; alarms and the agent's own items are no sign of life. */
  private static Set<String> itemsIn(List<ExplainedInterval> silent, String stream)
      throws IOException {
    Set<String> items = new TreeSet<>();
    if (silent.isEmpty()) {
      return items;
    }
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(
                    Files.newInputStream(RealStream.file("streams/" + stream + ".jsonl.gz"))),
                StandardCharsets.UTF_8))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        JsonNode payload = JSON.readTree(line).get("payload");
        long time = nanos(Instant.parse(payload.get("timestamp").asText()));
        for (ExplainedInterval interval : silent) {
          if (time > interval.start() - STALE_AFTER && time < interval.end()) {
            payload.fieldNames().forEachRemaining(items::add);
          }
        }
      }
    }
    items.remove("timestamp");
    return items;
  }

  private static long nanos(Instant instant) {
    return Duration.between(Instant.EPOCH, instant).toNanos();
  }
}
