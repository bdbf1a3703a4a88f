package dev.shopfloor.workorder;

import static dev.shopfloor.workorder.Given.KEY;
import static dev.shopfloor.workorder.Given.MINUTE;
import static dev.shopfloor.workorder.Given.MORNING;
import static dev.shopfloor.workorder.Given.SECOND;
import static dev.shopfloor.workorder.Given.cleared;
import static dev.shopfloor.workorder.Given.raised;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.shopfloor.model.Alert;
import dev.shopfloor.model.Severity;
import dev.shopfloor.workorder.WorkOrderStore.Held;
import dev.shopfloor.workorder.WorkOrderStore.LeaseLostException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store keeps to: the table, and the one in memory that stands in for it. */
public abstract class WorkOrderStoreContract {
  private static final long UNTIL = MORNING + 2 * MINUTE;

  private WorkOrderStore store;

  /** A store that holds nothing. */
  protected abstract WorkOrderStore empty();

  @BeforeEach
  void begin() {
    store = empty();
  }

  @Test
  void theSameEventIsAcceptedOnce() {
    assertThat(store.accept(raised("e1", MORNING), MORNING)).isTrue();
    assertThat(store.accept(raised("e1", MORNING), MORNING + 1)).isFalse();
    assertThat(store.waiting(KEY, 10)).hasSize(1);
  }

  @Test
  void whatWaitsComesByEventTimeAnEndBeforeABeginning() {
    store.accept(raised("e3", MORNING + 2), MORNING);
    store.accept(raised("e1", MORNING), MORNING);
    store.accept(cleared("e9", MORNING + 2), MORNING);

    assertThat(store.waiting(KEY, 10))
        .containsExactly(
            raised("e1", MORNING), cleared("e9", MORNING + 2), raised("e3", MORNING + 2));
    assertThat(store.waiting(KEY, 2)).hasSize(2);
  }

  @Test
  void aLeaseKeepsOthersOutUntilItEnds() {
    store.accept(raised("e1", MORNING), MORNING);
    assertThat(take("one", MORNING)).isNotNull();

    assertThat(take("two", MORNING + MINUTE)).isNull();
    assertThat(take("two", UNTIL)).isNotNull();
  }

  @Test
  void nothingToDoGivesNoLease() {
    assertThat(take("one", MORNING)).isNull();
  }

  @Test
  void aWorkerWhoseLeaseWasTakenOverWritesNothing() {
    store.accept(raised("e1", MORNING), MORNING);
    Held zombie = take("one", MORNING);
    Held successor = take("two", UNTIL);

    assertThatThrownBy(() -> store.save(zombie, pending(), raised("e1", MORNING), List.of()))
        .isInstanceOf(LeaseLostException.class);
    assertThatThrownBy(() -> store.later(zombie, UNTIL)).isInstanceOf(LeaseLostException.class);
    assertThatThrownBy(() -> store.release(zombie, pending()))
        .isInstanceOf(LeaseLostException.class);
    assertThat(store.waiting(KEY, 10)).hasSize(1);
    store.save(successor, pending(), raised("e1", MORNING), List.of());
    assertThat(store.waiting(KEY, 10)).isEmpty();
  }

