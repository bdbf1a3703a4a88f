package dev.shopfloor.runtime.aws;

import dev.shopfloor.model.AssetKey;
import dev.shopfloor.plant.AssetHistory;
import dev.shopfloor.plant.PlantDirectory;
import dev.shopfloor.plant.TopicFilters;
import dev.shopfloor.plant.TopicTarget;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * The plant model as functions read it from RegistryTable. It looks for a new version at most once
 * a minute, so a change is seen everywhere within that time; assets are read when first asked for.
 *
 * <p>Before the first plant file is applied it is empty. Safe for use by several threads.
 */
public final class DynamoPlantDirectory implements PlantDirectory {
  private static final Duration STALENESS = Duration.ofSeconds(60);

  private final RegistryTable table;
  private final Clock clock;
  private final Map<AssetKey, Cached> cache = new HashMap<>();
  private Loaded loaded = new Loaded("", List.of());
  private @Nullable Instant looked;

  /**
   * The directory in the table of this name.
   *
   * @param clock tells when to look for a new version
   */
  public DynamoPlantDirectory(DynamoDbClient dynamo, String table, Clock clock) {
    this.table = new RegistryTable(dynamo, table);
    this.clock = clock;
  }

  /**
   * The directory of a function; after a restore it looks for a new version at once.
   *
   * @param table the name of its table
   */
  public static DynamoPlantDirectory of(
      FunctionRuntime runtime, DynamoDbClient dynamo, String table) {
    DynamoPlantDirectory directory = new DynamoPlantDirectory(dynamo, table, runtime.clock());
    runtime.snapshot().afterRestore(directory::lookAtOnce);
    return directory;
  }

  private synchronized void lookAtOnce() {
    looked = null;
  }

  @Override
  public synchronized List<AssetKey> assetsOf(String topic) {
    look(false);
    List<AssetKey> found = loaded.filters.match(topic);
    return found == null ? List.of() : found;
  }

  @Override
  public synchronized List<AssetKey> assets() {
    look(false);
    return loaded.assets;
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalStateException when the registry holds what this release cannot read
   */
  @Override
  public synchronized @Nullable AssetHistory history(AssetKey asset) {
    look(false);
    AssetHistory found = find(asset);
    if (found == null && loaded.versions.containsKey(asset)) {
      // two plant files within a minute: what we know of is removed already
      look(true);
      found = find(asset);
    }
    return found;
  }

  private @Nullable AssetHistory find(AssetKey asset) {
    String version = loaded.versions.get(asset);
    if (version == null) {
      return null;
    }
    Cached cached = cache.get(asset);
    if (cached != null && cached.version.equals(version)) {
      return cached.history;
    }
    AssetHistory read = table.history(asset, version);
    if (read != null) {
      cache.put(asset, new Cached(version, read));
    }
    return read;
  }

  private void look(boolean now) {
    Instant instant = clock.instant();
    // a simulated clock may also go back
    boolean fresh =
        looked != null && Duration.between(looked, instant).abs().compareTo(STALENESS) < 0;
    if (fresh && !now) {
      return;
    }
    RegistryTable.Head head = table.head();
    if (head != null && !head.version().equals(loaded.version)) {
      loaded = new Loaded(head.version(), table.entries(head.version()));
      cache.keySet().retainAll(loaded.versions.keySet());
    }
    looked = instant;
  }

  private record Cached(String version, AssetHistory history) {}

  private static final class Loaded {
    private final String version;
    private final TopicFilters<List<AssetKey>> filters = new TopicFilters<>();
    private final Map<AssetKey, String> versions = new HashMap<>();
    private final List<AssetKey> assets;

    private Loaded(String version, List<RegistryTable.Entry> entries) {
      this.version = version;
      List<TopicTarget> targets = new ArrayList<>();
      for (RegistryTable.Entry entry : entries) {
        versions.put(entry.asset(), entry.version());
        if (!entry.filter().isEmpty()) {
          targets.add(new TopicTarget(entry.filter(), entry.asset()));
        }
      }
      TopicTarget.byFilter(targets).forEach(filters::add);
      this.assets =
          versions.keySet().stream().sorted(Comparator.comparing(AssetKey::text)).toList();
    }
  }
}
