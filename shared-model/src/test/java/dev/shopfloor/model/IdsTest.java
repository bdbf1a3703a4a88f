package dev.shopfloor.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class IdsTest {
  @Test
  void theSameContentGetsTheSameName() {
    assertThat(Ids.of("berlin", "press07")).isEqualTo(Ids.of("berlin", "press07"));
  }

  @Test
  void theBordersBetweenPartsCount() {
    assertThat(Ids.of("ab", "c")).isNotEqualTo(Ids.of("a", "bc"));
    assertThat(Ids.of("a")).isNotEqualTo(Ids.of("a", ""));
  }

  @Test
  void aNameIsOf26LowerCaseLettersAndDigits() {
    assertThat(Ids.of("x")).matches("[a-z2-7]{26}");
    assertThat(Ids.of(new byte[0])).isEqualTo("4oymiquy7qobjgx36tejs35zeq");
  }
}
