package dev.shopfloor.runtime.aws;

import dev.shopfloor.model.AssetKey;
import dev.shopfloor.model.Ids;
import dev.shopfloor.plant.AssetHistory;
import dev.shopfloor.plant.AssetRevision;
import dev.shopfloor.plant.PlantCodec;
import dev.shopfloor.plant.PlantModel;
import dev.shopfloor.plant.TopicTarget;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;

/** Puts a compiled plant model into RegistryTable, all at once as its readers see it. */
public final class DynamoPlantRegistry {
  private static final String OVERTAKEN =
      "somebody else applied a plant file meanwhile; look at the difference and apply again";

  private final RegistryTable table;
  private final InstantSource clock;

  /** The registry in the table of this name. */
  public DynamoPlantRegistry(DynamoDbClient dynamo, String table) {
    this(dynamo, table, Clock.systemUTC());
  }

  /** A registry that dates what it puts into force by this clock. */
  public DynamoPlantRegistry(DynamoDbClient dynamo, String table, InstantSource clock) {
    this.table = new RegistryTable(dynamo, table);
    this.clock = clock;
  }

  /**
   * What is in force; null before the first plant file.
   *
   * @throws IllegalStateException when the registry cannot be read
   */
  public @Nullable InForce inForce() {
    RegistryTable.Head head = table.head();
    if (head == null) {
      return null;
    }
    long assets =
        table.entries(head.version()).stream().map(RegistryTable.Entry::asset).distinct().count();
    return new InForce(head.version(), assets, head.applied());
  }

  /**
   * Puts a plant model into force. Readers see the one before until everything is written; of
   * unchanged assets nothing is written. The version before stays readable, older ones are removed.
   *
   * @return what changed
   * @throws IllegalStateException when somebody else put one into force meanwhile; nothing is
   */
  public Applied apply(PlantModel model) {
    return apply(model, table.head());
  }

  /**
   * As {@link #apply(PlantModel)}, over the version that a difference was made from and no other.
   *
   * @param before that version; null for none
   * @throws IllegalStateException when another one is in force; nothing is written then
   */
  public Applied apply(PlantModel model, @Nullable String before) {
    RegistryTable.Head head = table.head();
    if (!Objects.equals(before, head == null ? null : head.version())) {
      throw new IllegalStateException(OVERTAKEN);
    }
    return apply(model, head);
  }

  private Applied apply(PlantModel model, RegistryTable.@Nullable Head head) {
    String version = model.version();
    if (head != null && head.version().equals(version)) {
      return new Applied(version, List.of());
    }
    List<RegistryTable.Entry> before = head == null ? List.of() : table.entries(head.version());
    Set<AssetKey> changed = new LinkedHashSet<>();
    List<RegistryTable.Entry> entries =
        writeAssets(model, new HashSet<>(versions(before)), changed);
    List<byte[]> chunks = RegistryTable.chunks(entries);
    for (int chunk = 0; chunk < chunks.size(); chunk++) {
      table.put("TOPICS", "%s#%04d".formatted(version, chunk), chunks.get(chunk));
    }
    putHead(version, head);
    if (head != null && head.previous() != null && !head.previous().equals(version)) {
      remove(head.previous(), entries, before);
    }
    return new Applied(version, List.copyOf(changed));
  }

  /** What {@link #apply} would change in what is in force now; writes nothing. */
  public Difference difference(PlantModel model) {
    RegistryTable.Head head = table.head();
    Map<AssetKey, String> before = new HashMap<>();
    if (head != null) {
      table.entries(head.version()).forEach(entry -> before.put(entry.asset(), entry.version()));
    }
    Map<AssetKey, String> versions = Map.copyOf(before);
    List<AssetKey> added = new ArrayList<>();
    List<AssetKey> changed = new ArrayList<>();
    List<AssetKey> unchanged = new ArrayList<>();
    for (AssetHistory history : model.assets()) {
      String version = before.remove(history.key());
      if (version == null) {
        added.add(history.key());
      } else {
        boolean same = version.equals(Ids.of(PlantCodec.history(history)));
        (same ? unchanged : changed).add(history.key());
      }
    }
    List<AssetKey> removed =
        before.keySet().stream().sorted(Comparator.comparing(AssetKey::text)).toList();
    Map<AssetKey, AssetHistory> histories = new HashMap<>();
    Stream.concat(changed.stream(), removed.stream())
        .forEach(asset -> {
          AssetHistory history = readable(asset, Objects.requireNonNull(versions.get(asset)));
          if (history != null) {
            histories.put(asset, history);
          }
        });
    return new Difference(
        model.version(),
        head == null ? null : head.version(),
        added,
        changed,
        removed,
        unchanged,
        histories);
  }

