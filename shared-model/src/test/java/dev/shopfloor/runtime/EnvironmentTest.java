package dev.shopfloor.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnvironmentTest {
  @Test
  void aMissingVariableIsNamedWithItsMend() {
    assertThatThrownBy(() -> new Environment(Map.of()).require("OEE_TABLE"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("OEE_TABLE")
        .hasMessageContaining("template.yaml");
  }

  @Test
  void aBlankVariableCountsAsMissingBecauseATemplateWritesAnEmptyParameterSo() {
    assertThat(new Environment(Map.of("CMMS_URL", " ")).optional("CMMS_URL")).isEmpty();
  }

  @Test
  void anAbsentNumberTakesItsDefault() {
    assertThat(new Environment(Map.of()).integer("N", 25, 1, 50)).isEqualTo(25);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "51", "many", "1.5", "99999999999"})
  void aNumberOutsideItsLimitsIsNamedWithTheLimits(String text) {
    Environment environment = new Environment(Map.of("N", text));

    assertThatThrownBy(() -> environment.integer("N", 25, 1, 50))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContainingAll("N", text, "from 1 to 50");
  }
}
