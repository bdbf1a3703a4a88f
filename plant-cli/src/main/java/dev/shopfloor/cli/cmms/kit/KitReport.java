package dev.shopfloor.cli.cmms.kit;

import dev.shopfloor.cli.cmms.kit.Result.Status;
import java.util.List;

/**
 * What came of a profile before a vendor.
 *
 * @param profile the profile's name
 * @param vendor the vendor's
 * @param results in the order of the checks
 */
public record KitReport(String profile, String vendor, List<Result> results) {
  /** Copies the results. */
  public KitReport {
    results = List.copyOf(results);
  }

  /** Those that ended so. */
  public List<Result> with(Status status) {
    return results.stream().filter(each -> each.status() == status).toList();
  }

  /** Whether all that is declared holds. */
  public boolean passed() {
    return with(Status.FAILED).isEmpty();
  }
}
