package dev.shopfloor.units;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.measure.UnitConverter;
import javax.measure.format.UnitFormat;
import org.junit.jupiter.api.Test;
import systems.uom.ucum.format.UCUMFormat;

/** Compares conversions with the reference implementation of UCUM, where it knows both units. */
class UnitOracleTest {
  // with the reason why the oracle says something else
  private static final Set<String> EXCEPTIONS =
      Set.of(
          // UCUM's mercury is 133.3220 kPa/m, ours the conventional 133.322387415
          "mm[Hg]",
          "[in_i'Hg]",
          // no UCUM code: without its annotation it would be peta-siemens
          "PS",
          // its horsepower is 1 foot-pound a second; a mechanical one is 550
          "[HP]");

  private static final List<String> COMPOUNDS =
      List.of(
          "GJ",
          "daN",
          "hN",
          "kN/mm",
          "ug/m3",
          "g/l",
          "kJ/kg",
          "W/(m2.K)",
          "W/(m.K)",
          "mmol/l",
          "bar/min",
          "[psi]/s",
          "kW/m2",
          "m3/kg",
          "l/kg",
          "[ft_i]/h",
          "[gal_us]/d",
          "[lb_av]/min",
          "cm2/s",
          "N/mm2",
          "kg/(m.s)",
          "kPa.s",
          "mV/s",
          "uS/m",
          "kV/mm",
          "A/mm2",
          "mm/d",
          "m/h",
          "urad",
          "rad/min",
          "[Btu_IT]/[lb_av]",
          "g.m-3",
          "kg.m2/s2",
          "J/s",
          "[lbf_av].s");

  private static final UnitFormat UCUM = UCUMFormat.getInstance(UCUMFormat.Variant.CASE_SENSITIVE);

  @Test
  void everyPairThatTheOracleKnowsConvertsAsThere() {
    List<Unit> units = new ArrayList<>(Units.all());
    COMPOUNDS.forEach(code -> units.add(Units.find(code).orElseThrow().unit()));
    int pairs = 0;
    List<String> different = new ArrayList<>();
    for (Unit from : units) {
      for (Unit to : units) {
        if (Units.conversion(from, to) instanceof UnitConversion.Affine affine) {
          UnitConverter converter = converter(from, to);
          if (converter != null) {
            pairs++;
            compare(affine, converter, different);
          }
        }
      }
    }
    assertThat(different).isEmpty();
    assertThat(pairs).isGreaterThan(1_000);
  }

  private static void compare(
      UnitConversion.Affine affine, UnitConverter converter, List<String> different) {
    for (double value : new double[] {1, -40, 1234.5}) {
      double expected = converter.convert(value);
      double found = affine.apply(value);
      if (!(Math.abs(found - expected) <= Math.max(Math.abs(expected), affine.factor()) * 1e-9)) {
        different.add(
            "%s %s: %s %s, there %s"
                .formatted(value, affine.from().code(), found, affine.to().code(), expected));
      }
    }
  }

  private static UnitConverter converter(Unit from, Unit to) {
    javax.measure.Unit<?> source = parsed(from);
    javax.measure.Unit<?> target = parsed(to);
    try {
      return source == null || target == null ? null : source.getConverterToAny(target);
    } catch (javax.measure.IncommensurableException unlike) {
      throw new AssertionError(from.code() + " to " + to.code(), unlike);
    } catch (UnsupportedOperationException rate) {
      // it cannot divide a Fahrenheit by a time
      return null;
    }
  }

  private static javax.measure.Unit<?> parsed(Unit unit) {
    String code = unit.code().replaceAll("\\{[^}]*}", "");
    boolean without = unit.code().startsWith("{");
    // it has no difference of temperatures, and takes it for a temperature
    without |= unit.code().equals("[degF]{diff}");
    if (EXCEPTIONS.contains(code) || without || unit.kind() == Kind.SCALE) {
      return null;
    }
    try {
      return UCUM.parse(code);
    } catch (RuntimeException | Error unknown) {
      return null;
    }
  }

  @Test
  void theOracleKnowsMostCodes() {
    List<String> unknown =
        Units.all().stream().filter(unit -> parsed(unit) == null).map(Unit::code).toList();
    assertThat(unknown.size()).as("%s", unknown).isLessThan(Units.all().size() / 4);
  }
}
