package dev.shopfloor.units;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnitGrammarTest {
  @ParameterizedTest
  @CsvSource({
    "GJ, kWh, 277.7777777777778",
    "daN, N, 10",
    "kN/mm, N/m, 1e6",
    "N/mm2, MPa, 1",
    "ug/m3, kg/m3, 1e-9",
    "kWh/t, kJ/kg, 3.6",
    "°C/min, K/s, 0.016666666666666666",
    "°F/h, °C/h, 0.5555555555555556",
    "psi/min, bar/min, 0.06894757293168361",
    "{cans}/min, {cans}/h, 60",
    "gal/h, l/h, 3.785411784",
    "W/(m2.K), mW/(cm2.K), 0.1",
    "mol/l, mmol/ml, 1",
    "J/s, W, 1",
    "%/h, %/min, 0.016666666666666666",
    "m/s/s, m/s2, 1",
  })
  void aCompoundConverts(String from, String to, double factor) {
    double found =
        switch (Units.conversion(from, to)) {
          case UnitConversion.Identity unchanged -> 1;
          case UnitConversion.Affine affine -> affine.apply(1);
          case UnitConversion other -> throw new AssertionError(other);
        };
    assertThat(found / factor).isCloseTo(1, within(1e-12));
  }

  @ParameterizedTest
  @CsvSource({
    "kN.m, GJ",
    "N.cm, J",
    "V.A, W",
    "kV.A.h/t, kWh/t",
    "{cans}/min, {pcs}/min",
    "%/h, 1/h",
    "m3{norm}/d, m3/d",
    "kg{dry}/h, kg/h",
    "rad/s2, {rev}/s2",
    "barg/min, bar/min",
    "mm/{rev}, mm",
    "Gy, Sv",
    "Bq, Hz",
    "mK, mK{diff}",
  })
  void aCompoundKeepsApartWhatItsPartsKeepApart(String from, String to) {
    assertThat(Units.conversion(from, to)).isInstanceOf(UnitConversion.Refused.class);
  }

  @ParameterizedTest
  @CsvSource({
    "C/min, true",
    "g/kg, false",
    "t/h, false",
    "gal/h, true",
    "ton/d, true",
    "K/min, false"
  })
  void aDoubtfulPartMakesACompoundDoubtful(String text, boolean guessed) {
    assertThat(Units.find(text).map(UnitReading::guessed)).contains(guessed);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ksi.Nm{pcs}", "Nm{x}", "W/Nm{x}", "MHz.kgfm{rev}/min"})
  void whatIsCountedBesideAProductIsAFactorOfItsOwn(String text) {
    assertThat(Units.find(text)).hasValueSatisfying(UnitGrammarTest::checkUsable);
  }

  @Property
  void anyTextIsAUnitOrNone(@ForAll @StringLength(max = 80) String text) {
    for (Kind wanted : List.of(Kind.PRESSURE_GAUGE, Kind.MASS)) {
      Units.find(text, wanted).ifPresent(UnitGrammarTest::checkUsable);
    }
    Units.find(text).ifPresent(UnitGrammarTest::checkUsable);
  }

  @Property(tries = 5_000)
  void textsMadeOfUnitsAreUnitsOrNone(@ForAll("pieces") String text) {
    Units.find(text).ifPresent(UnitGrammarTest::checkUsable);
  }

  private static void checkUsable(UnitReading reading) {
    Unit unit = reading.unit();
    assertThat(unit.factor()).isPositive().isFinite();
    assertThat(unit.code()).hasSizeLessThanOrEqualTo(80);
    assertThat(Units.find(unit.code()).map(UnitReading::unit))
        .hasValueSatisfying(again -> {
          assertThat(again.code()).isEqualTo(unit.code());
          assertThat(again.kind()).isEqualTo(unit.kind());
          assertThat(again.measure()).isEqualTo(unit.measure());
          assertThat(again.factor() / unit.factor()).isCloseTo(1, within(1e-12));
        });
  }

  @Provide
  Arbitrary<String> pieces() {
    Arbitrary<String> names = Arbitraries.of(Units.spellings());
    Arbitrary<String> signs =
        Arbitraries.of(
            ".", "/", "(", ")", "2", "-1", "9", "k", "m", "u", "{x}", "{", "[", "1/", "*", " ");
    return Combinators.combine(names, signs, names, signs, names)
        .as((a, one, b, two, c) -> a + one + b + two + c);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"(", "m.", "1/", "Ym9.", "K-", "((m)", "{", "_", "CUBIC_", "^", "²", "ﷺ", "°"})
  void aLongTextCostsNothing(String part) {
    Assertions.assertTimeout(
        Duration.ofSeconds(5),
        () -> {
          String text = part.repeat(200_000);
          assertThat(Units.find(text)).isEmpty();
          for (int length = 0; length <= 64; length++) {
            assertThat(Units.find(text.substring(0, length))).isNotNull();
          }
        });
  }
}
