package dev.shopfloor.workorder;

import static dev.shopfloor.workorder.Given.KEY;
import static dev.shopfloor.workorder.Given.MINUTE;
import static dev.shopfloor.workorder.Given.MORNING;
import static dev.shopfloor.workorder.Given.SECOND;
import static dev.shopfloor.workorder.Given.cleared;
import static dev.shopfloor.workorder.Given.raised;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
    assertThatThrownBy(() -> store.release(zombie, 0)).isInstanceOf(LeaseLostException.class);
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
            new WorkOrderState.Attempts(2, true, MORNING),
            new WorkOrderState.History(MORNING, MORNING + 1, 4, 5, MORNING - 1),
            new WorkOrderState.Comments(MORNING + 2, MORNING + 3, 6, MORNING + 4),
            new WorkOrderState.Verify(2, MORNING + 5),
            8);
    store.save(held, full, null, List.of());
    store.later(held, MORNING);
    assertThat(state("two")).isEqualTo(full);
    store.save(take("two", MORNING), pending(), null, List.of());
    store.later(take("two", MORNING), MORNING);
    assertThat(state("three")).isEqualTo(pending());
  }

  @Test
  void theEndOfAnOrderWaitsLikeAnyOtherOccurrence() {
    Cmms.Ending ending = new Cmms.Ending(true, MORNING + 1, "Jens");
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

    assertThat(store.release(held, 0)).isNull();
    assertThat(store.due(MORNING + MINUTE, 10)).isEmpty();
    assertThat(take("two", MORNING + MINUTE)).isNull();
  }

  @Test
  void whatCameInDuringTheWorkKeepsTheProblemOnTheOutbox() {
    store.accept(raised("e1", MORNING), MORNING);
    Held held = take("one", MORNING);
    store.save(held, pending(), raised("e1", MORNING), List.of());
    store.accept(raised("e2", MORNING + 1), MORNING + SECOND);

    Held more = store.release(held, 0);
    assertThat(more).isNotNull();
    assertThat(more.accepted()).isEqualTo(2);
    assertThat(store.release(more, 0)).isNull();
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
    store.release(take("one", MORNING), MORNING + MINUTE);

    assertThat(take("two", MORNING + SECOND)).isNull();
    store.accept(raised("e2", MORNING + 1), MORNING + SECOND);
    assertThat(take("two", MORNING + SECOND)).isNotNull();
  }

  @Test
  void whatIsDueSaysWhatItIsAbout() {
    store.accept(raised("e1", MORNING, Severity.CRITICAL), MORNING);
    store.accept(cleared("e2", MORNING + 1), MORNING + SECOND);

    assertThat(store.due(MORNING - 1, 10)).isEmpty();
    assertThat(store.due(MORNING + SECOND, 10))
        .containsExactly(new WorkOrderStore.Due(KEY, Given.PRESS, Severity.CRITICAL, MORNING));
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
