package dev.shopfloor.cli.model;

import org.jspecify.annotations.Nullable;

/**
 * Where an asset stands, in the plant and in the file.
 *
 * @param site the site's id
 * @param calendar the site's zone and shifts
 * @param area null for none
 * @param line the line's id
 * @param asset the asset's id
 * @param key where its id stands in the file
 */
record AssetPlace(
    String site, Calendar calendar, @Nullable String area, String line, String asset, Place key) {
  String defaultTopic() {
    return "plant/" + site + '/' + line + '/' + asset + "/#";
  }
}
