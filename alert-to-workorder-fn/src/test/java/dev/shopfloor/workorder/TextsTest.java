package dev.shopfloor.workorder;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class TextsTest {
  @Test
  void aTextIsCutBetweenCharactersAndNotWithinOne() {
    assertThat(Texts.line("🔧🔧🔧🔧", 3)).isEqualTo("🔧🔧…");
    assertThat(Texts.line("🔧🔧🔧", 3)).isEqualTo("🔧🔧🔧");
  }

  @Test
  void controlCharactersBecomeBlanksAndOnlyLinesKeepTheirEnds() {
    assertThat(Texts.line(" a\r\n\u0007b ", 10)).isEqualTo("a b");
    assertThat(Texts.lines("a\u0007b\nc", 10)).isEqualTo("a b\nc");
  }

  @Test
  void aTimeIsGivenOnTheSitesClockAndInUtc() {
    assertThat(Texts.time(Given.MORNING, ZoneId.of("Europe/Berlin")))
        .isEqualTo("2026-06-15 10:00:00 Europe/Berlin (2026-06-15 08:00:00 UTC)");
    assertThat(Texts.time(Given.MORNING, ZoneOffset.UTC)).isEqualTo("2026-06-15 08:00:00 UTC");
  }
}
