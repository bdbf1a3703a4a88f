package dev.shopfloor.oee;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.cli.dynamodb.DynamoProcess;
import dev.shopfloor.model.ShiftClosed;
import dev.shopfloor.model.ShiftFinalized;
import dev.shopfloor.model.ShiftRestated;
import dev.shopfloor.model.ShopfloorEvent;
import dev.shopfloor.testing.LocalTables;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * The power fails before or after any one write of a day with a shift's end, its final result, a
 * replay, a restatement and roll-ups. The tick comes again, as its queue hands it out again.
 */
class PowerCutTest {
  private static DynamoProcess process;
  private static DynamoDbClient dynamo;

  @BeforeAll
  static void start() {
    process = DynamoProcess.inMemory();
    dynamo = LocalTables.client(process.endpoint());
  }

  @AfterAll
  static void stop() {
    dynamo.close();
    process.close();
  }

  @Test
  void whicheverWriteIsCutOffTheSameIsStoredAndTold() {
    PowerDay.Left whole = new PowerDay(dynamo, true).run();
    assertThat(whole.events().stream().map(ShopfloorEvent::detailType))
        .contains("ShiftClosed", "ShiftFinalized", "ShiftRestated");
    assertThat(whole.items().keySet())
        .contains(
            "L#berlin/line1 S#2026-03-02T05:00:00Z#early",
            "P#berlin S#2026-03-02T13:00:00Z#late",
            "A#berlin/press07 V#2026-03-02T05:00:00Z#v0002",
            "A#berlin/press07 K#2026-03-02T13:00:00Z");
    // all of them, before and after, under the tag soak
    for (int write = 0; write < whole.writes(); write += 3) {
      heals(whole, write, write % 2 == 0);
    }
    System.out.printf("power cuts: each third of %d writes%n", whole.writes());
  }

  @Test
  @Tag("soak")
  void eachWriteIsCutOffBeforeAndAfter() {
    PowerDay.Left whole = new PowerDay(dynamo, true).run();
    for (int write = 0; write < whole.writes(); write++) {
      heals(whole, write, true);
      heals(whole, write, false);
    }
  }

  private static void heals(PowerDay.Left whole, int write, boolean after) {
    PowerDay day = new PowerDay(dynamo, true);
    day.power.dieAt(write, after);
    PowerDay.Left healed = day.run();
    String when = "cut off %s write %d".formatted(after ? "after" : "before", write);
    assertThat(healed.died()).as(when).isTrue();
    assertThat(healed.items()).as(when).isEqualTo(whole.items());
    assertThat(healed.events()).as(when).isEqualTo(whole.events());
    assertThat(healed.telemetry()).as(when).isEqualTo(whole.telemetry());
  }

  @Test
  void aTickThatIsLostForGoodIsMadeUpForByTheNext() {
    PowerDay usual = new PowerDay(dynamo, true);
    int writes = usual.run().writes();
    List<ShiftResult> right = results(usual);
    for (int write = 0; write < writes; write++) {
      PowerDay day = new PowerDay(dynamo, false);
      day.power.dieAt(write, write % 2 == 0);
      PowerDay.Left healed = day.run();
      String when = "lost the tick of write %d".formatted(write);
      assertThat(healed.died()).as(when).isTrue();
      List<ShiftResult> made = results(day);
      assertThat(made).as(when).hasSameSizeAs(right);
      for (int n = 0; n < made.size(); n++) {
        assertThat(made.get(n).with(right.get(n).lifecycle())).as(when).isEqualTo(right.get(n));
      }
      assertThat(day.kept().start(PowerDay.PRESS.key()).head().unsent()).as(when).isEmpty();
      assertThat(bases(day)).as(when).isEqualTo(bases(usual));
      // whoever heard of an id heard the same each time
      assertThat(healed.events().stream().map(ShopfloorEvent::eventId))
          .as(when)
          .doesNotHaveDuplicates();
      assertThat(toldVersions(healed)).as(when).isEqualTo(storedVersions(healed));
    }
  }

  private static List<ShiftResult> results(PowerDay day) {
    return day.kept().results(PowerDay.PRESS.key(), Facts.at("00:00"), Facts.at("23:59"));
  }

  private static List<Bases> bases(PowerDay day) {
    return Stream.of(RollUp.Scope.LINE, RollUp.Scope.PLANT)
        .map(scope ->
            new RollUp.Key(
                scope,
                "berlin",
                scope == RollUp.Scope.LINE ? "line1" : "",
                "early",
                Facts.at("05:00")))
        .map(key -> day.kept().rollUps(List.of(key)).getFirst().bases())
        .toList();
  }

  private static Set<Integer> toldVersions(PowerDay.Left left) {
    Set<Integer> told = new TreeSet<>();
    for (ShopfloorEvent event : left.events()) {
      switch (event) {
        case ShiftClosed closed when closed.shift().equals("early") -> told.add(0);
        case ShiftFinalized done when done.shift().equals("early") -> told.add(1);
        case ShiftRestated again when again.shift().equals("early") -> told.add(again.version());
        default -> {}
      }
    }
    return told;
  }

  private static Set<Integer> storedVersions(PowerDay.Left left) {
    return left.items().keySet().stream()
        .filter(key -> key.contains(" V#2026-03-02T05:00:00Z#v"))
        .map(key -> Integer.parseInt(key.substring(key.lastIndexOf('v') + 1)))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
