package dev.shopfloor.units;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnitsTest {
  @ParameterizedTest
  @CsvSource({
    "212, °F, °C, 100",
    "-40, degF, Cel, -40",
    "0, K, °C, -273.15",
    "98.6, FAHRENHEIT, KELVIN, 310.15",
    "1, psi, kPa, 6.894757293168361",
    "14.503773773020923, psig, barg, 1",
    "1, atm, mbar, 1013.25",
    "760, mmHg, Pa, 101325.0144354",
    "1, in/s, mm/s, 25.4",
    "1, ipm, mm/min, 25.4",
    "60, rpm, RPS, 1",
    "1, kWh, kJ, 3600",
    "1, hp, W, 745.6998715822702",
    "1, lbf.ft, Nm, 1.3558179483314004",
    "1, gpm, l/min, 3.785411784",
    "1, cfm, m3/h, 1.69901079552",
    "1, lb, kg, 0.45359237",
    "90, min, h, 1.5",
    "1, G, m/s², 9.80665",
    "180, °, rad, 3.141592653589793",
    "9, Δ°F, K diff, 5",
    "1, thou, µm, 25.4",
    "50, %, 1, 0.5",
  })
  void aValueBecomesWhatThePhysicsBookSays(double value, String from, String to, double expected) {
    assertThat(Units.conversion(from, to))
        .isInstanceOfSatisfying(
            UnitConversion.Affine.class,
            affine ->
                assertThat(affine.apply(value))
                    .isCloseTo(expected, within(Math.max(1, Math.abs(expected)) * 1e-12)));
  }

  @ParameterizedTest
  @CsvSource({
    "barg, bar",
    "psia, psig",
    "bara, barg",
    "Nm, J",
    "kVA, kW",
    "kvar, kVA",
    "kvarh, kWh",
    "°C, K diff",
    "rpm, Hz",
    "Nm3/h, m3/h",
    "scfm, Nm3/h",
    "%RH, %",
    "mm/s RMS, mm/s",
    "mm/s pk, mm/s rms",
    "pcs, 1",
    "°C, bar",
    "dB, dB(A)",
    "pH, NTU",
  })
  void whatIsNotTheSameThingIsNeverConverted(String from, String to) {
    assertThat(Units.conversion(from, to))
        .isInstanceOfSatisfying(
            UnitConversion.Refused.class, refused -> assertThat(refused.reason()).isNotBlank());
  }

  @ParameterizedTest
  @CsvSource({
    "°C, Cel",
    "℃, Cel",
    "Â°C, Cel",
    "?C, Cel",
    "deg C, Cel",
    "Celsius, Cel",
    "ºF, [degF]",
    "m/s^2, m/s2",
    "m / s², m/s2",
    "kW·h, kW.h",
    "N⋅m, N.m",
    "N*m, N.m",
    "POUND/INCH^2, [psi]",
    "Ω, Ohm",
    "µm, um",
    "Revolution/Minute, {rev}/min",
    "  rpm , {rev}/min",
    "bar(g), bar{gauge}",
    "%RH, %{RH}",
    "Stück, {pcs}",
    "64, [psi]{gauge}",
    "MiLLiBaR, mbar",
    "Kvarh, kvar.h",
    "in. w.c., [in_i'H2O]",
    "inHg(g), [in_i'Hg]{gauge}",
    "kg/cm2g, att{gauge}",
    "Âµm, um",
    "mÂ³/h, m3/h",
    "Î¼m, um",
    "㎜, mm",
    "kg·m⁻³, kg.m-3",
    "W / (m² * K), W/(m2.K)",
    "/min, {rev}/min",
    "L/kg, l/kg",
    "°C/min, K/min",
    "Nm3/d, m3{norm}/d",
    "t/kWh, t/(kW.h)",
  })
  void manySpellingsMeanOneUnit(String text, String code) {
    assertThat(Units.find(text).map(reading -> reading.unit().code())).contains(code);
  }

  @ParameterizedTest
  @CsvSource({"mW, MW", "mA, A", "ms, s", "K, kg", "Pa, A", "h, H", "min, m"})
  void theCaseOfAPrefixIsNeverLeftOutOfAccount(String one, String other) {
    assertThat(Units.find(one)).isNotEqualTo(Units.find(other));
  }

  @ParameterizedTest
  @CsvSource({
    "mw", "MPA.S", "PA", "MM", "M", "barr", "furlong", "10*6/ul", "10^3", "A2", "m/", "m//s", "(m",
    "m)", "m{", "{}", "m10", "m0", "m-", "dB/m", "[in_i", "s--1", "K.", ".", "2.m",
  })
  void whatNobodyCanTellIsUnknown(String text) {
    assertThat(Units.find(text)).isEmpty();
    assertThat(Units.conversion("bar", text)).isEqualTo(new UnitConversion.Unknown(text));
    assertThat(Units.conversion(text, "bar")).isEqualTo(new UnitConversion.Unknown(text));
  }

  @Test
  void theCodeOfAUnitFindsIt() {
    for (Unit unit : Units.all()) {
      assertThat(Units.find(unit.code()).map(UnitReading::unit)).contains(unit);
      assertThat(Units.find(unit.code(), unit.kind())).contains(new UnitReading(unit, false));
    }
  }

  @Test
  void everySpellingFindsAUnitOfTheTable() {
    for (String spelling : Units.spellings()) {
      assertThat(Units.find(spelling)).isPresent();
    }
  }

  @Test
  void aRowSaysWhatTheGrammarSaysOfItsCode() {
    int compared = 0;
    for (Unit unit : Units.all()) {
      // an annotation without meaning hides the row from the grammar
      String parts = unit.code().replaceAll("([A-Za-z\\]}])([./])", "$1{CO2}$2");
      UnitReading read = UnitParser.parse(UnitTable.shared(), parts);
      if (!parts.equals(unit.code()) && read != null) {
        assertThat(read.unit().kind()).as(unit.code()).isEqualTo(unit.kind());
        assertThat(read.unit().measure()).as(unit.code()).isEqualTo(unit.measure());
        assertThat(read.unit().factor() / unit.factor())
            .as(unit.code())
            .isCloseTo(1, within(1e-12));
        compared++;
      }
    }
    assertThat(compared).isGreaterThan(60);
  }

  @Test
  void aUnitBecomesItselfWithoutComputing() {
    for (Unit unit : Units.all()) {
      assertThat(Units.conversion(unit.code(), unit.code()))
          .isEqualTo(new UnitConversion.Identity(unit, unit, false));
    }
  }

  @Test
  void onlyTemperaturesHaveAnOffset() {
    assertThat(Units.all())
        .filteredOn(unit -> unit.offset() != 0)
        .allMatch(unit -> unit.kind() == Kind.TEMPERATURE)
        .hasSize(2);
  }

  @Property
  void everyConversionComesBack(@ForAll("pairs") List<Unit> pair, @ForAll("values") double value) {
    UnitConversion there = Units.conversion(pair.get(0), pair.get(1));
    UnitConversion back = Units.conversion(pair.get(1), pair.get(0));

    double round = apply(back, apply(there, value));

    assertThat(round).isCloseTo(value, within(Math.max(1, Math.abs(value)) * 1e-9));
  }

  @Provide
  Arbitrary<List<Unit>> pairs() {
    List<List<Unit>> pairs = new ArrayList<>();
    for (Unit from : Units.all()) {
      for (Unit to : Units.all()) {
        if (from.measure().equals(to.measure())
            && from.kind() == to.kind()
            && from.kind() != Kind.SCALE) {
          pairs.add(List.of(from, to));
        }
      }
    }
    return Arbitraries.of(pairs);
  }

  @Provide
  Arbitrary<Double> values() {
    return Arbitraries.doubles().between(-1e9, 1e9);
  }

  private static double apply(UnitConversion conversion, double value) {
    return switch (conversion) {
      case UnitConversion.Identity unchanged -> value;
      case UnitConversion.Affine affine -> affine.apply(value);
      case UnitConversion.Refused refused -> throw new AssertionError(refused.reason());
      case UnitConversion.Unknown unknown -> throw new AssertionError(unknown.text());
    };
  }
}
