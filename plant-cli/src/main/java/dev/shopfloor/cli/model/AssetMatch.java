package dev.shopfloor.cli.model;

import dev.shopfloor.model.AssetContext;
import dev.shopfloor.plant.AssetRevision;
import dev.shopfloor.plant.AssetRevision.Criticality;
import dev.shopfloor.plant.Glob;
import dev.shopfloor.plant.TopicMatch;
import java.util.List;
import java.util.Set;

/**
 * Which assets something is about: lists of patterns, each empty for any.
 *
 * @param assets ids of assets
 * @param lines ids of lines
 * @param areas ids of areas; an asset without one fits only what asks for none
 * @param sites ids of sites
 * @param types machine types
 * @param criticalities empty for any
 */
record AssetMatch(
    List<String> assets,
    List<String> lines,
    List<String> areas,
    List<String> sites,
    List<String> types,
    Set<Criticality> criticalities) {
  boolean fits(AssetRevision asset) {
    AssetContext context = asset.context();
    String area = context.area();
    return Glob.any(assets, context.asset())
        && Glob.any(lines, context.line())
        && (area == null ? areas.isEmpty() : Glob.any(areas, area))
        && Glob.any(sites, context.site())
        && Glob.any(types, context.machineType())
        && (criticalities.isEmpty() || criticalities.contains(asset.criticality()));
  }

  /** Whether it surely fits all that the other one fits. */
  boolean covers(AssetMatch other) {
    return TopicMatch.covers(assets, other.assets)
        && TopicMatch.covers(lines, other.lines)
        && TopicMatch.covers(areas, other.areas)
        && TopicMatch.covers(sites, other.sites)
        && TopicMatch.covers(types, other.types)
        && (criticalities.isEmpty()
            || (!other.criticalities.isEmpty() && criticalities.containsAll(other.criticalities)));
  }

  /** The same, in this site only. */
  AssetMatch in(String site) {
    return new AssetMatch(assets, lines, areas, List.of(site), types, criticalities);
  }
}
