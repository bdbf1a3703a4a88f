package dev.shopfloor.plant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shopfloor.model.Severity;
import dev.shopfloor.testing.TestPlant;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WorkOrderCodecTest {
  private static final TopicMatch OIL =
      new TopicMatch(
          List.of("THRESHOLD", "STOP"),
          List.of("oil*"),
          List.of("149", "E*"),
          Set.of(Severity.HIGH, Severity.CRITICAL));
  private static final WorkOrderSpec FULL =
      new WorkOrderSpec(
          List.of(
              new OrderRule(
                  "all",
                  OIL,
                  7,
                  9,
                  new OrderSettings(
                      new Choice<>(Severity.CRITICAL),
                      new Choice<>(1),
                      new Choice<>(Severity.LOW),
                      new Choice<>(new OrderRoute("Mechanics", Map.of("b", "2", "a", "1"))),
                      new Choice<>("known"),
                      new Choice<>(30_000_000_000L),
                      new Choice<>(new OrderFlapping(4, 5, 6)))),
              new OrderRule(
                  "none",
                  TopicMatch.ALL,
                  0,
                  Long.MAX_VALUE,
                  new OrderSettings(
                      Choice.off(),
                      Choice.off(),
                      Choice.off(),
                      Choice.off(),
                      Choice.off(),
                      Choice.off(),
                      Choice.off())),
              new OrderRule(
                  "route",
                  TopicMatch.ALL,
                  0,
                  Long.MAX_VALUE,
                  new OrderSettings(
                      null,
                      null,
                      null,
                      new Choice<>(new OrderRoute(null, Map.of("a", "1"))),
                      null,
                      null,
                      null))),
          List.of(
              new OrderSilence(
                  OrderSilence.Kind.SHELVED, "part is ordered", "Maier", OIL, 0, 9, null),
              new OrderSilence(
                  OrderSilence.Kind.MAINTENANCE,
                  "weekly",
                  null,
                  TopicMatch.ALL,
                  3,
                  Long.MAX_VALUE,
                  new WeeklyTime(
                      Set.of(DayOfWeek.SUNDAY, DayOfWeek.MONDAY), LocalTime.of(6, 30), 77))),
          new OrderBudget(5, 6),
          OrderBudget.UNLIMITED);

  @Test
  void aRevisionKeepsItsRules() throws IOException {
    AssetRevision press = TestPlant.press().with(FULL);

    AssetRevision read = PlantCodec.revision(PlantCodec.revision(press));

    assertThat(read.workOrders()).isEqualTo(FULL);
    assertThat(PlantCodec.revision(read)).isEqualTo(PlantCodec.revision(press));
  }

  @Test
  void aRevisionWithoutRulesIsWrittenAsBeforeThereWereAny() throws IOException {
    byte[] bytes = PlantCodec.revision(TestPlant.press());

    assertThat(new String(bytes, StandardCharsets.UTF_8)).doesNotContain("workOrders\"");
    assertThat(PlantCodec.revision(bytes).workOrders()).isEqualTo(WorkOrderSpec.NONE);
  }

  @Test
  void rulesAreOfThePlantsVersionAndNotOfTheModelsThatValuesCarry() {
    AssetRevision press = PlantCodec.stamped(TestPlant.press());
    AssetRevision ruled = PlantCodec.stamped(TestPlant.press().with(FULL));

    assertThat(ruled.context().modelVersion()).isEqualTo(press.context().modelVersion());
    assertThat(version(ruled)).isNotEqualTo(version(press));
    assertThat(version(ruled)).isEqualTo(version(press.with(FULL)));
  }

  @Test
  void aWeeklyTimeThatCannotBeIsNamed() {
    String broken =
        new String(PlantCodec.revision(TestPlant.press().with(FULL)), StandardCharsets.UTF_8)
            .replace("\"06:30\"", "\"never\"");

    assertThatThrownBy(() -> PlantCodec.revision(broken.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("\"weekly\" cannot be read");
  }

  private static String version(AssetRevision revision) {
    return new PlantModel(List.of(new AssetHistory(revision.key(), List.of(revision)))).version();
  }
}
