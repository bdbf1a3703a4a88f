package dev.shopfloor.cli.model;

import dev.shopfloor.cli.model.YamlNode.Entry;
import dev.shopfloor.cli.model.YamlNode.YamlMap;
import dev.shopfloor.model.AssetKey;
import dev.shopfloor.plant.AssetHistory;
import dev.shopfloor.plant.AssetRevision;
import dev.shopfloor.plant.LineRule;
import dev.shopfloor.plant.PlantModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the whole plant. */
final class PlantReader {
  private static final int FORMAT = 1;
  private static final Set<String> SITE_KEYS =
      Stream.concat(CalendarReader.KEYS.stream(), Stream.of("lines", OrderPlanReader.KEY))
          .collect(Collectors.toUnmodifiableSet());

  private final Problems problems;
  private final Map<String, YamlMap> types = new HashMap<>();
  private final Map<AssetKey, Place> places = new HashMap<>();
  private final List<AssetHistory> assets = new ArrayList<>();
  private final PlantChecks checks;
  private final OrderPlanReader orderReader;
  private final RuleLines lines = new RuleLines();
  private OrderPlan orders = OrderPlan.NONE;
  private OrderPlan allOrders = OrderPlan.NONE;

  PlantReader(Problems problems) {
    this.problems = problems;
    this.orderReader = new OrderPlanReader(problems);
    this.checks = new PlantChecks(problems);
  }

  PlantModel read(YamlMap root) {
    Section top =
        new Section(
            root, Set.of("shopfloor", "sites", "machineTypes", OrderPlanReader.KEY), problems);
    checkFormat(top);
    orders = orderReader.plant(top);
    YamlMap machineTypes = top.map("machineTypes");
    if (machineTypes != null) {
      each(machineTypes, "a machine type", this::readType);
    }
    YamlMap sites = top.map("sites");
    if (sites != null) {
      each(sites, "a site", this::readSite);
    }
    if (sites == null || (assets.isEmpty() && !problems.hasErrors())) {
      problems.error(
          top.place("sites"), "no asset", "write a site under sites:, with a line and an asset");
    }
    if (!problems.hasErrors()) {
      new RuleChecks(problems).check(allOrders.before(orders), lines, assets);
    }
    return new PlantModel(assets);
  }

  /** Where the rules of the assets read stand. */
  RuleLines lines() {
    return lines;
  }

  private void checkFormat(Section top) {
    if (!top.has("shopfloor")) {
      problems.error(top.place(), "the format's version is missing", "begin with shopfloor: 1");
    } else {
      top.whole("shopfloor", FORMAT, FORMAT, FORMAT);
    }
  }

  private void each(YamlMap map, String what, Reader reader) {
    map.entries()
        .forEach((id, entry) -> {
          if (!Ids.check(id, entry.key(), problems)) {
            return;
          }
          if (entry.value() instanceof YamlMap inner) {
            reader.read(id, entry, inner);
          } else {
            problems.error(
                entry.value().place(),
                "%s is %s, not a mapping".formatted(what, entry.value().words()),
                "indent its keys under " + id + ":");
          }
        });
  }

  private void readType(String id, Entry entry, YamlMap map) {
    Section section = new Section(map, AssetReader.TYPE_KEYS, problems);
    YamlMap tags = section.map("tags");
    TagReader reader = new TagReader(problems);
    if (tags != null) {
      tags.entries().forEach(reader::read);
    }
    types.put(id, map);
  }

  private void readSite(String id, Entry entry, YamlMap map) {
    Section site = new Section(map, SITE_KEYS, problems);
    Calendar calendar = new CalendarReader(problems).read(site, entry.key());
    OrderPlan own = orderReader.site(site, id, calendar.zone());
    allOrders = allOrders.before(own);
    YamlMap lines = site.map("lines");
    if (lines == null) {
      problems.error(entry.key(), "no line", "write at least one under lines:");
      return;
    }
    each(
        lines,
        "a line",
        (line, key, inner) -> readLine(id, calendar, own.before(orders), line, key, inner));
  }

  private void readLine(
      String site, Calendar calendar, OrderPlan plan, String id, Entry entry, YamlMap map) {
    Section line =
        new Section(map, Set.of("area", "assets", "oee", PlannedStopReader.KEY), problems);
    String area = line.text("area");
    if (area != null) {
      Ids.check(area, line.place("area"), problems);
    }
    YamlMap all = line.map("assets");
    if (all == null) {
      problems.error(entry.key(), "no asset", "write at least one under assets:");
      return;
    }
    LineRule rule = new LineRuleReader(problems).read(line, all.entries().keySet());
    Calendar own = calendar.with(new PlannedStopReader(problems).read(line, calendar.zone()));
    each(
        all,
        "an asset",
        (asset, key, inner) ->
            readAsset(new AssetPlace(site, own, plan, area, id, rule, asset, key.key()), inner));
  }

  private void readAsset(AssetPlace asset, YamlMap map) {
    AssetKey key = new AssetKey(asset.site(), asset.asset());
    Place before = places.putIfAbsent(key, asset.key());
    if (before != null) {
      problems.error(
          asset.key(),
          "asset \"%s\" stands in site %s for the second time, first in line %d"
              .formatted(asset.asset(), asset.site(), before.line()),
          "give it an id of its own: assets are named by site and id, not by line");
      return;
    }
    List<ReadRevision> revisions = new AssetReader(types, lines, problems).read(asset, map);
    checks.check(revisions);
    List<AssetRevision> compiled = revisions.stream().map(ReadRevision::revision).toList();
    if (!compiled.isEmpty()) {
      assets.add(new AssetHistory(key, compiled));
    }
  }

  /** Reads one entry that is a mapping. */
  @FunctionalInterface
  private interface Reader {
    void read(String id, Entry entry, YamlMap map);
  }
}
