package dev.shopfloor.cli.apply;

import dev.shopfloor.model.Nanos;
import dev.shopfloor.plant.AssetHistory;
import dev.shopfloor.plant.AssetRevision;
import dev.shopfloor.plant.PlannedStop;
import dev.shopfloor.plant.SourceSpec;
import dev.shopfloor.plant.TagSpec;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An asset's plant model as lines of path and text, which are easy to compare. It takes records
 * apart by their components, so that whatever the model learns to say is compared too.
 */
final class FlatAsset {
  /** Components that are nanoseconds. */
  private static final Set<String> DURATIONS =
      Set.of(
          "maxAhead",
          "maxAge",
          "clockTolerance",
          "stuckAfter",
          "idealCycle",
          "staleAfter",
          "debounce",
          "minorStop",
          "stopAlertAfter",
          "idleBelow",
          "lateness",
          "grace",
          "quiet",
          "lockAfter",
          "restateModel");

  private final Map<String, String> lines = new TreeMap<>();

  private FlatAsset() {}

  /**
   * All of a history by path. A dated change holds only what is other than before it, and its paths
   * begin with its instant.
   */
  static Map<String, String> of(AssetHistory history) {
    Map<String, String> all = new TreeMap<>();
    Map<String, String> before = Map.of();
    for (AssetRevision revision : history.revisions()) {
      Map<String, String> now = of(revision);
      String prefix =
          revision.validFrom() == 0
              ? ""
              : "from %s: ".formatted(Nanos.instant(revision.validFrom()));
      for (Map.Entry<String, String> line : now.entrySet()) {
        if (!line.getValue().equals(before.get(line.getKey()))) {
          all.put(prefix + line.getKey(), line.getValue());
        }
      }
      for (String gone : before.keySet()) {
        if (!now.containsKey(gone)) {
          all.put(prefix + gone, "none");
        }
      }
      before = now;
    }
    return all;
  }

  private static Map<String, String> of(AssetRevision revision) {
    FlatAsset flat = new FlatAsset();
    flat.add("type", revision.context().machineType());
    flat.add("area", revision.context().area());
    flat.add("line", revision.context().line());
    flat.add("zone", revision.zone());
    flat.add("criticality", revision.criticality());
    flat.add("cmmsAsset", revision.cmmsAssetId());
    flat.add("workOrders", revision.workOrderFrom());
    flat.lines.putAll(FlatOrders.of(revision.workOrders()));
    for (SourceSpec source : revision.sources()) {
      String device = source.device() == null ? "" : " " + source.device();
      flat.add("source " + source.topicFilter() + device, source);
    }
    for (TagSpec tag : revision.tags()) {
      flat.add("tag " + tag.name(), tag);
    }
    flat.add("oee", revision.oee());
    return flat.lines;
  }

  private void add(String path, @Nullable Object value) {
    switch (value) {
      case null -> {}
      case PlannedStop stop ->
          lines.put(
              path,
              "%s to %s, %s, %s"
                  .formatted(
                      Nanos.instant(stop.start()),
                      Nanos.instant(stop.end()),
                      stop.reason(),
                      stop.counts()));
      case Record record -> {
        for (RecordComponent component : record.getClass().getRecordComponents()) {
          add(path + '.' + component.getName(), component(record, component));
        }
      }
      case Map<?, ?> map -> map.forEach((key, each) -> add(path + '.' + key, each));
      case List<?> list when list.stream().anyMatch(Record.class::isInstance) -> {
        for (int at = 0; at < list.size(); at++) {
          add("%s.%d".formatted(path, at + 1), list.get(at));
        }
      }
      case List<?> list -> texts(path, list);
      case Set<?> set -> texts(path, set.stream().map(String::valueOf).sorted().toList());
      case Long nanos when DURATIONS.contains(path.substring(path.lastIndexOf('.') + 1)) ->
          lines.put(path, duration(nanos));
      default -> lines.put(path, String.valueOf(value));
    }
  }

  private void texts(String path, Collection<?> values) {
    if (!values.isEmpty()) {
      lines.put(path, values.stream().map(String::valueOf).collect(Collectors.joining(", ")));
    }
  }

  private static @Nullable Object component(Record record, RecordComponent component) {
    try {
      return component.getAccessor().invoke(record);
    } catch (ReflectiveOperationException impossible) {
      throw new IllegalStateException("a public record's component can be read", impossible);
    }
  }

  private static String duration(long nanos) {
    return nanos == 0
        ? "0"
        : Duration.ofNanos(nanos).toString().substring(2).toLowerCase(Locale.ROOT);
  }
}
