package dev.shopfloor.enrich;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.enrich.Envelope.RawMessage;
import dev.shopfloor.enrich.EventBatch.Way;
import dev.shopfloor.model.DataQualityAlert;
import dev.shopfloor.model.EnrichedPoint;
import dev.shopfloor.model.Role;
import dev.shopfloor.model.TelemetryMessage;
import dev.shopfloor.model.Value;
import dev.shopfloor.plant.AssetRevision;
import dev.shopfloor.plant.OeeSpec;
import dev.shopfloor.plant.StateRules;
import dev.shopfloor.plant.TagChecks;
import dev.shopfloor.plant.TagSpec;
import dev.shopfloor.plant.TimeClass;
import dev.shopfloor.plant.ValueType;
import dev.shopfloor.testing.TestPlant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnmappedNamesTest {
  private static final TagSpec MODE = TestPlant.tag("mode", Role.MODE, ValueType.TEXT);
  private static final TagSpec SECOND = TestPlant.tag("mode2", Role.MODE, ValueType.TEXT);
  private static final AssetRevision PRESS =
      TestPlant.with(TestPlant.with(ruled(TestPlant.press()), MODE), SECOND);
  private static final TagSpec STATE = Objects.requireNonNull(PRESS.tag("state"));

  @ParameterizedTest
  @ValueSource(strings = {"ACTIVE", "STOPPED", "TICK", "", " "})
  void aStateThatIsMappedOrIgnoredIsNoProblem(String state) {
    assertThat(States.unmapped(new Value.Text(state), STATE, PRESS)).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"JOG", "PRODUCTION", "SERVICE"})
  void aStateThatIsNeitherIsTold(String state) {
    assertThat(States.unmapped(new Value.Text(state), STATE, PRESS)).isEqualTo(state);
  }

  @ParameterizedTest
  @ValueSource(strings = {"PRODUCTION", "SERVICE", "2", " PRODUCTION "})
  void aModeThatHasAClassOrLetsTheStateCountIsNoProblem(String mode) {
    assertThat(States.unmapped(new Value.Text(mode), MODE, PRESS)).isNull();
    assertThat(States.unmapped(new Value.Whole(2), MODE, PRESS)).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ACTIVE", "TICK", "DANCE"})
  void aModeThatIsNeitherIsToldOfTheFirstTagOnly(String mode) {
    assertThat(States.unmapped(new Value.Text(mode), MODE, PRESS)).isEqualTo(mode);
    assertThat(States.unmapped(new Value.Text(mode), SECOND, PRESS)).isNull();
  }

  @Test
  void eachUnmappedNameIsToldOnceAndAllPointsGoOn() {
    MemoryPorts ports = new MemoryPorts();
    EnrichStage stage = ports.stage(TestPlant.directory(PRESS));
    for (int at = 0; at < 5; at++) {
      send(stage, at, "\"state\":\"TICK\",\"mode\":\"PRODUCTION\"");
      send(stage, at + 10, "\"state\":\"ACTIVE\",\"mode\":\"DANCE\"");
    }

    assertThat(ports.dataAlerts())
        .singleElement()
        .satisfies(alert -> {
          assertThat(alert.problem()).isEqualTo(DataQualityAlert.Problem.UNMAPPED_STATE);
          assertThat(alert.signal()).isEqualTo("mode");
          assertThat(alert.code()).isEqualTo("DANCE");
          assertThat(alert.message())
              .isEqualTo(
                  "the mode \"DANCE\" is not in the asset's modes and its time counts as unknown:"
                      + " add it to modes under states in the plant file");
        });
    assertThat(ports.production()).flatExtracting(TelemetryMessage::points).hasSize(20);
  }

  @Test
  void aModeThatItsValuesDoNotHaveGoesOnForTheOneBeforeMustNot() {
    TagSpec listed =
        new TagSpec(
            "mode",
            "mode",
            Role.MODE,
            ValueType.TEXT,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            new TagChecks(null, 0, Map.of("1", "PRODUCTION")));
    MemoryPorts ports = new MemoryPorts();
    AssetRevision press = TestPlant.with(ruled(TestPlant.press()), listed);

    send(ports.stage(TestPlant.directory(press)), 1, "\"mode\":9");

    assertThat(ports.production())
        .flatExtracting(TelemetryMessage::points)
        .extracting(EnrichedPoint::value)
        .containsExactly(new Value.Text("9"));
  }

  private static void send(EnrichStage stage, long second, String body) {
    long rx = Messages.RX + second * TestPlant.SECOND;
    String payload = "{\"ts\":%d,%s}".formatted(rx / 1_000_000, body);
    RawMessage message =
        new RawMessage(TestPlant.TOPIC, rx, payload.getBytes(UTF_8), null, null, null);
    EnrichStage.Run run = stage.run(new EventBatch(Way.DIRECT, List.of(message)));
    assertThat(run.failure()).isNull();
    assertThat(run.ledger().balanced()).isTrue();
  }

  private static AssetRevision ruled(AssetRevision press) {
    return TestPlant.with(
        press,
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
                new StateRules(
                    Set.of(),
                    Set.of("TICK"),
                    Map.of("SERVICE", TimeClass.MAINT, "2", TimeClass.MAINT),
                    Set.of("PRODUCTION")),
                oee.policy(),
                oee.calendar(),
                oee.line(),
                oee.target()));
  }
}
