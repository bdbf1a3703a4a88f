package dev.shopfloor.cli.model;

import dev.shopfloor.cli.model.YamlNode.Entry;
import dev.shopfloor.cli.model.YamlNode.YamlList;
import dev.shopfloor.cli.model.YamlNode.YamlMap;
import dev.shopfloor.model.AssetContext;
import dev.shopfloor.model.Role;
import dev.shopfloor.model.Severity;
import dev.shopfloor.plant.AssetRevision;
import dev.shopfloor.plant.AssetRevision.Criticality;
import dev.shopfloor.plant.OeeSpec;
import dev.shopfloor.plant.PlantCodec;
import dev.shopfloor.plant.SourceSpec;
import dev.shopfloor.plant.TagSpec;
import dev.shopfloor.plant.WorkOrderSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads an asset with all its changes. */
final class AssetReader {
  static final Map<String, Severity> SEVERITIES =
      Stream.of(Severity.values())
          .collect(Collectors.toMap(each -> each.name().toLowerCase(Locale.ROOT), each -> each));

  /** Keys that a machine type can give. */
  static final Set<String> TYPE_KEYS =
      Set.of(
          "states", "tags", "source", "criticality", "workOrders", "idealCycle", "products", "oee");

  private static final Set<String> KEYS =
      Stream.concat(
              TYPE_KEYS.stream(),
              Stream.of(
                  "type",
                  "topic",
                  "cmmsAsset",
                  "product",
                  "order",
                  PlannedStopReader.KEY,
                  "changes"))
          .collect(Collectors.toUnmodifiableSet());
  private static final Map<String, Criticality> CRITICALITIES =
      Stream.of(Criticality.values())
          .collect(Collectors.toMap(each -> each.name().toLowerCase(Locale.ROOT), each -> each));

  /** A registry item takes 300 KiB with all tags: what rules may take of it. */
  private static final int MOST_RULES = 64 * 1024;

  private final Problems problems;
  private final Map<String, YamlMap> types;
  private final TagsReader tagsReader;
  private final SourceReader sourceReader;
  private final OeeReader oeeReader;
  private final RuleLines lines;

  AssetReader(Map<String, YamlMap> types, RuleLines lines, Problems problems) {
    this.lines = lines;
    this.problems = problems;
    this.types = types;
    this.tagsReader = new TagsReader(problems);
    this.sourceReader = new SourceReader(problems);
    this.oeeReader = new OeeReader(problems);
  }

  /** Reads every revision that can be read, the first one valid from always. */
  List<ReadRevision> read(AssetPlace asset, YamlMap map) {
    List<ReadRevision> revisions = new ArrayList<>();
    YamlMap now = map.without("changes");
    add(revisions, revision(asset, now, 0));
    YamlNode changes = new Section(map, KEYS, problems).node("changes");
    if (changes == null) {
      return revisions;
    }
    if (!(changes instanceof YamlList list)) {
      problems.error(
          changes.place(),
          "changes is a list",
          "begin each change with - from: \"2026-11-01T06:00:00+01:00\"");
      return revisions;
    }
    long before = 0;
    for (YamlNode element : list.elements()) {
      if (!(element instanceof YamlMap change)) {
        problems.error(
            element.place(),
            element.words() + " is no change",
            "write from: and the keys that change");
        continue;
      }
      Long from = from(change);
      if (from != null && from <= before) {
        problems.error(
            change.place(),
            "this change is not later than the one before",
            "write each change once, in the order of time");
      }
      now = now.overlaid(change.without("from"));
      add(revisions, revision(asset, now, from == null ? before + 1 : from));
      before = from == null ? before : from;
    }
    return revisions;
  }

  private static void add(List<ReadRevision> revisions, @Nullable ReadRevision read) {
    if (read != null) {
      revisions.add(read);
    }
  }

