package dev.shopfloor.workorder.cmms;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {
  private static final Set<String> SECRETS = Set.of("abc", "abcdef", " ");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "{\"error\":\"unknown asset\",\"details\":[{\"field\":\"assetId\"}],\"n\":4} | unknown"
            + " asset: assetId",
        "{\"error\":\"token abcdef of jo.doe+x@plant.example.com\"} | token *** of ***",
        "<html><style>p {}</style><h1>502</h1> Bad <b>Gateway</b></html> | 502 Bad Gateway",
        "abcdef abc | *** ***",
        "{} | no words",
        "a\tb\u0007\u2028c | a b c"
      })
  void vendorsWordsAreOneLineWithoutSecretsAndPeople(String body, String expected) {
    assertThat(Words.of(body.getBytes(StandardCharsets.UTF_8), SECRETS)).isEqualTo(expected);
  }

  @Test
  void noBodyHasNoWordsAndALongOneIsCut() {
    assertThat(Words.of(new byte[0], SECRETS)).isEqualTo("no words");
    assertThat(Words.of("🔧".repeat(900).getBytes(StandardCharsets.UTF_8), SECRETS))
        .isEqualTo("🔧".repeat(499) + "…");
  }
}
