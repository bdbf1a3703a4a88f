package dev.shopfloor.workorder.cmms;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactorTest {
  private static final String PASSWORD = "p\"a&s/s <w>ö\\rd";
  private static final Redactor REDACTOR = new Redactor(Set.of(PASSWORD, "pin", "tok3n-4711"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        PASSWORD,
        "p\\\"a&s/s <w>ö\\\\rd",
        "p\\\"a&s\\/s <w>ö\\\\rd",
        "p\"a&amp;s/s &lt;w&gt;ö\\rd",
        "p&quot;a&amp;s/s &lt;w&gt;ö\\rd",
        "p%22a%26s%2Fs+%3Cw%3E%C3%B6%5Crd"
      })
  void aSecretIsHiddenHoweverItIsWritten(String written) {
    assertThat(REDACTOR.hide("wrong password <" + written + ">, sorry"))
        .isEqualTo("wrong password <***>, sorry");
  }

  @Test
  void aSecretIsHiddenInBase64() {
    String base64 = Base64.getEncoder().encodeToString(PASSWORD.getBytes(StandardCharsets.UTF_8));

    assertThat(REDACTOR.hide("got " + base64)).doesNotContain(base64.substring(0, 8));
  }

  @Test
  void aShortSecretBlotsOutNoWordThatItIsPartOf() {
    assertThat(REDACTOR.hide("pin pinned; spin (pin)")).isEqualTo("*** pinned; spin (***)");
  }

  @ParameterizedTest
  @CsvSource({
    "user jane.doe@plant.example is blocked,user *** is blocked",
    "<jane+cmms@mail.plant.example>,<***>",
    "mail=jane%40plant.example&x=1,***&x=1",
    "jürgen@müller.example said no,*** said no",
    "WO-1 @ line 2,WO-1 @ line 2",
    "sf:abc.1 @ press07.,sf:abc.1 @ press07."
  })
  void eMailAddressesAreHidden(String words, String shown) {
    assertThat(REDACTOR.hide(words)).isEqualTo(shown);
  }

  @ParameterizedTest
  @CsvSource({
    "Authorization: Bearer abcDEF123.x was refused,Authorization: Bearer *** was refused",
    "authorization: basic amFuZTpzZWNyZXQ=,authorization: basic ***",
    "Basic authentication is off.,Basic authentication is off.",
    "Bearer authentication. Try again,Bearer authentication. Try again",
    "token eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.abc_-9 expired,token *** expired"
  })
  void valuesOfOtherCredentialsAreHidden(String words, String shown) {
    assertThat(REDACTOR.hide(words)).isEqualTo(shown);
  }

  @Test
  void aLineHasNoControlCharactersAndIsCutByCodePoint() {
    assertThat(REDACTOR.line("one\r\n\ttwo\u0000 three ", 100)).isEqualTo("one two three");
    assertThat(REDACTOR.line("😀😀😀😀", 3)).isEqualTo("😀😀…");
  }

  @Property(tries = 200)
  void noPartOfASecretIsLeftWhereALineIsCut(
      @ForAll @StringLength(min = 12, max = 400) @Chars({'x', 'y'}) String secret,
      @ForAll @StringLength(max = 40) @AlphaChars String before,
      @ForAll @IntRange(min = 1, max = 200) int times,
      @ForAll @IntRange(min = 1, max = 600) int most) {
    String words = (before.replaceAll("[xy]", "-") + ' ' + secret + ' ').repeat(times);

    assertThat(new Redactor(Set.of(secret)).line(words, most)).doesNotContain("x", "y");
  }

  @Test
  void aMegabyteThatLooksLikeAnAddressAlmostTakesNoTime() {
    String hostile = "a".repeat(1 << 20);

    assertThat(REDACTOR.line(hostile, 500)).hasSize(500);
    assertThat(REDACTOR.hide(hostile)).isEqualTo(hostile);
  }
}