  @Test
  void aStateComesBackAsItWasWritten() {
    store.accept(raised("e1", MORNING), MORNING);
    Held held = take("one", MORNING);
    WorkOrderState full =
        new WorkOrderState(
            Phase.OPEN,
            3,
            new Cmms.Order("7", "WO-7", KEY + ".3", "http://cmms/7", null),
            "WO-5",
            Severity.HIGH,
            new WorkOrderState.Attempts(
                2, MORNING + 6, new WorkOrderState.Refusal(MORNING, "no such asset")),
            new WorkOrderState.History(MORNING, MORNING + 1, 4, 5, MORNING - 1),
            new WorkOrderState.Comments(
                MORNING + 2, MORNING + 3, 6, MORNING + 4, new Span(1.5, 99, 81.25, "Cel")),
            new WorkOrderState.Verify(2, MORNING + 5),
            new Calm(
                new Calm.Hold("holdOff", MORNING + 7, Priority.P2),
                List.of(MORNING, MORNING + 1),
                MORNING + 8,
                new Calm.Summary("sf:summary", true, 2, "WO-9")),
            new Progress(
                MORNING + 9,
                MORNING + 10,
                MORNING + 11,
                MORNING + 12,
                MORNING + 13,
                MORNING + 14,
                "P2",
                "P1"),
            8);
    store.save(held, full, null, List.of());
    store.later(held, MORNING);
    assertThat(state("two")).isEqualTo(full);
    store.save(take("two", MORNING), pending(), null, List.of());
    store.later(take("two", MORNING), MORNING);
    assertThat(state("three")).isEqualTo(pending());
  }

  @Test
  void whatAPersonChangedWaitsLikeAnyOtherOccurrence() {
    Cmms.Standing standing = new Cmms.Standing(true, "HIGH", MORNING + 2, "Jens");
    Cmms.Order order = new Cmms.Order("7", "WO-7", KEY + ".1", "http://cmms/7", null, standing);
    Cmms.Order bare = new Cmms.Order("8", "WO-8", KEY + ".2", null, null);
    Occurrence.Changed started =
        new Occurrence.Changed(KEY, 1, Given.PRESS, order, Change.STARTED, MORNING + 5);
    Occurrence.Changed reopened =
        new Occurrence.Changed(KEY, 2, Given.PRESS, bare, Change.REOPENED, MORNING + 1);

    assertThat(store.accept(started, MORNING)).isTrue();
    assertThat(store.accept(started, MORNING)).isFalse();
    assertThat(store.accept(reopened, MORNING)).isTrue();
    assertThat(store.waiting(KEY, 10)).containsExactly(reopened, started);
  }

  @Test
  void anOrderThatIsOnlyToBeLookedAtComesAfterAllThatWaits() {
    store.accept(raised("e1", MORNING), MORNING);
    Held held = take("one", MORNING);
    WorkOrderState looking =
        pending()
            .made(new Cmms.Order("7", "WO-7", KEY + ".1", null, null))
            .in(Phase.OPEN)
            .with(new Progress(MORNING, 0, MORNING + 5));
    store.save(held, looking, raised("e1", MORNING), List.of());
    assertThat(store.release(held, looking)).isNull();
    store.accept(named("e2"), Priority.P4, MORNING + 9);

    assertThat(store.due(MORNING + 4, 10)).isEmpty();
    List<WorkOrderStore.Due> due = store.due(MORNING + 10, 10);
    assertThat(due).extracting(WorkOrderStore.Due::look).containsExactly(false, true);
    assertThat(due.getLast().key()).isEqualTo(KEY);
    assertThat(due.getLast().since()).isEqualTo(MORNING + 5);

    store.accept(raised("e3", MORNING + 11), Priority.P1, MORNING + 11);
    assertThat(store.due(MORNING + 11, 10))
        .extracting(WorkOrderStore.Due::urgency, WorkOrderStore.Due::look)
        .containsExactly(tuple(Priority.P1, false), tuple(Priority.P4, false));
  }

  @Test
  void theEndOfAnOrderWaitsLikeAnyOtherOccurrence() {
    Cmms.Ending ending =
        new Cmms.Ending(true, MORNING + 1, "Jens", new Cmms.Remark("NFF", "nothing found", true));
    Cmms.Order order = new Cmms.Order("7", "WO-7", KEY + ".1", "http://cmms/7", ending);
    Occurrence.Finished finished = new Occurrence.Finished(KEY, 1, Given.PRESS, order, ending);
    Cmms.Ending bare = new Cmms.Ending(false, MORNING + 2, null);
    Occurrence.Finished other =
        new Occurrence.Finished(
            KEY, 2, Given.PRESS, new Cmms.Order("8", "WO-8", KEY + ".2", null, bare), bare);
    store.accept(raised("e1", MORNING + 1), MORNING);

    assertThat(store.accept(finished, MORNING)).isTrue();
    assertThat(store.accept(finished, MORNING)).isFalse();
    assertThat(store.accept(other, MORNING)).isTrue();
    assertThat(store.waiting(KEY, 10)).containsExactly(finished, raised("e1", MORNING + 1), other);
  }