  private @Nullable AssetHistory readable(AssetKey asset, String version) {
    try {
      return table.history(asset, version);
    } catch (IllegalStateException ofAnotherRelease) {
      return null;
    }
  }

  private List<RegistryTable.Entry> writeAssets(
      PlantModel model, Set<AssetVersion> present, Set<AssetKey> changed) {
    Map<AssetKey, String> versions = new HashMap<>();
    for (AssetHistory history : model.assets()) {
      String version = Ids.of(PlantCodec.history(history));
      versions.put(history.key(), version);
      if (present.contains(new AssetVersion(history.key(), version))) {
        continue;
      }
      changed.add(history.key());
      for (AssetRevision revision : history.revisions()) {
        table.put(
            RegistryTable.partition(history.key()),
            "%s#%019d".formatted(version, revision.validFrom()),
            PlantCodec.revision(revision));
      }
    }
    List<RegistryTable.Entry> entries = new ArrayList<>();
    Map<AssetKey, String> unsourced = new HashMap<>(versions);
    for (TopicTarget target : model.topics()) {
      String version = versions.getOrDefault(target.asset(), "");
      entries.add(new RegistryTable.Entry(target.filter(), target.asset(), version));
      unsourced.remove(target.asset());
    }
    unsourced.forEach((asset, v) -> entries.add(new RegistryTable.Entry("", asset, v)));
    return entries;
  }

  private void putHead(String version, RegistryTable.@Nullable Head before) {
    Map<String, AttributeValue> item = new HashMap<>(table.headKey());
    item.put("version", AttributeValue.fromS(version));
    item.put(
        RegistryTable.APPLIED,
        AttributeValue.fromN(Long.toString(clock.instant().getEpochSecond())));
    PutItemRequest.Builder request = PutItemRequest.builder().tableName(table.name());
    if (before == null) {
      request.conditionExpression("attribute_not_exists(pk)");
    } else {
      item.put("previous", AttributeValue.fromS(before.version()));
      request
          .conditionExpression("version = :before")
          .expressionAttributeValues(Map.of(":before", AttributeValue.fromS(before.version())));
    }
    try {
      table.dynamo().putItem(request.item(item).build());
    } catch (ConditionalCheckFailedException overtaken) {
      throw new IllegalStateException(OVERTAKEN, overtaken);
    }
  }

  private void remove(
      String version, List<RegistryTable.Entry> now, List<RegistryTable.Entry> before) {
    Set<AssetVersion> kept = new HashSet<>(versions(now));
    kept.addAll(versions(before));
    Set<AssetVersion> gone = new LinkedHashSet<>(versions(table.entries(version)));
    gone.removeAll(kept);
    for (AssetVersion each : gone) {
      table.delete(RegistryTable.partition(each.asset), each.version);
    }
    table.delete("TOPICS", version);
  }

  private static List<AssetVersion> versions(List<RegistryTable.Entry> entries) {
    return entries.stream().map(e -> new AssetVersion(e.asset(), e.version())).toList();
  }

  private record AssetVersion(AssetKey asset, String version) {}

  /**
   * What applying a plant model would do.
   *
   * @param version the version that would be in force
   * @param before the version that is; null before the first one
   * @param removed assets that the model no longer has; what was stored of them stays
   * @param was what is in force of the changed and the removed assets; without those that this
   *     release cannot read
   */
  public record Difference(
      String version,
      @Nullable String before,
      List<AssetKey> added,
      List<AssetKey> changed,
      List<AssetKey> removed,
      List<AssetKey> unchanged,
      Map<AssetKey, AssetHistory> was) {
    /** Copies the collections. */
    public Difference {
      added = List.copyOf(added);
      changed = List.copyOf(changed);
      removed = List.copyOf(removed);
      unchanged = List.copyOf(unchanged);
      was = Map.copyOf(was);
    }

    /** Whether the model is in force already. */
    public boolean none() {
      return version.equals(before);
    }
  }

  /**
   * What applying a plant model did.
   *
   * @param version the version now in force
   * @param changed the assets that are new or changed; empty when all was in force already
   */
  public record Applied(String version, List<AssetKey> changed) {}

  /**
   * The plant model that the functions read.
   *
   * @param version its version
   * @param assets how many it has
   * @param applied when it was put into force; null where an older release did so
   */
  public record InForce(String version, long assets, @Nullable Instant applied) {}
}
