package dev.shopfloor.cli.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.shopfloor.plant.OeeSpec;
import dev.shopfloor.plant.TimeClass;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class StatesTest {
  private static final String ASSET = "sites.berlin.lines.line1.assets.press07";
  private static final String TAGS = "tags: {s: state, o: order, m: mode}\n";

  @Test
  void anOwnMapKnowsIdleAndIgnore() {
    OeeSpec oee =
        TestFiles.oee(
            "type: p\ntags: {s: state, o: order}\n"
                + "states: {GO: run, REST: idle, TICK: ignore, OUT: off-shift}");

    assertThat(oee.stateProfile()).isEqualTo("own");
    assertThat(oee.states())
        .containsOnly(
            entry("GO", TimeClass.RUN),
            entry("REST", TimeClass.WAIT),
            entry("OUT", TimeClass.OFFSHIFT));
    assertThat(oee.rules().idle()).containsExactly("REST");
    assertThat(oee.rules().ignored()).containsExactly("TICK");
  }

  @Test
  void aStateMayBeCalledLikeAKeyOfTheLongForm() {
    OeeSpec oee = TestFiles.oee("type: p\nstates: {run: run, idle: wait, map: setup}");

    assertThat(oee.states())
        .isEqualTo(Map.of("run", TimeClass.RUN, "idle", TimeClass.WAIT, "map", TimeClass.SETUP));
  }

  @Test
  void aChangedProfileChangesAStateInAllItsSpellings() {
    OeeSpec oee =
        TestFiles.oee(
            "type: p\n"
                + TAGS
                + "states: {profile: packml, map: {Held: wait, \"4\": wait, JOG: setup},"
                + " idle: [SUSPENDED], ignore: [\"16\"], modes: {CLEAN: planned, Manual: state}}");

    assertThat(oee.stateProfile()).isEqualTo("packml");
    assertThat(oee.states())
        .contains(
            entry("Held", TimeClass.WAIT),
            entry("11", TimeClass.WAIT),
            entry("JOG", TimeClass.SETUP),
            entry("Aborted", TimeClass.FAULT))
        .doesNotContainKeys("16", "Completing", "COMPLETING");
    assertThat(oee.rules().ignored()).containsExactlyInAnyOrder("16", "Completing", "COMPLETING");
    assertThat(oee.rules().idle())
        .contains("5", "Suspended", "SUSPENDED", "Stopped")
        .doesNotContain("4", "Idle", "IDLE");
    assertThat(oee.rules().modes())
        .contains(entry("Clean", TimeClass.PLANNED), entry("2", TimeClass.MAINT))
        .doesNotContainKeys("3", "Manual");
    assertThat(oee.rules().productive()).contains("3", "MANUAL", "1");
  }

  @Test
  void anOwnMapHasModesInTheLongForm() {
    OeeSpec oee =
        TestFiles.oee(
            "type: p\n"
                + TAGS
                + "states: {map: {GO: run, REST: wait}, idle: [REST], modes: {A: state, S:"
                + " maint}}");

    assertThat(oee.stateProfile()).isEqualTo("own");
    assertThat(oee.states()).containsOnlyKeys("GO", "REST");
    assertThat(oee.rules().idle()).containsExactly("REST");
    assertThat(oee.rules().modes()).isEqualTo(Map.of("S", TimeClass.MAINT));
    assertThat(oee.rules().productive()).containsExactly("A");
  }

  @Test
  void anAssetChangesTheProfileOfItsMachineType() {
    String file =
        "shopfloor: 1\nmachineTypes: {press: {states: {profile: packml}}}\n"
            + TestFiles.plant("type: press\nstates: {map: {Held: wait}}").substring(13);

    assertThat(TestFiles.asset(file).oee().states())
        .contains(entry("11", TimeClass.WAIT), entry("6", TimeClass.RUN));
  }

  static Stream<Arguments> problems() {
    return Stream.of(
        arguments(
            "states: {profile: packm}", "10:31: error: @.states.profile: \"packm\": not known"),
        arguments(
            "states: {profile: packml, RUN: run}",
            "10:39: error: @.states.RUN: \"RUN\" is no key here"),
        arguments("states: {map: {A: runn}}", "10:31: error: @.states.map.A: \"runn\": not known"),
        arguments("states: {map: {A: state}}", "error: @.states.map.A: \"state\": not known"),
        arguments(
            "states: {map: {A: run}, idle: [A]}",
            "error: @.states.idle: the state \"A\" runs and is idle; take it from the list"),
        arguments(
            "states: {profile: packml, idle: [Held], ignore: [Held]}",
            "error: @.states.ignore: the state \"Held\" is idle and ignored; keep it in one"),
        arguments(
            "states: {A: idle}",
            "10:25: warning: @.states.A: idle, but no tag of role order; declare the tag"),
        arguments(
            "states: {map: {A: wait}, idle: [A]}", "warning: @.states.idle: idle, but no tag of"),
        arguments(
            "states: {map: {A: wait}, modes: {X: maint}}",
            "warning: @.states.modes: modes, but no tag of role mode"),
        arguments(
            "states: {map: {A: wait}, modes: {X: idle}}",
            "error: @.states.modes.X: \"idle\": not known here"),
        arguments(
            "states: simple\ntags: {s: state, m: mode}",
            "9:13: error: @: a tag of role mode, but nothing says what its values mean"),
        arguments(
            "states: simple\ntags: {s: state, a: order, b: order}",
            "warning: @.tags.b: the second tag of role order, after that of line 11"),
        arguments(
            "tags: {s: state, a: mode, b: mode}",
            "warning: @.tags.b: the second tag of role mode, after that of line 10; only"));
  }

  @ParameterizedTest
  @MethodSource("problems")
  void whatIsWrongWithStatesIsNamedWithItsPlace(String states, String expected) {
    TestFiles.assertProblem(TestFiles.plant("type: p\n" + states), expected.replace("@", ASSET));
  }
}
