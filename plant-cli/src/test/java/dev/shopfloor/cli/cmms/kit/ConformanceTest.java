package dev.shopfloor.cli.cmms.kit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.cli.cmms.kit.Result.Status;
import dev.shopfloor.cli.cmms.vendor.Vendors;
import dev.shopfloor.workorder.DryRunCmms;
import dev.shopfloor.workorder.cmms.Profiles;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every profile before the system that its vendor documents. */
class ConformanceTest {
  private static final List<String> ALL =
      List.of(
          "atlas",
          "dry-run",
          "erpnext",
          "factory-ai",
          "fiix",
          "limble",
          "maintainx",
          "maximo",
          "odoo",
          "plant-cmms",
          "sap-s4",
          "servicenow",
          "upkeep",
          "webhook");

  static List<String> played() {
    return Vendors.NAMES;
  }

  @ParameterizedTest
  @MethodSource("played")
  void aProfileHoldsForAllThatItDeclares(String name) {
    KitReport report = new Kit(Subjects.named(name), Reach.MEMORY).run();

    assertThat(report.with(Status.FAILED)).isEmpty();
    assertThat(report.with(Status.NOT_DECLARED))
        .allSatisfy(gap -> assertThat(gap.why()).as(gap.name()).isNotBlank());
    assertThat(report.with(Status.PASSED)).hasSizeGreaterThan(20);
  }

  @Test
  void theOneThatCallsNobodyHoldsForWhatMakesSense() {
    KitReport report = DryRunKit.run();

    assertThat(report.passed()).isTrue();
    assertThat(report.with(Status.NOT_DECLARED))
        .singleElement()
        .satisfies(gap -> assertThat(gap.why()).contains("Nobody is called"));
  }

  @Test
  void everyProfileIsPlayed() {
    TreeSet<String> profiles = new TreeSet<>(Profiles.NAMES);
    profiles.add(DryRunCmms.PROFILE);
    TreeSet<String> played = new TreeSet<>(Vendors.NAMES);
    played.add(DryRunCmms.PROFILE);

    assertThat(profiles).containsExactlyElementsOf(ALL);
    assertThat(played).containsExactlyElementsOf(ALL);
  }
}
