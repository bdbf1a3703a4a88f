package dev.shopfloor.cli.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.shopfloor.model.Role;
import dev.shopfloor.plant.TagSpec;
import dev.shopfloor.plant.TagSpec.CounterSpec;
import dev.shopfloor.plant.TagSpec.Counting;
import dev.shopfloor.plant.TagSpec.Counts;
import dev.shopfloor.plant.ValueType;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class CounterTagTest {
  private static final String TAG = "sites.berlin.lines.line1.assets.press07.tags.n";

  @ParameterizedTest
  @CsvSource({
    "counting: lifetime, LIFETIME, 0",
    "counting: per-run, PER_RUN, 0",
    "counting: increment, INCREMENT, 0",
    "rollover: 65536, LIFETIME, 65536",
    "rollover: 9007199254740992, LIFETIME, 9007199254740992",
    "pieces: 1, LIFETIME, 0",
  })
  void aCounterSaysWhatItsNumberMeans(String keys, Counting counting, long rollover) {
    TagSpec tag = tag("n: {role: counter, " + keys + "}", "n");

    assertThat(tag.counter()).isEqualTo(new CounterSpec(Counts.TOTAL, 1, counting, rollover));
  }

  @Test
  void modeAndBootAreTexts() {
    TagSpec mode = tag("m: mode", "m");
    TagSpec boot = tag("b: {role: boot, name: boot_id}", "boot_id");

    assertThat(mode.role()).isEqualTo(Role.MODE);
    assertThat(mode.type()).isEqualTo(ValueType.TEXT);
    assertThat(boot.role()).isEqualTo(Role.BOOT);
    assertThat(boot.type()).isEqualTo(ValueType.TEXT);
  }

  static Stream<Arguments> problems() {
    return Stream.of(
        arguments("role: counter, counting: total", "error: @.counting: \"total\": not known"),
        arguments("role: counter, rollover: 1", "error: @.rollover: the number 1: wrong; write"),
        arguments("role: counter, rollover: 65536.5", "error: @.rollover: the number 65536.5: wr"),
        arguments(
            "role: counter, rollover: 9007199254740993", "@.rollover: the number 90071992547409"),
        arguments(
            "role: counter, counting: per-run, rollover: 65536",
            "error: @.rollover: a rollover, but the counter begins anew by itself"),
        arguments(
            "role: counter, rollover: 65535",
            "warning: @.rollover: the number 65535 looks like the greatest count; write how many"
                + " counts there are, with 0: 65536"),
        arguments("role: counter, rollover: 9999", "warning: @.rollover: the number 9999 looks"),
        arguments("unit: pcs, rollover: 10", "error: @.rollover: \"rollover\" belongs to the role"),
        arguments("role: state, counting: per-run", "\"counting\" belongs to the role counter"));
  }

  @ParameterizedTest
  @MethodSource("problems")
  void whatIsWrongWithACounterIsNamedWithItsPlace(String keys, String expected) {
    TestFiles.assertProblem(
        TestFiles.plant("type: p\ntags: {n: {" + keys + "}}"), expected.replace("@", TAG));
  }

  private static TagSpec tag(String tags, String name) {
    return Objects.requireNonNull(
        TestFiles.asset(TestFiles.plant("type: p\ntags: {" + tags + "}")).tag(name));
  }
}
