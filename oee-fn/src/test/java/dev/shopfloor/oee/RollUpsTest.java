package dev.shopfloor.oee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shopfloor.model.json.Json;
import dev.shopfloor.model.json.NewerFormException;
import dev.shopfloor.oee.RollUp.Key;
import dev.shopfloor.oee.RollUp.Scope;
import dev.shopfloor.plant.LineRule;
import dev.shopfloor.plant.LineRule.Method;
import dev.shopfloor.plant.TimeClass;
import dev.shopfloor.testing.NextRelease;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RollUpsTest {
  private static final long MINUTE = Facts.MINUTE;
  private static final Key LINE = new Key(Scope.LINE, "berlin", "line1", "early", 0);
  private static final Key PLANT = new Key(Scope.PLANT, "berlin", "", "early", 0);

  /** Made pieces of 10 s in an hour of which it ran some minutes and waited for the rest. */
  static ShiftResult result(String asset, long runMinutes, long total, long good) {
    ShiftResult any = Results.of(asset);
    long run = runMinutes * MINUTE;
    Bases bases =
        new Bases(
            60 * MINUTE,
            60 * MINUTE,
            run,
            0,
            0,
            total * 10 * Facts.SECOND,
            good * 10 * Facts.SECOND,
            0,
            true);
    return Results.with(
        any,
        bases,
        new ShiftTimes(run / 1_000_000, 0, (60 * MINUTE - run) / 1_000_000, 0, 0, 0, 0, 0, 0, 0, 0),
        new Pieces(total, good, total - good, 0),
        List.of(new LossRow(TimeClass.WAIT, false, "no material", 1, 60_000)));
  }

  private static RollUp line(LineRule rule, ShiftResult... results) {
    return Objects.requireNonNull(
        RollUps.line(LINE, List.of(results), new RollUps.Making(rule, 0), 1));
  }

  @Test
  void aWeightedLineIsTheSumOfItsAssets() {
    RollUp line = line(LineRule.WEIGHTED, result("a", 60, 360, 360), result("b", 30, 90, 45));

    assertThat(line.bases().planned()).isEqualTo(120 * MINUTE);
    assertThat(line.ratios().availability()).isEqualTo(90 / 120d);
    assertThat(line.ratios().oee()).isEqualTo(4_050 / 7_200d);
    assertThat(line.losses())
        .containsExactly(new LossRow(TimeClass.WAIT, false, "no material", 2, 120_000));
    assertThat(line.members()).extracting(RollUp.Member::name).containsExactly("a", "b");
  }

  @Test
  void aBottlenecksTimeAndTheGoodPiecesAtTheEndMakeTheLine() {
    LineRule rule = new LineRule(Method.BOTTLENECK, "b", "c");
    RollUp line =
        line(rule, result("a", 10, 9, 9), result("b", 48, 240, 230), result("c", 60, 235, 200));

    // 48 of 60 minutes; 240 pieces of 10 s; 200 of them left the line good
    assertThat(line.ratios().availability()).isEqualTo(.8);
    assertThat(line.ratios().performance()).isEqualTo(2_400 / 2_880d);
    assertThat(line.ratios().quality()).isEqualTo(200 / 240d);
    assertThat(line.ratios().oee()).isEqualTo(2_000 / 3_600d);
    assertThat(line.headline().pieces()).isEqualTo(new Pieces(235, 200, 35, 0));
    assertThat(line.bases().planned()).isEqualTo(180 * MINUTE);
  }

  @Test
  void moreGoodPiecesThanTheBottleneckMadeComeFromABufferAndKeepQualityBelowOne() {
    LineRule rule = new LineRule(Method.BOTTLENECK, "b", "c");
    RollUp line = line(rule, result("b", 60, 100, 100), result("c", 60, 120, 120));

    assertThat(line.ratios().quality()).isEqualTo(1);
    assertThat(line.ratios().oee()).isEqualTo(1_200 / 3_600d);
  }

  @Test
  void ofASingleUnitTheOthersCountNeitherInTheLineNorInThePlant() {
    LineRule rule = new LineRule(Method.SINGLE_UNIT, "b", null);
    RollUp line = line(rule, result("a", 10, 9, 9), result("b", 48, 240, 230));
    RollUp plant = Objects.requireNonNull(RollUps.plant(PLANT, List.of(line), 1));

    assertThat(line.ratios()).isEqualTo(result("b", 48, 240, 230).ratios());
    assertThat(plant.bases()).isEqualTo(result("b", 48, 240, 230).bases());
    assertThat(plant.times()).isEqualTo(result("b", 48, 240, 230).times());
  }

  @Test
  void withoutItsUnitALineHasNoRatios() {
    RollUp line = line(new LineRule(Method.BOTTLENECK, "b", null), result("a", 10, 9, 9));

    assertThat(line.status()).isEqualTo(ShiftResult.Status.NO_DATA);
    assertThat(line.ratios().oee()).isNull();
    assertThat(line.bases().run()).isEqualTo(10 * MINUTE);
  }

  @Test
  void anAssetWhoseCycleCannotBeRightCountsAndIsNamed() {
    ShiftResult suspect =
        Results.flagged(result("a", 10, 360, 360), Set.of(ResultFlag.IDEAL_CYCLE_SUSPECT));
    RollUp line = line(LineRule.WEIGHTED, suspect, result("b", 60, 360, 360));
    RollUp plant = Objects.requireNonNull(RollUps.plant(PLANT, List.of(line), 1));

    assertThat(line.bases().goodIdeal()).isEqualTo(7_200 * Facts.SECOND);
    assertThat(line.flags()).contains(ResultFlag.IDEAL_CYCLE_SUSPECT);
    assertThat(line.members()).extracting(RollUp.Member::suspect).containsExactly(true, false);
    assertThat(plant.members()).extracting(RollUp.Member::suspect).containsExactly(true);
  }

  @Test
  void aRollUpComesBackFromItsTextAsItWas() throws IOException {
    RollUp line =
        line(
            new LineRule(Method.BOTTLENECK, "b", null),
            result("a", 10, 9, 9),
            result("b", 48, 240, 230));
    String text =
        new String(Json.bytes(json -> RollUpCodec.write(json, line)), StandardCharsets.UTF_8);

    assertThat(RollUpCodec.read(text)).isEqualTo(line);
    String later = NextRelease.grown(text, new Random(7));
    assertThat(RollUpCodec.read(NextRelease.raised(later, 1))).isEqualTo(line);
    assertThatThrownBy(() -> RollUpCodec.read(NextRelease.needing(text, 2)))
        .isInstanceOf(NewerFormException.class);
  }
}
