package dev.shopfloor.workorder;

import static dev.shopfloor.workorder.CalmPlant.key;
import static dev.shopfloor.workorder.CalmPlant.problem;
import static dev.shopfloor.workorder.Given.MINUTE;
import static dev.shopfloor.workorder.Given.MORNING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.model.Severity;
import org.junit.jupiter.api.Test;

/** A site that may have one order for a problem, and one that lists the rest. */
class SummaryOrderTest {
  private final CalmPlant rules = new CalmPlant();
  private final Plant plant = new Plant(rules);

  SummaryOrderTest() {
    rules.perSite = new Budget(2, 10 * MINUTE);
  }

  @Test
  void oneOrderListsAllThatCameWithinAMinute() {
    flood();

    assertThat(plant.cmms.records).hasSize(2);
    assertThat(summary().draft.title()).contains("Alarm flood at press07: 3 alarms");
    assertThat(summary().draft.description())
        .contains("- press07: SIGNAL (signal2 2) (P3, since 06-15 10:00:00)")
        .contains("- press07: SIGNAL (signal3 3) (P3")
        .contains("- press07: SIGNAL (signal4 4) (P3")
        .doesNotContain("signal1");
  }

  @Test
  void itsMembersKnowWhereTheyStand() {
    flood();

    assertThat(plant.verdicts(key(2))).containsExactly(Verdict.GROUPED, Verdict.GROUPED);
    assertThat(plant.store.audits(key(2)).getLast().why())
        .isEqualTo("stands in the summary order WO-2");
    assertThat(plant.store.state(key(2)).calm().summary().number()).isEqualTo("WO-2");
    assertThat(plant.store.onOutbox(key(2))).isFalse();
  }

  @Test
  void whatComesAfterItWasMadeIsACommentOnIt() {
    flood();
    plant.happens(problem(5, "e5", plant.now, Severity.MEDIUM));
    plant.minutes(15);

    assertThat(plant.cmms.records).hasSize(2);
    assertThat(summary().comments.values())
        .singleElement()
        .asString()
        .contains("- press07: SIGNAL (signal5 5)");
    assertThat(plant.store.audits(key(5)).getLast().why()).contains("WO-2");
  }

  @Test
  void repeatsOfAMemberAreToldTogether() {
    flood();
    plant.happens(problem(2, "again1", plant.now, Severity.MEDIUM));
    plant.happens(problem(2, "again2", plant.now + 1, Severity.MEDIUM));
    plant.minutes(45);

    assertThat(summary().comments.values())
        .singleElement()
        .asString()
        .contains("- press07: SIGNAL (signal2 2)")
        .contains("2 times more");
  }

  @Test
  void aRepeatThatCameBeforeItWasListedIsToldOnce() {
    plant.happens(problem(1, "e1", MORNING, Severity.MEDIUM));
    plant.store.accept(problem(2, "e2", MORNING, Severity.MEDIUM), MORNING);
    plant.happens(problem(2, "again", MORNING + 1, Severity.MEDIUM));
    plant.minutes(60);

    assertThat(summary().draft.description()).contains("10:00:00, once)");
    assertThat(summary().comments).isEmpty();
  }

  @Test
  void aMemberThatGetsWorseGetsAnOrderOfItsOwnWhereThereIsRoom() {
    flood();
    plant.now += 10 * MINUTE;
    plant.happens(problem(2, "worse", plant.now, Severity.CRITICAL));

    assertThat(plant.cmms.records).hasSize(3);
    assertThat(plant.cmms.records.getLast().draft.priority()).isEqualTo(Priority.P1);
    assertThat(plant.cmms.records.getLast().draft.title()).contains("signal2 2");
    assertThat(plant.verdicts(key(2))).endsWith(Verdict.CREATED);
  }

