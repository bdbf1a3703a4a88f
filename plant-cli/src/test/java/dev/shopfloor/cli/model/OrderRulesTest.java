package dev.shopfloor.cli.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.model.Severity;
import dev.shopfloor.plant.AssetHistory;
import dev.shopfloor.plant.AssetRevision;
import dev.shopfloor.plant.Choice;
import dev.shopfloor.plant.OrderBudget;
import dev.shopfloor.plant.OrderFlapping;
import dev.shopfloor.plant.OrderRoute;
import dev.shopfloor.plant.OrderRule;
import dev.shopfloor.plant.OrderSettings;
import dev.shopfloor.plant.OrderSilence;
import dev.shopfloor.plant.TopicMatch;
import dev.shopfloor.plant.WeeklyTime;
import dev.shopfloor.plant.WorkOrderSpec;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OrderRulesTest {
  private static final String SITES =
      """
      sites:
        berlin:
          zone: Europe/Berlin
          workOrders:
            rules:
              - {name: here, match: {criticality: high..}, from: low}
            maintenance:
              - {match: {line: line2}, days: [sat, sun], at: "06:00", for: 4 h, reason: service}
            budget: {site: off}
          lines:
            line1:
              assets:
                pump1: {type: pump}
                mill1: {type: mill5, criticality: high, workOrders: {budget: {orders: 3, per: 2 h}}}
            line2:
              area: north
              assets:
                saw1: {type: saw}
        tokyo:
          zone: Asia/Tokyo
          lines:
            line1:
              assets:
                pump9: {type: pump}
      """;

  @Test
  void everySettingOfARuleIsCompiled() {
    WorkOrderSpec spec =
        rules(
            "tokyo/pump9",
            """
            workOrders:
              rules:
                - name: all
                  match:
                    {type: [pump, "mill*"], kind: [stop, data-quality], signal: "oil*", code: "E1",
                     severity: [low, high..]}
                  since: "2026-12-01T06:00"
                  until: "2027-01-01T00:00+01:00"
                  severity: critical
                  priority: P1
                  from: high
                  route: {team: Mechanics, fields: {workType: CM}}
                  mute: known
                  holdOff: 30 s
                  flapping: {times: 4, within: 5 min}
              budget: {asset: {orders: 5, per: 1 h}, site: {orders: 20, per: 10 min}}
            """);

    assertThat(spec)
        .isEqualTo(
            new WorkOrderSpec(
                List.of(
                    new OrderRule(
                        "all",
                        new TopicMatch(
                            List.of("STOP", "DATA_QUALITY"),
                            List.of("oil*"),
                            List.of("E1"),
                            Set.of(Severity.LOW, Severity.HIGH, Severity.CRITICAL)),
                        ns("2026-12-01T06:00:00+09:00"),
                        ns("2027-01-01T00:00:00+01:00"),
                        new OrderSettings(
                            new Choice<>(Severity.CRITICAL),
                            new Choice<>(1),
                            new Choice<>(Severity.HIGH),
                            new Choice<>(new OrderRoute("Mechanics", Map.of("workType", "CM"))),
                            new Choice<>("known"),
                            new Choice<>(hours(1) / 120),
                            new Choice<>(new OrderFlapping(4, hours(1) / 12, hours(24)))))),
                List.of(),
                new OrderBudget(5, hours(1)),
                new OrderBudget(20, hours(1) / 6)));
  }

  @Test
  void anAssetCarriesOnlyWhatCanConcernItAndItsSitesRulesFirst() {
    String plant =
        """
        workOrders:
          rules:
            - {name: pumps, match: {type: pump}, holdOff: 1 min}
            - {name: north, match: {area: "n*"}, route: North}
            - {name: everywhere, priority: P3}
        """;

    assertThat(names(rules("berlin/pump1", plant))).containsExactly("pumps", "everywhere");
    assertThat(names(rules("berlin/mill1", plant))).containsExactly("here", "everywhere");
    assertThat(names(rules("berlin/saw1", plant))).containsExactly("north", "everywhere");
    assertThat(names(rules("tokyo/pump9", plant))).containsExactly("pumps", "everywhere");
  }

  @Test
  void theNearestBudgetCounts() {
    String plant =
        "workOrders: {budget: {asset: {orders: 5, per: 1 h}, site: {orders: 9, per: 1 h}}}\n";

    assertThat(rules("berlin/mill1", plant).perAsset()).isEqualTo(new OrderBudget(3, hours(2)));
    assertThat(rules("berlin/pump1", plant).perAsset()).isEqualTo(new OrderBudget(5, hours(1)));
    assertThat(rules("berlin/pump1", plant).perSite()).isEqualTo(OrderBudget.UNLIMITED);
    assertThat(rules("tokyo/pump9", plant).perSite()).isEqualTo(new OrderBudget(9, hours(1)));
    assertThat(rules("tokyo/pump9", "").perSite()).isNull();
  }

  @Test
  void windowsAndShelvedProblemsAreCompiled() {
    String plant =
        """
        workOrders:
          maintenance:
            - {match: {asset: saw1}, from: "2026-12-24T06:00", to: "2026-12-27T06:00", reason: overhaul}
            - {match: {asset: saw1}, from: "2026-12-01T00:00", reason: out of service}
          shelved:
            - {match: {asset: "s*", signal: level}, until: "2026-12-01T06:00", reason: part, by: Maier}
        """;

    assertThat(rules("berlin/saw1", plant).silences())
        .containsExactly(
            new OrderSilence(
                OrderSilence.Kind.MAINTENANCE,
                "service",
                null,
                TopicMatch.ALL,
                0,
                Long.MAX_VALUE,
                new WeeklyTime(
                    Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY), LocalTime.of(6, 0), hours(4))),
            new OrderSilence(
                OrderSilence.Kind.MAINTENANCE,
                "overhaul",
                null,
                TopicMatch.ALL,
                ns("2026-12-24T06:00:00+01:00"),
                ns("2026-12-27T06:00:00+01:00"),
                null),
            new OrderSilence(
                OrderSilence.Kind.MAINTENANCE,
                "out of service",
                null,
                TopicMatch.ALL,
                ns("2026-12-01T00:00:00+01:00"),
                Long.MAX_VALUE,
                null),
            new OrderSilence(
                OrderSilence.Kind.SHELVED,
                "part",
                "Maier",
                new TopicMatch(List.of(), List.of("level"), List.of(), Set.of()),
                0,
                ns("2026-12-01T06:00:00+01:00"),
                null));
    assertThat(rules("berlin/pump1", plant).silences()).isEmpty();
  }

  @Test
  void aChangeOfTheAssetChangesWhichRulesConcernItFromThenOn() {
    String file =
        TestFiles.plant(
                """
                type: press
                changes: [{from: "2026-11-01T06:00:00+01:00", type: mill, workOrders: {from: low}}]
                """)
            + "workOrders: {rules: [{name: mills, match: {type: mill}, priority: P1}]}\n";

    AssetHistory press = TestFiles.load(file).require().assets().getFirst();

    long change = ns("2026-11-01T06:00:00+01:00");
    assertThat(names(press.at(change - 1).workOrders())).isEmpty();
    assertThat(names(press.at(change).workOrders())).containsExactly("mills");
    assertThat(press.at(change).workOrderFrom()).isEqualTo(Severity.LOW);
  }

  @Test
  void rulesDoNotChangeTheVersionThatValuesCarry() {
    String plain = TestFiles.plant("type: press");
    String ruled = plain + "workOrders: {rules: [{name: a, priority: P1}]}\n";

    assertThat(TestFiles.asset(ruled).context()).isEqualTo(TestFiles.asset(plain).context());
    assertThat(TestFiles.load(ruled).require().version())
        .isNotEqualTo(TestFiles.load(plain).require().version());
  }

  private static WorkOrderSpec rules(String asset, String plant) {
    PlantLoad load = TestFiles.load("shopfloor: 1\n" + plant + SITES);
    assertThat(load.problems()).isEmpty();
    return load.require().assets().stream()
        .filter(history -> history.key().text().equals(asset))
        .map(AssetHistory::latest)
        .map(AssetRevision::workOrders)
        .findFirst()
        .orElseThrow();
  }

  private static List<String> names(WorkOrderSpec spec) {
    return spec.rules().stream().map(OrderRule::name).toList();
  }

  private static long hours(int hours) {
    return Duration.ofHours(hours).toNanos();
  }

  private static long ns(String time) {
    return OffsetDateTime.parse(time).toInstant().toEpochMilli() * 1_000_000L;
  }
}
