package dev.shopfloor.workorder;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
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
  void markupIsNoLongerAndSaysTheSame() {
    assertThat(Texts.line("<script>alert(1)</script> p < 5 bar", 99))
        .isEqualTo("‹script›alert(1)‹/script› p ‹ 5 bar");
    assertThat(Texts.line("&lt;b&gt; AT&T &#60; Q & A", 99))
        .isEqualTo("＆lt;b＆gt; AT&T ＆#60; Q & A");
    assertThat(Texts.line("[click](http://evil) {{code}}", 99))
        .isEqualTo("[click] (http://evil) { {code}}");
    assertThat(Texts.line("@all see pump@3, 5 @ 3 bar", 99))
        .isEqualTo("＠all see pump@3, 5 @ 3 bar");
  }

  @Test
  void whatHidesOrTurnsATextGoes() {
    assertThat(Texts.line("a\u202Etxt.exe\u200b\ufeff\u00adb\ud83d", 99)).isEqualTo("atxt.exeb");
    assertThat(Texts.line("\ud83d\udd27", 99)).isEqualTo("🔧");
  }

  @Test
  void aMachineCannotForgeAMarker() {
    String forged = "see " + Given.KEY + ".1 and " + Given.KEY.toUpperCase(Locale.ROOT);

    assertThat(Texts.line(forged, 200)).doesNotContainIgnoringCase("sf:").contains("sf·");
  }

  @Test
  void aTimeIsGivenOnTheSitesClockAndInUtc() {
    assertThat(Texts.time(Given.MORNING, ZoneId.of("Europe/Berlin")))
        .isEqualTo("2026-06-15 10:00:00 Europe/Berlin (2026-06-15 08:00:00 UTC)");
    assertThat(Texts.time(Given.MORNING, ZoneOffset.UTC)).isEqualTo("2026-06-15 08:00:00 UTC");
  }
}
