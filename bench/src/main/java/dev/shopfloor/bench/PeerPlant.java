package dev.shopfloor.bench;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.shopfloor.model.AssetContext;
import dev.shopfloor.plant.AssetRevision;
import dev.shopfloor.plant.LimitLevel;
import dev.shopfloor.plant.LimitSpec;
import dev.shopfloor.plant.PlantModel;
import dev.shopfloor.plant.SourceSpec;
import dev.shopfloor.plant.TagSpec;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the other handlers must know of the plant, made of the same compiled plant file, so that
 * they convert by the same factors and refuse by the same limits.
 *
 * @param topics the asset that takes each topic
 */
record PeerPlant(Map<String, Asset> topics) {
  /**
   * An asset.
   *
   * @param prefix what the source writes before each tag's name
   * @param maxAhead how far a reading may be ahead of its receipt, ns
   * @param maxAge how old a reading may be at its receipt, ns
   * @param context what stands at the head of each message for the queues
   * @param states the states that the plant file knows
   * @param tags by the source's name without the prefix
   */
  record Asset(
      String prefix,
      long maxAhead,
      long maxAge,
      Map<String, String> context,
      Set<String> states,
      Map<String, Tag> tags) {}

  /**
   * A tag.
   *
   * @param production whether it goes to the OEE function as well
   * @param type {@code number}, {@code integer}, {@code boolean} or {@code text}
   * @param from the unit sent, where it is not the one stored: stored = sent * factor + offset
   * @param low the least value that can be true; null without a limit
   * @param high the greatest value that can be true; null without a limit
   * @param alertAbove a value above it raises an alert; null for none
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Tag(
      String name,
      String role,
      boolean production,
      String type,
      @Nullable String unit,
      @Nullable String from,
      @Nullable Double factor,
      @Nullable Double offset,
      @Nullable Double low,
      @Nullable Double high,
      @Nullable Double alertAbove) {}

  /** The plant's Kepware sources: the one family that the other handlers read. */
  static PeerPlant of(PlantModel model) {
    Map<String, Asset> topics = new LinkedHashMap<>();
    model
        .assets()
        .forEach(history -> {
          AssetRevision asset = history.latest();
          SourceSpec source = asset.sources().getFirst();
          if (source.topicFilter().contains("/kepware/")) {
            topics.put(source.topicFilter(), asset(asset, source));
          }
        });
    return new PeerPlant(topics);
  }

  private static Asset asset(AssetRevision asset, SourceSpec source) {
    Map<String, Tag> tags = new LinkedHashMap<>();
    asset.tags().forEach(tag -> tags.put(tag.source(), tag(tag)));
    return new Asset(
        source.device() + ".",
        source.maxAhead(),
        source.maxAge(),
        context(asset.context()),
        asset.oee().states().keySet(),
        tags);
  }

  private static Map<String, String> context(AssetContext context) {
    Map<String, String> words = new LinkedHashMap<>();
    words.put("site", context.site());
    words.put("line", context.line());
    words.put("asset", context.asset());
    words.put("machineType", context.machineType());
    words.put("modelVersion", context.modelVersion());
    return words;
  }

  private static Tag tag(TagSpec tag) {
    TagSpec.Conversion conversion = tag.conversion();
    return new Tag(
        tag.name(),
        tag.role().word(),
        tag.role().production(),
        tag.type().name().toLowerCase(Locale.ROOT),
        tag.unit(),
        conversion == null ? null : conversion.from(),
        conversion == null ? null : conversion.factor(),
        conversion == null ? null : conversion.offset(),
        tag.low(),
        tag.high(),
        alertAbove(tag.limits()));
  }

  private static @Nullable Double alertAbove(@Nullable LimitSpec limits) {
    return limits == null ? null : limits.limits().get(LimitLevel.H).at();
  }

  /** For those who read it from a file. */
  byte[] json() throws IOException {
    return new ObjectMapper().writeValueAsBytes(topics);
  }
}
