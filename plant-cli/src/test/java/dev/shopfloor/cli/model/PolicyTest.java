package dev.shopfloor.cli.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.shopfloor.plant.OeePolicy;
import dev.shopfloor.plant.OeeSpec;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PolicyTest {
  private static final String ASSET = "sites.berlin.lines.line1.assets.press07.oee";
  private static final long MINUTE = 60_000_000_000L;

  @Test
  void aPlantFileThatSaysNothingHasTheUsualPolicy() {
    OeeSpec oee = TestFiles.oee("type: p");

    assertThat(oee.policy()).isEqualTo(OeePolicy.DEFAULT);
    assertThat(oee.target()).isZero();
  }

  @Test
  void everyKnobIsRead() {
    OeeSpec oee =
        TestFiles.oee(
            """
            type: p
            idealCycle: 4 s
            tags: {s: state, n: counter, p: product}
            states: simple
            products: {a: {idealCycle: 5 s}}
            oee:
              target: 0.85
              runDuringPlanned: plan-wins
              noOrder: loss
              unknown: loss
              waiting: exclude
              setup: performance
              changeover: stop
              rework: good
              inferRun: true
              idleBelow: 20 s
              dip: {pieces: 5, percent: 2}
              plausible: 4
              lateness: 3 min
              grace: 30 min
              quiet: 10 min
              lock: {after: 35 d, day: 3}
              restateModel: 7 d
            """);

    assertThat(oee.target()).isEqualTo(0.85);
    assertThat(oee.policy())
        .isEqualTo(
            new OeePolicy(
                OeePolicy.PlannedRun.PLAN_WINS,
                OeePolicy.Counts.LOSS,
                OeePolicy.Counts.LOSS,
                OeePolicy.Counts.EXCLUDE,
                OeePolicy.Setup.P_LOSS,
                OeePolicy.Changeover.STOP,
                OeePolicy.Rework.GOOD,
                true,
                MINUTE / 3,
                5,
                2,
                4,
                3 * MINUTE,
                30 * MINUTE,
                10 * MINUTE,
                35 * 1_440 * MINUTE,
                3,
                7 * 1_440 * MINUTE));
  }

  @Test
  void theUsualPolicyWrittenOutIsTheUsualPolicy() {
    String written =
        "{runDuringPlanned: run-wins, noOrder: exclude, unknown: exclude, waiting: loss,"
            + " setup: availability, changeover: state, rework: bad, inferRun: false,"
            + " idleBelow: 0, dip: {pieces: 3, percent: 1}, plausible: 10, lateness: 2 min,"
            + " grace: 15 min, quiet: 5 min, lock: {after: 0, day: 0}, restateModel: 0}";

    assertThat(TestFiles.oee("type: p\noee: " + written).policy()).isEqualTo(OeePolicy.DEFAULT);
    assertThat(TestFiles.oee("type: p\noee: {setup: exclude}").policy().setup())
        .isEqualTo(OeePolicy.Setup.EXCLUDE);
  }

  @ParameterizedTest
  @CsvSource({"0.85, 0.85", "85 %, 0.85", "72.5%, 0.725", "1, 1", "0, 0", "100 %, 1"})
  void aTargetIsAShareOrAPercentage(String written, double expected) {
    assertThat(TestFiles.oee("type: p\noee: {target: " + written + "}").target())
        .isEqualTo(expected);
  }

  @Test
  void anAssetChangesOneKnobOfItsMachineType() {
    String file =
        "shopfloor: 1\nmachineTypes: {press: {oee: {dip: {pieces: 9}, lock: {day: 3}}}}\n"
            + TestFiles.plant("type: press\noee: {dip: {percent: 5}}").substring(13);

    OeePolicy policy = TestFiles.asset(file).oee().policy();

    assertThat(policy.dipPieces()).isEqualTo(9);
    assertThat(policy.dipPercent()).isEqualTo(5);
    assertThat(policy.lockDay()).isEqualTo(3);
  }

  static Stream<Arguments> problems() {
    return Stream.of(
        arguments("target: 85", "warning: @.target: the number 85: a target above 1 is hardly"),
        arguments("target: -1", "error: @.target: the number -1: no OEE; write a share such as"),
        arguments("target: high", "error: @.target: \"high\": no OEE"),
        arguments("target: [1]", "error: @.target: a list: no OEE"),
        arguments("target: 0.8", "warning: @.target: a target, but no ideal cycle; write ideal"),
        arguments("runDuringPlanned: run-win", "error: @.runDuringPlanned: \"run-win\": not kn"),
        arguments("unknown: carry", "error: @.unknown: \"carry\": not known here"),
        arguments("setup: loss", "error: @.setup: \"loss\": not known here"),
        arguments("inferRun: maybe", "error: @.inferRun: \"maybe\": true or false is wanted"),
        arguments("inferRun: true", "warning: @.inferRun: inferRun, but no tag of role counter"),
        arguments("changeover: stop", "warning: @.changeover: changeover: stop, but no tag of"),
        arguments("dip: 3", "error: @.dip: the number 3: a mapping is wanted"),
        arguments("dip: {percent: 60}", "error: @.dip.percent: the number 60: wrong; write a wh"),
        arguments("dip: {pieces: -1}", "error: @.dip.pieces: the number -1: wrong; write a whole"),
        arguments("plausible: 0", "error: @.plausible: the number 0: wrong; write a whole number"),
        arguments("lateness: soon", "error: @.lateness: \"soon\": no span of time"),
        arguments("grace: 1 min", "warning: @.grace: a shift is final before its data is usually"),
        arguments("lateness: 1 h", "warning: @.lateness: a shift is final before its data is"),
        arguments("quiet: 1 d", "warning: @.quiet: late data is counted 12 h after the first"),
        arguments("lock: {day: 31}", "error: @.lock.day: the number 31: wrong; write a whole"),
        arguments("lock: {after: 10 min}", "error: @.lock.after: a shift would be locked before"),
        arguments("lock: {at: 3}", "error: @.lock.at: \"at\" is no key here"));
  }

  @ParameterizedTest
  @MethodSource("problems")
  void whatIsWrongWithTheRulesIsNamedWithItsPlace(String oee, String expected) {
    TestFiles.assertProblem(
        TestFiles.plant("type: p\noee: {" + oee + "}"), expected.replace("@", ASSET));
  }
}
