package dev.shopfloor.workorder.adapter;

import dev.shopfloor.model.Value;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The reason data of a CloudWatch alarm's state. An alarm that was just made, or set by hand, has
 * none; then all of it is null or empty.
 *
 * @param value the latest one that was judged
 * @param threshold that it was compared with; of a band the bound that it lies beyond
 * @param unit null for none
 * @param band whether it was compared with a band
 * @param from beginning of what was judged, ns since the epoch
 * @param to its end, ns since the epoch
 * @param contributors the names of the alarms that set off a composite one
 */
record AlarmReason(
    @Nullable Value value,
    @Nullable Double threshold,
    @Nullable String unit,
    boolean band,
    @Nullable Long from,
    @Nullable Long to,
    List<String> contributors) {
  static AlarmReason of(Doc data) {
    Doc value = latest(data);
    Doc lower = last(data.at("recentLowerThresholds"));
    Doc upper = last(data.at("recentUpperThresholds"));
    return new AlarmReason(
        value instanceof Doc.Num ? value.value() : null,
        threshold(value.number(), lower.number(), upper.number(), data.at("threshold").number()),
        unit(data.at("unit").text()),
        lower.given() || upper.given(),
        Times.iso(data.at("startDate")),
        Times.iso(data.at("queryDate")),
        data.at("triggeringAlarms").items().stream()
            .map(alarm -> alarm.at("arn").text())
            .filter(Objects::nonNull)
            .map(arn -> arn.replaceFirst("^.*?:alarm:", ""))
            .toList());
  }

  private static Doc latest(Doc data) {
    Doc found = Doc.Nothing.INSTANCE;
    long newest = -1;
    for (Doc point : data.at("evaluatedDatapoints").items()) {
      Long time = Times.iso(point.at("timestamp"));
      if (time != null && time > newest && point.at("value").number() != null) {
        newest = time;
        found = point.at("value");
      }
    }
    return found.given() ? found : last(data.at("recentDatapoints"));
  }

  private static @Nullable Double threshold(
      @Nullable Double value,
      @Nullable Double lower,
      @Nullable Double upper,
      @Nullable Double fixed) {
    if (fixed != null || value == null) {
      return fixed;
    }
    if (upper != null && value > upper) {
      return upper;
    }
    return lower != null && value < lower ? lower : null;
  }

  private static @Nullable String unit(@Nullable String unit) {
    return switch (unit) {
      case "None" -> null;
      case "Percent" -> "%";
      case null, default -> unit;
    };
  }

  private static Doc last(Doc array) {
    Doc found = Doc.Nothing.INSTANCE;
    for (Doc item : array.items()) {
      found = item.number() == null ? found : item;
    }
    return found;
  }
}
