package dev.shopfloor.cli.alert;

import dev.shopfloor.workorder.fake.FakeOrder;
import java.time.Duration;

/** Completes each order ten minutes after it was made, to the hardship of who wants few of them. */
final class QuickPerson {
  private static final long TAKES = Duration.ofMinutes(10).toNanos();

  private final TrialDesk desk;

  QuickPerson(TrialDesk desk) {
    this.desk = desk;
  }

  /** Works until then, ns since the epoch. */
  void until(long time) {
    while (desk.clock.now() > 0 && desk.clock.now() < time) {
      long now = desk.clock.now();
      long next =
          desk.cmms.orders().stream()
              .filter(FakeOrder::open)
              .mapToLong(order -> order.created + TAKES)
              .filter(at -> at > now)
              .min()
              .orElse(Long.MAX_VALUE);
      desk.passTo(Math.min(Math.min(next, now + TAKES), time));
      desk.cmms.orders().stream()
          .filter(order -> order.open() && order.created + TAKES <= desk.clock.now())
          .forEach(order -> desk.cmms.stage(order, FakeOrder.Stage.COMPLETED, "Jens"));
    }
  }
}
