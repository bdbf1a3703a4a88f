package dev.shopfloor.cli.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.shopfloor.model.AssetContext;
import dev.shopfloor.model.AssetKey;
import dev.shopfloor.model.Role;
import dev.shopfloor.model.Severity;
import dev.shopfloor.plant.AssetHistory;
import dev.shopfloor.plant.AssetRevision;
import dev.shopfloor.plant.AssetRevision.Criticality;
import dev.shopfloor.plant.BreakSpec;
import dev.shopfloor.plant.LimitLevel;
import dev.shopfloor.plant.LimitSpec;
import dev.shopfloor.plant.OeeSpec;
import dev.shopfloor.plant.PlantModel;
import dev.shopfloor.plant.ProductSpec;
import dev.shopfloor.plant.ShiftSpec;
import dev.shopfloor.plant.SourceSpec;
import dev.shopfloor.plant.TagChecks;
import dev.shopfloor.plant.TagSpec;
import dev.shopfloor.plant.TimeClass;
import dev.shopfloor.plant.TimeSpec;
import dev.shopfloor.plant.ValueType;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class PlantFilesTest {
  private static final long SECOND = 1_000_000_000L;

  @Test
  void aFiveLineAssetWorksByDefaults() {
    AssetRevision press =
        only(
            TestFiles.plant(
                """
                type: press
                states: simple
                tags:
                  state: state
                  temperature: °C
                """));

    assertThat(press.validFrom()).isZero();
    assertThat(press.zone()).isEqualTo(ZoneId.of("Europe/Berlin"));
    assertThat(press.criticality()).isEqualTo(Criticality.NORMAL);
    assertThat(press.workOrderFrom()).isEqualTo(Severity.MEDIUM);
    assertThat(press.cmmsAssetId()).isNull();
    SourceSpec source = press.sources().getFirst();
    assertThat(press.sources()).hasSize(1);
    assertThat(source.topicFilter()).isEqualTo("plant/berlin/line1/press07/#");
    assertThat(source.payload().time().keys())
        .containsExactly("timestamp", "ts", "time", "datetime");
    assertThat(source.payload().time().zone()).isEqualTo(ZoneId.of("Europe/Berlin"));
    assertThat(source.maxAge()).isEqualTo(35 * 86_400 * SECOND);
    assertThat(source.maxAhead()).isEqualTo(600 * SECOND);
    assertThat(source.unknownTags()).isEqualTo(SourceSpec.UnknownTags.QUARANTINE);
    assertThat(source.payload().absentTexts()).containsExactly("UNAVAILABLE");
    assertThat(press.tag("state")).isEqualTo(tag("state", Role.STATE, ValueType.TEXT, null));
    assertThat(press.tag("temperature"))
        .isEqualTo(tag("temperature", Role.MEASUREMENT, ValueType.NUMBER, "Cel"));
    OeeSpec oee = press.oee();
    assertThat(oee.stateProfile()).isEqualTo("simple");
    assertThat(oee.states())
        .isEqualTo(Map.of("1", TimeClass.RUN, "2", TimeClass.WAIT, "3", TimeClass.FAULT));
    assertThat(oee.staleAfter()).isZero();
    assertThat(oee.debounce()).isEqualTo(SECOND);
    assertThat(oee.minorStop()).isEqualTo(120 * SECOND);
    assertThat(oee.stopAlertAfter()).isEqualTo(600 * SECOND);
    assertThat(oee.stopSeverity()).isEqualTo(Severity.HIGH);
    assertThat(oee.shiftsAssumed()).isTrue();
    assertThat(oee.shifts()).isEqualTo(ShiftReader.ASSUMED);
  }

  @Test
  void everyKeyOfATagCounts() {
    AssetRevision press =
        only(
            TestFiles.plant(
                """
                type: press
                tags:
                  Temp 1: {unit: Cel, sent: "°F", range: [-50, null]}
                  3/pressure: {unit: barg}
                  parts: {role: counter, counts: good, pieces: 4}
                  alarm: {role: alarm, warning: low, fault: critical, per: tag, codes: {149: high}}
                  door: boolean
                  shots: {type: integer, unit: pcs}
                  speed: {unit: rpm, sent: 1/min}
                """));

    assertThat(Objects.requireNonNull(press.tagBySource("Temp 1")))
        .isEqualTo(
            new TagSpec(
                "Temp 1",
                "temp_1",
                Role.MEASUREMENT,
                ValueType.NUMBER,
                "Cel",
                new TagSpec.Conversion("[degF]", 5.0 / 9.0, -160.0 / 9.0),
                -50.0,
                null,
                null,
                null));
    assertThat(Objects.requireNonNull(press.tagBySource("3/pressure")).name())
        .isEqualTo("tag_3_pressure");
    assertThat(Objects.requireNonNull(press.tag("parts")).counter())
        .isEqualTo(new TagSpec.CounterSpec(TagSpec.Counts.GOOD, 4));
    assertThat(Objects.requireNonNull(press.tag("alarm")).alarm())
        .isEqualTo(
            new TagSpec.AlarmSpec(
                Severity.LOW, Severity.CRITICAL, false, Map.of("149", Severity.HIGH)));
    assertThat(Objects.requireNonNull(press.tag("door")).type()).isEqualTo(ValueType.BOOLEAN);
    assertThat(Objects.requireNonNull(press.tag("shots")).unit()).isEqualTo("{pcs}");
    assertThat(Objects.requireNonNull(press.tag("speed")).conversion()).isNull();
  }

  @Test
  void theUnitSentIsReadWithTheUnitStoredInMind() {
    AssetRevision press =
        only(
            TestFiles.plant(
                """
                type: press
                tags:
                  temp: {unit: °F, sent: C}
                  oil: {unit: barg, sent: bar}
                  shock: {unit: m/s2, sent: g}
                  vacuum: {unit: kPaa, sent: barg, ambient: 1013 hPa}
                  supply: {unit: barg, sent: psia, ambient: 95000}
                """));

    assertThat(conversion(press, "temp").from()).isEqualTo("Cel");
    assertThat(conversion(press, "temp").apply(100)).isCloseTo(212, within(1e-9));
    assertThat(Objects.requireNonNull(press.tag("oil")).conversion()).isNull();
    assertThat(conversion(press, "shock").factor()).isEqualTo(9.80665);
    assertThat(conversion(press, "vacuum").apply(-0.5)).isCloseTo(51.3, within(1e-9));
    assertThat(conversion(press, "supply").apply(0)).isCloseTo(-0.95, within(1e-12));
  }

  private static TagSpec.Conversion conversion(AssetRevision asset, String tag) {
    return Objects.requireNonNull(Objects.requireNonNull(asset.tag(tag)).conversion());
  }

  @Test
  void aTagsChecksAreReadPerSecondAndByTheValueSent() {
    AssetRevision press =
        only(
            TestFiles.plant(
                """
                type: press
                tags:
                  oil: {unit: °C, maxRate: 30/min, stuckAfter: 10 min}
                  flow: {maxRate: 2.5}
                  valve: {values: {0: CLOSED, " 1 ": OPEN}}
                  mode: {values: [AUTO, MANUAL]}
                  axis: {role: alarm, values: {0: normal, 2: fault}}
                """));

    assertThat(Objects.requireNonNull(press.tag("oil")).checks())
        .isEqualTo(new TagChecks(0.5, 600_000_000_000L, Map.of()));
    assertThat(Objects.requireNonNull(press.tag("flow")).checks())
        .isEqualTo(new TagChecks(2.5, 0, Map.of()));
    assertThat(Objects.requireNonNull(press.tag("valve")).checks())
        .isEqualTo(new TagChecks(null, 0, Map.of("0", "CLOSED", "1", "OPEN")));
    assertThat(Objects.requireNonNull(press.tag("valve")).type()).isEqualTo(ValueType.TEXT);
    assertThat(Objects.requireNonNull(press.tag("mode")).checks())
        .isEqualTo(new TagChecks(null, 0, Map.of("AUTO", "AUTO", "MANUAL", "MANUAL")));
    assertThat(Objects.requireNonNull(press.tag("axis")).checks())
        .isEqualTo(new TagChecks(null, 0, Map.of("0", "normal", "2", "fault")));
  }

  @Test
  void aSourceSaysHowItWritesTimes() {
    TimeSpec time =
        only(TestFiles.plant(
                """
                type: press
                source:
                  timeUnit: ms
                  timePattern: dd/MM/yyyy HH:mm:ss
                  earliest: "2003-10-22"
                """))
            .sources()
            .getFirst()
            .payload()
            .time();

    assertThat(time.unit()).isEqualTo(TimeSpec.Unit.MILLIS);
    assertThat(time.patterns()).containsExactly("dd/MM/yyyy HH:mm:ss");
    assertThat(time.earliest()).isEqualTo(1_066_780_800_000_000_000L);
  }

  @Test
  void limitsAreReadInTheUnitStoredWithTheirSeverities() {
    AssetRevision press =
        only(
            TestFiles.plant(
                """
                type: press
                tags:
                  oil: {unit: °C, sent: °F, limits: {HH: 90, H: 80, L: 10, LL: -5.5, deadband: 2}}
                  vibration: {unit: mm/s, limits: {H: 7.1, severities: {H: critical}}}
                  shots: {type: integer, limits: {HH: 100}}
                """));

    assertThat(Objects.requireNonNull(press.tag("oil")).limits())
        .isEqualTo(
            new LimitSpec(
                Map.of(
                    LimitLevel.LL, new LimitSpec.Limit(-5.5, Severity.HIGH),
                    LimitLevel.L, new LimitSpec.Limit(10, Severity.MEDIUM),
                    LimitLevel.H, new LimitSpec.Limit(80, Severity.MEDIUM),
                    LimitLevel.HH, new LimitSpec.Limit(90, Severity.HIGH)),
                2));
    assertThat(Objects.requireNonNull(press.tag("vibration")).limits())
        .isEqualTo(
            new LimitSpec(Map.of(LimitLevel.H, new LimitSpec.Limit(7.1, Severity.CRITICAL)), 0));
    assertThat(Objects.requireNonNull(press.tag("shots")).limits()).isNotNull();
  }

  @Test
  void anAssetChangesOneLimitOfItsMachineTypeAndTakesAnotherAway() {
    PlantModel model =
        TestFiles.load(
                """
                shopfloor: 1
                machineTypes:
                  press:
                    tags: {oil: {limits: {HH: 90, H: 80, L: 10, deadband: 2}}}
                sites:
                  berlin:
                    zone: Europe/Berlin
                    lines:
                      line1:
                        assets:
                          press07: {type: press, tags: {oil: {limits: {H: 85, L: null}}}}
                """)
            .require();

    TagSpec oil = Objects.requireNonNull(revision(model, "press07").tag("oil"));
    assertThat(Objects.requireNonNull(oil.limits()).limits())
        .isEqualTo(
            Map.of(
                LimitLevel.H, new LimitSpec.Limit(85, Severity.MEDIUM),
                LimitLevel.HH, new LimitSpec.Limit(90, Severity.HIGH)));
  }

  @Test
  void anAssetLaysItsOwnOverItsMachineType() {
    PlantModel model =
        TestFiles.load(
                """
                shopfloor: 1
                machineTypes:
                  press:
                    states: {GO: run, HALT: fault}
                    criticality: high
                    tags:
                      state: state
                      temp: {unit: Cel, range: [0, 100]}
                      oil: bar
                    oee: {debounce: 0, minorStop: 60 s}
                sites:
                  berlin:
                    zone: Europe/Berlin
                    lines:
                      line1:
                        assets:
                          press07:
                            type: press
                            tags: {temp: {range: [0, 300]}, oil: null, extra: text}
                            oee: {minorStop: 30 s}
                          press08: {type: press}
                """)
            .require();

    AssetRevision seven = revision(model, "press07");
    assertThat(seven.tags()).extracting(TagSpec::name).containsExactly("state", "temp", "extra");
    assertThat(Objects.requireNonNull(seven.tag("temp")).high()).isEqualTo(300);
    assertThat(Objects.requireNonNull(seven.tag("temp")).unit()).isEqualTo("Cel");
    assertThat(seven.oee().debounce()).isZero();
    assertThat(seven.oee().minorStop()).isEqualTo(30 * SECOND);
    assertThat(seven.oee().states()).containsEntry("HALT", TimeClass.FAULT);
    assertThat(seven.criticality()).isEqualTo(Criticality.HIGH);
    assertThat(Objects.requireNonNull(revision(model, "press08").tag("temp")).high())
        .isEqualTo(100);
  }

  @Test
  void thePlannedProductAndOrderAreWhatTheyWereAtTheTime() {
    AssetHistory press =
        TestFiles.load(
                TestFiles.plant(
                    """
                    type: press
                    criticality: high
                    tags: {a: bar}
                    product: bracket-a
                    order: "4711"
                    changes:
                      - from: "2026-11-01T06:00:00+01:00"
                        product: bracket-b
                        order: null
                    """))
            .require()
            .assets()
            .getFirst();

    AssetContext before = press.at(ns("2026-11-01T04:59:59Z")).context();
    AssetContext after = press.at(ns("2026-11-01T05:00:00Z")).context();
    assertThat(before.product()).isEqualTo("bracket-a");
    assertThat(before.order()).isEqualTo("4711");
    assertThat(before.criticality()).isEqualTo("HIGH");
    assertThat(after.product()).isEqualTo("bracket-b");
    assertThat(after.order()).isNull();
  }

  @Test
  void aChangeHoldsFromItsInstantOnAndKeepsTheRest() {
    AssetHistory press =
        TestFiles.load(
                TestFiles.plant(
                    """
                    type: press
                    idealCycle: 30 s
                    states: simple
                    tags: {state: state, a: bar}
                    changes:
                      - from: "2026-11-01T06:00:00+01:00"
                        idealCycle: 120/min
                        tags: {b: bar}
                      - from: "2026-12-01T00:00:00Z"
                        tags: {a: null}
                    """))
            .require()
            .assets()
            .getFirst();

    assertThat(press.revisions())
        .extracting(AssetRevision::validFrom)
        .containsExactly(0L, ns("2026-11-01T05:00:00Z"), ns("2026-12-01T00:00:00Z"));
    assertThat(press.revisions())
        .extracting(revision -> revision.oee().idealCycle())
        .containsExactly(30 * SECOND, SECOND / 2, SECOND / 2);
    assertThat(press.revisions())
        .extracting(revision -> revision.tags().stream().map(TagSpec::name).toList())
        .containsExactly(List.of("state", "a"), List.of("state", "a", "b"), List.of("state", "b"));
  }

  @Test
  void onlyAChangedAssetGetsAnotherVersion() {
    String two =
        TestFiles.plant("type: press\ntags: {a: bar}")
            + "          press08: {type: press, tags: {a: bar}}\n";
    PlantModel before = TestFiles.load(two).require();
    PlantModel after =
        TestFiles.load(two.replace("press08: {", "press08: {cmmsAsset: X, ")).require();

    assertThat(version(after, "press07")).isEqualTo(version(before, "press07"));
    assertThat(version(after, "press08")).isNotEqualTo(version(before, "press08"));
    assertThat(after.version()).isNotEqualTo(before.version());
    assertThat(TestFiles.load("# a comment\n" + two).require().version())
        .isEqualTo(before.version());
  }

  @Test
  void shiftsFollowTheSitesClock() {
    String file =
        TestFiles.plant("type: press\ntags: {a: bar}")
            .replace(
                "    lines:",
                """
                shifts:
                  early: {start: "06:00", end: "14:00", days: mon-fri}
                  late: {start: "14:00", end: "22:00", days: [mon, wed-thu]}
                  night: {start: "22:00", end: "06:00", days: "fri-mon"}
                  sunday: {start: "06:00", end: "22:00", days: sun}
                lines:\
                """
                    .indent(4)
                    .stripTrailing());

    OeeSpec oee = only(file).oee();

    assertThat(oee.shiftsAssumed()).isFalse();
    assertThat(oee.shifts())
        .extracting(ShiftSpec::code)
        .containsExactly("early", "late", "night", "sunday");
    assertThat(oee.shifts().get(1).days())
        .containsExactlyInAnyOrder(DayOfWeek.MONDAY, DayOfWeek.WEDNESDAY, DayOfWeek.THURSDAY);
    assertThat(oee.shifts().get(2).days())
        .containsExactlyInAnyOrder(
            DayOfWeek.FRIDAY, DayOfWeek.SATURDAY, DayOfWeek.SUNDAY, DayOfWeek.MONDAY);
    assertThat(oee.shifts().get(2).end()).isEqualTo(LocalTime.of(6, 0));
  }

  @Test
  void breaksLieInTheirShiftAlsoAfterMidnight() {
    String file =
        TestFiles.plant("type: press\ntags: {a: bar}")
            .replace(
                "    lines:",
                """
                shifts:
                  early: {start: "06:00", end: "14:00", breaks: [{start: "06:00", end: "06:05"}, {start: "13:45", end: "14:00"}]}
                  late: {start: "14:00", end: "22:00"}
                  night: {start: "22:00", end: "06:00", breaks: [{start: "23:50", end: "00:10"}, {start: "03:00", end: "03:15"}]}
                lines:\
                """
                    .indent(4)
                    .stripTrailing());

    List<ShiftSpec> shifts = only(file).oee().shifts();

    assertThat(shifts.getFirst().breaks())
        .containsExactly(
            new BreakSpec(LocalTime.of(6, 0), LocalTime.of(6, 5)),
            new BreakSpec(LocalTime.of(13, 45), LocalTime.of(14, 0)));
    assertThat(shifts.get(1).breaks()).isEmpty();
    assertThat(shifts.get(2).breaks())
        .containsExactly(
            new BreakSpec(LocalTime.of(23, 50), LocalTime.of(0, 10)),
            new BreakSpec(LocalTime.of(3, 0), LocalTime.of(3, 15)));
  }

  @Test
  void aBreakMayEndWithAShiftThatEndsAtMidnight() {
    String file =
        TestFiles.plant("type: press")
            .replace(
                "    lines:",
                "    shifts: {day: {start: \"00:00\", end: \"24:00\", breaks: [{start: \"23:45\","
                    + " end: \"24:00\"}]}}\n    lines:");

    assertThat(only(file).oee().shifts().getFirst().breaks())
        .containsExactly(new BreakSpec(LocalTime.of(23, 45), LocalTime.MIN));
  }

  @Test
  void productsComeFromTheMachineTypeAndChangeWithTime() {
    AssetHistory press =
        TestFiles.load(
                """
                shopfloor: 1
                machineTypes:
                  press:
                    tags: {made: product}
                    products: {bracket-a: {idealCycle: 4 s}, bracket-b: {idealCycle: 10/min}}
                sites:
                  berlin:
                    zone: Europe/Berlin
                    lines:
                      line1:
                        assets:
                          press07:
                            type: press
                            products: {4711: {idealCycle: 500 ms}}
                            changes:
                              - from: "2026-11-01T06:00:00+01:00"
                                products: {bracket-a: {idealCycle: 3 s}, bracket-b: null}
                """)
            .require()
            .assets()
            .getFirst();

    assertThat(press.revisions().getFirst().oee().products())
        .isEqualTo(
            Map.of(
                "bracket-a",
                new ProductSpec(4 * SECOND),
                "bracket-b",
                new ProductSpec(6 * SECOND),
                "4711",
                new ProductSpec(SECOND / 2)));
    assertThat(press.latest().oee().products())
        .isEqualTo(
            Map.of("bracket-a", new ProductSpec(3 * SECOND), "4711", new ProductSpec(SECOND / 2)));
  }

  @Test
  void anAssetMayHaveSeveralTopics() {
    AssetRevision press = only(TestFiles.plant("type: press\ntopic: [a/+/b, c/#]"));

    assertThat(press.sources()).extracting(SourceSpec::topicFilter).containsExactly("a/+/b", "c/#");
  }

  @Test
  void theSameIdInTwoSitesIsTwoAssets() {
    String file =
        TestFiles.plant("type: press")
            + "  paris: {zone: Europe/Paris, lines: {l: {assets: {press07: {type: press}}}}}";

    assertThat(TestFiles.load(file).require().assets())
        .extracting(AssetHistory::key)
        .containsExactly(new AssetKey("berlin", "press07"), new AssetKey("paris", "press07"));
  }

  private static AssetRevision only(String file) {
    PlantModel model = TestFiles.load(file).require();
    assertThat(model.assets()).hasSize(1);
    assertThat(model.assets().getFirst().revisions()).hasSize(1);
    return model.assets().getFirst().latest();
  }

  private static AssetRevision revision(PlantModel model, String asset) {
    return model.assets().stream()
        .filter(history -> history.key().asset().equals(asset))
        .findFirst()
        .orElseThrow()
        .latest();
  }

  private static String version(PlantModel model, String asset) {
    return revision(model, asset).context().modelVersion();
  }

  private static TagSpec tag(String name, Role role, ValueType type, String unit) {
    return new TagSpec(name, name, role, type, unit, null, null, null, null, null);
  }

  private static long ns(String instant) {
    return Instant.parse(instant).getEpochSecond() * SECOND;
  }
}
