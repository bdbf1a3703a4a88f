package dev.shopfloor.workorder;

import static dev.shopfloor.workorder.Given.MINUTE;
import static dev.shopfloor.workorder.Given.MORNING;
import static dev.shopfloor.workorder.Given.POLICY;
import static dev.shopfloor.workorder.Given.SECOND;
import static dev.shopfloor.workorder.Given.cleared;
import static dev.shopfloor.workorder.Given.raised;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.model.Severity;
import org.junit.jupiter.api.Test;

class WorkOrderMachineTest {
  private static final Cmms.Order ORDER = Cmms.Order.of("1", "WO-1", Given.KEY + ".1");

  @Test
  void theFirstBeginningWantsAnOrder() {
    Decision decision = decide(WorkOrderState.NEW, raised("e1", MORNING));

    assertThat(decision.effect()).isInstanceOf(Effect.Create.class);
    assertThat(decision.next().phase()).isEqualTo(Phase.PENDING);
    assertThat(decision.next().generation()).isEqualTo(1);
    assertThat(decision.next().history().repeats()).isZero();
  }

  @Test
  void aBeginningBelowTheAssetsSeverityIsSuppressedUntilAWorseOneComes() {
    Decision low = decide(WorkOrderState.NEW, raised("e1", MORNING, Severity.LOW));

    assertThat(low.effect()).isEqualTo(new Effect.None(Verdict.SUPPRESSED, "severity"));
    assertThat(low.next().phase()).isEqualTo(Phase.NONE);
    assertThat(low.next().history().suppressed()).isEqualTo(1);
    assertThat(low.why()).contains("LOW").contains("MEDIUM");

    Decision medium = decide(low.next(), raised("e2", MORNING + SECOND, Severity.MEDIUM));

    assertThat(medium.effect()).isInstanceOf(Effect.Create.class);
  }

  @Test
  void theFirstRepeatCommentsAndTheNextAreCountedForHalfAnHour() {
    WorkOrderState open = open();
    Decision first = decide(open, raised("e2", MORNING + MINUTE), MORNING + MINUTE);
    Decision second =
        decide(first.next(), raised("e3", MORNING + 2 * MINUTE), MORNING + 2 * MINUTE);
    Decision third =
        decide(second.next(), raised("e4", MORNING + 31 * MINUTE), MORNING + 31 * MINUTE);

    assertThat(first.effect()).isInstanceOf(Effect.Comment.class);
    assertThat(second.effect()).isEqualTo(new Effect.None(Verdict.COUNTED));
    assertThat(second.next().comments().unreported()).isEqualTo(1);
    assertThat(second.next().wakeAt()).isEqualTo(MORNING + 31 * MINUTE);
    assertThat(third.effect())
        .isInstanceOfSatisfying(
            Effect.Comment.class, comment -> assertThat(comment.text()).contains("made: 3"));
    assertThat(third.next().wakeAt()).isZero();
  }

  @Test
  void aWorseRepeatRaisesThePriorityAtOnce() {
    WorkOrderState commented =
        decide(open(), raised("e2", MORNING + MINUTE), MORNING + MINUTE).next();
    Decision worse =
        decide(
            commented, raised("e3", MORNING + 2 * MINUTE, Severity.CRITICAL), MORNING + 2 * MINUTE);

    assertThat(worse.effect())
        .isInstanceOfSatisfying(
            Effect.Raise.class, raise -> assertThat(raise.priority()).isEqualTo(Priority.P1));
    assertThat(worse.next().severity()).isEqualTo(Severity.CRITICAL);
  }

  @Test
  void aMilderRepeatNeverLowersAnything() {
    Decision milder = decide(open(), raised("e2", MORNING + MINUTE, Severity.LOW));

    assertThat(milder.effect()).isInstanceOf(Effect.Comment.class);
    assertThat(milder.next().severity()).isEqualTo(Severity.HIGH);
  }

