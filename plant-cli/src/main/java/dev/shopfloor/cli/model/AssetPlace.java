package dev.shopfloor.cli.model;

import dev.shopfloor.plant.LineRule;
import org.jspecify.annotations.Nullable;

/**
 * Where an asset stands, in the plant and in the file.
 *
 * @param site the site's id
 * @param calendar the site's, with the planned stops of the line
 * @param orders the rules of its site and the plant for work orders
 * @param area null for none
 * @param line the line's id
 * @param rule how the line is rolled up
 * @param asset the asset's id
 * @param key where its id stands in the file
 */
record AssetPlace(
    String site,
    Calendar calendar,
    OrderPlan orders,
    @Nullable String area,
    String line,
    LineRule rule,
    String asset,
    Place key) {
  String defaultTopic() {
    return "plant/" + site + '/' + line + '/' + asset + "/#";
  }
}
