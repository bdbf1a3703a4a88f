package dev.shopfloor.workorder;

import static dev.shopfloor.workorder.CalmPlant.key;
import static dev.shopfloor.workorder.CalmPlant.problem;
import static dev.shopfloor.workorder.Given.MINUTE;
import static dev.shopfloor.workorder.Given.MORNING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.model.Severity;
import org.junit.jupiter.api.Test;

/** How many new orders there may be of an asset and of a site. */
class BudgetTest {
  private final CalmPlant rules = new CalmPlant();
  private final Plant plant = new Plant(rules);

  @Test
  void halfOfIsKeptForWhatIsUrgentAndOneForTheSummary() {
    rules.perSite = new Budget(4, 10 * MINUTE);
    happen(1, Severity.MEDIUM);
    happen(2, Severity.MEDIUM);
    happen(3, Severity.MEDIUM);
    happen(4, Severity.HIGH);
    happen(5, Severity.CRITICAL);

    assertThat(plant.verdicts(key(2))).containsExactly(Verdict.CREATED);
    assertThat(plant.verdicts(key(3))).containsExactly(Verdict.GROUPED);
    assertThat(plant.verdicts(key(4))).containsExactly(Verdict.CREATED);
    assertThat(plant.verdicts(key(5))).containsExactly(Verdict.GROUPED);
    plant.minutes(3);
    assertThat(plant.cmms.records).hasSize(4);
  }

  @Test
  void whatGetsNoOrderIsCountedWithItsReason() {
    rules.perSite = new Budget(2, 10 * MINUTE);
    happen(1, Severity.MEDIUM);
    happen(2, Severity.MEDIUM);

    assertThat(plant.last.ledger().noted("grouped")).isEqualTo(1);
    assertThat(plant.last.ledger().noted("grouped.budget")).isEqualTo(1);
    assertThat(plant.store.audits(key(2)).getFirst().why())
        .contains("the budget of new orders is used up, a summary order will list it");
  }

  @Test
  void anAssetsBudgetIsItsOwn() {
    rules.perAsset = new Budget(2, 60 * MINUTE);
    happen(1, Severity.MEDIUM);
    happen(2, Severity.MEDIUM);
    happen(3, Severity.HIGH);

    assertThat(plant.verdicts(key(1))).containsExactly(Verdict.CREATED);
    assertThat(plant.verdicts(key(2))).containsExactly(Verdict.GROUPED);
    assertThat(plant.verdicts(key(3))).containsExactly(Verdict.CREATED);
  }

  @Test
  void itIsThereAgainWhenItsTimeIsOver() {
    rules.perSite = new Budget(2, 10 * MINUTE);
    happen(1, Severity.MEDIUM);
    plant.now += 10 * MINUTE;
    happen(2, Severity.MEDIUM);

    assertThat(plant.verdicts(key(2))).containsExactly(Verdict.CREATED);
  }

  @Test
  void repeatsOfWhatHasAnOrderTakeNothingOfIt() {
    rules.perSite = new Budget(4, 10 * MINUTE);
    happen(1, Severity.MEDIUM);
    plant.happens(problem(1, "again", MORNING + 1, Severity.MEDIUM));
    happen(2, Severity.MEDIUM);

    assertThat(plant.verdicts(key(2))).containsExactly(Verdict.CREATED);
  }

  private void happen(int number, Severity severity) {
    plant.happens(problem(number, "e" + number, plant.now, severity));
  }
}
