package dev.shopfloor.workorder.cmms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.dashjoin.jsonata.JException;
import dev.shopfloor.workorder.Given;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "($f := function($x) {$f($x + 1)}; $f(0)) | steps",
        "($f := function($x) {1 + $f($x + 1)}; $f(0)) | depth",
        "($f := function($s, $n) {$n = 0 ? $s : $f($s & $s, $n - 1)}; $f('xxxxxxxxxx', 40)) | text"
            + " of",
        "[1..10000000] | list of",
        "$sum([1..10000000]) | list of",
        "$pad('x', 100000000) | 1000",
        "$map([1..90000], function($v) {'0123456789012345'}) | result of",
        "($f := function($x) {$x}; $f) | function",
        "1 / 0 | range",
        "$error('no') | no",
        "$truncate('abc', 0) | 1 character",
        "$titled('abc', 'sf:aaaa', 7) | does not fit",
        "$localTime('soon', 'UTC') | no time",
        "$localTime(0, 'Mars') | no time zone"
      })
  void whatRunsAwayOrFailsIsStoppedAndWillFailAgain(String text, String why) {
    Expression expression = Expression.of(text);

    assertThatExceptionOfType(ExpressionException.class)
        .isThrownBy(() -> expression.evaluate(Map.of()))
        .withMessageContaining("fails: ")
        .matches(failed -> !failed.late())
        .satisfies(failed -> assertThat(failed.getMessage().toLowerCase()).contains(why));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "$now()",
        "$millis()",
        "$random()",
        "$shuffle([1])",
        "$eval('1')",
        "($f := $now; $f())",
        "$map([1], $random)",
        "$nosuch(1)",
        "$truncat('a', 1)",
        "{'a': $b}",
        "$contains('aaaa', /(a+)+b/)",
        "$match('x', /([ab]*)*c/)",
        "{",
        "1 /* open",
        ""
      })
  void whatCannotBeIsRefusedBeforeItIsEverEvaluated(String text) {
    assertThatExceptionOfType(ExpressionException.class).isThrownBy(() -> Expression.of(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'$now()'",
        "\"a\\\"$random\" & '$eval'",
        "/* $millis */ 1",
        "`$now`",
        "a / b / $sum([1])",
        "$contains('a/b', /$x\\/y+/)",
        "($x := 1; $x + $sum([$x]))",
        "a@$e.b#$i.($e & $i)",
        "function($left, $right) {$left < $right}(1, 2)",
        "$$.a",
        "$.a",
        "a.b.(%.c)"
      })
  void namesInTextsAndNamesThatAreSetAreNoFault(String text) {
    assertThat(Expression.of(text)).hasToString(text);
  }

  @Test
  void nestingWithoutEndAndATextWithoutEndAreRefused() {
    assertThatExceptionOfType(ExpressionException.class)
        .isThrownBy(() -> Expression.of("[".repeat(9_000) + "]".repeat(9_000)));
    assertThatExceptionOfType(ExpressionException.class)
        .isThrownBy(() -> Expression.of("1" + " + 1".repeat(5_000)))
        .withMessageContaining("longer");
  }

  @Test
  void longIdsAndDecimalsKeepTheirDigits() {
    Map<String, Object> input = new LinkedHashMap<>();
    input.put("id", 9_007_199_254_740_993L);
    input.put("big", new BigInteger("123456789012345678901234"));
    input.put("price", new BigDecimal("1.10"));
    input.put("gone", null);

    assertThat(
            Expression.of("{'a': id, 'b': id & '', 'c': big, 'd': price, 'e': gone, 'f': no}")
                .evaluate(input))
        .isEqualTo(
            Rig.json(
                """
                {"a": 9007199254740993, "b": "9007199254740993", "c": 123456789012345678901234,
                 "d": 1.10, "e": null}\
                """));
  }

  @Test
  void resultsAreJsonsOwnKinds() {
    Object result =
        Expression.of("{'l': [1..3], 'm': a.{'x': b}, 't': true, 'n': null, 'i': 4 / 2}")
            .evaluate(Map.of("a", List.of(Map.of("b", 1), Map.of("b", 2))));

    assertThat(result)
        .isEqualTo(
            Rig.json(
                """
                {"l": [1, 2, 3], "m": [{"x": 1}, {"x": 2}], "t": true, "n": null, "i": 2}\
                """));
    assertThat(((Map<?, ?>) result).get("l").getClass().getPackageName()).isEqualTo("java.util");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      nullValues = "none",
      value = {
        "$truncate('🔧🔧🔧🔧', 3) | 🔧🔧…",
        "$truncate('abc', 3) | abc",
        "$sha256('abc') |" + " ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
        "$titled('🔧🔧🔧🔧🔧🔧', 'sf:x', 9) | 🔧🔧🔧… sf:x",
        "$titled('abc', '', 9) | abc",
        "$plain('a <b> & c http://x/?a=1&b=2') | a ‹b› ＆ c http://x/?a=1&b=2",
        "$marker('x KEY.12, y') | KEY.12",
        "$marker('xKEY.1') | none",
        "$marker('KEY.1x') | none",
        "$marker('no') | none",
        "$marker(absent) | none",
        "$localTime('2026-06-15T08:00:00Z', 'Europe/Berlin') | 2026-06-15 10:00:00 Europe/Berlin",
        "$localTime(1781510400000, 'UTC') | 2026-06-15 08:00:00 UTC",
        "$string($epochSeconds('2026-06-15T08:00:00Z')) | 1781510400",
        "$pad('🔧', -3, 'ab') | ab🔧",
        "$pad('x', 4) & '.' | x   .",
        "'long' ~> $truncate(3) | lo…"
      })
  void ownFunctionsWorkOnCodePoints(String text, String expected) {
    String key = Given.KEY;

    assertThat(Expression.of(text.replace("KEY", key)).evaluate(Map.of()))
        .isEqualTo(expected == null ? null : expected.replace("KEY", key));
  }

  @Test
  void onlyWhatRanOutOfTimeMayEndAnotherTime() {
    RuntimeException timeout =
        new RuntimeException(new JException("Expression evaluation timeout: ...", -1));

    assertThat(ExpressionException.of("x", timeout).late()).isTrue();
    assertThat(ExpressionException.of("x", new JException("other", -1)).late()).isFalse();
  }
}
