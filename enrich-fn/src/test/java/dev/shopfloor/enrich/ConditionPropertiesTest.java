package dev.shopfloor.enrich;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.model.Alert;
import dev.shopfloor.model.Condition;
import dev.shopfloor.model.Condition.Level;
import dev.shopfloor.model.ShopfloorEvent;
import dev.shopfloor.testing.TestPlant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Repeats, disorder and crashes: no raise is lost, and what is repeated keeps its name. */
class ConditionPropertiesTest {
  @Property
  void crashesAndRepeatsPublishTheSameEventsAsACleanRun(@ForAll("deliveries") List<Delivery> all) {
    Run clean = new Run();
    all.forEach(clean::deliver);
    Run rough = new Run();
    all.forEach(rough::deliverRoughly);

    assertThat(ids(rough.bus)).isEqualTo(ids(clean.bus));
    assertThat(rough.state()).isEqualTo(clean.state());
  }

  @Property
  void whatStandsAtTheEndWasRaisedAndNotClearedSince(@ForAll("deliveries") List<Delivery> all) {
    Run run = new Run();
    all.forEach(run::deliverRoughly);
    Map<String, Alert> last = new HashMap<>();
    for (Alert alert : run.bus) {
      last.put(code(alert), alert);
    }
    Set<String> raised =
        last.values().stream()
            .filter(alert -> alert.state() == Alert.State.RAISED)
            .map(ConditionPropertiesTest::code)
            .collect(toSet());

    assertThat(raised).isEqualTo(run.state().active().keySet());
  }

  @Property
  void inOrderEveryRiseOfALevelIsOneEventAndNothingElseIs(
      @ForAll("deliveries") List<Delivery> all) {
    Run run = new Run();
    Map<String, Level> model = new HashMap<>();
    int wanted = 0;
    long time = 0;
    for (Delivery each : all) {
      time++;
      run.deliver(new Delivery(each.level(), each.code(), time, 0));
      switch (each.level()) {
        case WARNING, FAULT -> {
          Level before = model.get(each.code());
          if (before == null || before.compareTo(each.level()) < 0) {
            model.put(each.code(), each.level());
            wanted++;
          }
        }
        case NORMAL -> {
          wanted += each.code().isEmpty() ? model.size() : model.containsKey(each.code()) ? 1 : 0;
          if (each.code().isEmpty()) {
            model.clear();
          } else {
            model.remove(each.code());
          }
        }
        case UNAVAILABLE -> {}
      }
    }

    assertThat(run.bus).hasSize(wanted);
    assertThat(ids(run.bus)).hasSize(wanted);
    assertThat(run.state().active().keySet()).isEqualTo(model.keySet());
  }

  @Provide
  Arbitrary<List<Delivery>> deliveries() {
    return Combinators.combine(
            Arbitraries.of(Level.class),
            Arbitraries.of("", "1", "149"),
            Arbitraries.longs().between(1, 12),
            Arbitraries.integers().between(0, 3))
        .as(Delivery::new)
        .list()
        .ofMaxSize(25);
  }

  private static String code(Alert alert) {
    return alert.code() == null ? "" : alert.code();
  }

  private static Set<String> ids(List<Alert> alerts) {
    return alerts.stream().map(Alert::eventId).collect(toSet());
  }

  /**
   * One observation and how its delivery goes wrong: 0 well, 1 the bus fails at first, 2 a crash
   * before the state is written, 3 it comes twice.
   */
  record Delivery(Level level, String code, long time, int trouble) {}

  private static final class Crash extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  private static final class Run {
    private final WatchedAlarmStore store = new WatchedAlarmStore();
    private final List<Alert> bus = new ArrayList<>();
    private boolean busDown;
    private final AlertRaiser alerts = new AlertRaiser(store, this::publish);

    private void publish(List<ShopfloorEvent> published) {
      if (busDown) {
        throw new Crash();
      }
      Alerts.into(bus).publish(published);
    }

    private AlarmState state() {
      return store.state(TestPlant.PRESS, "hydraulics");
    }

    private void deliver(Delivery delivery) {
      alerts.process(
          List.of(
              new ConditionObservation(
                  TestPlant.press().context(),
                  TestPlant.alarm("hydraulics"),
                  new Condition(delivery.level(), delivery.code(), "", null),
                  delivery.time())));
    }

    private void deliverRoughly(Delivery delivery) {
      busDown = delivery.trouble() == 1;
      if (delivery.trouble() == 2) {
        store.beforeNextWrite(() -> {
          throw new Crash();
        });
      }
      if (delivery.trouble() != 0) {
        try {
          deliver(delivery);
        } catch (Crash again) {
          // Lambda hands the message out once more, below
        }
        busDown = false;
        store.beforeNextWrite(() -> {});
      }
      deliver(delivery);
    }
  }
}
