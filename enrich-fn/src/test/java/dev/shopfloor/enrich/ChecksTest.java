package dev.shopfloor.enrich;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.model.EnrichedPoint;
import dev.shopfloor.model.Flag;
import dev.shopfloor.model.Point;
import dev.shopfloor.model.Quality;
import dev.shopfloor.model.Quarantined;
import dev.shopfloor.model.Reason;
import dev.shopfloor.model.Role;
import dev.shopfloor.model.TimeOrigin;
import dev.shopfloor.model.Value;
import dev.shopfloor.plant.AssetRevision;
import dev.shopfloor.plant.PayloadSpec;
import dev.shopfloor.plant.SourceSpec;
import dev.shopfloor.plant.TagChecks;
import dev.shopfloor.plant.TagSpec;
import dev.shopfloor.plant.ValueType;
import dev.shopfloor.testing.TestPlant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChecksTest {
  private static final Map<String, String> VALVE = Map.of("0", "CLOSED", "1", "OPEN");

  @ParameterizedTest
  @CsvSource({"1, OPEN", "1.0, OPEN", "'\"0\"', CLOSED", "'\" 1 \"', OPEN"})
  void aCodeBecomesTheNameThatThePlantFileHasForIt(String sent, String stored) {
    EnrichedPoint point =
        Messages.onlyPoint(
            Messages.enrich(
                with(checked("valve", Role.MEASUREMENT, ValueType.TEXT, null, 0, VALVE)),
                "{\"ts\":1794800000,\"valve\":%s}".formatted(sent)));

    assertThat(point.value()).isEqualTo(new Value.Text(stored));
    assertThat(point.raw()).isNotNull();
  }

  @Test
  void aValueThatTheTagCannotHaveGoesToQuarantineWithThoseThatItCan() {
    Quarantined record =
        Messages.onlyQuarantined(
            Messages.enrich(
                with(checked("valve", Role.MEASUREMENT, ValueType.TEXT, null, 0, VALVE)),
                "{\"ts\":1794800000,\"valve\":2}"));

    assertThat(record.reason()).isEqualTo(Reason.UNKNOWN_VALUE);
    assertThat(record.field()).isEqualTo("valve");
    assertThat(record.message()).isEqualTo("valve: \"2\" is none of the tag's values: 0, 1");
  }

  @Test
  void aStateThatTheTagCannotHavePassesSoThatTheOneBeforeEnds() {
    TagSpec state = checked("state", Role.STATE, ValueType.TEXT, null, 0, Map.of("1", "ACTIVE"));

    assertThat(values(with(state), "{\"ts\":1794800000,\"state\":1}"))
        .containsExactly(new Value.Text("ACTIVE"));
    assertThat(values(with(state), "{\"ts\":1794800000,\"state\":2}"))
        .containsExactly(new Value.Text("2"));
  }

  @Test
  void anAlarmsCodesBecomeItsLevels() {
    TagSpec alarm = TestPlant.alarm("axis");
    TagSpec coded =
        new TagSpec(
            alarm.source(),
            alarm.name(),
            alarm.role(),
            alarm.type(),
            null,
            null,
            null,
            null,
            null,
            null,
            alarm.alarm(),
            null,
            new TagChecks(null, 0, Map.of("0", "normal", "2", "fault")));

    assertThat(values(with(coded), "{\"ts\":1794800000,\"axis\":2}"))
        .containsExactly(new Value.Text("FAULT"));
    assertThat(
            Messages.onlyQuarantined(Messages.enrich(with(coded), "{\"ts\":1794800000,\"axis\":7}"))
                .reason())
        .isEqualTo(Reason.UNKNOWN_VALUE);
  }

  @ParameterizedTest
  @CsvSource({
    "'3,5', 3.5",
    "'-0,25', -0.25",
    "'1.234,5', 1234.5",
    "'1 234 567,5', 1234567.5",
    "'12', 12",
    "'21.5', 21.5",
    "'1,5e3', 1500",
  })
  void withADecimalCommaTextsAreReadAsTheyAreMeant(String sent, double meant) {
    EnrichedPoint point =
        Messages.onlyPoint(
            Messages.enrich(commas(), "{\"ts\":1794800000,\"flow\":\"%s\"}".formatted(sent)));

    assertThat(point.value()).isEqualTo(new Value.Real(meant));
  }

  @ParameterizedTest
  @CsvSource({"'1.234'", "'1,2,3'", "'1,234.5'", "'1.23,5'", "','", "'1,NaN'"})
  void whatMayBeTwoNumbersWithADecimalCommaIsNone(String sent) {
    Quarantined record =
        Messages.onlyQuarantined(
            Messages.enrich(commas(), "{\"ts\":1794800000,\"flow\":\"%s\"}".formatted(sent)));

    assertThat(record.reason()).isEqualTo(Reason.WRONG_TYPE);
  }

  @Test
  void aCommaIsNoDecimalPointWhereTheSourceDoesNotSaySo() {
    assertThat(
            Messages.onlyQuarantined(
                    Messages.enrich(
                        with(TestPlant.measurement("flow", "bar")),
                        "{\"ts\":1794800000,\"flow\":\"3,5\"}"))
                .reason())
        .isEqualTo(Reason.WRONG_TYPE);
  }

  @Test
  void whatIsFasterThanItCanBeIsFlaggedAndPasses() {
    TagSpec flow = checked("flow", Role.MEASUREMENT, ValueType.NUMBER, 2.0, 0, Map.of());

    // 2 a second is allowed: up by 4 in 2 s, then by 4.1, then down by 30 in 20 s, then back
    assertThat(flags(flow, "0 10", "2 14", "4 18.1", "24 -11.9", "25 18.1"))
        .containsExactly("", "", "RATE_EXCEEDED", "", "RATE_EXCEEDED");
  }

  @Test
  void aCounterThatFallsWasSetBackAndIsNotFast() {
    TagSpec counter = TestPlant.counter("parts", TagSpec.Counts.TOTAL);
    TagSpec checked =
        new TagSpec(
            "parts",
            "parts",
            Role.COUNTER,
            ValueType.INTEGER,
            null,
            null,
            null,
            null,
            null,
            counter.counter(),
            null,
            null,
            new TagChecks(1.0, 0, Map.of()));

    assertThat(flags(checked, "0 500", "1 0", "2 1", "3 9"))
        .containsExactly("", "", "", "RATE_EXCEEDED");
  }

  @Test
  void whatStandsStillForTooLongIsFlaggedUntilItMoves() {
    TagSpec flow =
        checked("flow", Role.MEASUREMENT, ValueType.NUMBER, null, 10 * TestPlant.SECOND, Map.of());

    assertThat(flags(flow, "0 5", "10 5", "11 5", "12 5.01", "13 5"))
        .containsExactly("", "", "STUCK", "", "");
  }

  @Test
  void onlyTimeThatGoesOnIsCompared() {
    TagSpec flow = checked("flow", Role.MEASUREMENT, ValueType.NUMBER, 1.0, 0, Map.of());

    assertThat(flags(flow, "10 5", "10 99", "3 99", "11 6")).containsExactly("", "", "", "");
  }

  @Test
  void whatIsBadIsNoValueAndIsNeverChecked() {
    TagSpec tag = checked("t", Role.MEASUREMENT, ValueType.NUMBER, 1.0, 0, Map.of("1", "1"));

    for (Quality quality : List.of(Quality.BAD, Quality.STALE)) {
      Fit fit = TagFitter.fit(point(new Value.Real(1e9), quality), tag);

      assertThat(fit)
          .isEqualTo(
              new Fit.Good(Value.ABSENT, new EnrichedPoint.Raw(new Value.Real(1e9), null), null));
    }
  }

  @Test
  void aBadStateIsUnknownWhateverNameCameWithIt() {
    TagSpec state = TestPlant.tag("state", Role.STATE, ValueType.TEXT);

    assertThat(TagFitter.fit(point(new Value.Text("ACTIVE"), Quality.BAD), state))
        .isEqualTo(new Fit.Good(Value.ABSENT, null, null));
    assertThat(TagFitter.fit(point(new Value.Text("UNAVAILABLE"), Quality.STALE), state))
        .isEqualTo(new Fit.Good(new Value.Text("UNAVAILABLE"), null, null));
  }

  @Test
  void aBadAlarmNeitherRaisesNorEndsAnything() {
    Fit fit = TagFitter.fit(point(new Value.Truth(true), Quality.BAD), TestPlant.alarm("t"));

    assertThat(fit).isInstanceOf(Fit.Good.class);
    assertThat(((Fit.Good) fit).value()).isEqualTo(new Value.Text("UNAVAILABLE"));
  }

  private static Point point(Value value, Quality quality) {
    return new Point(
        "t",
        value,
        null,
        null,
        Messages.RX,
        TimeOrigin.VALUE,
        Messages.RX,
        quality,
        null,
        0,
        Point.NO_SEQUENCE);
  }

  /** The flags of readings, each as seconds and value, sent one by one to the same instance. */
  private static List<String> flags(TagSpec tag, String... readings) {
    Enricher enricher = new Enricher(TestPlant.directory(with(tag)), new MemorySourceStore());
    List<String> flags = new ArrayList<>();
    for (String reading : readings) {
      String[] parts = reading.split(" ", -1);
      Enrichment into = new Enrichment();
      String payload =
          "{\"ts\":%d,\"%s\":%s}"
              .formatted(1_794_790_000 + Long.parseLong(parts[0]), tag.source(), parts[1]);
      enricher.enrich(Messages.message(payload.getBytes(UTF_8)), into);
      flags.add(
          String.join(
              " ", Flag.of(Messages.onlyPoint(into).flags()).stream().map(Flag::name).toList()));
    }
    return flags;
  }

  private static List<Value> values(AssetRevision asset, String payload) {
    return Messages.points(Messages.enrich(asset, payload)).stream()
        .map(EnrichedPoint::value)
        .toList();
  }

  private static AssetRevision with(TagSpec tag) {
    return TestPlant.with(TestPlant.press(), tag);
  }

  private static AssetRevision commas() {
    AssetRevision press = with(TestPlant.measurement("flow", "bar"));
    SourceSpec source = press.sources().getFirst();
    PayloadSpec payload = source.payload();
    return TestPlant.with(
        press,
        new SourceSpec(
            source.topicFilter(),
            null,
            new PayloadSpec(payload.family(), null, payload.time(), true, payload.absentTexts()),
            source.maxAhead(),
            source.maxAge(),
            source.clockTolerance(),
            source.unknownTags(),
            source.ignored()));
  }

  private static TagSpec checked(
      String name,
      Role role,
      ValueType type,
      @Nullable Double maxRate,
      long stuckAfter,
      Map<String, String> values) {
    return new TagSpec(
        name,
        name,
        role,
        type,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        new TagChecks(maxRate, stuckAfter, values));
  }
}