  private @Nullable Long from(YamlMap change) {
    Entry entry = change.entries().get("from");
    if (entry == null) {
      problems.error(
          change.place(), "from is missing", "write from: \"2026-11-01T06:00:00+01:00\"");
      return null;
    }
    String text = new Section(change, withFrom(), problems).text(entry.value());
    if (text == null) {
      return null;
    }
    Long ns = InstantReader.withOffset(text);
    if (ns != null) {
      return ns;
    }
    problems.error(
        entry.value().place(),
        "\"" + text + "\" is no instant after 1970",
        "write date, time and offset: \"2026-11-01T06:00:00+01:00\"");
    return null;
  }

  private static Set<String> withFrom() {
    return Stream.concat(KEYS.stream(), Stream.of("from"))
        .filter(key -> !key.equals("changes"))
        .collect(Collectors.toUnmodifiableSet());
  }

  private @Nullable ReadRevision revision(AssetPlace asset, YamlMap own, long from) {
    Entry typeEntry = own.entries().get("type");
    if (typeEntry == null) {
      problems.error(
          asset.key(), "type is missing", "write what kind of machine it is, such as type: press");
    }
    String type =
        typeEntry == null ? null : new Section(own, KEYS, problems).text(typeEntry.value());
    YamlMap defaults = type == null ? null : types.get(type);
    Section section = new Section(defaults == null ? own : defaults.overlaid(own), KEYS, problems);
    Map<String, Place> tagPlaces = new LinkedHashMap<>();
    List<TagSpec> tags = tagsReader.read(section, tagPlaces);
    Set<Role> roles = tags.stream().map(TagSpec::role).collect(Collectors.toSet());
    OeeSpec oee = oeeReader.read(section, roles, asset);
    Map<String, Place> topics = sourceReader.topics(section, asset.defaultTopic());
    YamlMap sourceMap = section.map("source");
    List<SourceSpec> sources =
        sourceReader.read(
            sourceMap == null ? YamlMap.empty(section.place()) : sourceMap,
            topics,
            asset.calendar().zone());
    new EmissionChecks(problems).check(sources, tags, section.place("source"));
    if (type == null || !Ids.check(type, section.place("type"), problems)) {
      return null;
    }
    if (type.equalsIgnoreCase("oee")) {
      problems.error(
          section.place("type"), "\"oee\" is where results are stored", "give it another type");
    }
    Criticality criticality = section.choice("criticality", CRITICALITIES, Criticality.NORMAL);
    Section workOrders = workOrders(section);
    AssetRevision revision =
        new AssetRevision(
            from,
            new AssetContext(
                asset.site(),
                asset.area(),
                asset.line(),
                asset.asset(),
                type,
                "",
                criticality.word(),
                section.text("product"),
                section.text("order")),
            asset.calendar().zone(),
            criticality,
            section.text("cmmsAsset"),
            workOrders.choice("from", SEVERITIES, Severity.MEDIUM),
            sources,
            tags,
            oee);
    WorkOrderSpec rules =
        asset
            .orders()
            .of(revision, new BudgetReader(problems).read(workOrders, BudgetReader.KEY, 1), lines);
    checkSize(rules, asset);
    return new ReadRevision(PlantCodec.stamped(revision.with(rules)), asset, topics, tagPlaces);
  }

  private Section workOrders(Section asset) {
    YamlMap map = asset.map(OrderPlanReader.KEY);
    return new Section(
        map == null ? YamlMap.empty(asset.place()) : map,
        Set.of("from", BudgetReader.KEY),
        problems);
  }

  private void checkSize(WorkOrderSpec rules, AssetPlace asset) {
    int bytes = PlantCodec.workOrders(rules).length;
    if (bytes > MOST_RULES) {
      problems.error(
          asset.key(),
          "the rules for its work orders compile to %,d bytes, more than %,d"
              .formatted(bytes, MOST_RULES),
          "match fewer assets with each, or shorten their lists");
    }
  }
}
