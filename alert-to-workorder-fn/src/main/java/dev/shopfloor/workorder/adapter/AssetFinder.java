package dev.shopfloor.workorder.adapter;

import dev.shopfloor.model.AssetKey;
import dev.shopfloor.plant.AssetHistory;
import dev.shopfloor.plant.PlantDirectory;
import dev.shopfloor.plant.TagSpec;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the asset that a message is about. */
final class AssetFinder {
  // no plant has a longer one, and a table's item must hold it
  private static final int LONGEST = 256;

  private final PlantDirectory plant;

  AssetFinder(PlantDirectory plant) {
    this.plant = plant;
  }

  /**
   * The asset of a name: {@code site/asset}, which the plant model need not know, or the id of an
   * asset that only one site has. Null when it is neither.
   */
  @Nullable AssetKey named(@Nullable String name) {
    AssetKey known = known(name);
    return known == null ? key(name) : known;
  }

  /**
   * The asset whose source takes a topic; null when none does. Of several the one counts whose
   * source has this device.
   */
  @Nullable AssetKey onTopic(@Nullable String topic, String device) throws UnusableException {
    if (topic == null) {
      return null;
    }
    List<AssetKey> assets = plant.assetsOf(topic);
    if (assets.size() > 1) {
      List<AssetKey> named = assets.stream().filter(asset -> has(asset, device)).toList();
      if (named.size() == 1) {
        return named.getFirst();
      }
      throw UnusableException.unknownAsset(
          "topic",
          ("the topic \"%s\" belongs to several assets (%s): set the device \"%s\" at the source of"
                  + " one of them in the plant file")
              .formatted(Shown.of(topic), Shown.of(assets.toString()), Shown.of(device)));
    }
    return assets.isEmpty() ? null : assets.getFirst();
  }

  private boolean has(AssetKey asset, String device) {
    AssetHistory history = plant.history(asset);
    return history != null
        && history.latest().sources().stream().anyMatch(source -> device.equals(source.device()));
  }

  /**
   * The asset that a sender of old calls so: by the topic that the message came on, by its key or
   * id, or by a topic {@code <sender>/<name>} of the plant file.
   *
   * @param names what it may be known as, the name that the sender's user gave first
   */
  AssetKey ofSender(String sender, String field, @Nullable String topic, List<String> names)
      throws UnusableException {
    AssetKey found = onTopic(topic, names.isEmpty() ? "" : names.getFirst());
    for (String name : names) {
      found = found == null ? known(name) : found;
    }
    for (String name : names) {
      found = found == null ? onTopic(sender + '/' + name, name) : found;
    }
    if (found == null && !names.isEmpty()) {
      found = key(names.getFirst());
    }
    if (found == null) {
      throw UnusableException.unknownAsset(
          field,
          names.isEmpty()
              ? "\"%s\" is missing, so nothing says which asset it is".formatted(field)
              : "no asset is called \"%s\": name it site/asset there, or give the asset the topic \"%s/%s\" in the plant file"
                  .formatted(Shown.of(names.getFirst()), sender, Shown.of(names.getLast())));
    }
    return found;
  }

  /** The asset's line by the plant model; empty when that does not know the asset. */
  String line(AssetKey asset, long time) {
    AssetHistory history = plant.history(asset);
    return history == null ? "" : history.at(time).context().line();
  }

  /** What the plant model calls a tag of the asset; null when it has none of this source name. */
  @Nullable String tag(AssetKey asset, long time, String source) {
    AssetHistory history = plant.history(asset);
    TagSpec tag = history == null ? null : history.at(time).tagBySource(source);
    return tag == null ? null : tag.name();
  }

  private @Nullable AssetKey known(@Nullable String name) {
    AssetKey key = key(name);
    if (key != null) {
      return plant.history(key) == null ? null : key;
    }
    if (name == null) {
      return null;
    }
    List<AssetKey> same =
        plant.assets().stream().filter(asset -> asset.asset().equals(name.strip())).toList();
    return same.size() == 1 ? same.getFirst() : null;
  }

  private static @Nullable AssetKey key(@Nullable String name) {
    try {
      return name == null || name.length() > LONGEST ? null : AssetKey.parse(name.strip());
    } catch (IllegalArgumentException none) {
      return null;
    }
  }
}
