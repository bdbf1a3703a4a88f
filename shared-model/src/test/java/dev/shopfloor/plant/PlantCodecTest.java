package dev.shopfloor.plant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shopfloor.model.AssetContext;
import dev.shopfloor.model.Role;
import dev.shopfloor.model.Severity;
import dev.shopfloor.testing.TestPlant;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PlantCodecTest {
  @Test
  void thePressComesBackAsItWas() throws IOException {
    same(PlantCodec.revision(PlantCodec.revision(TestPlant.press())), TestPlant.press());
  }

  @Test
  void aHistoryComesBackInTheOrderOfItsRevisions() throws IOException {
    AssetHistory history =
        new AssetHistory(
            TestPlant.PRESS,
            List.of(TestPlant.from(TestPlant.press(), Long.MAX_VALUE), TestPlant.press()));

    AssetHistory read = PlantCodec.history(PlantCodec.history(history));

    assertThat(read.revisions())
        .extracting(AssetRevision::validFrom)
        .containsExactly(0L, Long.MAX_VALUE);
  }

  @Test
  void onlyTheContentGivesTheVersion() {
    AssetRevision press = PlantCodec.stamped(TestPlant.press());

    assertThat(version(PlantCodec.stamped(TestPlant.from(press, 5)))).isEqualTo(version(press));
    assertThat(version(PlantCodec.stamped(TestPlant.with(press, TestPlant.alarm("door_alarm")))))
        .isNotEqualTo(version(press));
  }

  @Test
  void anAssetWithoutAVersionIsNone() {
    byte[] none =
        new String(PlantCodec.revision(TestPlant.press()), StandardCharsets.UTF_8)
            .replace("\"v\":1,", "")
            .getBytes(StandardCharsets.UTF_8);

    assertThatThrownBy(() -> PlantCodec.revision(none))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("\"v\" is missing");
  }

  @Test
  void whatAnAssetDoesNotHaveLeavesItsVersionAlone() {
    assertThat(new String(PlantCodec.revision(TestPlant.press()), StandardCharsets.UTF_8))
        .doesNotContain("products", "breaks");
  }

  @Test
  void whatIsMissingIsNamed() {
    byte[] without =
        new String(PlantCodec.revision(TestPlant.press()), StandardCharsets.UTF_8)
            .replace("\"zone\":\"Europe/Berlin\",\"criticality\"", "\"criticality\"")
            .getBytes(StandardCharsets.UTF_8);

    assertThatThrownBy(() -> PlantCodec.revision(without))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("\"zone\" is missing");
  }

  @Property(tries = 300)
  void everyRevisionComesBackAsItWas(@ForAll("revisions") AssetRevision revision)
      throws IOException {
    byte[] bytes = PlantCodec.revision(revision);

    AssetRevision read = PlantCodec.revision(bytes);

    same(read, revision);
    assertThat(PlantCodec.revision(read)).isEqualTo(bytes);
  }

  @Provide
  Arbitrary<AssetRevision> revisions() {
    return Combinators.combine(
            Arbitraries.longs().greaterOrEqual(0),
            texts().injectNull(0.3),
            Arbitraries.of("UTC", "Europe/Berlin", "America/New_York", "+05:30"),
            tag().list().uniqueElements(TagSpec::name).ofMaxSize(5),
            oee(),
            source().list().ofMaxSize(2),
            Arbitraries.of(Severity.class))
        .as((from, area, zone, tags, oee, sources, severity) ->
            new AssetRevision(
                from,
                new AssetContext("s", area, "l", "a", "t", "v", "HIGH", area, zone),
                ZoneId.of(zone),
                AssetRevision.Criticality.HIGH,
                area,
                severity,
                sources,
                tags,
                oee));
  }

  private static Arbitrary<String> texts() {
    return Arbitraries.strings().ofMinLength(1).ofMaxLength(12).filter(PlantCodecTest::encodable);
  }

  private static boolean encodable(String text) {
    return StandardCharsets.UTF_8.newEncoder().canEncode(text);
  }

  private static Arbitrary<TagSpec> tag() {
    Arbitrary<Double> numbers = Arbitraries.doubles();
    return Combinators.combine(
            texts(),
            Arbitraries.of(Role.class),
            Arbitraries.of(ValueType.class),
            texts().injectNull(0.3),
            numbers.injectNull(0.3),
            numbers.injectNull(0.3),
            Arbitraries.integers().between(1, 100),
            Combinators.combine(
                    Arbitraries.maps(texts(), Arbitraries.of(Severity.class)).ofMaxSize(3),
                    limits().injectNull(0.5))
                .as(Rules::new))
        .as((name, role, type, unit, low, high, pieces, rules) ->
            new TagSpec(
                name,
                name,
                role,
                type,
                unit,
                unit == null || low == null
                    ? null
                    : new TagSpec.Conversion(unit, low, pieces / 7.0),
                low,
                high,
                role == Role.COUNTER ? new TagSpec.CounterSpec(TagSpec.Counts.GOOD, pieces) : null,
                role == Role.ALARM
                    ? new TagSpec.AlarmSpec(
                        Severity.LOW, Severity.CRITICAL, pieces > 50, rules.codes())
                    : null,
                rules.limits()));
  }

  private static Arbitrary<LimitSpec> limits() {
    Arbitrary<LimitSpec.Limit> limit =
        Combinators.combine(Arbitraries.doubles(), Arbitraries.of(Severity.class))
            .as(LimitSpec.Limit::new);
    return Combinators.combine(
            Arbitraries.maps(Arbitraries.of(LimitLevel.ASCENDING), limit).ofMinSize(1),
            Arbitraries.doubles())
        .as(LimitSpec::new);
  }

  private record Rules(Map<String, Severity> codes, @Nullable LimitSpec limits) {}

  private static Arbitrary<SourceSpec> source() {
    return Combinators.combine(
            texts(),
            texts().list().ofMaxSize(3),
            texts().set().ofMaxSize(4),
            Arbitraries.longs().greaterOrEqual(0))
        .as((filter, keys, texts, ns) ->
            new SourceSpec(
                filter,
                texts.isEmpty() ? null : filter,
                new PayloadSpec(
                    PayloadSpec.PayloadFamily.KEPWARE,
                    null,
                    new TimeSpec(
                        keys,
                        ZoneId.of("UTC"),
                        TimeSpec.Unit.MILLIS,
                        keys,
                        texts.isEmpty() ? TimeSpec.EARLIEST : ns),
                    texts.size() > 1,
                    texts),
                ns,
                ns,
                ns,
                SourceSpec.UnknownTags.IGNORE,
                texts));
  }

  private static Arbitrary<OeeSpec> oee() {
    Arbitrary<LocalTime> times =
        Arbitraries.integers().between(0, 1439).map(m -> LocalTime.ofSecondOfDay(m * 60L));
    Arbitrary<BreakSpec> breaks = Combinators.combine(times, times).as(BreakSpec::new);
    Arbitrary<ShiftSpec> shifts =
        Combinators.combine(
                texts(),
                times,
                times,
                Arbitraries.of(DayOfWeek.class).set(),
                breaks.list().ofMaxSize(2))
            .as(ShiftSpec::new);
    Arbitrary<ProductSpec> products = Arbitraries.longs().map(ProductSpec::new);
    return Combinators.combine(
            texts(),
            Arbitraries.maps(texts(), Arbitraries.of(TimeClass.class)).ofMaxSize(5),
            Arbitraries.longs(),
            shifts.list().ofMaxSize(3),
            Arbitraries.maps(texts(), products).ofMaxSize(3))
        .as((profile, states, ns, all, made) ->
            new OeeSpec(
                profile, states, ns, ns, ns, ns, ns, Severity.HIGH, all, all.isEmpty(), made));
  }

  private static String version(AssetRevision revision) {
    return revision.context().modelVersion();
  }

  private static void same(AssetRevision read, AssetRevision expected) {
    assertThat(read).usingRecursiveComparison().isEqualTo(expected);
  }
}
