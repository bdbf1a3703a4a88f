package dev.shopfloor.cli.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.cli.local.cmms.WorkOrder;
import dev.shopfloor.cli.local.cmms.WorkOrder.Change;
import dev.shopfloor.cli.local.cmms.WorkOrder.Status;
import dev.shopfloor.cli.page.Check;
import dev.shopfloor.cli.simulation.Completion;
import dev.shopfloor.cli.simulation.KnownAnswers;
import dev.shopfloor.cli.simulation.OrderAnswer;
import dev.shopfloor.cli.simulation.ShiftAnswer;
import dev.shopfloor.model.AssetKey;
import dev.shopfloor.model.Reason;
import dev.shopfloor.oee.Accounting;
import dev.shopfloor.oee.Bases;
import dev.shopfloor.oee.Lifecycle;
import dev.shopfloor.oee.Pieces;
import dev.shopfloor.oee.Ratios;
import dev.shopfloor.oee.ShiftResult;
import dev.shopfloor.oee.ShiftTimes;
import dev.shopfloor.oee.ShiftWindow;
import dev.shopfloor.oee.StopFigures;
import dev.shopfloor.plant.OeePolicy;
import dev.shopfloor.workorder.Markers;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class KnownChecksTest {
  private static final Instant START = Instant.parse("2026-03-02T05:00:00Z");
  private static final Instant END = START.plusSeconds(8 * 3600);
  private static final Instant NOW = START.plusSeconds(100);
  private static final OrderAnswer PROBLEM =
      new OrderAnswer("chemnitz/press01", "stop", List.of(NOW), 1);
  private static final ShiftAnswer SHIFT =
      new ShiftAnswer(
          "chemnitz/press01",
          "early",
          START,
          END,
          false,
          new TreeMap<>(Map.of("1", 90_000L, "3", 10_000L)),
          20,
          19,
          1,
          100_000,
          90_000,
          0.9,
          0.8,
          0.95,
          0.684);

  @Test
  void whatTheFunctionsComputedAsTheyMustIsEqual() {
    assertThat(checks(result(90_000, 20, 0.684 + 1e-12), List.of(order(1, Status.OPEN))))
        .hasSizeGreaterThan(10)
        .allMatch(Check::equal);
  }

  @Test
  void aMillisecondInAStateIsADifference() {
    assertThat(different(checks(result(89_999, 20, 0.684), List.of(order(1, Status.OPEN)))))
        .containsExactly("time in 1");
  }

  @Test
  void aPieceIsADifference() {
    assertThat(different(checks(result(90_000, 21, 0.684), List.of(order(1, Status.OPEN)))))
        .containsExactly("pieces");
  }

  @Test
  void theMillionthPartOfARatioIsADifference() {
    assertThat(different(checks(result(90_000, 20, 0.684001), List.of(order(1, Status.OPEN)))))
        .containsExactly("OEE");
  }

  @Test
  void aShiftWithoutAResultIsDifferentInAllItsNumbers() {
    assertThat(checks(null, List.of(order(1, Status.OPEN))))
        .filteredOn(check -> "early, Mon 05:00".equals(check.scope()))
        .isNotEmpty()
        .noneMatch(Check::equal);
  }

  @Test
  void aMissingASecondAndAForeignWorkOrderAreDifferences() {
    ShiftResult right = result(90_000, 20, 0.684);
    WorkOrder foreign = order(3, "sf:somebody-else.1", Status.OPEN, List.of());

    assertThat(different(checks(right, List.of()))).containsExactly("stop");
    assertThat(different(checks(right, List.of(order(1, Status.OPEN), order(2, Status.OPEN)))))
        .containsExactly("stop");
    assertThat(different(checks(right, List.of(order(1, Status.OPEN), foreign))))
        .containsExactly("of no known problem");
  }

  @Test
  void aRecordInQuarantineForAnUnknownReasonIsADifference() {
    KnownAnswers known = known();

    List<Check> checks =
        KnownChecks.of(
            known,
            7,
            List.of(result(90_000, 20, 0.684)),
            List.of(order(1, Status.OPEN)),
            Map.of(Reason.MALFORMED_JSON, 2, Reason.LATE, 1),
            ZoneOffset.UTC);

    assertThat(different(checks)).containsExactly("LATE");
  }

  @Test
  void anOrderThatAPersonFinishedIsToldToTheSimulationByItsOwnNames() {
    Instant done = NOW.plusSeconds(30);
    Change finished = new Change(done, "Kim", "status", "OPEN", "COMPLETED");

    assertThat(
            KnownChecks.completions(
                List.of(PROBLEM),
                List.of(
                    order(1, Status.OPEN),
                    order(2, marker(), Status.COMPLETED, List.of(finished)))))
        .containsExactly(new Completion("chemnitz/press01", "stop", done));
  }

  private static List<Check> checks(@Nullable ShiftResult result, List<WorkOrder> orders) {
    return KnownChecks.of(
        known(),
        7,
        result == null ? List.of() : List.of(result),
        orders,
        Map.of(Reason.MALFORMED_JSON, 2),
        ZoneOffset.UTC);
  }

  private static KnownAnswers known() {
    SortedMap<String, Long> quarantined = new TreeMap<>(Map.of("MALFORMED_JSON", 2L));
    return new KnownAnswers(NOW, 7, 0, List.of(SHIFT), quarantined, List.of(PROBLEM));
  }

  private static List<String> different(List<Check> checks) {
    return checks.stream().filter(check -> !check.equal()).map(Check::name).toList();
  }

  private static ShiftResult result(long running, long pieces, double oee) {
    long nanos = START.getEpochSecond() * 1_000_000_000L;
    return new ShiftResult(
        new AssetKey("chemnitz", "press01"),
        "stamping",
        new ShiftWindow("early", nanos, END.getEpochSecond() * 1_000_000_000L, false),
        NOW.getEpochSecond() * 1_000_000_000L,
        ShiftResult.Status.OK,
        "1",
        nanos,
        new ShiftTimes(90_000, 0, 0, 10_000, 0, 0, 0, 0, 0, 0, 0),
        new TreeMap<>(Map.of("1", running, "3", 10_000L)),
        new Bases(
            100_000_000_000L, 100_000_000_000L, 90_000_000_000L, 0, 0, 72_000_000_000L, 0, 0, true),
        new Pieces(pieces, 19, 1, 0),
        new StopFigures(1, 0, 1, 10_000, 0),
        List.of(),
        List.of(),
        new Ratios(0.9, 0.8, 0.95, 0.95, oee, oee, oee, 1.0, oee, oee, 1.0),
        Set.of(),
        "model",
        "default",
        Accounting.of(OeePolicy.DEFAULT),
        Lifecycle.LIVE,
        null,
        null);
  }

  private static WorkOrder order(long id, Status status) {
    return order(id, marker(), status, List.of());
  }

  private static String marker() {
    return Markers.key(PROBLEM.dedupParts()) + ".1";
  }

  private static WorkOrder order(long id, String marker, Status status, List<Change> audit) {
    return new WorkOrder(
        id, "stands", "", "P2", "ST-PR-01", marker, status, NOW, NOW, List.of(), audit);
  }
}
