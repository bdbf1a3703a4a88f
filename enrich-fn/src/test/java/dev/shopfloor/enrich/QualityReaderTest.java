package dev.shopfloor.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.model.Quality;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QualityReaderTest {
  @ParameterizedTest
  @CsvSource({
    "OPC_UA, 0, GOOD",
    "OPC_UA, 0x00A20000, GOOD",
    "OPC_UA, 0x40000000, UNCERTAIN",
    "OPC_UA, 0x40900000, UNCERTAIN",
    "OPC_UA, 1083113472, STALE",
    "OPC_UA, 0x408F0000, STALE",
    "OPC_UA, 0x80000000, BAD",
    "OPC_UA, 2147483648, BAD",
    "OPC_UA, -2147483648, BAD",
    "OPC_UA, 0x80310000, STALE",
    "OPC_UA, 0x80310400, STALE",
    "OPC_UA, 0x808A0000, STALE",
    "OPC_UA, 0xC0000000, BAD",
    "OPC_UA, Good, GOOD",
    "OPC_UA, GoodClamped, GOOD",
    "OPC_UA, BadSensorFailure, BAD",
    "OPC_UA, BadNoCommunication, STALE",
    "OPC_UA, UncertainNoCommunicationLastUsableValue, STALE",
    "OPC_UA, UncertainLastUsableValue, UNCERTAIN",
    "OPC_DA, 192, GOOD",
    "OPC_DA, 219, GOOD",
    "OPC_DA, 64, UNCERTAIN",
    "OPC_DA, 88, UNCERTAIN",
    "OPC_DA, 0, BAD",
    "OPC_DA, 28, BAD",
    "OPC_DA, 128, UNCERTAIN",
    "OPC_DA, 500, STALE",
    "OPC_DA, 256, UNCERTAIN",
    "OPC_DA, 512, BAD",
    "OPC_DA, 516, STALE",
    "OPC_DA, 1073742080, UNCERTAIN",
    "OPC_DA, -2147483136, BAD",
    "OPC_DA, -2147483132, STALE",
    "OPC_DA, -1073741056, BAD",
    "SPARKPLUG, 192, GOOD",
    "SPARKPLUG, 0, BAD",
    "SPARKPLUG, 500, STALE",
    "SITEWISE, GOOD, GOOD",
    "SITEWISE, Good, GOOD",
    "SITEWISE, UNCERTAIN, UNCERTAIN",
    "SITEWISE, BAD, BAD",
    "KEPWARE, true, GOOD",
    "KEPWARE, false, BAD",
    "KEPWARE, 1, GOOD",
    "KEPWARE, 0, BAD",
    "SIEMENS, 3, GOOD",
    "SIEMENS, 2, GOOD",
    "SIEMENS, 1, UNCERTAIN",
    "SIEMENS, 0, BAD",
    "SIEMENS, 7, UNCERTAIN",
    "WORDS, ok, GOOD",
    "WORDS, 1, GOOD",
    "WORDS, not ok, BAD",
    "WORDS, Bad_Stale, STALE",
    "WORDS, UNAVAILABLE, STALE",
    "WORDS, whatever, UNCERTAIN",
    "WORDS, '', GOOD",
    "WORDS, 99999999999999999999, UNCERTAIN",
    "WORDS, 0x, UNCERTAIN",
  })
  void aCodeMapsAsItsSchemeSays(QualityReader scheme, String code, Quality quality) {
    assertThat(scheme.of(code)).isEqualTo(quality);
  }

  @Test
  void noCodeIsGoodAndASwitchSaysSo() {
    for (QualityReader scheme : QualityReader.values()) {
      assertThat(scheme.of((String) null)).isEqualTo(Quality.GOOD);
      assertThat(scheme.of(true)).isEqualTo(Quality.GOOD);
      assertThat(scheme.of(false)).isEqualTo(Quality.BAD);
    }
  }

  @Property
  void theTopTwoBitsOfAStatusAndOfEightBitsTellTheGrade(@ForAll @IntRange(max = 255) int code) {
    Quality eight = QualityReader.OPC_DA.of(code);
    Quality status = QualityReader.OPC_UA.of((long) code << 24);

    assertThat(eight == Quality.GOOD).isEqualTo(code >= 192);
    assertThat(eight == Quality.BAD).isEqualTo(code < 64);
    assertThat(status == Quality.GOOD).isEqualTo(code < 64);
    assertThat(status == Quality.UNCERTAIN).isEqualTo(code >= 64 && code < 128);
  }

  @Property
  void anyTextHasAQuality(@ForAll QualityReader scheme, @ForAll String code) {
    assertThat(scheme.of(code)).isNotNull();
  }
}
