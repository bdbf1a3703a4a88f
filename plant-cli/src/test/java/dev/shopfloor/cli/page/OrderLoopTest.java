package dev.shopfloor.cli.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.cli.local.cmms.WorkOrder;
import dev.shopfloor.model.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OrderLoopTest {
  private final OrderLoop loop = new OrderLoop();

  @Test
  void ofNoOrderNothingIsKnown() {
    assertThat(json()).isEqualTo("{\"finished\":0,\"falseAlarms\":0}");
  }

  @Test
  void aCancelledOrderIsAFalseAlarmUnlessWeCancelledIt() {
    loop.add(order(WorkOrder.Status.COMPLETED, "Jens"), times(0, 40, 400), null);
    loop.add(order(WorkOrder.Status.CANCELLED, "Jens"), times(0, 60, 90), null);
    loop.add(order(WorkOrder.Status.CANCELLED, "Shopfloor"), times(0, 90, 91), null);

    assertThat(json())
        .isEqualTo("{\"toOrder\":50,\"toComplete\":400,\"finished\":2,\"falseAlarms\":1}");
  }

  @Test
  void anAlarmThatIsNotKnownCountsInNoMedian() {
    OrderTimes unknown = new OrderTimes(Optional.empty(), 40, Optional.of(50L), Optional.of(60L));

    loop.add(order(WorkOrder.Status.COMPLETED, "Jens"), unknown, null);

    assertThat(json()).isEqualTo("{\"finished\":1,\"falseAlarms\":0}");
  }

  @Test
  void anOrderThatIsOlderThanItsAlarmHasNone() {
    WorkOrder order = order(WorkOrder.Status.OPEN, "Jens");
    ProblemState state = new ProblemState("OPEN", 1, Optional.of(41_000L), null, "");

    assertThat(OrderTimes.of(order, null, state).alarm()).isEmpty();
  }

  @Test
  void theTableTellsOfThePresentGenerationOnly() {
    WorkOrder order = order(WorkOrder.Status.OPEN, "Jens");

    assertThat(
            OrderTimes.of(order, null, new ProblemState("OPEN", 1, Optional.of(7L), null, ""))
                .alarm())
        .contains(7L);
    assertThat(
            OrderTimes.of(order, null, new ProblemState("OPEN", 2, Optional.of(7L), null, ""))
                .alarm())
        .isEmpty();
  }

  private static OrderTimes times(long alarm, long ordered, long ended) {
    return new OrderTimes(Optional.of(alarm), ordered, Optional.empty(), Optional.of(ended));
  }

  private static WorkOrder order(WorkOrder.Status status, String by) {
    Instant at = Instant.ofEpochSecond(40);
    return new WorkOrder(
        1,
        "title",
        "",
        "P2",
        "",
        "sf:aaaaaaaaaaaaaaaaaaaaaaaaaa.1",
        status,
        at,
        at,
        List.of(),
        List.of(new WorkOrder.Change(at, by, "status", "OPEN", status.name())));
  }

  private String json() {
    return new String(Json.bytes(loop::write), StandardCharsets.UTF_8);
  }
}
