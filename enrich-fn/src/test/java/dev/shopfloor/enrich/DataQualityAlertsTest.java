package dev.shopfloor.enrich;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shopfloor.enrich.Envelope.RawMessage;
import dev.shopfloor.enrich.EventBatch.Way;
import dev.shopfloor.ledger.Ledger;
import dev.shopfloor.model.Alert.State;
import dev.shopfloor.model.AssetContext;
import dev.shopfloor.model.DataQualityAlert;
import dev.shopfloor.model.DataQualityAlert.Problem;
import dev.shopfloor.model.Role;
import dev.shopfloor.model.ShopfloorEvent;
import dev.shopfloor.plant.AssetRevision;
import dev.shopfloor.plant.SourceSpec;
import dev.shopfloor.testing.TestPlant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class DataQualityAlertsTest {
  private static final long SECOND = TestPlant.SECOND;
  private static final AssetContext PRESS = TestPlant.press().context();

  private final MemoryPorts ports = new MemoryPorts();
  private final WatchedAlarmStore store = new WatchedAlarmStore();
  private final List<ShopfloorEvent> bus = new ArrayList<>();

  @Test
  void aClockThatIsWrongIsToldOnceAndOnceWhenItIsRight() {
    EnrichStage stage = ports.stage(TestPlant.directory());
    for (int at = 0; at < 200; at++) {
      send(stage, at * 12L, at < 100 ? 300 : 2, "\"temp\":50");
    }

    assertThat(ports.dataAlerts())
        .extracting(DataQualityAlert::problem)
        .containsExactly(Problem.CLOCK_OFFSET, Problem.CLOCK_OFFSET);
    DataQualityAlert raised = ports.dataAlerts().getFirst();
    assertThat(raised.state()).isEqualTo(State.RAISED);
    assertThat(raised.asset()).isEqualTo(TestPlant.PRESS);
    assertThat(raised.signal()).isEqualTo(TestPlant.FILTER);
    assertThat(raised.value()).isEqualTo(300);
    assertThat(raised.limit()).isEqualTo(120);
    assertThat(raised.message())
        .isEqualTo(
            "the source's clock is 300.0 s behind; 120.0 s are allowed: set the clock, or raise"
                + " the source's clockTolerance in the plant file");
    assertThat(raised.modelVersion()).isEqualTo("model1");
    assertThat(ports.dataAlerts().get(1).state()).isEqualTo(State.CLEARED);
    assertThat(ports.dataAlerts().get(1).value()).isEqualTo(2);
  }

  @Test
  void aClockFarAheadIsToldThoughAllItsPointsGoToQuarantine() {
    EnrichStage stage = ports.stage(TestPlant.directory());
    for (int at = 0; at < 20; at++) {
      send(stage, at * 12L, -86_400, "\"temp\":50");
    }

    assertThat(ports.telemetry()).isEmpty();
    assertThat(ports.dataAlerts()).hasSize(1);
    assertThat(ports.dataAlerts().getFirst().value()).isEqualTo(-86_400);
    assertThat(ports.dataAlerts().getFirst().message()).contains("86400.0 s ahead");
  }

  @Test
  void messagesWithoutATimeOrOlderThanTheSourceMayBeSayNothing() {
    EnrichStage stage = ports.stage(TestPlant.directory());
    for (int at = 0; at < 40; at++) {
      RawMessage untimed =
          new RawMessage(
              TestPlant.TOPIC, rx(at * 12L), "{\"temp\":50}".getBytes(UTF_8), null, null, null);
      stage.run(new EventBatch(Way.DIRECT, List.of(untimed)));
      send(stage, at * 12L, 36 * 86_400, "\"temp\":50");
    }

    assertThat(ports.dataAlerts()).isEmpty();
  }

  @Test
  void aSourceWithoutAToleranceIsNotJudged() {
    SourceSpec source = TestPlant.source(TestPlant.FILTER);
    AssetRevision press =
        TestPlant.with(
            TestPlant.press(),
            new SourceSpec(
                source.topicFilter(),
                null,
                source.payload(),
                source.maxAhead(),
                source.maxAge(),
                0,
                source.unknownTags(),
                source.ignored()));
    EnrichStage stage = ports.stage(TestPlant.directory(press));
    for (int at = 0; at < 40; at++) {
      send(stage, at * 12L, 3600, "\"temp\":50");
    }

    assertThat(ports.dataAlerts()).isEmpty();
  }

  @Test
  void aStateThatNobodyMappedIsToldOnceHoweverOftenItComes() {
    EnrichStage stage = ports.stage(TestPlant.directory());
    for (int at = 0; at < 30; at++) {
      send(stage, at, 0, "\"state\":\"%s\"".formatted(at % 3 == 0 ? "JOG" : "ACTIVE"));
    }
    send(stage, 40, 0, "\"state\":\"HOMING\"");
    send(stage, 41, 0, "\"state\":null");
    send(stage, 42, 0, "\"state\":\"UNAVAILABLE\"");

    assertThat(ports.dataAlerts())
        .extracting(DataQualityAlert::code)
        .containsExactly("JOG", "HOMING");
    DataQualityAlert alert = ports.dataAlerts().getFirst();
    assertThat(alert.problem()).isEqualTo(Problem.UNMAPPED_STATE);
    assertThat(alert.signal()).isEqualTo("state");
    assertThat(alert.message())
        .isEqualTo(
            "the state \"JOG\" is not in the asset's states and counts as unknown: add it to"
                + " states in the plant file");
    assertThat(ports.production()).hasSize(33);
  }

  @Test
  void whatRepeatsCostsNoQuery() {
    AlertRaiser alerts = new AlertRaiser(store, bus::addAll);
    for (int at = 0; at < 1_000; at++) {
      alerts.process(List.of(seen(PRESS, "JOG", at * SECOND)));
    }

    assertThat(bus).hasSize(1);
    assertThat(store.reads()).isOne();
    alerts.process(List.of(seen(PRESS, "JOG", 2_801 * SECOND)));
    assertThat(store.reads()).isEqualTo(2);
    assertThat(bus).hasSize(1);
  }

  @Test
  void aFailureIsNotRememberedAsSaid() {
    boolean[] down = {true};
    AlertRaiser alerts =
        new AlertRaiser(
            store,
            events -> {
              if (down[0]) {
                throw new IllegalStateException("bus is down");
              }
              bus.addAll(events);
            });
    StateObservation seen = seen(PRESS, "JOG", 1);
    assertThatThrownBy(() -> alerts.process(List.of(seen))).hasMessage("bus is down");
    down[0] = false;
    alerts.process(List.of(seen));

    assertThat(bus).hasSize(1);
  }

  @Test
  void anotherVersionOfTheModelIsToldAnew() {
    AlertRaiser alerts = new AlertRaiser(store, bus::addAll);
    AssetContext changed =
        new AssetContext("berlin", "stamping", "line1", "press07", "press", "model2");
    for (long at = 0; at < 4; at++) {
      alerts.process(List.of(seen(at % 2 == 0 ? PRESS : changed, "JOG", at)));
    }

    assertThat(bus)
        .extracting(event -> ((DataQualityAlert) event).modelVersion())
        .containsExactly("model1", "model2");
  }

  @Test
  void aMachineThatMakesUpStatesIsToldOfSoManyTimes() {
    AlertRaiser alerts = new AlertRaiser(store, bus::addAll);
    for (int at = 0; at < 100; at++) {
      alerts.process(List.of(seen(PRESS, "made up " + at, at)));
    }
    AssetContext changed =
        new AssetContext("berlin", "stamping", "line1", "press07", "press", "model2");
    alerts.process(List.of(seen(changed, "JOG", 200)));

    assertThat(bus).hasSize(StateObservation.MOST + 1);
    assertThat(store.state(TestPlant.PRESS, "#state state").active())
        .hasSize(StateObservation.MOST);
  }

  @Property
  void overAllInstancesAndInAnyOrderEachUnmappedStateIsOneEvent(
      @ForAll @Size(min = 1, max = 40) List<@IntRange(max = 5) Integer> names, @ForAll long seed) {
    Random random = new Random(seed);
    WatchedAlarmStore shared = new WatchedAlarmStore();
    List<ShopfloorEvent> told = new ArrayList<>();
    List<AlertRaiser> instances =
        List.of(new AlertRaiser(shared, told::addAll), new AlertRaiser(shared, told::addAll));
    for (int name : names) {
      instances
          .get(random.nextInt(2))
          .process(List.of(seen(PRESS, "s" + name, random.nextInt(9_000))));
    }

    assertThat(told).extracting(event -> ((DataQualityAlert) event).code()).doesNotHaveDuplicates();
    assertThat(told).hasSize((int) names.stream().distinct().count());
  }

  @Property
  void overAllInstancesRaisedAndClearedTakeTurnsAndTheLastOneIsTrue(
      @ForAll @Size(min = 1, max = 60) List<Boolean> beyond, @ForAll long seed) {
    Random random = new Random(seed);
    WatchedAlarmStore shared = new WatchedAlarmStore();
    List<ShopfloorEvent> told = new ArrayList<>();
    List<AlertRaiser> instances =
        IntStream.range(0, 3).mapToObj(at -> new AlertRaiser(shared, told::addAll)).toList();
    for (int at = 0; at < beyond.size(); at++) {
      ClockObservation seen = clock(beyond.get(at), at * 1_801 * SECOND);
      instances.get(random.nextInt(3)).process(List.of(seen, seen));
      if (random.nextInt(3) == 0) {
        // what comes late, and contradicts, is history
        instances
            .get(random.nextInt(3))
            .process(List.of(clock(!beyond.get(at), (at - 1) * 1_801 * SECOND - 1)));
      }
    }
    List<State> states = told.stream().map(event -> ((DataQualityAlert) event).state()).toList();

    for (int at = 0; at < states.size(); at++) {
      assertThat(states.get(at)).isEqualTo(at % 2 == 0 ? State.RAISED : State.CLEARED);
    }
    assertThat(told).extracting(ShopfloorEvent::eventId).doesNotHaveDuplicates();
    boolean standing = !states.isEmpty() && states.getLast() == State.RAISED;
    assertThat(shared.state(TestPlant.PRESS, "#clock t").active().isEmpty()).isEqualTo(!standing);
  }

  @Test
  void dataAlertsAreCountedWithTheOthers() {
    Ledger ledger =
        ports
            .stage(TestPlant.directory())
            .run(
                new EventBatch(
                    Way.DIRECT,
                    List.of(
                        Messages.message("{\"ts\":1794800000,\"state\":\"JOG\"}".getBytes(UTF_8)))))
            .ledger();

    assertThat(ledger.noted("alerts")).isOne();
  }

  private static ClockObservation clock(boolean beyond, long time) {
    return new ClockObservation(PRESS, "t", beyond ? 500 * SECOND : SECOND, 120 * SECOND, time);
  }

  private static StateObservation seen(AssetContext context, String name, long time) {
    return new StateObservation(context, "state", name, time, Role.STATE);
  }

  @Test
  void theLargestOffsetIsMeasuredWhereThereIsAnEstimateEitherWay() {
    EnrichStage stage = ports.stage(TestPlant.directory());
    List<Double> offsets = new ArrayList<>();
    for (int at = 0; at < 20; at++) {
      offsets.addAll(
          send(stage, at * 12L, -600, "\"temp\":50")
              .measures()
              .getOrDefault(Enrichment.CLOCK_OFFSET, List.of()));
    }

    assertThat(offsets).hasSize(11).containsOnly(600.0);
  }

  @Test
  void ofSeveralSourcesTheWorstOneIsMeasured() {
    Enrichment invocation = new Enrichment();
    invocation.clockOffset(3 * SECOND, 120 * SECOND);
    invocation.clockOffset(600 * SECOND, 120 * SECOND);
    invocation.clockOffset(20 * SECOND, 10 * SECOND);
    invocation.measure();

    assertThat(invocation.ledger().measures().get(Enrichment.CLOCK_OFFSET)).containsExactly(600.0);
  }

  @Test
  void whatThePlantFileAllowsIsMeasuredAsTheUsualToleranceAtMost() {
    Enrichment invocation = new Enrichment();
    invocation.clockOffset(3_000 * SECOND, 3_600 * SECOND);
    invocation.measure();

    assertThat(invocation.ledger().measures().get(Enrichment.CLOCK_OFFSET)).containsExactly(120.0);
  }

  private static Ledger send(EnrichStage stage, long second, long behind, String body) {
    long rx = rx(second);
    String payload = "{\"ts\":%d,%s}".formatted(rx / 1_000_000 - behind * 1_000, body);
    RawMessage message =
        new RawMessage(TestPlant.TOPIC, rx, payload.getBytes(UTF_8), null, null, null);
    EnrichStage.Run run = stage.run(new EventBatch(Way.DIRECT, List.of(message)));
    assertThat(run.failure()).isNull();
    assertThat(run.ledger().balanced()).isTrue();
    return run.ledger();
  }

  private static long rx(long second) {
    return Messages.RX + second * SECOND;
  }
}
