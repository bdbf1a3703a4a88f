package dev.shopfloor.units;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UneceTest {
  // every code of section 5.4 of the research notes
  private static final String CODES =
      """
      CEL Cel  FAH [degF]  KEL K
      PAL Pa  A97 hPa  KPA kPa  MPA MPa  BAR bar  MBR mbar  PS [psi]  64 [psi]{gauge}  84 k[psi]
      ATM atm  ATT att  UA Torr  HN mm[Hg]  F79 [in_i'Hg]  F78 [in_i'H2O]
      L2 l/min  G51 l/s  MQH m3/h  G52 m3/d  G2 [gal_us]/min  2L [cft_i]/min
      LTR l  MTQ m3  GLL [gal_us]  GLI [gal_br]
      MTS m/s  C16 mm/s  IU [in_i]/s  H81 mm/min  2X m/min  M63 [in_i]/min  FR [ft_i]/min  KMH km/h
      MSK m/s2  K40 [g]
      RPM {rev}/min  M46 {rev}/min  RPS {rev}/s  2A rad/s
      AMP A  4K mA  VLT V  WTT W  KWT kW  D46 V.A  KVA kV.A  KVR kvar  KWH kW.h  MWH MW.h  HTZ Hz
      NEW N  B47 kN  NU N.m  M92 [lbf_av].[ft_i]  F21 [lbf_av].[in_i]
      MMT mm  4H um  GRM g  KGM kg  TNE t  SEC s  C26 ms  MIN min  HUR h
      P1 %  59 [ppm]  61 [ppb]  C62 1  H87 {pcs}  DD deg  2N dB  Q30 [pH]  G42 uS/cm
      4C cSt  C7 cP  LUX lx  BTU [Btu_IT]
      """;

  @Test
  void everyCodeMeansItsUnit() {
    String[] words = CODES.strip().split("\\s+");
    assertThat(words.length / 2).isEqualTo(80);
    for (int i = 0; i < words.length; i += 2) {
      assertThat(Unece.unit(words[i]).map(Unit::code)).as(words[i]).contains(words[i + 1]);
      assertThat(Unece.unit(Unece.NAMESPACE, unitId(words[i])).map(Unit::code))
          .as(words[i])
          .contains(words[i + 1]);
    }
  }

  @ParameterizedTest
  @CsvSource({"4408652, Cel", "20529, %", "13876, [psi]{gauge}"})
  void theBytesOfTheUnitIdAreTheCode(int unitId, String code) {
    assertThat(Unece.unit(unitId).map(Unit::code)).contains(code);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 1, 0x7F, 0x5A5A5A5A, Integer.MIN_VALUE, Integer.MAX_VALUE})
  void whatIsNoCodeIsNoUnit(int unitId) {
    assertThat(Unece.unit(unitId)).isEmpty();
  }

  @Test
  void theNumberSaysNothingInAnotherNamespace() {
    assertThat(Unece.unit("http://vendor.example/units", unitId("CEL"))).isEmpty();
    assertThat(Unece.unit("", unitId("CEL"))).isEmpty();
  }

  @Test
  void aBareCodeYieldsToTheSpellingThatClashes() {
    assertThat(Units.find("PS").map(reading -> reading.unit().code())).contains("PS{metric}");
    assertThat(Units.find("PS", Kind.PRESSURE).map(reading -> reading.unit().code()))
        .contains("[psi]");
    assertThat(Unece.unit("PS").map(Unit::code)).contains("[psi]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"MTS", "GLI", "IU", "FR", "NU", "DD"})
  void aBareCodeThatMayBeAWordIsAGuessUnlessItsKindIsWanted(String code) {
    Unit unit = Unece.unit(code).orElseThrow();
    assertThat(Units.find(code)).contains(new UnitReading(unit, true));
    assertThat(Units.find(code, unit.kind())).contains(new UnitReading(unit, false));
  }

  private static int unitId(String code) {
    int id = 0;
    for (byte character : code.getBytes(StandardCharsets.US_ASCII)) {
      id = id << Byte.SIZE | character;
    }
    return id;
  }
}
