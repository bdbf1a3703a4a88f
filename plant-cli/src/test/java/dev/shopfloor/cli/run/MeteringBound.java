package dev.shopfloor.cli.run;

import static dev.shopfloor.cli.run.TelemetryBatches.utf8;

import dev.shopfloor.model.AssetContext;
import dev.shopfloor.model.EnrichedPoint;
import dev.shopfloor.model.Quality;
import dev.shopfloor.model.TelemetryMessage;
import dev.shopfloor.model.Value;
import dev.shopfloor.model.json.TelemetryCodec;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The least that LiveAnalytics could charge for a batch, by AWS's metering rule and nothing of the
 * writer's: one record for each asset, instant and set of tags; requests of 100 records, those of
 * an asset together; each dimension value once in a request that holds its asset; each request in
 * whole KiB. No caller can reach it everywhere, because a request of two assets must name one of
 * them with each record.
 */
final class MeteringBound {
  private static final int MOST_RECORDS = 100;
  private static final int KIB = 1_024;
  private static final int NUMBER = 8;
  private static final int SET_NAME = 8;

  private MeteringBound() {}

  /**
   * What waits, as records.
   *
   * @param asset with its dimensions and measure name
   * @param tags whose values it holds
   * @param bytes of its own: time, names and values
   */
  record Waiting(AssetContext asset, Set<String> tags, long bytes) {}

  /** The records of a batch, by asset. */
  static List<Waiting> records(List<Telemetry> batch) throws IOException {
    Map<List<Object>, Waiting> records = new LinkedHashMap<>();
    for (Telemetry each : batch) {
      TelemetryMessage message = TelemetryCodec.read(each.body());
      Map<List<Long>, List<EnrichedPoint>> instants =
          new TreeMap<>(Comparator.comparing(List<Long>::getFirst).thenComparing(List::getLast));
      for (EnrichedPoint point : message.points()) {
        instants
            .computeIfAbsent(List.of(point.rx(), point.time()), none -> new ArrayList<>())
            .add(point);
      }
      instants.forEach((instant, points) -> {
        Waiting record = record(message.context(), points);
        records.put(List.of(record.asset, record.tags, instant.getLast()), record);
      });
    }
    return records.values().stream()
        .sorted(
            Comparator.comparing((Waiting record) -> record.asset.key().text())
                .thenComparing(record -> record.tags.toString()))
        .toList();
  }

  /** The units charged for these records, which stand in the order of {@link #records}. */
  static long kib(List<Waiting> records) {
    long units = 0;
    for (int from = 0; from < records.size(); from += MOST_RECORDS) {
      List<Waiting> request = records.subList(from, Math.min(records.size(), from + MOST_RECORDS));
      long bytes = request.stream().mapToLong(Waiting::bytes).sum() + named(request);
      units += (bytes + KIB - 1) / KIB;
    }
    return units;
  }

  private static long named(List<Waiting> request) {
    long bytes = 0;
    Set<AssetContext> assets = new HashSet<>();
    Set<List<Object>> sets = new HashSet<>();
    for (Waiting record : request) {
      AssetContext asset = record.asset;
      if (assets.add(asset)) {
        bytes += utf8(asset.machineType()) + utf8("tag_set");
        bytes += utf8("site" + asset.site() + "line" + asset.line() + "asset" + asset.asset());
        bytes += asset.area() == null ? 0 : utf8("area" + asset.area());
      }
      bytes += sets.add(List.of(asset, record.tags)) ? SET_NAME : 0;
    }
    return bytes;
  }

  private static Waiting record(AssetContext asset, List<EnrichedPoint> points) {
    Map<String, Long> measures = new TreeMap<>();
    for (EnrichedPoint point : points) {
      boolean absent = point.value() == Value.ABSENT;
      boolean measured =
          !absent && (point.quality() == Quality.GOOD || point.quality() == Quality.UNCERTAIN);
      long bytes = measured ? utf8(point.tag()) + size(point.value()) : 0;
      if (point.quality() != Quality.GOOD) {
        bytes += utf8(point.tag() + "_q" + point.quality());
      } else if (absent) {
        bytes += utf8(point.tag() + "_qABSENT");
      }
      measures.put(point.tag(), bytes);
    }
    long own = NUMBER + measures.values().stream().mapToLong(Long::longValue).sum();
    return new Waiting(asset, new TreeSet<>(measures.keySet()), own);
  }

  private static long size(Value value) {
    return switch (value) {
      case Value.Text(String text) -> utf8(text);
      case Value.Truth truth -> 1;
      default -> NUMBER;
    };
  }
}
