package dev.shopfloor.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class LeakSearchTest {
  @ParameterizedTest
  @MethodSource("planted")
  void aPlantedSecretIsFoundHoweverItIsWritten(String secret) {
    assertThat(found("x" + secret)).isTrue();
    assertThat(found(secret.toUpperCase(Locale.ROOT))).isTrue();
    assertThat(found(URLEncoder.encode(secret, StandardCharsets.UTF_8))).isTrue();
    for (int before = 0; before < 4; before++) {
      byte[] bytes = ("u".repeat(before) + ':' + secret).getBytes(StandardCharsets.UTF_8);
      assertThat(found(Base64.getEncoder().encodeToString(bytes))).as("after %d", before).isTrue();
    }
  }

  static Iterable<String> planted() {
    return Planted.ALL;
  }

  @Test
  void whatIsFoundIsNotRepeated() {
    assertThat(LeakSearch.in("a log", "it said " + Planted.PASSWORD + " aloud"))
        .singleElement()
        .asString()
        .contains("a planted secret in a log", "it said <HERE>")
        .doesNotContain(Planted.STEM);
  }

  @ParameterizedTest
  @ValueSource(strings = {"jane.doe@plant.example", "<a@b.co>", "to%3Djane%40plant.example"})
  void anyEMailAddressIsFound(String text) {
    assertThat(LeakSearch.in("a log", text))
        .singleElement()
        .asString()
        .startsWith("an e-mail address");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "java.lang.Object@1b2c3d4e",
        "dev.shopfloor.Some$$Lambda/0x0000@5f.12",
        "WO-7 @ press07.",
        "http://127.0.0.1:80/a?b=c",
        "the plant is planned"
      })
  void whatIsNoLeakIsNotFound(String text) {
    assertThat(LeakSearch.in("a log", text)).isEmpty();
  }

  @Test
  void whatIsPrintedAndWhatIsThrownIsHeardAlsoWhereItIsCaught() {
    try (Heard heard = Heard.begin()) {
      assertThat(heard.leaks()).isEmpty();
      LeakListener.verify(heard);

      System.err.println("sent " + Planted.TOKEN);
      assertThat(heard.leaks()).singleElement().asString().contains("the output");

      for (int number = 0; number < 2_000; number++) {
        swallow(number == 1_000 ? Planted.PASSWORD : "harmless");
      }
      assertThat(heard.exceptions().stream().filter(each -> each.endsWith("harmless")))
          .hasSize(1_999);
      assertThat(heard.leaks())
          .hasSize(2)
          .anySatisfy(leak -> assertThat(leak).contains("an exception", "IllegalStateException"));
      assertThatThrownBy(() -> LeakListener.verify(heard))
          .isInstanceOf(AssertionError.class)
          .hasMessageContaining("said what nobody may know");
    }
  }

  private static void swallow(String message) {
    try {
      throw new IllegalStateException(message);
    } catch (IllegalStateException caught) {
      assertThat(caught).hasMessage(message);
    }
  }

  private static boolean found(String text) {
    return !LeakSearch.in("a log", text).isEmpty();
  }
}
