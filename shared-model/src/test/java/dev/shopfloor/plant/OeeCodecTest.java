package dev.shopfloor.plant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shopfloor.model.Role;
import dev.shopfloor.plant.OeePolicy.Counts;
import dev.shopfloor.plant.TagSpec.CounterSpec;
import dev.shopfloor.plant.TagSpec.Counting;
import dev.shopfloor.testing.TestPlant;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OeeCodecTest {
  private static final OeePolicy USUAL = OeePolicy.DEFAULT;

  @Property(tries = 500)
  void everyKnobComesBackAsItWas(@ForAll("specs") OeeSpec oee) throws IOException {
    byte[] bytes = PlantCodec.revision(with(oee));

    AssetRevision read = PlantCodec.revision(bytes);

    assertThat(read.oee()).isEqualTo(oee);
    assertThat(PlantCodec.revision(read)).isEqualTo(bytes);
  }

  @Provide
  Arbitrary<OeeSpec> specs() {
    return OeeKnobs.specs();
  }

  @Test
  void whatHasItsDefaultIsLeftOut() {
    String json = text(TestPlant.press());

    assertThat(json)
        .doesNotContain(
            "rules",
            "policy",
            "calendar",
            "lineRule",
            "target",
            "businessDate",
            "counting",
            "rollover");
  }

  @Test
  void eachKnobOfThePolicyByItselfGivesAVersionOfItsOwn() throws IOException {
    List<OeePolicy> turned = turned();
    Set<String> versions = new HashSet<>();
    versions.add(version(USUAL));
    for (OeePolicy policy : turned) {
      versions.add(version(policy));
      assertThat(PlantCodec.revision(PlantCodec.revision(with(policy))).oee().policy())
          .isEqualTo(policy);
    }

    assertThat(turned).hasSize(OeePolicy.class.getRecordComponents().length);
    assertThat(versions).hasSize(turned.size() + 1);
  }

  @ParameterizedTest
  @CsvSource({"LIFETIME,65536", "PER_RUN,0", "INCREMENT,0", "LIFETIME,9007199254740992"})
  void aCounterComesBackAsItWas(Counting counting, long rollover) throws IOException {
    CounterSpec counter = new CounterSpec(TagSpec.Counts.SCRAP, 4, counting, rollover);
    AssetRevision press = TestPlant.with(TestPlant.press(), counter("made", counter));

    AssetRevision read = PlantCodec.revision(PlantCodec.revision(press));

    assertThat(read.tags()).isEqualTo(press.tags());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"policy\":{\"unknown\":\"CARRY\"}               | \"unknown\" cannot be \"CARRY\"",
        "\"policy\":{\"plausible\":-1}                    | \"plausible\" cannot be -1",
        "\"policy\":{\"quiet\":\"soon\"}                  | \"quiet\" must be a whole number",
        "\"calendar\":{\"holidays\":[\"yesterday\"]}      | a date cannot be \"yesterday\"",
        "\"calendar\":{\"stops\":[{\"start\":2,\"end\":2,\"reason\":\"x\"}]} | ends after its"
            + " start",
        "\"calendar\":{\"stops\":[{\"start\":2,\"end\":3}]} | \"reason\" is missing",
        "\"lineRule\":{}                                  | \"method\" is missing",
        "\"rules\":{\"modes\":{\"MANUAL\":\"REST\"}}      | cannot be \"REST\"",
      })
  void rulesThatCannotBeSayWhichFieldIsWrong(String rules, String expected) {
    byte[] bytes =
        text(TestPlant.press())
            .replace("\"shiftsAssumed\"", rules + ",\"shiftsAssumed\"")
            .getBytes(StandardCharsets.UTF_8);

    assertThatThrownBy(() -> PlantCodec.revision(bytes))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(expected);
  }

  /** The usual policy with each component in turn something else. */
  private static List<OeePolicy> turned() {
    Object[] usual = components(USUAL);
    Object[] other =
        components(
            new OeePolicy(
                OeePolicy.PlannedRun.PLAN_WINS,
                Counts.LOSS,
                Counts.LOSS,
                Counts.EXCLUDE,
                OeePolicy.Setup.EXCLUDE,
                OeePolicy.Changeover.STOP,
                OeePolicy.Rework.GOOD,
                true,
                1,
                2,
                3,
                4,
                5,
                6,
                7,
                8,
                9,
                10));
    return Stream.iterate(0, at -> at + 1)
        .limit(usual.length)
        .map(at -> {
          Object[] one = usual.clone();
          one[at] = other[at];
          return policy(one);
        })
        .toList();
  }

  private static Object[] components(OeePolicy policy) {
    return Arrays.stream(OeePolicy.class.getRecordComponents())
        .map(component -> {
          try {
            return component.getAccessor().invoke(policy);
          } catch (ReflectiveOperationException impossible) {
            throw new AssertionError(impossible);
          }
        })
        .toArray();
  }

  private static OeePolicy policy(Object[] components) {
    try {
      return (OeePolicy) OeePolicy.class.getDeclaredConstructors()[0].newInstance(components);
    } catch (ReflectiveOperationException impossible) {
      throw new AssertionError(impossible);
    }
  }

  private static String version(OeePolicy policy) {
    return PlantCodec.stamped(with(policy)).context().modelVersion();
  }

  private static AssetRevision with(OeePolicy policy) {
    return TestPlant.with(
        TestPlant.press(),
        oee ->
            new OeeSpec(
                oee.stateProfile(),
                oee.states(),
                oee.idealCycle(),
                oee.staleAfter(),
                oee.debounce(),
                oee.minorStop(),
                oee.stopAlertAfter(),
                oee.stopSeverity(),
                oee.shifts(),
                oee.shiftsAssumed(),
                oee.products(),
                oee.rules(),
                policy,
                oee.calendar(),
                oee.line(),
                oee.target()));
  }

  private static AssetRevision with(OeeSpec oee) {
    return TestPlant.with(TestPlant.press(), before -> oee);
  }

  private static TagSpec counter(String name, CounterSpec counter) {
    return new TagSpec(
        name, name, Role.COUNTER, ValueType.INTEGER, null, null, null, null, counter, null);
  }

  private static String text(AssetRevision revision) {
    return new String(PlantCodec.revision(revision), StandardCharsets.UTF_8);
  }
}
