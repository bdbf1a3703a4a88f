package dev.shopfloor.enrich;

import static dev.shopfloor.enrich.Messages.RX;
import static dev.shopfloor.enrich.Messages.enrich;
import static dev.shopfloor.enrich.Messages.onlyPoint;
import static dev.shopfloor.enrich.Messages.onlyQuarantined;
import static dev.shopfloor.enrich.Messages.points;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.shopfloor.enrich.Envelope.RawMessage;
import dev.shopfloor.ledger.Outcome;
import dev.shopfloor.ledger.Subject;
import dev.shopfloor.model.AssetContext;
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
import dev.shopfloor.plant.SourceSpec;
import dev.shopfloor.plant.TagSpec;
import dev.shopfloor.plant.ValueType;
import dev.shopfloor.testing.TestPlant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.assertj.core.api.AutoCloseableSoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnricherTest {
  private static final String TIME = "\"timestamp\":1794800000000";

  @Test
  void aReadingGetsItsNameItsUnitAndItsPlaceInThePlant() {
    Enrichment enriched = enrich("{" + TIME + ",\"temp\":98.6}");
    EnrichedPoint point = onlyPoint(enriched);

    assertThat(enriched.points()).containsOnlyKeys(TestPlant.press().context());
    assertThat(point.tag()).isEqualTo("temperature");
    assertThat(point.role()).isEqualTo(Role.MEASUREMENT);
    assertThat(((Value.Real) point.value()).value()).isCloseTo(37.0, within(1e-9));
    assertThat(point.unit()).isEqualTo("Cel");
    assertThat(point.raw()).isEqualTo(new EnrichedPoint.Raw(new Value.Real(98.6), "[degF]"));
    assertThat(point.time()).isEqualTo(RX);
    assertThat(point.origin()).isEqualTo(TimeOrigin.MESSAGE);
    assertThat(point.quality()).isEqualTo(Quality.GOOD);
    assertThat(point.flags()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"temp\":98.6,\"timestamp\":\"2026-11-16T03:33:19Z\"}",
        "\ufeff{\"temp\":\"98.6\",\"ts\":1794799999}",
        "{\"time\":1,\"datetime\":null,\"ts\":\"2026-11-16 04:33:19\",\"temp\":98.6}",
        "{\"timestamp\":null,\"ts\":1794799999.0,\"temp\":9.86e1,\"time\":\"never\"}"
      })
  void theTimeMayStandAnywhereAndTheFirstInTheSourcesListCounts(String payload) {
    EnrichedPoint point = onlyPoint(enrich(payload));

    assertThat(point.time()).isEqualTo(RX - TestPlant.SECOND);
    assertThat(((Value.Real) point.value()).value()).isCloseTo(37.0, within(1e-9));
  }

  @Test
  void withoutATimeTheReceiptCountsAndThePointSaysSo() {
    EnrichedPoint point = onlyPoint(enrich("{\"temp\":98.6}"));

    assertThat(point.time()).isEqualTo(RX);
    assertThat(point.origin()).isEqualTo(TimeOrigin.RECEIVED);
    assertThat(Flag.of(point.flags())).containsExactly(Flag.TIME_GUESSED);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "9007199254740993 | 9007199254740993",
        "\"9223372036854775807\" | 9223372036854775807",
        "9223372036854775807 | 9223372036854775807",
        "42.0 | 42",
        "\"42\" | 42",
        "4.2e1 | 42",
        "-0 | 0"
      })
  void aCounterKeepsEveryDigit(String sent, long counted) {
    assertThat(onlyPoint(enrich("{\"part_count\":" + sent + "}")).value())
        .isEqualTo(new Value.Whole(counted));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "part_count | 4.5 | WRONG_TYPE",
        "part_count | 1e16 | WRONG_TYPE",
        "part_count | 9223372036854775808 | OUT_OF_RANGE",
        "part_count | 1e30 | OUT_OF_RANGE",
        "part_count | true | WRONG_TYPE",
        "part_count | \"12 pcs\" | WRONG_TYPE",
        "part_count | \"NaN\" | NOT_A_NUMBER",
        "temp | NaN | NOT_A_NUMBER",
        "temp | -Infinity | NOT_A_NUMBER",
        "temp | \"NaN\" | NOT_A_NUMBER",
        "temp | \"infinity\" | NOT_A_NUMBER",
        "temp | \"37,1\" | WRONG_TYPE",
        "temp | \"0x1p3\" | WRONG_TYPE",
        "temp | \"\" | WRONG_TYPE",
        "temp | 1e999 | OUT_OF_RANGE",
        "temp | 4000 | OUT_OF_RANGE",
        "temp | -400 | OUT_OF_RANGE",
        "temp | 123456789012345678901234567890 | OUT_OF_RANGE",
        "temp | [1] | WRONG_TYPE",
        "temp | {\"v\":1} | WRONG_TYPE",
        "temp | {\"level\":\"normal\"} | WRONG_TYPE",
        "door | 2 | WRONG_TYPE",
        "door | \"ajar\" | WRONG_TYPE",
        "hydraulics | 7 | WRONG_TYPE",
        "hydraulics | {\"level\":\"bad\"} | WRONG_TYPE",
        "colour | 1 | UNKNOWN_TAG",
        "colour | NaN | UNKNOWN_TAG"
      })
  void aBadTagIsKeptWithItsReasonAndTheRestOfTheMessageGoesOn(
      String tag, String sent, Reason reason) {
    String payload = "{\"" + tag + "\":" + sent + ",\"program\":\"p1\"," + TIME + "}";
    Enrichment enriched = enrich(payload);
    Quarantined kept = onlyQuarantined(enriched);

    assertThat(kept.reason()).isEqualTo(reason);
    assertThat(kept.field()).isEqualTo(tag);
    assertThat(kept.message()).startsWith(tag + ": ");
    assertThat(kept.asset()).isEqualTo("berlin/press07");
    assertThat(kept.bytes()).isEqualTo(payload.getBytes(UTF_8));
    assertThat(points(enriched)).extracting(EnrichedPoint::tag).containsExactly("program");
    assertThat(enriched.ledger().counted(Subject.MESSAGES, Outcome.DECODED)).isOne();
    assertThat(enriched.ledger().counted(Subject.POINTS, Outcome.QUARANTINED)).isOne();
    assertThat(enriched.ledger().balanced()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"true", "1", "1.0", "\"ON\"", "\"True\"", "\"1\""})
  void yesHasManySpellings(String sent) {
    assertThat(onlyPoint(enrich("{\"door\":" + sent + "}")).value())
        .isEqualTo(new Value.Truth(true));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "762 | 762",
        "10.0 | 10.0",
        "1e10 | 10000000000",
        "123456789012345678901 | 123456789012345678901",
        "false | false",
        "\" x \" | ' x '"
      })
  void aTextTagTakesNumbersAsText(String sent, String text) {
    assertThat(onlyPoint(enrich("{\"program\":" + sent + "}")).value())
        .isEqualTo(new Value.Text(text));
  }

  @Test
  void aTextThatMeansNoValueIsStaleAndOnlyAStateKeepsIt() {
    Enrichment enriched =
        enrich(
            "{\"temp\":\"UNAVAILABLE\",\"door\":\"UNAVAILABLE\",\"program\":\"UNAVAILABLE\","
                + "\"part_count\":\"UNAVAILABLE\",\"state\":\"UNAVAILABLE\"}");

    assertThat(points(enriched)).extracting(EnrichedPoint::quality).containsOnly(Quality.STALE);
    assertThat(points(enriched))
        .extracting(EnrichedPoint::value)
        .containsExactly(
            Value.ABSENT, Value.ABSENT, Value.ABSENT, Value.ABSENT, new Value.Text("UNAVAILABLE"));
  }

  @Test
  void nullIsNoValue() {
    EnrichedPoint point = onlyPoint(enrich("{\"temp\":null}"));

    assertThat(point.value()).isEqualTo(Value.ABSENT);
    assertThat(point.quality()).isEqualTo(Quality.BAD);
  }

  @Test
  void aNumberThatARealCannotHoldKeepsItsDigitsBesideIt() {
    AssetRevision press =
        TestPlant.with(TestPlant.press(), TestPlant.measurement("energy", "kW.h"));
    EnrichedPoint point = onlyPoint(enrich(press, "{\"energy\":9007199254740993}"));

    assertThat(point.value()).isEqualTo(new Value.Real(9007199254740992.0));
    assertThat(point.raw())
        .isEqualTo(new EnrichedPoint.Raw(new Value.Whole(9007199254740993L), "kW.h"));
  }

  @Test
  void aRepeatedNameIsADuplicateWhenEqualAndAPointOfItsOwnWhenNot() {
    Enrichment enriched = enrich("{\"state\":\"1\",\"state\":\"1\",\"state\":\"3\"}");

    assertThat(points(enriched))
        .extracting(EnrichedPoint::value)
        .containsExactly(new Value.Text("1"), new Value.Text("3"));
    assertThat(enriched.ledger().counted(Subject.POINTS, Outcome.DUPLICATE)).isOne();
    assertThat(enriched.ledger().balanced()).isTrue();
  }

  @Test
  void theSameMessageTwiceInOneInvocationIsOneMessageAndADuplicate() {
    Enrichment into = new Enrichment();
    Enricher enricher = new Enricher(TestPlant.directory(), new MemorySourceStore());
    RawMessage message =
        Messages.message("{\"ts\":1794800000,\"temp\":50,\"door\":1}".getBytes(UTF_8));
    enricher.enrich(message, into);
    enricher.enrich(message, into);

    assertThat(into.ledger().counted(Subject.MESSAGES, Outcome.DECODED)).isEqualTo(1);
    assertThat(into.ledger().counted(Subject.MESSAGES, Outcome.DUPLICATE)).isEqualTo(1);
    assertThat(into.ledger().counted(Subject.POINTS, Outcome.FORWARDED)).isEqualTo(2);
    assertThat(into.ledger().balanced()).isTrue();
  }

  @Test
  void theSameReadingsInTwoMessagesOfOneInvocationAreForwardedOnce() {
    Enrichment into = new Enrichment();
    Enricher enricher = new Enricher(TestPlant.directory(), new MemorySourceStore());
    enricher.enrich(
        Messages.message("{\"ts\":1794800000,\"temp\":50,\"door\":1}".getBytes(UTF_8)), into);
    enricher.enrich(
        Messages.message("{\"door\":1,\"temp\":50,\"ts\":1794800000}".getBytes(UTF_8)), into);

    assertThat(into.ledger().counted(Subject.POINTS, Outcome.FORWARDED)).isEqualTo(2);
    assertThat(into.ledger().counted(Subject.POINTS, Outcome.DUPLICATE)).isEqualTo(2);
  }

  @Test
  void pointsTooFarAheadAreKeptAndOldOnesAreLate() {
    Enrichment ahead = enrich("{\"ts\":1794800601,\"temp\":50,\"door\":1}");
    Enrichment late = enrich("{\"ts\":1791775999,\"temp\":50,\"door\":1}");

    assertThat(onlyQuarantined(ahead).reason()).isEqualTo(Reason.FUTURE_TIME);
    assertThat(onlyQuarantined(ahead).field()).isEqualTo("temp, door");
    assertThat(ahead.ledger().counted(Subject.POINTS, Outcome.QUARANTINED)).isEqualTo(2);
    assertThat(onlyQuarantined(late).reason()).isEqualTo(Reason.LATE);
    assertThat(late.ledger().counted(Subject.POINTS, Outcome.LATE)).isEqualTo(2);
    assertThat(late.ledger().counted(Subject.MESSAGES, Outcome.DECODED)).isOne();
  }

  @Test
  void pointsAtTheVeryEdgesOfTheWindowGoOn() {
    assertThat(points(enrich("{\"ts\":1794800600,\"temp\":50}"))).hasSize(1);
    assertThat(points(enrich("{\"ts\":1791776000,\"temp\":50}"))).hasSize(1);
  }

  @Test
  void lateDataBelongsToWhatWasTrueThen() {
    AssetRevision before = TestPlant.press();
    AssetContext c = before.context();
    AssetRevision after =
        new AssetRevision(
            RX,
            new AssetContext(c.site(), c.area(), "line9", c.asset(), c.machineType(), "model2"),
            before.zone(),
            before.criticality(),
            null,
            before.workOrderFrom(),
            before.sources(),
            List.of(TestPlant.tag("temp", Role.MEASUREMENT, ValueType.NUMBER)),
            before.oee());
    Enricher enricher = new Enricher(TestPlant.directory(before, after), new MemorySourceStore());
    Enrichment into = new Enrichment();
    enricher.enrich(Messages.message("{\"ts\":1794799999,\"temp\":50}".getBytes(UTF_8)), into);
    enricher.enrich(Messages.message("{\"ts\":1794800000,\"temp\":50}".getBytes(UTF_8)), into);

    assertThat(into.points().keySet())
        .extracting(AssetContext::line)
        .containsExactly("line1", "line9");
    assertThat(points(into)).extracting(EnrichedPoint::tag).containsExactly("temperature", "temp");
  }

  @Test
  void aTopicThatTheAssetHasLeftIsStillRead() {
    AssetRevision before = TestPlant.press();
    AssetRevision after =
        TestPlant.from(TestPlant.with(before, TestPlant.source("plant/new/#")), RX - 1);
    Enrichment into = new Enrichment();
    new Enricher(TestPlant.directory(before, after), new MemorySourceStore())
        .enrich(Messages.message("{\"temp\":50}".getBytes(UTF_8)), into);

    assertThat(points(into)).hasSize(1);
  }

  @Test
  void ignoredNamesAreCountedAndNothingElse() {
    Enrichment enriched = enrich("{\"ignored\":[1,{}],\"temp\":50}");

    assertThat(points(enriched)).hasSize(1);
    assertThat(enriched.quarantined()).isEmpty();
    assertThat(enriched.ledger().noted("ignoredTags")).isOne();
    assertThat(enriched.ledger().taken(Subject.POINTS)).isOne();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"ts\":1794800000}", "{\"ignored\":1}"})
  void aMessageWithoutAnyTagIsIgnored(String payload) {
    Enrichment enriched = enrich(payload);

    assertThat(enriched.ledger().counted(Subject.MESSAGES, Outcome.IGNORED)).isOne();
    assertThat(enriched.ledger().taken(Subject.POINTS)).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "GOOD, 0, 1",
    "UNCERTAIN, 0, 1",
    "BAD, 0, 0",
    "STALE, 0, 0",
    "GOOD, 1, 0",
  })
  void onlyAMeasuredPresentNumberIsComparedWithItsLimits(
      Quality quality, int historical, int observations) {
    Point point =
        new Point(
            "coolant",
            new Value.Real(95),
            null,
            null,
            RX,
            TimeOrigin.VALUE,
            RX,
            quality,
            null,
            historical * Flag.HISTORICAL.bit(),
            Point.NO_SEQUENCE);
    Enrichment into = new Enrichment();
    Route route = Objects.requireNonNull(Route.of(TestPlant.directory(), TestPlant.TOPIC, RX));
    new Placement(Messages.message("{}".getBytes(UTF_8)), route, new Memory(), into)
        .fit(point, TestPlant.press(), TestPlant.limited("coolant"), false);

    assertThat(points(into)).hasSize(1);
    assertThat(into.observations()).hasSize(observations);
  }

  @Test
  void noValueAndAValueOutOfRangeAreNotComparedWithLimits() {
    TagSpec limited = TestPlant.limited("coolant");
    TagSpec ranged =
        new TagSpec(
            "coolant",
            "coolant",
            limited.role(),
            limited.type(),
            null,
            null,
            0.0,
            150.0,
            null,
            null,
            limited.limits());
    AssetRevision press = TestPlant.with(TestPlant.press(), ranged);

    assertThat(enrich(press, "{\"coolant\":149}").observations()).hasSize(1);
    assertThat(enrich(press, "{\"coolant\":151}").observations()).isEmpty();
    assertThat(enrich(press, "{\"coolant\":null}").observations()).isEmpty();
    assertThat(enrich(press, "{\"coolant\":\"UNAVAILABLE\"}").observations()).isEmpty();
    assertThat(enrich(press, "{\"temp\":500}").observations()).isEmpty();
  }

  @Test
  void aSourceMayIgnoreAllThatIsUnknown() {
    SourceSpec strict = TestPlant.source(TestPlant.FILTER);
    SourceSpec easy =
        new SourceSpec(
            strict.topicFilter(),
            null,
            strict.payload(),
            strict.maxAhead(),
            strict.maxAge(),
            strict.clockTolerance(),
            SourceSpec.UnknownTags.IGNORE,
            Set.of());
    Enrichment enriched =
        enrich(TestPlant.with(TestPlant.press(), easy), "{\"temp\":50,\"x\":NaN,\"y\":{\"z\":[]}}");

    assertThat(points(enriched)).hasSize(1);
    assertThat(enriched.ledger().noted("ignoredTags")).isEqualTo(2);
  }

  @Test
  void aWholeMessageIsRefusedWithItsReason() {
    String deep = "[".repeat(80) + "]".repeat(80);
    try (AutoCloseableSoftAssertions softly = new AutoCloseableSoftAssertions()) {
      softly.assertThat(reason("")).isEqualTo(Reason.UNSUPPORTED_SHAPE);
      softly.assertThat(reason(" \n")).isEqualTo(Reason.UNSUPPORTED_SHAPE);
      softly.assertThat(reason("42")).isEqualTo(Reason.UNSUPPORTED_SHAPE);
      softly.assertThat(reason("\"x\"")).isEqualTo(Reason.UNSUPPORTED_SHAPE);
      softly.assertThat(reason("null")).isEqualTo(Reason.UNSUPPORTED_SHAPE);
      softly.assertThat(reason("[{\"temp\":1}]")).isEqualTo(Reason.UNSUPPORTED_SHAPE);
      softly.assertThat(reason("{\"temp\":1")).isEqualTo(Reason.MALFORMED_JSON);
      softly.assertThat(reason("{\"temp\":1}{}")).isEqualTo(Reason.MALFORMED_JSON);
      softly.assertThat(reason("{'temp':1}")).isEqualTo(Reason.MALFORMED_JSON);
      softly.assertThat(reason("temp=1")).isEqualTo(Reason.MALFORMED_JSON);
      softly.assertThat(reason("{\"temp\":1,\"ts\":\"soon\"}")).isEqualTo(Reason.INVALID_TIME);
      softly.assertThat(reason("{\"temp\":1,\"ts\":5}")).isEqualTo(Reason.INVALID_TIME);
      softly.assertThat(reason("{\"temp\":1,\"ts\":{}}")).isEqualTo(Reason.INVALID_TIME);
      softly.assertThat(reason("{\"temp\":" + deep + "}")).isEqualTo(Reason.TOO_LARGE);
      softly.assertThat(reason("{\"temp\":" + "1".repeat(500) + "}")).isEqualTo(Reason.TOO_LARGE);
      softly.assertThat(reason("{\"" + "n".repeat(2000) + "\":1}")).isEqualTo(Reason.TOO_LARGE);
      softly
          .assertThat(reason("{\"program\":\"" + "x".repeat(128 * 1024) + "\"}"))
          .isEqualTo(Reason.TOO_LARGE);
    }
  }

  @Test
  void aLongTextOrNameCostsItsOwnTagOnly() {
    String payload =
        "{\"program\":\"%s\",\"%s\":1,\"hydraulics\":{\"level\":\"FAULT\",\"nativeCode\":\"%s\"},\"temp\":50}"
            .formatted("x".repeat(TagSpec.MAX_TEXT + 1), "n".repeat(257), "9".repeat(129));
    Enrichment enriched = enrich(payload);

    assertThat(onlyQuarantined(enriched).reason()).isEqualTo(Reason.TOO_LARGE);
    assertThat(enriched.ledger().counted(Subject.POINTS, Outcome.QUARANTINED)).isEqualTo(3);
    assertThat(points(enriched)).hasSize(1);
  }

  @Test
  void aTopicOfNoAssetIsKept() {
    Enrichment into = new Enrichment();
    new Enricher(TestPlant.directory(), new MemorySourceStore())
        .enrich(new RawMessage("plant/elsewhere", RX, new byte[] {1}, null, null, null), into);

    assertThat(onlyQuarantined(into).reason()).isEqualTo(Reason.UNKNOWN_ASSET);
    assertThat(onlyQuarantined(into).topic()).isEqualTo("plant/elsewhere");
    assertThat(into.ledger().counted(Subject.MESSAGES, Outcome.QUARANTINED)).isOne();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"level\":\"Fault\",\"nativeCode\":149,\"text\":\"TAILSTOCK\"} | FAULT | 149",
        "{\"nativeCode\":\"7\",\"x\":[1],\"level\":\"warning\"} | WARNING | 7",
        "{\"level\":\"NORMAL\",\"nativeCode\":null} | NORMAL | ''",
        "\"Unavailable\" | UNAVAILABLE | ''",
        "\"UNAVAILABLE\" | UNAVAILABLE | ''",
        "\"fault\" | FAULT | ''",
        "true | FAULT | ''",
        "0 | NORMAL | ''",
        "null | UNAVAILABLE | ''"
      })
  void anAlarmTagTakesConditionsLevelsAndTruths(String sent, String level, String code) {
    Enrichment enriched = enrich("{\"hydraulics\":" + sent + "}");
    ConditionObservation seen = (ConditionObservation) enriched.observations().getFirst();

    assertThat(onlyPoint(enriched).value()).isEqualTo(new Value.Text(level));
    assertThat(seen.condition().level().name()).isEqualTo(level);
    assertThat(seen.condition().code()).isEqualTo(code);
  }

  private static Reason reason(String payload) {
    Enrichment enriched = enrich(payload);
    assertThat(enriched.ledger().counted(Subject.MESSAGES, Outcome.QUARANTINED)).isOne();
    assertThat(enriched.ledger().balanced()).isTrue();
    return onlyQuarantined(enriched).reason();
  }
}
