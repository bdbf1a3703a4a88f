package dev.shopfloor.cli.local.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FrontDoorTest {
  @Test
  void aPayloadOf128KibPassesAndOneByteMoreDoesNot() {
    assertThat(FrontDoor.refusal("plant/a", 131_072, 1)).isEmpty();
    assertThat(FrontDoor.refusal("plant/a", 131_073, 1)).get().asString().contains("131073");
  }

  @Test
  void sevenSlashesPassAndEightDoNot() {
    assertThat(FrontDoor.refusal("1/2/3/4/5/6/7/8", 1, 0)).isEmpty();
    assertThat(FrontDoor.refusal("1/2/3/4/5/6/7/8/9", 1, 0)).isPresent();
  }

  @Test
  void aTopicCountsInBytes() {
    assertThat(FrontDoor.refusal("a".repeat(256), 1, 0)).isEmpty();
    assertThat(FrontDoor.refusal("ä".repeat(129), 1, 0)).isPresent();
  }

  @Test
  void reservedTopicsWildcardsAndQosTwoAreRefused() {
    assertThat(FrontDoor.refusal("$aws/things/x", 1, 0)).isPresent();
    assertThat(FrontDoor.refusal("plant/+", 1, 0)).isPresent();
    assertThat(FrontDoor.refusal("plant/#", 1, 0)).isPresent();
    assertThat(FrontDoor.refusal("", 1, 0)).isPresent();
    assertThat(FrontDoor.refusal("a\u0000b", 1, 0)).isPresent();
    assertThat(FrontDoor.refusal("plant/a", 1, 2)).isPresent();
  }
}
