package dev.shopfloor.testing;

import dev.shopfloor.model.AssetContext;
import dev.shopfloor.model.AssetKey;
import dev.shopfloor.model.Role;
import dev.shopfloor.model.Severity;
import dev.shopfloor.plant.AssetHistory;
import dev.shopfloor.plant.AssetRevision;
import dev.shopfloor.plant.LimitLevel;
import dev.shopfloor.plant.LimitSpec;
import dev.shopfloor.plant.MapPlantDirectory;
import dev.shopfloor.plant.OeeSpec;
import dev.shopfloor.plant.PayloadSpec;
import dev.shopfloor.plant.PlantDirectory;
import dev.shopfloor.plant.ShiftSpec;
import dev.shopfloor.plant.SourceSpec;
import dev.shopfloor.plant.TagSpec;
import dev.shopfloor.plant.TimeClass;
import dev.shopfloor.plant.TimeSpec;
import dev.shopfloor.plant.ValueType;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A plant for tests: site {@code berlin}, line {@code line1}, asset {@code press07}, a press that
 * sends flat JSON on {@code plant/berlin/line1/press07/#}. The static helpers vary it.
 */
public final class TestPlant {
  /** The press. */
  public static final AssetKey PRESS = new AssetKey("berlin", "press07");

  /** A topic that the press sends on. */
  public static final String TOPIC = "plant/berlin/line1/press07/telemetry";

  /** The press's topic filter. */
  public static final String FILTER = "plant/berlin/line1/press07/#";

  /** One second in ns. */
  public static final long SECOND = 1_000_000_000L;

  private TestPlant() {}

  /** A directory with the press alone, as it always was. */
  public static PlantDirectory directory() {
    return directory(press());
  }

  /** A directory of these revisions, each asset's own ones together. */
  public static PlantDirectory directory(AssetRevision... revisions) {
    return new MapPlantDirectory(
        Arrays.stream(revisions)
            .map(AssetRevision::key)
            .distinct()
            .map(key ->
                new AssetHistory(
                    key, Arrays.stream(revisions).filter(r -> r.key().equals(key)).toList()))
            .toList());
  }

  /** The press. */
  public static AssetRevision press() {
    return new AssetRevision(
        0,
        new AssetContext("berlin", "stamping", "line1", "press07", "press", "model1"),
        ZoneId.of("Europe/Berlin"),
        AssetRevision.Criticality.NORMAL,
        "CMMS-4711",
        Severity.MEDIUM,
        List.of(source(FILTER)),
        tags(),
        oee());
  }

  /** The press's tags: temperature, state, part_count, hydraulics, door, program. */
  public static List<TagSpec> tags() {
    return List.of(
        new TagSpec(
            "temp",
            "temperature",
            Role.MEASUREMENT,
            ValueType.NUMBER,
            "Cel",
            new TagSpec.Conversion("[degF]", 5.0 / 9.0, -160.0 / 9.0),
            -50.0,
            200.0,
            null,
            null),
        tag("state", Role.STATE, ValueType.TEXT),
        counter("part_count", TagSpec.Counts.TOTAL),
        alarm("hydraulics"),
        tag("door", Role.MEASUREMENT, ValueType.BOOLEAN),
        tag("program", Role.MEASUREMENT, ValueType.TEXT));
  }

  /** A tag without unit or limits, of the same name at the source. */
  public static TagSpec tag(String name, Role role, ValueType type) {
    return new TagSpec(name, name, role, type, null, null, null, null, null, null);
  }

  /** A number with a unit and no conversion. */
  public static TagSpec measurement(String name, String unit) {
    return new TagSpec(
        name, name, Role.MEASUREMENT, ValueType.NUMBER, unit, null, null, null, null, null);
  }

  /** A number in Cel with limits: LL 5, L 10, H 80, HH 90, deadband 2, severities by default. */
  public static TagSpec limited(String name) {
    return limited(
        name,
        new LimitSpec(
            Map.of(
                LimitLevel.LL, new LimitSpec.Limit(5, Severity.HIGH),
                LimitLevel.L, new LimitSpec.Limit(10, Severity.MEDIUM),
                LimitLevel.H, new LimitSpec.Limit(80, Severity.MEDIUM),
                LimitLevel.HH, new LimitSpec.Limit(90, Severity.HIGH)),
            2));
  }

  /** A number in Cel with these limits. */
  public static TagSpec limited(String name, LimitSpec limits) {
    return new TagSpec(
        name,
        name,
        Role.MEASUREMENT,
        ValueType.NUMBER,
        "Cel",
        null,
        null,
        null,
        null,
        null,
        limits);
  }

  /** A counter, one piece per count. */
  public static TagSpec counter(String name, TagSpec.Counts counts) {
    return new TagSpec(
        name,
        name,
        Role.COUNTER,
        ValueType.INTEGER,
        null,
        null,
        null,
        null,
        new TagSpec.CounterSpec(counts, 1),
        null);
  }

  /** An alarm tag: warnings MEDIUM, faults HIGH, each code a problem of its own, 149 CRITICAL. */
  public static TagSpec alarm(String name) {
    return new TagSpec(
        name,
        name,
        Role.ALARM,
        ValueType.TEXT,
        null,
        null,
        null,
        null,
        null,
        new TagSpec.AlarmSpec(
            Severity.MEDIUM, Severity.HIGH, true, Map.of("149", Severity.CRITICAL)));
  }

  /** A source of flat JSON: time in timestamp, ts, time or datetime; Europe/Berlin. */
  public static SourceSpec source(String filter) {
    return new SourceSpec(
        filter,
        null,
        new PayloadSpec(
            PayloadSpec.PayloadFamily.AUTO,
            null,
            new TimeSpec(
                List.of("timestamp", "ts", "time", "datetime"), ZoneId.of("Europe/Berlin")),
            false,
            Set.of("UNAVAILABLE")),
        600 * SECOND,
        35 * 86_400 * SECOND,
        120 * SECOND,
        SourceSpec.UnknownTags.QUARANTINE,
        Set.of("ignored"));
  }

  /**
   * Words 1, 2, 3 of a simple controller and those of MTConnect; 30 s a piece; one 24-hour shift;
   * no staleness, debounce 1 s, minor stop 120 s, a fault of 10 minutes is announced as HIGH.
   */
  public static OeeSpec oee() {
    return new OeeSpec(
        "test",
        Map.ofEntries(
            Map.entry("1", TimeClass.RUN),
            Map.entry("2", TimeClass.WAIT),
            Map.entry("3", TimeClass.FAULT),
            Map.entry("ACTIVE", TimeClass.RUN),
            Map.entry("READY", TimeClass.WAIT),
            Map.entry("WAIT", TimeClass.WAIT),
            Map.entry("OPTIONAL_STOP", TimeClass.WAIT),
            Map.entry("PROGRAM_COMPLETED", TimeClass.WAIT),
            Map.entry("INTERRUPTED", TimeClass.FAULT),
            Map.entry("FEED_HOLD", TimeClass.FAULT),
            Map.entry("STOPPED", TimeClass.FAULT),
            Map.entry("PROGRAM_STOPPED", TimeClass.FAULT),
            Map.entry("UNAVAILABLE", TimeClass.UNKNOWN)),
        30 * SECOND,
        0,
        SECOND,
        120 * SECOND,
        600 * SECOND,
        Severity.HIGH,
        List.of(new ShiftSpec("day", LocalTime.MIN, LocalTime.MIN, EnumSet.allOf(DayOfWeek.class))),
        false);
  }

  /** The same asset from another instant on. */
  public static AssetRevision from(AssetRevision base, long validFrom) {
    return make(base, validFrom, base.context(), base.cmmsAssetId(), base.tags(), base.oee());
  }

  /** The same asset under another id, with a topic of its own. */
  public static AssetRevision named(AssetRevision base, String asset) {
    AssetContext c = base.context();
    SourceSpec source = source("plant/%s/%s/%s/#".formatted(c.site(), c.line(), asset));
    return new AssetRevision(
        base.validFrom(),
        new AssetContext(c.site(), c.area(), c.line(), asset, c.machineType(), c.modelVersion()),
        base.zone(),
        base.criticality(),
        base.cmmsAssetId(),
        base.workOrderFrom(),
        List.of(source),
        base.tags(),
        base.oee());
  }

  /** The same asset with a tag more, or another one in place of that of the same name. */
  public static AssetRevision with(AssetRevision base, TagSpec tag) {
    List<TagSpec> tags = new ArrayList<>(base.tags());
    tags.removeIf(each -> each.name().equals(tag.name()));
    tags.add(tag);
    return make(base, base.validFrom(), base.context(), base.cmmsAssetId(), tags, base.oee());
  }

  /** The same asset with its OEE rules changed. */
  public static AssetRevision with(AssetRevision base, UnaryOperator<OeeSpec> change) {
    return make(
        base,
        base.validFrom(),
        base.context(),
        base.cmmsAssetId(),
        base.tags(),
        change.apply(base.oee()));
  }

  /** The same asset with another source. */
  public static AssetRevision with(AssetRevision base, SourceSpec source) {
    return new AssetRevision(
        base.validFrom(),
        base.context(),
        base.zone(),
        base.criticality(),
        base.cmmsAssetId(),
        base.workOrderFrom(),
        List.of(source),
        base.tags(),
        base.oee());
  }

  private static AssetRevision make(
      AssetRevision base,
      long validFrom,
      AssetContext context,
      @Nullable String cmmsAssetId,
      List<TagSpec> tags,
      OeeSpec oee) {
    return new AssetRevision(
        validFrom,
        context,
        base.zone(),
        base.criticality(),
        cmmsAssetId,
        base.workOrderFrom(),
        base.sources(),
        tags,
        oee);
  }
}
