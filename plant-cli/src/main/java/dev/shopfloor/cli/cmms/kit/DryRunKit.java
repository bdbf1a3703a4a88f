package dev.shopfloor.cli.cmms.kit;

import dev.shopfloor.cli.cmms.kit.Result.Status;
import dev.shopfloor.model.AssetKey;
import dev.shopfloor.model.Severity;
import dev.shopfloor.workorder.Cmms;
import dev.shopfloor.workorder.DryRunCmms;
import dev.shopfloor.workorder.Priority;
import dev.shopfloor.workorder.Route;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The checks that make sense for the profile that calls nobody. */
public final class DryRunKit {
  private static final Cmms.Limit LIMIT = new Cmms.Limit(1, Duration.ofSeconds(1));

  private DryRunKit() {}

  /** Runs them. */
  public static KitReport run() {
    return run(new DryRunCmms());
  }

  static KitReport run(Cmms cmms) {
    String marker = Bench.marker(1);
    Cmms.About about =
        new Cmms.About(
            new AssetKey("plant1", "press07"), "", "HH", Severity.LOW, 1, null, Route.NONE);
    Cmms.Draft draft =
        new Cmms.Draft(Drafts.TITLE, Drafts.BODY, marker, Priority.P3, "press07", marker, about);
    Cmms.Creating made = cmms.create(draft, LIMIT);
    Cmms.Order order =
        made instanceof Cmms.Created(Cmms.Order created)
            ? created
            : Cmms.Order.of(marker, marker, marker);
    List<Result> results = new ArrayList<>();
    results.add(
        result(
            "create",
            "An order gets a number that begins with DRY-, the same one at each attempt.",
            order.number().startsWith("DRY-") && cmms.create(draft, LIMIT).equals(made)));
    results.add(
        result(
            "comment, raise",
            "What is told to an order is taken.",
            cmms.comment(order, "x", "e1", LIMIT) == Cmms.Changed.DONE
                && cmms.raisePriority(order, Priority.P1, LIMIT) == Cmms.Changed.DONE));
    results.add(
        result(
            "read",
            "An order stays open.",
            cmms.read(order, LIMIT) instanceof Cmms.Found(List<Cmms.Order> read)
                && read.equals(List.of(order))));
    results.add(
        new Result(
            "calls",
            "A work order arrives in a maintenance system.",
            Status.NOT_DECLARED,
            "Nobody is called: each decision is recorded and told on the bus, and people work from"
                + " that.",
            "",
            ""));
    return new KitReport(cmms.profile(), "nobody", results);
  }

  private static Result result(String name, String sentence, boolean holds) {
    return new Result(
        name, sentence, holds ? Status.PASSED : Status.FAILED, holds ? "" : "it does not", "", "");
  }
}