  @Test
  void whereThereIsNoneTheSummaryBecomesAsUrgentAsItsMember() {
    flood();
    plant.happens(problem(2, "worse", plant.now, Severity.CRITICAL));
    plant.minutes(15);

    assertThat(plant.cmms.records).hasSize(2);
    assertThat(summary().priority).isEqualTo(Priority.P1);
    assertThat(summary().comments.values()).anySatisfy(text -> assertThat(text).contains("(P1"));
  }

  @Test
  void afterAPersonFinishedItARepeatOfAMemberGetsAnOrderThatNamesIt() {
    flood();
    plant.now += 10 * MINUTE;
    plant.cmms.finish(summary(), false);
    plant.minutes(2);
    plant.happens(problem(2, "again", plant.now, Severity.MEDIUM));

    assertThat(plant.cmms.records).hasSize(3);
    assertThat(plant.cmms.records.getLast().draft.title()).contains("signal2 2");
    assertThat(plant.cmms.records.getLast().draft.description()).contains("WO-2");
  }

  @Test
  void afterAPersonFinishedItTheNextFloodGetsANewOne() {
    flood();
    plant.now += 10 * MINUTE;
    plant.cmms.finish(summary(), false);
    plant.minutes(2);
    plant.happens(problem(6, "e6", plant.now, Severity.MEDIUM));
    plant.happens(problem(7, "e7", plant.now, Severity.MEDIUM));
    plant.minutes(15);

    assertThat(plant.cmms.records).hasSize(4);
    assertThat(plant.cmms.records.getLast().draft.title()).contains("Alarm flood");
    assertThat(plant.cmms.records.getLast().draft.description()).contains("(signal7 7)");
  }

  @Test
  void ofALongMessageTheSignalAndTheCodeStay() {
    plant.happens(problem(1, "e1", MORNING, Severity.MEDIUM));
    plant.happens(problem(2, "e2", MORNING, Severity.MEDIUM, "SDO protocol timeout ".repeat(20)));
    plant.minutes(3);

    assertThat(summary().draft.description().lines())
        .filteredOn(line -> line.startsWith("- "))
        .singleElement()
        .satisfies(line ->
            assertThat(line).contains("… (signal2 2) (P3, since").hasSizeLessThanOrEqualTo(170));
  }

  @Test
  void aWorkerThatDiesAtAnyStepOfJoiningLosesNoMember() {
    int steps = 1;
    while (diedAfter(steps)) {
      steps++;
    }

    assertThat(steps).isGreaterThan(12);
  }

  /** Whether there were so many steps. */
  private static boolean diedAfter(int steps) {
    SummaryOrderTest mortal = new SummaryOrderTest();
    Plant plant = mortal.plant;
    plant.happens(problem(1, "e1", MORNING, Severity.MEDIUM));
    for (int i = 2; i <= 4; i++) {
      plant.store.accept(problem(i, "e" + i, MORNING, Severity.MEDIUM), MORNING);
    }
    plant.store.diesAfter = steps;
    boolean died = false;
    for (int minute = 0; minute < 30; minute++) {
      try {
        plant.minutes(1);
      } catch (WatchedStore.Died dead) {
        died = true;
      }
    }
    plant.store.diesAfter = 0;
    plant.minutes(30);
    for (int i = 2; i <= 4; i++) {
      String name = "(signal%d %d)".formatted(i, i);
      assertThat(mortal.told()).as("dead after step %d", steps).contains(name);
      assertThat(plant.store.state(key(i)).phase()).isIn(Phase.GROUPED, Phase.OPEN);
    }
    assertThat(plant.cmms.records).hasSizeLessThanOrEqualTo(4);
    return died;
  }

  private String told() {
    StringBuilder told = new StringBuilder();
    plant.cmms.records.forEach(
        row -> told.append(row.draft.title()).append(row.draft.description()).append(row.comments));
    return told.toString();
  }

  private void flood() {
    for (int i = 1; i <= 4; i++) {
      plant.happens(problem(i, "e" + i, MORNING, Severity.MEDIUM));
    }
    plant.minutes(4);
  }

  private MemoryCmms.Row summary() {
    return plant.cmms.records.get(1);
  }
}
