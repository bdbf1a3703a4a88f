package dev.shopfloor.cli.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.cli.model.RandomRules.NaiveRule;
import dev.shopfloor.model.AssetKey;
import dev.shopfloor.model.Severity;
import dev.shopfloor.plant.MapPlantDirectory;
import dev.shopfloor.workorder.AssetPolicy;
import dev.shopfloor.workorder.Assets;
import dev.shopfloor.workorder.Occurrence;
import dev.shopfloor.workorder.Silence;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.Function;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;

class OrderRulePropertiesTest {
  /** Compiled per asset and looked up, rules say what reading them from the top says. */
  @Property(tries = 300)
  void whatIsCompiledAndLookedUpIsWhatTheFileSaysReadFromTheTop(@ForAll long seed) {
    Random random = new Random(seed);
    RandomRules file = new RandomRules(random);
    PlantLoad load = TestFiles.load(file.yaml());
    assertThat(load.usable()).as("%s%n%s", load.problems(), file.yaml()).isTrue();
    Assets assets = new Assets(new MapPlantDirectory(load.require()));
    for (int each = 0; each < 20; each++) {
      RandomRules.Question question = file.question(random);
      AssetPolicy policy = assets.policy(raised(question), question.time());

      List<NaiveRule> fitting =
          file.inOrder(question.site()).stream().filter(rule -> rule.fits(question)).toList();
      String what = "seed %d, %s%n%s".formatted(seed, question, file.yaml());
      assertThat(policy.severity(question.severity()))
          .as(what)
          .isEqualTo(
              Severity.valueOf(first(fitting, NaiveRule::severity, question.severity().name())));
      assertThat(Objects.toString(policy.handling().priority(), ""))
          .as(what)
          .isEqualTo(first(fitting, NaiveRule::priority, ""));
      assertThat(policy.workOrderFrom().name())
          .as(what)
          .isEqualTo(first(fitting, NaiveRule::from, "MEDIUM"));
      assertThat(Objects.toString(policy.handling().route().team(), ""))
          .as(what)
          .isEqualTo(first(fitting, NaiveRule::route, ""));
      String mute = first(fitting, NaiveRule::mute, "");
      Silence silence = policy.handling().silence();
      assertThat(silence == null ? "" : silence.reason().replaceAll(" \\(.*", ""))
          .as(what)
          .isEqualTo(mute);
    }
  }

  private static String first(
      List<NaiveRule> fitting, Function<NaiveRule, @Nullable String> setting, String otherwise) {
    for (NaiveRule rule : fitting) {
      String value = setting.apply(rule);
      if (value != null) {
        return value.equals("off") ? otherwise : value;
      }
    }
    return otherwise;
  }

  private static Occurrence.Raised raised(RandomRules.Question question) {
    return new Occurrence.Raised(
        "e",
        "k",
        new AssetKey(question.site(), question.asset()),
        "",
        question.time(),
        "",
        "",
        question.severity(),
        new Occurrence.Details(
            new Occurrence.Topic(question.kind(), question.signal(), question.code()),
            null,
            null,
            List.of()));
  }
}
