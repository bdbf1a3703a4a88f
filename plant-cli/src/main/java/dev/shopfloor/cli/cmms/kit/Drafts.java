package dev.shopfloor.cli.cmms.kit;

import dev.shopfloor.model.AssetKey;
import dev.shopfloor.model.Severity;
import dev.shopfloor.workorder.Cmms;
import dev.shopfloor.workorder.Priority;
import dev.shopfloor.workorder.Route;

/** Work orders to be made. */
final class Drafts {
  static final String TITLE = "press07: coolant temperature 92.3 °C above HH";
  static final String BODY =
      "What: coolant temperature 92.3 °C above HH 90 °C\nWhere: hall 2, line 4";

  private Drafts() {}

  static Cmms.Draft of(Bench bench, Priority priority, String marker) {
    return of(bench, TITLE, BODY, priority, marker);
  }

  static Cmms.Draft of(Bench bench, String title, String body, Priority priority, String marker) {
    return about(bench, title, body, priority, bench.vendor().asset().given(), marker);
  }

  static Cmms.Draft about(
      Bench bench, String title, String body, Priority priority, String asset, String marker) {
    Cmms.About about =
        new Cmms.About(
            new AssetKey("plant1", "press07"),
            "line4",
            "coolant temperature HH",
            Severity.HIGH,
            bench.now(),
            null,
            Route.NONE);
    return new Cmms.Draft(title, body, marker, priority, asset, marker, about);
  }
}
