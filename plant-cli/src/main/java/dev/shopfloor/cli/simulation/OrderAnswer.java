package dev.shopfloor.cli.simulation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * One problem of one asset and the work orders that it must have.
 *
 * @param asset {@code site/asset}
 * @param problem the parts of the dedup key after site and asset, joined by {@code /}
 * @param raised when the problem began or became worse, by the machine's clock, in order
 * @param orders number of work orders: the first raise makes one, and so does each raise after a
 *     completion
 */
public record OrderAnswer(String asset, String problem, List<Instant> raised, int orders) {
  /** Copies the list. */
  public OrderAnswer {
    raised = List.copyOf(raised);
  }

  /** What makes two events the same problem: site, asset, and the problem's own parts. */
  public List<String> dedupParts() {
    List<String> parts = new ArrayList<>();
    Collections.addAll(parts, asset.split("/", -1));
    Collections.addAll(parts, problem.split("/", -1));
    return List.copyOf(parts);
  }
}
