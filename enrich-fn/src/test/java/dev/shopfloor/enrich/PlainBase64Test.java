package dev.shopfloor.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainBase64Test {
  private static byte[] decode(String text) {
    byte[] in = ("\"" + text + "\"").getBytes(StandardCharsets.ISO_8859_1);
    return PlainBase64.decode(in, 1, in.length - 1);
  }

  @Property
  void whatTheJdkEncodesComesBack(@ForAll @Size(max = 200) byte[] bytes) {
    assertThat(decode(Base64.getEncoder().encodeToString(bytes))).isEqualTo(bytes);
  }

  @Property
  void oneStrangeByteAnywhereIsSeenAsTheJdkSeesIt(
      @ForAll @Size(min = 1, max = 40) byte[] bytes,
      @ForAll @IntRange(max = 1_000) int place,
      @ForAll @IntRange(max = 255) int strange) {
    StringBuilder text = new StringBuilder(Base64.getEncoder().encodeToString(bytes));
    text.setCharAt(place % text.length(), (char) strange);

    byte[] expected;
    try {
      expected = Base64.getDecoder().decode(text.toString());
    } catch (IllegalArgumentException wrong) {
      expected = null;
    }
    assertThat(decode(text.toString())).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"QQ", "QUI", "Q", "QQ=", "Q===", "====", "=", "QUJD=", "QQ==QUJD", "QU JD"})
  void whatIsNotWholeIsLeftToTheDecoderThatKnowsMore(String text) {
    assertThat(decode(text)).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "QQ==", "QUI=", "QUJD", "QUJDRA=="})
  void eachLengthOfTheEndIsRead(String text) {
    assertThat(decode(text)).isEqualTo(Base64.getDecoder().decode(text));
  }
}
