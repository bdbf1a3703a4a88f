package dev.shopfloor.workorder;

import static dev.shopfloor.workorder.Given.MINUTE;
import static dev.shopfloor.workorder.Given.MORNING;
import static dev.shopfloor.workorder.Given.raised;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.model.Severity;
import dev.shopfloor.model.ShopfloorEvent;
import dev.shopfloor.model.WorkOrderCancelled;
import dev.shopfloor.model.WorkOrderCompleted;
import dev.shopfloor.model.WorkOrderUpdated;
import dev.shopfloor.testing.TestPlant;
import dev.shopfloor.workorder.fake.FakeCmms;
import dev.shopfloor.workorder.fake.FakeOrder;
import dev.shopfloor.workorder.fake.ProfileOnFake;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The loop through each profile that can read back, before the system that it is made for. */
class ReadBackOnFakesTest {
  private final WatchedStore store = new WatchedStore();
  private final List<ShopfloorEvent> events = new ArrayList<>();
  private long now = MORNING;
  private FakeCmms fake;
  private Worker worker;
  private ReadBack readBack;
  private int tokens;

  @ParameterizedTest
  @ValueSource(strings = {"atlas", "maintainx", "factory-ai", "plant-cmms", "unforgiving"})
  void noEchoOfOurOwnWritesIsNews(String name) {
    open(name);
    happens(raised("e1", now));
    happens(raised("e2", now, Severity.CRITICAL));
    now += 45 * MINUTE;
    happens(raised("e3", now, Severity.CRITICAL));
    int told = events.size();
    int reads = fake.calls().size();
    readBack();
    readBack();

    assertThat(fake.calls().size()).as("it was asked").isGreaterThan(reads);
    assertThat(events).hasSize(told);
    assertThat(changes()).containsOnly("RAISED", "COMMENTED");
    assertThat(store.onOutbox(Given.KEY)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"atlas", "maintainx", "factory-ai", "plant-cmms", "unforgiving"})
  void aPersonsBeginningIsReadBackAndThenTheEnd(String name) {
    open(name);
    happens(raised("e1", now));
    now += 5 * MINUTE;
    long started = now;
    fake.stage(order(), FakeOrder.Stage.IN_PROGRESS, "Jens");
    now += MINUTE;
    readBack();

    assertThat(changes()).containsExactly("STARTED");
    assertThat(store.state(Given.KEY).progress().startedAt()).isEqualTo(started);
    now += 10 * MINUTE;
    fake.stage(order(), FakeOrder.Stage.COMPLETED, "Jens");
    now += MINUTE;
    readBack();

    assertThat(events.getLast()).isInstanceOf(WorkOrderCompleted.class);
    assertThat(store.state(Given.KEY).phase()).isEqualTo(Phase.CLOSED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"atlas", "maintainx", "factory-ai", "plant-cmms", "unforgiving"})
  void whatAPersonOpensAgainIsOpenAgain(String name) {
    open(name);
    happens(raised("e1", now));
    now += 5 * MINUTE;
    fake.stage(order(), FakeOrder.Stage.COMPLETED, "Jens");
    now += MINUTE;
    readBack();
    now += 5 * MINUTE;
    fake.stage(order(), FakeOrder.Stage.OPEN, "Jens");
    now += MINUTE;
    readBack();

    assertThat(changes()).containsExactly("REOPENED");
    assertThat(store.state(Given.KEY).phase()).isEqualTo(Phase.OPEN);
    happens(raised("e2", now));
    assertThat(fake.orders()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"atlas", "maintainx", "factory-ai", "plant-cmms", "unforgiving"})
  void aDeletedOrderIsFoundByALook(String name) {
    open(name);
    happens(raised("e1", now));
    now += 5 * MINUTE;
    fake.delete(order());
    now = store.lookAt(Given.KEY);
    work();

    assertThat(events.getLast()).isInstanceOf(WorkOrderCancelled.class);
    assertThat(store.state(Given.KEY).phase()).isEqualTo(Phase.CLOSED);
  }

  private void open(String name) {
    fake = FakeCmms.of(name, () -> now);
    Cmms cmms = ProfileOnFake.of(name, fake);
    Assets assets = new Assets(TestPlant.directory());
    worker =
        new Worker(
            new Worker.Tools(store, cmms, assets, events::addAll, new Backoff(new Random(7))),
            () -> "token" + ++tokens);
    readBack = new ReadBack(store, cmms);
  }

  private void happens(Occurrence.Raised raised) {
    store.accept(raised, now);
    work();
  }

  private void work() {
    assertThat(worker.work(Given.KEY, Given.at(now))).isEqualTo(Worker.Result.DONE);
  }

  private void readBack() {
    Invocation invocation = Given.at(now);
    readBack.run(invocation).forEach(key -> worker.work(key, invocation));
    assertThat(invocation.ledger().noted(ReadBack.FAILED)).isZero();
  }

  private FakeOrder order() {
    return fake.orders().getFirst();
  }

  private List<String> changes() {
    return events.stream()
        .filter(WorkOrderUpdated.class::isInstance)
        .map(event -> ((WorkOrderUpdated) event).change())
        .toList();
  }
}
