package dev.shopfloor.plant;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class GlobTest {
  @Property
  void aPatternFitsWhatTheRegularExpressionOfItFits(
      @ForAll @Chars({'a', 'b', '*'}) @StringLength(max = 8) String pattern,
      @ForAll @CharRange(from = 'a', to = 'b') @StringLength(max = 10) String text) {
    assertThat(Glob.fits(pattern, text)).isEqualTo(byExpression(pattern, text));
  }

  @Property
  void aPatternThatCoversAnotherFitsAllThatTheOtherFits(
      @ForAll @Chars({'a', 'b', '*'}) @StringLength(max = 5) String pattern,
      @ForAll @Chars({'a', 'b', '*'}) @StringLength(max = 5) String other,
      @ForAll @CharRange(from = 'a', to = 'b') @StringLength(max = 8) String text) {
    if (Glob.covers(pattern, other) && Glob.fits(other, text)) {
      assertThat(Glob.fits(pattern, text)).isTrue();
    }
  }

  @Test
  void caseAndEveryOtherCharacterCount() {
    assertThat(Glob.fits("Oil.*", "Oil.temp")).isTrue();
    assertThat(Glob.fits("Oil.*", "oil.temp")).isFalse();
    assertThat(Glob.fits("Oil?", "Oil1")).isFalse();
    assertThat(Glob.fits("[a-z]+", "b")).isFalse();
  }

  @Test
  void aPatternMadeToTakeForEverTakesNoTime() {
    assertThat(Glob.fits("*a".repeat(64) + "b", "a".repeat(4_000))).isFalse();
  }

  @Test
  void noPatternFitsEverything() {
    assertThat(Glob.any(List.of(), "x")).isTrue();
    assertThat(Glob.any(List.of("y", "x"), "x")).isTrue();
    assertThat(Glob.any(List.of("y"), "x")).isFalse();
  }

  private static boolean byExpression(String pattern, String text) {
    String expression =
        pattern
            .chars()
            .mapToObj(each -> each == '*' ? ".*" : Pattern.quote(Character.toString(each)))
            .collect(Collectors.joining());
    return Pattern.matches(expression, text);
  }
}
