package dev.shopfloor.enrich;

import static dev.shopfloor.enrich.Messages.RX;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.enrich.Decoding.Decoded;
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
import dev.shopfloor.plant.TagSpec;
import dev.shopfloor.plant.ValueType;
import dev.shopfloor.testing.TestPlant;
import java.util.List;
import java.util.Objects;
import org.assertj.core.data.Offset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MessageUnitTest {
  @Test
  void theMessageTellsTheUnitWhereThePlantFileIsSilent() {
    EnrichedPoint point = only(tag("Cel", null, ValueType.NUMBER), new Value.Real(98.6), "degF");

    assertThat(((Value.Real) point.value()).value()).isCloseTo(37.0, Offset.offset(1e-9));
    assertThat(point.unit()).isEqualTo("Cel");
    assertThat(point.raw()).isEqualTo(new EnrichedPoint.Raw(new Value.Real(98.6), "[degF]"));
    assertThat(point.flags()).isZero();
  }

  @Test
  void theSameUnitInAnotherSpellingChangesNoBit() {
    double value = 0.1 + 0.2;
    EnrichedPoint point = only(tag("Cel", null, ValueType.NUMBER), new Value.Real(value), "°C");

    assertThat(point.value()).isEqualTo(new Value.Real(value));
    assertThat(point.raw()).isNull();
  }

  @Test
  void aLongOfTheSameUnitKeepsAllItsDigits() {
    EnrichedPoint point =
        only(tag("kW.h", null, ValueType.INTEGER), new Value.Whole(9_007_199_254_740_993L), "kWh");

    assertThat(point.value()).isEqualTo(new Value.Whole(9_007_199_254_740_993L));
  }

  @Test
  void thePlantFilesWordOnWhatIsSentCountsAndAnotherUnitInTheMessageIsFlagged() {
    TagSpec declared =
        tag("Cel", new TagSpec.Conversion("[degF]", 5.0 / 9.0, -160.0 / 9.0), ValueType.NUMBER);

    EnrichedPoint agreed = only(declared, new Value.Real(212), "°F");
    EnrichedPoint disputed = only(declared, new Value.Real(212), "°C");

    assertThat(agreed.flags()).isZero();
    assertThat(agreed.value()).isEqualTo(disputed.value());
    assertThat(Flag.of(disputed.flags())).containsExactly(Flag.UNIT_CONFLICT);
  }

  @Test
  void anUnknownUnitStaysBesideItsValueFlaggedAndCounted() {
    Enrichment into = new Enrichment();
    place(tag("Cel", null, ValueType.NUMBER), new Value.Real(3), "furlong", into);
    EnrichedPoint point = Messages.onlyPoint(into);

    assertThat(point.value()).isEqualTo(new Value.Real(3));
    assertThat(point.raw()).isEqualTo(new EnrichedPoint.Raw(new Value.Real(3), "furlong"));
    assertThat(Flag.of(point.flags())).containsExactly(Flag.UNIT_UNKNOWN);
    assertThat(into.ledger().noted("UNIT_UNKNOWN")).isOne();
  }

  @Test
  void aUnitOfAnotherKindIsNoValueOfTheTag() {
    Enrichment into = new Enrichment();
    place(tag("Cel", null, ValueType.NUMBER), new Value.Real(3), "kWh", into);

    Quarantined kept = Messages.onlyQuarantined(into);
    assertThat(kept.reason()).isEqualTo(Reason.UNIT_MISMATCH);
    assertThat(kept.message()).contains("kW.h").contains("Cel");
    assertThat(into.ledger().balanced()).isTrue();
  }

  @Test
  void withoutAUnitInThePlantFileThatOfTheMessageIsStored() {
    EnrichedPoint known = only(tag(null, null, ValueType.NUMBER), new Value.Real(3), "°C");
    EnrichedPoint unknown = only(tag(null, null, ValueType.NUMBER), new Value.Real(3), "furlong");

    assertThat(known.unit()).isEqualTo("Cel");
    assertThat(known.flags()).isZero();
    assertThat(unknown.unit()).isEqualTo("furlong");
    assertThat(Flag.of(unknown.flags())).containsExactly(Flag.UNIT_UNKNOWN);
  }

  @Test
  void aTextHasNoUnitWhateverTheMessageSays() {
    EnrichedPoint point = only(tag(null, null, ValueType.TEXT), new Value.Text("P-1"), "furlong");

    assertThat(point.unit()).isNull();
    assertThat(point.flags()).isZero();
  }

  @Test
  void anAmbiguousUnitIsReadByTheKindStored() {
    EnrichedPoint shock = only(tag("m/s2", null, ValueType.NUMBER), new Value.Real(2), "g");
    EnrichedPoint dose = only(tag("kg", null, ValueType.NUMBER), new Value.Real(2), "g");

    assertThat(((Value.Real) shock.value()).value()).isCloseTo(19.6133, Offset.offset(1e-9));
    assertThat(((Value.Real) dose.value()).value()).isCloseTo(0.002, Offset.offset(1e-12));
    assertThat(shock.flags() | dose.flags()).isZero();
  }

  @Test
  void aBadValueOfAnotherKindIsStillOnlyABadValue() {
    Enrichment into = new Enrichment();
    place(tag("Cel", null, ValueType.NUMBER), Value.ABSENT, "kWh", into);

    assertThat(Messages.onlyPoint(into).value()).isEqualTo(Value.ABSENT);
  }

  private static EnrichedPoint only(TagSpec tag, Value value, String unit) {
    Enrichment into = new Enrichment();
    place(tag, value, unit, into);
    return Messages.onlyPoint(into);
  }

  private static void place(TagSpec tag, Value value, String unit, Enrichment into) {
    AssetRevision asset = TestPlant.with(TestPlant.press(), tag);
    Route route = Objects.requireNonNull(Route.of(TestPlant.directory(asset), TestPlant.TOPIC, RX));
    Point point =
        new Point(
            "x",
            value,
            null,
            unit,
            RX,
            TimeOrigin.VALUE,
            RX,
            value instanceof Value.Absent ? Quality.BAD : Quality.GOOD,
            null,
            0,
            Point.NO_SEQUENCE);
    new Placement(Messages.message("{}".getBytes(UTF_8)), route, new Memory(), into)
        .place(new Decoded(List.of(point), List.of()));
  }

  private static TagSpec tag(
      @Nullable String unit, TagSpec.@Nullable Conversion conversion, ValueType type) {
    return new TagSpec(
        "x", "x", Role.MEASUREMENT, type, unit, conversion, null, null, null, null, null);
  }
}
