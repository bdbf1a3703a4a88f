package dev.shopfloor.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shopfloor.testing.Planted;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretFieldsTest {
  @Test
  void aTextThatIsNoJsonIsTheTokenItself() {
    SecretFields secret = SecretFields.of(" " + Planted.TOKEN + "\n", "v1");

    assertThat(secret.token("token")).contains(Planted.TOKEN);
    assertThat(secret.field("token")).isEmpty();
    assertThat(secret.values()).containsExactly(Planted.TOKEN);
  }

  @Test
  void anObjectHasFields() {
    SecretFields secret =
        SecretFields.of(
            "{\"email\":\"a\",\"pin\":4711,\"deep\":{\"x\":1},\"list\":[1],\"no\":null}", "v1");

    assertThat(secret.field("email")).contains("a");
    assertThat(secret.token("pin")).contains("4711");
    assertThat(secret.fields()).containsOnlyKeys("email", "pin");
    assertThat(secret.values()).containsExactlyInAnyOrder("a", "4711");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"token\":\"%s", "{\"token\":\"%s\"} more", "{%s}"})
  void brokenJsonIsNamedAndNotRepeated(String text) {
    assertThatThrownBy(() -> SecretFields.of(text.formatted(Planted.TOKEN), "v1"))
        .hasMessageContaining("mend its JSON")
        .hasMessageNotContaining(Planted.STEM)
        .hasNoCause();
  }

  @Test
  void nothingIsShown() {
    assertThat(SecretFields.of(Planted.TOKEN, "v1")).hasToString("SecretFields[v1]");
    assertThat(SecretFields.of(null, "v1").token("token")).isEmpty();
  }
}
