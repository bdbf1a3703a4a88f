package dev.shopfloor.units;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BridgeTest {
  @ParameterizedTest
  @CsvSource({
    "0, barg, bara, 1.01325",
    "6, barg, kPaa, 701.325",
    "14.695948775513449, psia, psig, 0",
    "101.325, kPaa, mbarg, 0",
  })
  void theAirsPressureLeadsFromGaugeToAbsoluteAndBack(
      double value, String from, String to, double expected) {
    assertThat(apply(Units.conversion(from, to, Bridge.Ambient.STANDARD), value))
        .isCloseTo(expected, within(1e-9));
  }

  @Test
  void thePressureOfAMountainIsNotThatOfTheSea() {
    UnitConversion conversion = Units.conversion("barg", "bara", new Bridge.Ambient(80_000));
    assertThat(apply(conversion, 1)).isCloseTo(1.8, within(1e-12));
  }

  @Test
  void aDifferenceOfPressuresIsTheSameInBoth() {
    assertThat(Units.conversion("psig", "bara", Bridge.Ambient.STANDARD))
        .isInstanceOfSatisfying(
            UnitConversion.Affine.class,
            affine ->
                assertThat(affine.applyToDifference(1))
                    .isCloseTo(0.06894757293168361, within(1e-15)));
  }

  @ParameterizedTest
  @CsvSource({
    "100, Nm3/h, m3/h, 101325, 273.15, 100",
    "100, Nm3/h, m3/h, 202650, 273.15, 50",
    "100, Nm3/h, m3/h, 101325, 546.3, 200",
    "50, m3/h, Nm3/h, 202650, 273.15, 100",
    "1, Nm3, l, 202650, 273.15, 500",
  })
  void theStateOfAGasLeadsFromNormalToActualFlow(
      double value, String from, String to, double pascal, double kelvin, double expected) {
    assertThat(apply(Units.conversion(from, to, new Bridge.Gas(pascal, kelvin)), value))
        .isCloseTo(expected, within(1e-9));
  }

  @Test
  void withoutItsBridgeAConversionIsRefusedByName() {
    assertThat(reason(Units.conversion("barg", "bara"))).contains("ambient pressure");
    assertThat(reason(Units.conversion("barg", "bara", new Bridge.Gas(1, 1))))
        .contains("ambient pressure");
    assertThat(reason(Units.conversion("m3/h", "Nm3/h"))).contains("pressure and temperature");
  }

  @ParameterizedTest
  @CsvSource({
    "scfm, Nm3/h",
    "scfm, cfm",
    "bar, bara",
    "Nm, J",
    "kVA, kW",
    "K, K diff",
    "Nm3, l/min"
  })
  void noBridgeLeadsAnywhereElse(String from, String to) {
    assertThat(
            Units.conversion(
                unit(from), unit(to), Bridge.Ambient.STANDARD, new Bridge.Gas(101_325, 293.15)))
        .isInstanceOf(UnitConversion.Refused.class);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
  void whatIsNoPressureOrTemperatureIsRefused(double value) {
    assertThatThrownBy(() -> new Bridge.Ambient(value)).hasMessageContaining("pascal");
    assertThatThrownBy(() -> new Bridge.Gas(1, value)).hasMessageContaining("kelvin");
  }

  private static Unit unit(String text) {
    return Units.find(text).orElseThrow().unit();
  }

  private static double apply(UnitConversion conversion, double value) {
    return switch (conversion) {
      case UnitConversion.Identity unchanged -> value;
      case UnitConversion.Affine affine -> affine.apply(value);
      default -> throw new AssertionError(conversion);
    };
  }

  private static String reason(UnitConversion conversion) {
    return ((UnitConversion.Refused) conversion).reason();
  }
}