  @Test
  void aProblemIsKnownWithoutItsLease() {
    assertThat(store.known(KEY)).isNull();
    store.accept(raised("e1", MORNING), MORNING);
    assertThat(store.known(KEY))
        .isEqualTo(new WorkOrderStore.Known(Given.PRESS, WorkOrderState.NEW));
    store.save(take("one", MORNING), pending(), null, List.of());

    assertThat(store.known(KEY).state()).isEqualTo(pending());
  }

  @Test
  void howFarWasReadBackNeverGoesBack() {
    assertThat(store.readBackTo()).isZero();
    store.readBackTo(MORNING);
    store.readBackTo(MORNING - 1);

    assertThat(store.readBackTo()).isEqualTo(MORNING);
  }

  @Test
  void aReleaseTakesTheProblemOffTheOutbox() {
    store.accept(raised("e1", MORNING), MORNING);
    Held held = take("one", MORNING);
    store.save(held, pending(), raised("e1", MORNING), List.of());

    assertThat(store.release(held, pending())).isNull();
    assertThat(store.due(MORNING + MINUTE, 10)).isEmpty();
    assertThat(take("two", MORNING + MINUTE)).isNull();
  }

  @Test
  void whatCameInDuringTheWorkKeepsTheProblemOnTheOutbox() {
    store.accept(raised("e1", MORNING), MORNING);
    Held held = take("one", MORNING);
    store.save(held, pending(), raised("e1", MORNING), List.of());
    store.accept(raised("e2", MORNING + 1), MORNING + SECOND);

    Held more = store.release(held, pending());
    assertThat(more).isNotNull();
    assertThat(more.accepted()).isEqualTo(2);
    assertThat(store.release(more, pending())).isNull();
  }

  @Test
  void aProblemThatWaitsAfterAFailureGoesOnWaitingWhateverComesIn() {
    store.accept(raised("e1", MORNING), MORNING);
    store.later(take("one", MORNING), MORNING + MINUTE);
    store.accept(raised("e2", MORNING + 1), MORNING + SECOND);

    assertThat(take("two", MORNING + 59 * SECOND)).isNull();
    assertThat(store.due(MORNING + 59 * SECOND, 10)).isEmpty();
    assertThat(take("two", MORNING + MINUTE)).isNotNull();
  }

  @Test
  void aProblemThatIsToBeWokenIsDueThenAndAtOnceWhenSomethingComes() {
    store.accept(raised("e1", MORNING), MORNING);
    store.release(take("one", MORNING), pending().verifyingAt(MORNING + MINUTE));

    assertThat(take("two", MORNING + SECOND)).isNull();
    store.accept(raised("e2", MORNING + 1), MORNING + SECOND);
    assertThat(take("two", MORNING + SECOND)).isNotNull();
  }

  @Test
  void whatIsDueSaysWhatItIsAbout() {
    store.accept(raised("e1", MORNING), Priority.P2, MORNING);
    store.accept(cleared("e2", MORNING + 1), MORNING + SECOND);

    assertThat(store.due(MORNING - 1, 10)).isEmpty();
    assertThat(store.due(MORNING + SECOND, 10))
        .containsExactly(new WorkOrderStore.Due(KEY, Given.PRESS, Priority.P2, MORNING));
  }

