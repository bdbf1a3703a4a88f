package dev.shopfloor.plant;

import dev.shopfloor.model.AssetContext;
import dev.shopfloor.model.AssetKey;
import dev.shopfloor.model.Role;
import dev.shopfloor.model.Severity;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is true of one asset from an instant on, until its next revision.
 *
 * <p>Compiled from the plant file, so that nothing has to be looked up or computed when a reading
 * passes.
 */
public final class AssetRevision {
  private final long validFrom;
  private final AssetContext context;
  private final ZoneId zone;
  private final Criticality criticality;
  private final @Nullable String cmmsAssetId;
  private final Severity workOrderFrom;
  private final List<SourceSpec> sources;
  private final List<TagSpec> tags;
  private final OeeSpec oee;
  private final WorkOrderSpec workOrders;
  private final Map<String, TagSpec> bySource;
  private final Map<String, TagSpec> byName;
  private final Map<Role, List<String>> byRole;

  /** Makes a revision without rules for its work orders. */
  public AssetRevision(
      long validFrom,
      AssetContext context,
      ZoneId zone,
      Criticality criticality,
      @Nullable String cmmsAssetId,
      Severity workOrderFrom,
      List<SourceSpec> sources,
      List<TagSpec> tags,
      OeeSpec oee) {
    this(
        validFrom,
        context,
        zone,
        criticality,
        cmmsAssetId,
        workOrderFrom,
        sources,
        tags,
        oee,
        WorkOrderSpec.NONE);
  }

  /**
   * Makes a revision.
   *
   * @param validFrom ns since the epoch, 0 or more; 0 for "always"
   * @param context site, area, line, asset, machine type, model version
   * @param zone the site's zone
   * @param criticality how much the plant depends on it
   * @param cmmsAssetId the asset's id in the CMMS; null when it has none
   * @param workOrderFrom the least severity that becomes a work order
   * @param sources where its data comes from
   * @param tags its tags, unique by source name and by name
   * @param oee how its OEE is computed
   * @param workOrders what rules say about its work orders
   */
  public AssetRevision(
      long validFrom,
      AssetContext context,
      ZoneId zone,
      Criticality criticality,
      @Nullable String cmmsAssetId,
      Severity workOrderFrom,
      List<SourceSpec> sources,
      List<TagSpec> tags,
      OeeSpec oee,
      WorkOrderSpec workOrders) {
    if (validFrom < 0) {
      throw new IllegalArgumentException("validFrom is 0 or more, not " + validFrom);
    }
    this.validFrom = validFrom;
    this.context = context;
    this.zone = zone;
    this.criticality = criticality;
    this.cmmsAssetId = cmmsAssetId;
    this.workOrderFrom = workOrderFrom;
    this.sources = List.copyOf(sources);
    this.tags = List.copyOf(tags);
    this.oee = oee;
    this.workOrders = workOrders;
    Map<String, TagSpec> source = HashMap.newHashMap(tags.size());
    Map<String, TagSpec> name = HashMap.newHashMap(tags.size());
    for (TagSpec tag : tags) {
      if (source.put(tag.source(), tag) != null || name.put(tag.name(), tag) != null) {
        throw new IllegalArgumentException(
            "asset " + context.key() + " has tag \"" + tag.name() + "\" twice");
      }
    }
    this.bySource = source;
    this.byName = name;
    this.byRole = new EnumMap<>(Role.class);
    for (TagSpec tag : tags) {
      byRole.computeIfAbsent(tag.role(), role -> new ArrayList<>()).add(tag.name());
    }
    byRole.replaceAll((role, names) -> List.copyOf(names));
  }

  /** From when on this holds, ns since the epoch. */
  public long validFrom() {
    return validFrom;
  }

  /** Where the asset stands. */
  public AssetContext context() {
    return context;
  }

  /** The asset's key. */
  public AssetKey key() {
    return context.key();
  }

  /** The site's zone. */
  public ZoneId zone() {
    return zone;
  }

  /** How much the plant depends on it. */
  public Criticality criticality() {
    return criticality;
  }

  /** The asset's id in the CMMS, or null. */
  public @Nullable String cmmsAssetId() {
    return cmmsAssetId;
  }

  /** The least severity that becomes a work order. */
  public Severity workOrderFrom() {
    return workOrderFrom;
  }

  /** Where its data comes from. */
  public List<SourceSpec> sources() {
    return sources;
  }

  /** Its tags in the plant file's order. */
  public List<TagSpec> tags() {
    return tags;
  }

  /** How its OEE is computed. */
  public OeeSpec oee() {
    return oee;
  }

  /** What rules say about its work orders. */
  public WorkOrderSpec workOrders() {
    return workOrders;
  }

  /** The same revision with other rules for its work orders. */
  public AssetRevision with(WorkOrderSpec other) {
    return new AssetRevision(
        validFrom,
        context,
        zone,
        criticality,
        cmmsAssetId,
        workOrderFrom,
        sources,
        tags,
        oee,
        other);
  }

  /** The tag that the source calls so, or null. */
  public @Nullable TagSpec tagBySource(String source) {
    return bySource.get(source);
  }

  /** The tag of this canonical name, or null. */
  public @Nullable TagSpec tag(String name) {
    return byName.get(name);
  }

  /** The names of the tags of a role in the plant file's order; empty when none has it. */
  public List<String> tagsOf(Role role) {
    return byRole.getOrDefault(role, List.of());
  }

  /** The name of the first tag of a role; empty when none has it. */
  public String firstOf(Role role) {
    List<String> names = byRole.get(role);
    return names == null ? "" : names.getFirst();
  }

  /** How much a plant depends on an asset. */
  public enum Criticality {
    /** A spare stands beside it. */
    LOW,
    /** Ordinary. */
    NORMAL,
    /** Its line stands with it. */
    HIGH,
    /** The plant stands with it, or people are at risk. */
    CRITICAL;

    /** As an asset's context has it: the ordinary is not said. */
    public @Nullable String word() {
      return this == NORMAL ? null : name();
    }
  }
}
