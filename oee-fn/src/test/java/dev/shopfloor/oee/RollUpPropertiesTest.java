package dev.shopfloor.oee;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.oee.RollUp.Key;
import dev.shopfloor.oee.RollUp.Scope;
import dev.shopfloor.plant.LineRule;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class RollUpPropertiesTest {
  private static final Key PLANT = new Key(Scope.PLANT, "berlin", "", "early", 0);

  @Provide
  Arbitrary<List<ShiftResult>> assets() {
    return Combinators.combine(
            Arbitraries.longs().between(0, 60), Arbitraries.longs().between(0, 500))
        .as((run, pieces) -> RollUpsTest.result("asset", run, pieces, pieces / 2))
        .list()
        .ofMinSize(1)
        .ofMaxSize(20);
  }

  private static RollUp line(String line, List<ShiftResult> results) {
    Key key = new Key(Scope.LINE, "berlin", line, "early", 0);
    return Objects.requireNonNull(
        RollUps.line(key, results, new RollUps.Making(LineRule.WEIGHTED, 0), 1));
  }

  @Property(tries = 300)
  void aPlantOfItsLinesIsThePlantOfItsAssetsInWhateverOrder(
      @ForAll("assets") List<ShiftResult> assets, @ForAll Random random) {
    Map<String, List<ShiftResult>> lines = new TreeMap<>();
    for (ShiftResult asset : assets) {
      lines.computeIfAbsent("line" + random.nextInt(4), key -> new ArrayList<>()).add(asset);
    }
    List<RollUp> rolled = new ArrayList<>();
    lines.forEach((line, members) -> rolled.add(line(line, members)));
    Collections.shuffle(rolled, random);

    RollUp plant = Objects.requireNonNull(RollUps.plant(PLANT, rolled, 1));
    RollUp atOnce = line("all", assets);

    assertThat(plant.bases()).isEqualTo(atOnce.bases());
    assertThat(plant.times()).isEqualTo(atOnce.times());
    assertThat(plant.pieces()).isEqualTo(atOnce.pieces());
    assertThat(plant.stops()).isEqualTo(atOnce.stops());
    assertThat(plant.losses()).isEqualTo(atOnce.losses());
    assertThat(plant.ratios()).isEqualTo(atOnce.ratios());
  }
}
