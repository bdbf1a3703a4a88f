package dev.shopfloor.plant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TopicFiltersTest {
  private static TopicFilters<String> of(String... filters) {
    TopicFilters<String> found = new TopicFilters<>();
    for (String filter : filters) {
      found.add(filter, filter);
    }
    return found;
  }

  @ParameterizedTest
  @CsvSource({
    "plant/a/b,   plant/a/b, true",
    "plant/a,     plant/a/b, false",
    "plant/a/b/c, plant/a/b, false",
    "plant/+/b,   plant/a/b, true",
    "plant/+,     plant/a/b, false",
    "plant/#,     plant/a/b, true",
    "plant/#,     plant,     true",
    "plant/+/#,   plant,     false",
    "#,           plant/a,   true",
    "+/a,         plant/a,   true",
    "#,           $aws/x,    false",
    "+/x,         $aws/x,    false",
    "$aws/x,      $aws/x,    true",
    "plant//b,    plant//b,  true",
    "plant/+/b,   plant//b,  true",
  })
  void aFilterTakesTheTopicsThatMqttSaysItTakes(String filter, String topic, boolean taken) {
    assertThat(of(filter).match(topic) != null).isEqualTo(taken);
  }

  @Test
  void theMostExactFilterWins() {
    TopicFilters<String> filters = of("plant/#", "plant/+/b", "plant/a/#", "plant/a/b");

    assertThat(filters.match("plant/a/b")).isEqualTo("plant/a/b");
    assertThat(filters.match("plant/a/c")).isEqualTo("plant/a/#");
    assertThat(filters.match("plant/x/b")).isEqualTo("plant/+/b");
    assertThat(filters.match("plant/x/y/z")).isEqualTo("plant/#");
  }

  @Test
  void aLiteralLevelThatLeadsNowhereFallsBackToTheWildcard() {
    assertThat(of("plant/a/b", "plant/+/c").match("plant/a/c")).isEqualTo("plant/+/c");
  }

  @Test
  void theSameFilterTwiceTellsWhoHadItFirst() {
    TopicFilters<String> filters = new TopicFilters<>();

    assertThat(filters.add("plant/a", "first")).isNull();
    assertThat(filters.add("plant/a", "second")).isEqualTo("first");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "plant/#/b", "plant/a+", "plant/#b"})
  void whatIsNoFilterIsRefused(String filter) {
    assertThatThrownBy(() -> of(filter))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("\"" + filter + "\"");
  }
}