  @Test
  void aProblemIsAsUrgentAsTheMostUrgentOfWhatWaits() {
    store.accept(raised("e1", MORNING), Priority.P3, MORNING);
    store.accept(raised("e2", MORNING + 1), Priority.P1, MORNING);
    store.accept(raised("e3", MORNING + 2), Priority.P2, MORNING);
    assertThat(store.due(MORNING, 10))
        .extracting(WorkOrderStore.Due::urgency)
        .containsExactly(Priority.P1);

    store.release(take("one", MORNING), pending());
    store.accept(raised("e4", MORNING + 3), Priority.P3, MORNING + SECOND);
    assertThat(store.due(MORNING + SECOND, 10))
        .extracting(WorkOrderStore.Due::urgency)
        .containsExactly(Priority.P3);
  }

  @Test
  void theMostUrgentIsDueFirstHoweverManyHaveWaitedLonger() {
    for (int number = 0; number < 12; number++) {
      store.accept(named("old" + number), Priority.P3, MORNING + number);
    }
    store.accept(named("urgent"), Priority.P1, MORNING + MINUTE);

    assertThat(store.due(MORNING + MINUTE, 3))
        .extracting(WorkOrderStore.Due::key)
        .containsExactly("sf:urgent", "sf:old0", "sf:old1");
  }

  @Test
  void aRefusedOrderIsListedUntilItIsTriedAgain() {
    store.accept(raised("e1", MORNING), Priority.P2, MORNING);
    Held held = take("one", MORNING);
    store.save(held, refused(), raised("e1", MORNING), List.of());
    store.release(held, refused());

    assertThat(store.due(MORNING + MINUTE, 10)).isEmpty();
    assertThat(take("two", MORNING + MINUTE)).isNull();
    assertThat(store.failed(10))
        .containsExactly(
            new WorkOrderStore.Failed(
                KEY, Given.PRESS, 1, Severity.HIGH, "no such asset", MORNING));

    assertThat(store.replay(KEY, MORNING + MINUTE)).isTrue();
    assertThat(store.due(MORNING + MINUTE, 10))
        .extracting(WorkOrderStore.Due::key)
        .containsExactly(KEY);
    assertThat(store.waiting(KEY, 10))
        .containsExactly(new Occurrence.Retried(raised("e1", MORNING), MORNING + MINUTE));
  }

  @Test
  void whatWasNotRefusedIsNotTriedAgain() {
    assertThat(store.replay(KEY, MORNING)).isFalse();
    store.accept(raised("e1", MORNING), MORNING);
    Held held = take("one", MORNING);
    store.save(held, pending(), raised("e1", MORNING), List.of());
    store.release(held, pending());

    assertThat(store.replay(KEY, MORNING)).isFalse();
    assertThat(store.failed(10)).isEmpty();
  }

  @Test
  void whatIsKnownOfABeginningWaitsWithIt() {
    Occurrence.Raised full =
        new Occurrence.Raised(
            "e1",
            KEY,
            Given.PRESS,
            "line1",
            MORNING,
            "subject",
            "text",
            Severity.HIGH,
            new Occurrence.Details(
                new Occurrence.Topic("THRESHOLD", "oil.temperature", "149"),
                new Occurrence.Measured(81.25, "Cel"),
                new Alert.Evidence(MORNING - MINUTE, MORNING),
                List.of(new Alert.Link("Trend", "https://grafana/d/1?a=b"))));
    store.accept(full, MORNING);

    assertThat(store.waiting(KEY, 10)).containsExactly(full);
  }

  private static Occurrence.Raised named(String name) {
    return new Occurrence.Raised(
        "e-" + name, "sf:" + name, Given.PRESS, "", MORNING, "s", "t", Severity.HIGH);
  }

  private static WorkOrderState refused() {
    WorkOrderState pending = pending();
    return pending.in(Phase.FAILED).with(pending.attempts().refused(MORNING, "no such asset"));
  }

  private @Nullable Held take(String token, long now) {
    return store.take(KEY, token, now, now + 2 * MINUTE);
  }

  private WorkOrderState state(String token) {
    return take(token, MORNING).state();
  }

  private static WorkOrderState pending() {
    return WorkOrderState.NEW.pending(Severity.HIGH, WorkOrderState.History.NONE);
  }
}
