package dev.shopfloor.workorder;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MarkersTest {
  @Test
  void aKeyHasOneLengthAndOnlyCharactersThatNoSystemEscapes() {
    assertThat(Markers.key(List.of("a"))).matches("sf:[a-z2-7]{26}");
    assertThat(Markers.marker(Markers.key(List.of("<b>", "ü")), 12))
        .matches("sf:[a-z2-7]{26}\\.12");
  }

  @Test
  void aMarkerIsReadBackAndNothingElseIsTakenForOne() {
    assertThat(Markers.read(Markers.marker(Given.KEY, 12)))
        .isEqualTo(new Markers.Marked(Given.KEY, 12));
    for (String other : List.of("", "sf:1", Given.KEY, Given.KEY + ".0", Given.KEY + ".1x")) {
      assertThat(Markers.read(other)).as(other).isNull();
    }
  }

  @Test
  void theBordersOfThePartsCount() {
    assertThat(Markers.key(List.of("ab", "c"))).isNotEqualTo(Markers.key(List.of("a", "bc")));
  }
}
