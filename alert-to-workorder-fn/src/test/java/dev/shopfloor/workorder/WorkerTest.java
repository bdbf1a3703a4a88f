package dev.shopfloor.workorder;

import static dev.shopfloor.workorder.Given.MINUTE;
import static dev.shopfloor.workorder.Given.MORNING;
import static dev.shopfloor.workorder.Given.SECOND;
import static dev.shopfloor.workorder.Given.cleared;
import static dev.shopfloor.workorder.Given.raised;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shopfloor.ledger.Ledger;
import dev.shopfloor.ledger.Stage;
import dev.shopfloor.model.Alert;
import dev.shopfloor.model.Severity;
import dev.shopfloor.plant.MapPlantDirectory;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class WorkerTest {
  private final Plant plant = new Plant();

  @Test
  void aBeginningBecomesOneOrderThatCarriesItsMarker() {
    assertThat(plant.happens(raised("e1", MORNING))).isEqualTo(Worker.Result.DONE);

    MemoryCmms.Row order = plant.cmms.records.getFirst();
    assertThat(plant.cmms.records).hasSize(1);
    assertThat(plant.cmms.finds).isZero();
    assertThat(order.draft.marker()).isEqualTo(Given.KEY + ".1");
    assertThat(order.draft.title()).isEqualTo("press07: OIL LOW (hydraulics 149)");
    assertThat(order.draft.asset()).isEqualTo("CMMS-4711");
    assertThat(order.draft.priority()).isEqualTo(Priority.P2);
    assertThat(order.draft.description())
        .contains("2026-06-15 10:00:00 Europe/Berlin (2026-06-15 08:00:00 UTC)")
        .endsWith(Given.KEY + ".1");
    assertThat(plant.state().phase()).isEqualTo(Phase.OPEN);
    assertThat(plant.store.onOutbox(Given.KEY)).isFalse();
    assertThat(plant.verdicts()).containsExactly(Verdict.CREATED);
    assertThat(plant.eventNames()).containsExactly("WorkOrderCreated");
  }

  @Test
  void anAssetThatThePlantModelDoesNotKnowGetsItsOrderAndTheOrderSaysSo() {
    Plant strange = new Plant(new MapPlantDirectory(List.of()));
    strange.happens(raised("e1", MORNING));

    MemoryCmms.Row order = strange.cmms.records.getFirst();
    assertThat(order.draft.description()).contains("does not know this asset");
    assertThat(order.draft.asset()).isEqualTo("berlin/press07");
    assertThat(order.draft.priority()).isEqualTo(Priority.P2);
  }

  @Test
  void repeatsAndTheEndCommentOnTheSameOrder() {
    plant.happens(raised("e1", MORNING));
    plant.happens(raised("e2", MORNING + SECOND));
    plant.happens(raised("e3", MORNING + 2 * SECOND));
    plant.happens(cleared("e4", MORNING + 3 * SECOND));

    assertThat(plant.cmms.records).hasSize(1);
    assertThat(plant.cmms.records.getFirst().comments.keySet()).containsExactly("e2", "e4");
    assertThat(plant.verdicts())
        .containsExactly(Verdict.CREATED, Verdict.COMMENTED, Verdict.COUNTED, Verdict.COMMENTED);
    assertThat(plant.cmms.records.getFirst().open()).isTrue();
  }

  @Test
  void whatWasOnlyCountedIsReportedTogetherHalfAnHourLater() {
    plant.happens(raised("e1", MORNING));
    plant.happens(raised("e2", MORNING + SECOND));
    plant.happens(raised("e3", MORNING + 2 * SECOND));
    plant.happens(raised("e4", MORNING + 3 * SECOND));

    assertThat(plant.store.dueAt(Given.KEY)).isEqualTo(MORNING + 30 * MINUTE);
    plant.whenDue();

    assertThat(plant.cmms.records.getFirst().comments).hasSize(2);
    assertThat(plant.cmms.records.getFirst().comments.values())
        .anySatisfy(text -> assertThat(text).contains("2 times more").contains("made: 3"));
    assertThat(plant.store.onOutbox(Given.KEY)).isFalse();
  }

  @Test
  void aDigestTellsTheLeastTheGreatestAndTheLastValue() {
    plant.happens(raised("e1", MORNING));
    plant.happens(raised("e2", MORNING + SECOND));
    plant.happens(measured("e3", MORNING + 2 * SECOND, 81.25));
    plant.happens(measured("e4", MORNING + 3 * SECOND, 99));
    plant.happens(measured("e5", MORNING + 4 * SECOND, 84.5));
    plant.whenDue();

    assertThat(plant.cmms.records.getFirst().comments.values())
        .anySatisfy(
            text -> assertThat(text).contains("Values from 81.25 °C to 99 °C, the last 84.5 °C."));
    assertThat(plant.state().comments().span()).isNull();
  }

  private static Occurrence.Raised measured(String eventId, long time, double value) {
    return new Occurrence.Raised(
        eventId,
        Given.KEY,
        Given.PRESS,
        "line1",
        time,
        "hot",
        "hot",
        Severity.HIGH,
        new Occurrence.Details(
            Occurrence.Topic.NONE, new Occurrence.Measured(value, "Cel"), null, List.of()));
  }

  @Test
  void anOrderTellsItsEvidenceAndItsLinksAndEndsWithTheMarker() {
    plant.happens(
        new Occurrence.Raised(
            "e1",
            Given.KEY,
            Given.PRESS,
            "line1",
            MORNING,
            "hot",
            "hot",
            Severity.HIGH,
            new Occurrence.Details(
                Occurrence.Topic.NONE,
                null,
                new Alert.Evidence(MORNING - 5 * MINUTE, MORNING),
                List.of(new Alert.Link("Trend", "https://grafana/d/1?a=b")))));

    assertThat(plant.cmms.records.getFirst().draft.description())
        .contains(
            "Evidence from 2026-06-15 09:55:00 Europe/Berlin (2026-06-15 07:55:00 UTC)"
                + " to 2026-06-15 10:00:00 Europe/Berlin (2026-06-15 08:00:00 UTC)")
        .endsWith("\n\nTrend: https://grafana/d/1?a=b\n" + Given.KEY + ".1");
  }

  @Test
  void aDescriptionThatIsCutKeepsLinksAndMarkerWhole() {
    Cmms.Draft draft = Given.draft("t", "🔧".repeat(300), Priority.P2, "a", Given.KEY + ".1");

    assertThat(draft.description(100))
        .endsWith("🔧…\n\n" + Given.KEY + ".1")
        .satisfies(text -> assertThat(text.codePointCount(0, text.length())).isEqualTo(100));
  }

  @Test
  void aWorseRepeatRaisesThePriorityOfTheOrder() {
    plant.happens(raised("e1", MORNING));
    plant.happens(raised("e2", MORNING + SECOND, Severity.CRITICAL));

    assertThat(plant.cmms.records.getFirst().priority).isEqualTo(Priority.P1);
    assertThat(plant.cmms.records.getFirst().comments.get("e2"))
        .contains("CRITICAL, was HIGH; priority raised to P1");
    assertThat(plant.eventNames()).containsExactly("WorkOrderCreated", "WorkOrderUpdated");
  }

  @Test
  void whatIsBelowTheAssetsSeverityMakesNoOrderButAnAuditLine() {
    plant.happens(raised("e1", MORNING, Severity.LOW));

    assertThat(plant.cmms.records).isEmpty();
    assertThat(plant.verdicts()).containsExactly(Verdict.SUPPRESSED);
    assertThat(plant.last.ledger().noted("suppressed")).isEqualTo(1);
  }

  @Test
  void afterAPersonFinishedTheOrderARepeatMakesTheNextOneAndNamesTheOld() {
    plant.happens(raised("e1", MORNING));
    plant.cmms.finish(plant.cmms.records.getFirst(), false);
    plant.happens(raised("e2", MORNING + MINUTE));

    assertThat(plant.cmms.records).hasSize(2);
    assertThat(plant.cmms.records.get(1).draft.marker()).isEqualTo(Given.KEY + ".2");
    assertThat(plant.cmms.records.get(1).draft.description()).contains("WO-1");
    assertThat(plant.verdicts()).containsExactly(Verdict.CREATED, Verdict.CLOSED, Verdict.CREATED);
  }

  @Test
  void anOrderThatWasMadeThoughTheAnswerGotLostIsFoundAndAdopted() {
    once(new Cmms.Ambiguous("connection lost"));

    assertThat(plant.happens(raised("e1", MORNING))).isEqualTo(Worker.Result.LATER);
    assertThat(plant.state().phase()).isEqualTo(Phase.PENDING);
    assertThat(plant.store.dueAt(Given.KEY)).isGreaterThanOrEqualTo(MORNING + 30 * SECOND);
    plant.whenDue();

    assertThat(plant.cmms.records).hasSize(1);
    assertThat(plant.cmms.creates).isEqualTo(1);
    assertThat(plant.verdicts()).containsExactly(Verdict.AMBIGUOUS, Verdict.ADOPTED);
    assertThat(plant.eventNames()).containsExactly("WorkOrderCreated");
  }

  @Test
  void anAttemptThatDidNothingIsMadeAgainAfterASearch() {
    plant.cmms.before = first(new Cmms.Ambiguous("no answer"));
    plant.happens(raised("e1", MORNING));
    plant.whenDue();

    assertThat(plant.cmms.records).hasSize(1);
    assertThat(plant.cmms.finds).isEqualTo(1);
  }

  @Test
  void aDuplicateThatASearchCouldNotSeeInTimeIsFoundLaterAndMarked() {
    plant.cmms.lag = () -> 3 * MINUTE;
    once(new Cmms.Ambiguous("connection lost"));
    plant.happens(raised("e1", MORNING));
    plant.whenDue();
    assertThat(plant.cmms.records).hasSize(2);

    plant.whenDue();

    assertThat(plant.verdicts())
        .containsExactly(Verdict.AMBIGUOUS, Verdict.CREATED, Verdict.DUPLICATE);
    assertThat(plant.cmms.record("2").comments.values())
        .singleElement()
        .asString()
        .startsWith("Duplicate of WO-1");
    assertThat(plant.state().order()).isEqualTo(plant.cmms.record("1").order().plain());
  }

  @Test
  void aRefusalFailsTheOrderAndSaysSoOnTheBus() {
    plant.cmms.before = first(new Cmms.Refused("400: asset: unknown"));

    assertThat(plant.happens(raised("e1", MORNING))).isEqualTo(Worker.Result.DONE);
    assertThat(plant.state().phase()).isEqualTo(Phase.FAILED);
    assertThat(plant.eventNames()).containsExactly("WorkOrderFailed");
    assertThat(plant.store.audits(Given.KEY).getFirst().why()).contains("asset: unknown");
  }

  @Test
  void aSystemThatIsAwayLeavesTheAlertOnTheOutboxAndNothingIsSearchedFor() {
    plant.cmms.before = first(new Cmms.Unreached("no connection"));

    assertThat(plant.happens(raised("e1", MORNING))).isEqualTo(Worker.Result.UNAVAILABLE);
    assertThat(plant.store.onOutbox(Given.KEY)).isTrue();
    plant.whenDue();

    assertThat(plant.cmms.records).hasSize(1);
    assertThat(plant.cmms.finds).isZero();
    assertThat(plant.verdicts()).containsExactly(Verdict.WAITING, Verdict.CREATED);
  }

  @Test
  void theSystemsOwnWaitingTimeIsKept() {
    plant.cmms.before = first(new Cmms.Throttled(10 * MINUTE, "429"));
    plant.happens(raised("e1", MORNING));

    assertThat(plant.store.dueAt(Given.KEY)).isGreaterThanOrEqualTo(MORNING + 10 * MINUTE);
    plant.now += 9 * MINUTE;
    assertThat(plant.happens(raised("e2", plant.now))).isEqualTo(Worker.Result.BUSY);
    assertThat(plant.cmms.creates).isEqualTo(1);
  }

  @Test
  void anOrderThatTheBusDidNotHearOfIsAnnouncedLaterAndNotMadeAgain() {
    plant.busDown = true;
    plant.happens(raised("e1", MORNING));
    plant.busDown = false;
    plant.whenDue();

    assertThat(plant.cmms.creates).isEqualTo(1);
    assertThat(plant.cmms.finds).isZero();
    assertThat(plant.eventNames()).containsExactly("WorkOrderCreated");
    assertThat(plant.state().phase()).isEqualTo(Phase.OPEN);
  }

  @Test
  void aCommentWhoseAnswerGotLostIsOnTheOrderOnce() {
    plant.happens(raised("e1", MORNING));
    plant.cmms.before = second(new Cmms.Ambiguous("no answer"));
    assertThat(plant.happens(raised("e2", MORNING + SECOND))).isEqualTo(Worker.Result.LATER);
    plant.cmms.before = () -> null;
    plant.whenDue();

    assertThat(plant.cmms.records.getFirst().comments.keySet()).containsExactly("e2");
    assertThat(plant.verdicts())
        .containsExactly(Verdict.CREATED, Verdict.AMBIGUOUS, Verdict.COMMENTED);
  }

  @Test
  void withoutTimeForACallNothingIsBegun() {
    plant.store.accept(raised("e1", MORNING), MORNING);
    Invocation short_ = new Invocation(() -> MORNING, () -> 7_000, new Ledger(Stage.WORKORDER));

    assertThat(plant.worker.work(Given.KEY, short_)).isEqualTo(Worker.Result.OUT_OF_TIME);
    assertThat(plant.cmms.creates).isZero();
    assertThat(plant.store.onOutbox(Given.KEY)).isTrue();
  }

  @Test
  void aProblemThatAnotherWorkerHoldsIsLeftAlone() {
    plant.store.accept(raised("e1", MORNING), MORNING);
    plant.store.take(Given.KEY, "other", MORNING, MORNING + Worker.LEASE);

    assertThat(plant.work()).isEqualTo(Worker.Result.BUSY);
    assertThat(plant.cmms.creates).isZero();
  }

  @Test
  void aWorkerThatDiedAfterItsCallLeavesAnOrderThatItsSuccessorAdopts() {
    plant.store.accept(raised("e1", MORNING), MORNING);
    plant.cmms.afterCreate =
        () -> {
          throw new OutOfMemoryError("the worker dies");
        };
    assertThatThrownBy(plant::work).isInstanceOf(OutOfMemoryError.class);
    plant.cmms.afterCreate = () -> null;
    plant.now += MINUTE;
    assertThat(plant.work()).isEqualTo(Worker.Result.BUSY);
    plant.now += 2 * MINUTE;
    assertThat(plant.work()).isEqualTo(Worker.Result.DONE);

    assertThat(plant.cmms.creates).isEqualTo(1);
    assertThat(plant.verdicts()).containsExactly(Verdict.ADOPTED);
  }

  @Test
  void theSameEventTwiceIsOneOccurrence() {
    assertThat(plant.store.accept(raised("e1", MORNING), MORNING)).isTrue();
    assertThat(plant.store.accept(raised("e1", MORNING), MORNING + MINUTE)).isFalse();
  }

  private void once(Cmms.Problem problem) {
    plant.cmms.afterCreate = first(problem);
  }

  private static Supplier<Cmms.Problem> first(Cmms.Problem problem) {
    Iterator<Cmms.Problem> problems = List.of(problem).iterator();
    return () -> problems.hasNext() ? problems.next() : null;
  }

  private static Supplier<Cmms.Problem> second(Cmms.Problem problem) {
    int[] calls = {0};
    return () -> calls[0]++ == 1 ? problem : null;
  }
}
