package dev.shopfloor.enrich;

import dev.shopfloor.model.AssetKey;
import dev.shopfloor.plant.AssetHistory;
import dev.shopfloor.plant.AssetRevision;
import dev.shopfloor.plant.PlantDirectory;
import dev.shopfloor.plant.SourceSpec;
import dev.shopfloor.plant.TopicFilters;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whose a message's points are: one asset's, or those of several devices that share the topic.
 *
 * <p>A device is named by the message, or stands before a tag's name: the asset of device {@code
 * Press07.PLC} takes {@code Press07.PLC.Temperature} as its tag {@code Temperature}. An asset
 * without a device takes all that no other one does.
 */
final class Route {
  private final List<Target> targets;

  private Route(List<Target> targets) {
    this.targets = targets;
  }

  /**
   * An asset that may own points of the message.
   *
   * @param history the asset's
   * @param source the source that takes the topic
   */
  record Target(AssetHistory history, SourceSpec source) {}

  /**
   * Where a point belongs.
   *
   * @param target its asset
   * @param tag its tag, without the device before it
   */
  record Owner(Target target, String tag) {}

  /** The route of a message, or null when nobody takes its topic. */
  static @Nullable Route of(PlantDirectory directory, String topic, long rx) {
    List<AssetKey> assets = directory.assetsOf(topic);
    if (assets.size() == 1) {
      Target only = target(directory, assets.getFirst(), topic, rx);
      return only == null ? null : new Route(List.of(only));
    }
    List<Target> targets = new ArrayList<>(assets.size());
    for (AssetKey asset : assets) {
      Target target = target(directory, asset, topic, rx);
      if (target != null) {
        targets.add(target);
      }
    }
    return targets.isEmpty() ? null : new Route(targets);
  }

  private static @Nullable Target target(
      PlantDirectory directory, AssetKey asset, String topic, long rx) {
    AssetHistory history = directory.history(asset);
    SourceSpec source = history == null ? null : source(history, topic, rx);
    return history == null || source == null ? null : new Target(history, source);
  }

  /** The first asset: all of them read the message in the same way. */
  Target first() {
    return targets.getFirst();
  }

  /** Whether one asset alone takes the topic. */
  boolean single() {
    return targets.size() == 1;
  }

  /** The asset of the whole message where it is one asset's; else null. */
  @Nullable AssetKey only() {
    return single() ? first().history().key() : null;
  }

  /** The owner of a point, or null when no asset takes its device. */
  @Nullable Owner owner(@Nullable String device, String tag) {
    Target rest = null;
    Target prefixed = null;
    int longest = 0;
    for (Target target : targets) {
      String name = target.source().device();
      if (name == null) {
        rest = target;
      } else if (device != null && name.equals(device)) {
        return new Owner(target, tag);
      } else if (name.length() > longest && begins(tag, name)) {
        prefixed = target;
        longest = name.length();
      }
    }
    if (prefixed != null) {
      return new Owner(prefixed, tag.substring(longest + 1));
    }
    return rest == null ? null : new Owner(rest, tag);
  }

  private static boolean begins(String tag, String device) {
    return tag.length() > device.length() + 1
        && tag.startsWith(device)
        && "./:|".indexOf(tag.charAt(device.length())) >= 0;
  }

  /** The source that takes the topic, of the newest revision at receipt that has one. */
  private static @Nullable SourceSpec source(AssetHistory history, String topic, long rx) {
    List<SourceSpec> only = history.latest().sources();
    if (history.revisions().size() == 1 && only.size() == 1) {
      return only.getFirst();
    }
    SourceSpec found = source(history.at(rx), topic);
    List<AssetRevision> revisions = history.revisions();
    for (int at = revisions.size() - 1; found == null && at >= 0; at--) {
      found = source(revisions.get(at), topic);
    }
    return found;
  }

  private static @Nullable SourceSpec source(AssetRevision revision, String topic) {
    TopicFilters<SourceSpec> filters = new TopicFilters<>();
    for (SourceSpec source : revision.sources()) {
      filters.add(source.topicFilter(), source);
    }
    return filters.match(topic);
  }
}
