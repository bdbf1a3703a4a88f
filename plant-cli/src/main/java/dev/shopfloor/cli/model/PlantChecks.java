package dev.shopfloor.cli.model;

import dev.shopfloor.model.AssetKey;
import dev.shopfloor.plant.PayloadSpec;
import dev.shopfloor.plant.SourceSpec;
import dev.shopfloor.plant.TagSpec;
import dev.shopfloor.plant.ValueType;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What must hold between assets. */
final class PlantChecks {
  /** The most tags of one machine type: a store's table is no wider. */
  static final int MOST_FIELDS = 180;

  private final Problems problems;
  private final Map<Claim, AssetPlace> owners = new HashMap<>();
  private final Map<String, Shared> readings = new HashMap<>();
  private final Map<String, Map<String, Field>> fieldsByType = new HashMap<>();

  PlantChecks(Problems problems) {
    this.problems = problems;
  }

  void check(List<ReadRevision> revisions) {
    for (ReadRevision read : revisions) {
      checkTopics(read);
      checkFields(read);
    }
  }

  private void checkTopics(ReadRevision read) {
    AssetKey key = read.revision().key();
    for (SourceSpec source : read.revision().sources()) {
      Place place = read.topics().getOrDefault(source.topicFilter(), read.asset().key());
      Claim claim = new Claim(source.topicFilter(), source.device());
      AssetPlace owner = owners.putIfAbsent(claim, read.asset());
      if (owner != null
          && !(owner.site().equals(key.site()) && owner.asset().equals(key.asset()))) {
        problems.error(
            place,
            "topic \"%s\"%s already belongs to the asset of line %d"
                .formatted(
                    source.topicFilter(),
                    source.device() == null ? "" : " with device \"" + source.device() + '"',
                    owner.key().line()),
            "give each asset a topic of its own, or name its device under source");
      }
      Shared first =
          readings.putIfAbsent(
              source.topicFilter(), new Shared(key, source.payload(), read.asset()));
      if (first != null && !first.asset.equals(key) && !first.payload.equals(source.payload())) {
        problems.error(
            place,
            "topic \"%s\" is read in another way for the asset of line %d, and one message is read"
                    .formatted(source.topicFilter(), first.place.key().line())
                + " once",
            "give both the same family, time, zone and mapping, as of their machine type");
      }
    }
  }

  private void checkFields(ReadRevision read) {
    String type = read.revision().context().machineType();
    Map<String, Field> fields = fieldsByType.computeIfAbsent(type, key -> new HashMap<>());
    int before = fields.size();
    for (TagSpec tag : read.revision().tags()) {
      Place place = read.tags().getOrDefault(tag.name(), read.asset().key());
      Field field =
          fields.putIfAbsent(tag.name().toLowerCase(Locale.ROOT), new Field(tag.type(), place));
      if (field != null && field.type != tag.type()) {
        problems.error(
            place,
            "\"%s\" is %s here and %s in line %d, but both assets are of type %s"
                .formatted(
                    tag.name(), word(tag.type()), word(field.type), field.place.line(), type),
            "give both the same type, or one another name or machine type");
      }
    }
    if (before <= MOST_FIELDS && fields.size() > MOST_FIELDS) {
      problems.error(
          read.asset().key(),
          "machine type \"%s\" has %d different tags, more than %d"
              .formatted(type, fields.size(), MOST_FIELDS),
          "ignore what nobody looks at, or divide the machine type");
    }
  }

  private static String word(ValueType type) {
    return type.name().toLowerCase(Locale.ROOT);
  }

  private record Claim(String filter, @Nullable String device) {}

  private record Shared(AssetKey asset, PayloadSpec payload, AssetPlace place) {}

  private record Field(ValueType type, Place place) {}
}
