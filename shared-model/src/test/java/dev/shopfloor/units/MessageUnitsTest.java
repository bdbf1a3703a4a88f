package dev.shopfloor.units;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessageUnitsTest {
  private final MessageUnits units = new MessageUnits();

  @ParameterizedTest
  @CsvSource({
    "C, Cel, false",
    "bar, bar{gauge}, false",
    "CELSIUS, Cel, false",
    "h, h, false",
    "ton, t, true",
    "g, [g], false",
    "psi, [psi]{abs}, true",
  })
  void aUnitSentIsReadAsOneOfTheKindStored(String sent, String stored, boolean guessed) {
    assertThat(units.conversion(sent, stored))
        .isInstanceOfSatisfying(
            UnitConversion.Identity.class,
            same -> {
              assertThat(same.to().code()).isEqualTo(stored);
              assertThat(same.guessed()).isEqualTo(guessed);
            });
  }

  @Test
  void aCodeStoredMeansWhatUcumSays() {
    assertThat(units.conversion("G", "g")).isInstanceOf(UnitConversion.Refused.class);
    assertThat(units.conversion("N", "[lb_av]")).isInstanceOf(UnitConversion.Refused.class);
    assertThat(units.conversion("lb", "g"))
        .isInstanceOfSatisfying(
            UnitConversion.Affine.class, affine -> assertThat(affine.guessed()).isFalse());
  }

  @Test
  void aUnitThatNothingConfirmsIsAGuess() {
    assertThat(units.find("C").map(UnitReading::guessed)).contains(true);
    assertThat(units.find("°C").map(UnitReading::guessed)).contains(false);
    assertThat(units.find("furlong")).isEmpty();
    assertThat(units.find("furlong")).isEmpty();
  }

  @Test
  void whatWasWorkedOutIsRemembered() {
    UnitConversion first = units.conversion("°F", "Cel");
    assertThat(first).isInstanceOf(UnitConversion.Affine.class);
    assertThat(units.conversion("°F", "Cel")).isSameAs(first);
    assertThat(units.conversion("°F", "K")).isNotEqualTo(first);
  }

  @Test
  void manyTextsNeitherFillTheMemoryNorChangeAnAnswer() {
    for (int i = 0; i < 10_000; i++) {
      assertThat(units.conversion("unit " + i, "Cel"))
          .isEqualTo(new UnitConversion.Unknown("unit " + i));
    }
    assertThat(units.remembered()).isLessThanOrEqualTo(2_000);
    assertThat(units.conversion("K", "Cel")).isInstanceOf(UnitConversion.Affine.class);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", " ", "-", "none", "None", "NULL", "unitless", "bool", " enum "})
  void someTextsNameNoUnit(String text) {
    assertThat(MessageUnits.unsaid(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "%", "/", "Cel", "none of these"})
  void othersDo(String text) {
    assertThat(MessageUnits.unsaid(text)).isFalse();
  }
}