  @Test
  void anEndCommentsAndLeavesTheOrderToThePerson() {
    Decision ended = decide(open(), cleared("e2", MORNING + MINUTE));

    assertThat(ended.effect()).isInstanceOf(Effect.Comment.class);
    assertThat(ended.next().phase()).isEqualTo(Phase.OPEN);
    assertThat(ended.next().history().ended()).isTrue();
  }

  @Test
  void anEndOlderThanTheLastBeginningEndsNothing() {
    Decision stale = decide(open(), cleared("e0", MORNING - MINUTE));

    assertThat(stale.effect()).isEqualTo(new Effect.None(Verdict.NOTED));
    assertThat(stale.next().history().ended()).isFalse();
  }

  @Test
  void anEndWithoutAnOrderIsOnlyNoted() {
    assertThat(decide(WorkOrderState.NEW, cleared("e1", MORNING)).effect())
        .isEqualTo(new Effect.None(Verdict.NOTED));
  }

  @Test
  void anAlarmThatFlapsCommentsItsEndOnceInHalfAnHour() {
    WorkOrderState state = decide(open(), cleared("e2", MORNING + MINUTE)).next();
    state = decide(state, raised("e3", MORNING + 2 * MINUTE)).next();
    Decision again = decide(state, cleared("e4", MORNING + 3 * MINUTE));

    assertThat(again.effect()).isEqualTo(new Effect.None(Verdict.COUNTED));
    assertThat(again.next().comments().digestAt()).isPositive();
  }

  @Test
  void aBeginningAfterAFinishedOrderOpensTheNextGeneration() {
    Decision again = decide(open().in(Phase.CLOSED), raised("e2", MORNING + MINUTE));

    assertThat(again.effect()).isInstanceOf(Effect.Create.class);
    assertThat(again.next().generation()).isEqualTo(2);
    assertThat(again.next().previous()).isEqualTo("WO-1");
    assertThat(again.next().order()).isNull();
  }

  @Test
  void aLateBeginningThatTheFinishedOrderWasAboutOpensNothing() {
    Decision late = decide(open().in(Phase.CLOSED), raised("e0", MORNING - MINUTE));

    assertThat(late.effect()).isEqualTo(new Effect.None(Verdict.NOTED));
    assertThat(late.next().phase()).isEqualTo(Phase.CLOSED);
  }

  @Test
  void afterARefusalTheSameOrderIsTriedAgainOnlyLaterOrWhenWorse() {
    WorkOrderState failed =
        decide(WorkOrderState.NEW, raised("e1", MORNING))
            .next()
            .in(Phase.FAILED)
            .with(new WorkOrderState.Attempts(0, 0, new WorkOrderState.Refusal(MORNING, "no")));

    assertThat(decide(failed, raised("e2", MORNING + MINUTE), MORNING + MINUTE).effect())
        .isEqualTo(new Effect.None(Verdict.COUNTED));
    Decision later = decide(failed, raised("e3", MORNING + MINUTE), MORNING + 31 * MINUTE);
    assertThat(later.effect()).isInstanceOf(Effect.Create.class);
    assertThat(later.next().generation()).isEqualTo(1);
    assertThat(
            decide(failed, raised("e4", MORNING + MINUTE, Severity.CRITICAL), MORNING + MINUTE)
                .effect())
        .isInstanceOf(Effect.Create.class);
  }

  @Test
  void anOrderUnderWayIsFinishedWhateverThePolicySaysNow() {
    WorkOrderState pending = decide(WorkOrderState.NEW, raised("e1", MORNING)).next();

    assertThat(decide(pending, raised("e0", MORNING - MINUTE, Severity.LOW)).effect())
        .isInstanceOf(Effect.Create.class);
  }

  private static WorkOrderState open() {
    return decide(WorkOrderState.NEW, raised("e1", MORNING)).next().opened(ORDER, MORNING);
  }

  private static Decision decide(WorkOrderState state, Occurrence occurrence) {
    return decide(state, occurrence, MORNING + 5 * MINUTE);
  }

  private static Decision decide(WorkOrderState state, Occurrence occurrence, long now) {
    return WorkOrderMachine.decide(state, occurrence, POLICY, now);
  }
}
