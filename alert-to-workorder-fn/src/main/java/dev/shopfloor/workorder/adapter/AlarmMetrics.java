package dev.shopfloor.workorder.adapter;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a CloudWatch alarm watches.
 *
 * @param asset what the dimensions call the asset; null when they name none, or several
 * @param signal the metric's name, or the expression's label; null for a composite alarm
 * @param band whether it compares with an anomaly band
 * @param none whether it watches other alarms
 */
record AlarmMetrics(@Nullable String asset, @Nullable String signal, boolean band, boolean none) {
  static AlarmMetrics of(Doc metrics) {
    List<Doc> items = metrics.items();
    Set<String> assets = new HashSet<>();
    String metric = null;
    String label = null;
    boolean band = false;
    for (Doc item : items) {
      Doc watched = item.at("metricStat", "metric");
      String asset = asset(watched.at("dimensions"));
      if (asset != null) {
        assets.add(asset);
      }
      boolean compared = !(item.at("returnData") instanceof Doc.Truth(boolean holds)) || holds;
      String expression = item.at("expression").text();
      if (expression != null && expression.startsWith("ANOMALY_DETECTION_BAND")) {
        band = true;
      } else if (expression != null && compared) {
        label = item.at("label").text() == null ? item.at("id").text() : item.at("label").text();
      } else if (compared && metric == null) {
        metric = watched.at("name").text();
      }
    }
    return new AlarmMetrics(
        assets.size() == 1 ? assets.iterator().next() : null,
        metric == null ? label : metric,
        band,
        items.isEmpty());
  }

  private static @Nullable String asset(Doc dimensions) {
    String key = dimensions.at("AssetId").text();
    String site = dimensions.at("Site").text();
    String asset = dimensions.at("Asset").text();
    return key != null || site == null || asset == null ? key : site + '/' + asset;
  }
}
