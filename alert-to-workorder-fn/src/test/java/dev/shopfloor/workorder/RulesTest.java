package dev.shopfloor.workorder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.model.AssetKey;
import dev.shopfloor.model.Severity;
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
import dev.shopfloor.testing.TestPlant;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RulesTest {
  private static final long TIME = Given.MORNING;
  private static final long HOUR = Duration.ofHours(1).toNanos();
  private static final TopicMatch OIL =
      new TopicMatch(List.of("STATE"), List.of("hydr*"), List.of("149"), Set.of());

  @Test
  void anAssetWithoutRulesAndAStrangerGetTheDefaults() {
    Handling handling = asked(WorkOrderSpec.NONE, raised(Severity.HIGH), TIME).handling();

    assertThat(handling.flapping()).isEqualTo(Flapping.DEFAULT);
    assertThat(handling.perAsset()).isEqualTo(new Budget(10, HOUR));
    assertThat(handling.perSite()).isEqualTo(new Budget(30, HOUR / 6));
    assertThat(handling.holdOff()).isZero();
    assertThat(handling.silence()).isNull();
    assertThat(handling.rules()).isEmpty();
    Occurrence.Raised stranger =
        new Occurrence.Raised(
            "e", Given.KEY, new AssetKey("berlin", "nobody"), "", TIME, "", "", Severity.HIGH);
    assertThat(new Assets(TestPlant.directory()).policy(stranger, TIME).handling())
        .isEqualTo(handling);
  }

  @Test
  void ofEachSettingTheFirstRuleThatNamesItCounts() {
    WorkOrderSpec spec =
        rules(
            rule("route", OIL, sets(null, null, new OrderRoute("Hydraulics", Map.of()))),
            rule("worse", TopicMatch.ALL, sets(Severity.CRITICAL, 2, null)),
            rule("all", TopicMatch.ALL, sets(Severity.LOW, 4, new OrderRoute("All", Map.of()))));

    AssetPolicy policy = asked(spec, raised(Severity.HIGH), TIME);

    assertThat(policy.severity(Severity.HIGH)).isEqualTo(Severity.CRITICAL);
    assertThat(policy.priority(Severity.CRITICAL)).isEqualTo(Priority.P2);
    assertThat(policy.handling().route()).isEqualTo(new Route("Hydraulics", Map.of()));
    assertThat(policy.handling().rules()).containsExactly("route", "worse");
  }

  @Test
  void offTakesBackWhatLaterRulesWouldSet() {
    OrderSettings off =
        new OrderSettings(
            Choice.off(),
            Choice.off(),
            Choice.off(),
            Choice.off(),
            Choice.off(),
            Choice.off(),
            Choice.off());
    OrderSettings all =
        new OrderSettings(
            new Choice<>(Severity.LOW),
            new Choice<>(1),
            new Choice<>(Severity.CRITICAL),
            new Choice<>(new OrderRoute("All", Map.of())),
            new Choice<>("known"),
            new Choice<>(HOUR),
            new Choice<>(new OrderFlapping(3, HOUR, HOUR)));

    AssetPolicy policy =
        asked(
            rules(rule("off", OIL, off), rule("all", TopicMatch.ALL, all)),
            raised(Severity.HIGH),
            TIME);

    assertThat(policy.workOrderFrom()).isEqualTo(Severity.MEDIUM);
    assertThat(policy.handling())
        .isEqualTo(
            new Handling(
                null,
                null,
                Route.NONE,
                null,
                0,
                Flapping.NEVER,
                Budget.PER_ASSET,
                Budget.PER_SITE,
                List.of("off")));
  }

  @Test
  void aMuteTellsItsRuleAndHoldsUntilTheRuleDoes() {
    OrderSettings mute =
        new OrderSettings(null, null, null, null, new Choice<>("known"), null, null);
    WorkOrderSpec spec = rules(new OrderRule("quiet", OIL, 0, TIME + HOUR, mute));

    assertThat(asked(spec, raised(Severity.HIGH), TIME).handling().silence())
        .isEqualTo(new Silence(Silence.Kind.MUTED, "known (rule quiet)", TIME + HOUR));
    assertThat(asked(spec, raised(Severity.HIGH), TIME + HOUR).handling().silence()).isNull();
  }

  @Test
  void ofSeveralSilencesTheOneThatEndsLastCountsAndAMuteBeforeAll() {
    OrderSilence window = silence(OrderSilence.Kind.MAINTENANCE, "overhaul", TIME + HOUR);
    OrderSilence shelved = silence(OrderSilence.Kind.SHELVED, "part", TIME + 2 * HOUR);
    WorkOrderSpec both = new WorkOrderSpec(List.of(), List.of(window, shelved), null, null);

    assertThat(asked(both, raised(Severity.HIGH), TIME).handling().silence())
        .isEqualTo(new Silence(Silence.Kind.SHELVED, "part", TIME + 2 * HOUR));
    OrderSettings mute = new OrderSettings(null, null, null, null, new Choice<>("x"), null, null);
    WorkOrderSpec muted =
        new WorkOrderSpec(
            List.of(rule("quiet", TopicMatch.ALL, mute)), both.silences(), null, null);
    assertThat(asked(muted, raised(Severity.HIGH), TIME).handling().silence())
        .isEqualTo(new Silence(Silence.Kind.MUTED, "x (rule quiet)", Long.MAX_VALUE));
  }

  @Test
  void aWeeklyWindowIsJudgedByTheClockOfTheSite() {
    WeeklyTime sundays =
        new WeeklyTime(Set.of(DayOfWeek.SUNDAY), LocalTime.of(1, 0), Duration.ofHours(3).toNanos());
    WorkOrderSpec spec =
        new WorkOrderSpec(
            List.of(),
            List.of(
                new OrderSilence(
                    OrderSilence.Kind.MAINTENANCE,
                    "weekly",
                    null,
                    TopicMatch.ALL,
                    0,
                    Long.MAX_VALUE,
                    sundays)),
            null,
            null);
    // the clock goes from 02:00 to 03:00: three hours from 01:00 end at 05:00
    long end = ns("2026-03-29T05:00:00+02:00");

    assertThat(asked(spec, raised(Severity.HIGH), end - 1).handling().silence())
        .isEqualTo(new Silence(Silence.Kind.MAINTENANCE, "weekly", end));
    assertThat(asked(spec, raised(Severity.HIGH), end).handling().silence()).isNull();
  }

  @Test
  void whatIsNoBeginningGetsOnlyWhatHoldsForTheWholeAssetAndNoSilence() {
    OrderSettings mute = new OrderSettings(null, null, null, null, new Choice<>("x"), null, null);
    WorkOrderSpec spec =
        new WorkOrderSpec(
            List.of(
                rule("oil", OIL, sets(null, 1, null)),
                rule("asset", TopicMatch.ALL, sets(null, 2, null)),
                rule("quiet", TopicMatch.ALL, mute)),
            List.of(silence(OrderSilence.Kind.MAINTENANCE, "overhaul", TIME + HOUR)),
            new OrderBudget(3, HOUR),
            OrderBudget.UNLIMITED);

    Handling handling = asked(spec, Given.cleared("c", TIME), TIME).handling();

    assertThat(handling.priority()).isEqualTo(Priority.P2);
    assertThat(handling.silence()).isNull();
    assertThat(handling.perAsset()).isEqualTo(new Budget(3, HOUR));
    assertThat(handling.perSite()).isEqualTo(Budget.UNLIMITED);
    Occurrence.Retried retried = new Occurrence.Retried(raised(Severity.HIGH), TIME);
    assertThat(asked(spec, retried, TIME).handling().priority()).isEqualTo(Priority.P1);
  }

  private static AssetPolicy asked(WorkOrderSpec spec, Occurrence occurrence, long time) {
    AssetRevision press = TestPlant.press().with(spec);
    return new Assets(TestPlant.directory(press)).policy(occurrence, time);
  }

  private static Occurrence.Raised raised(Severity severity) {
    return new Occurrence.Raised(
        "e",
        Given.KEY,
        Given.PRESS,
        "line1",
        TIME,
        "OIL LOW",
        "",
        severity,
        new Occurrence.Details(
            new Occurrence.Topic("STATE", "hydraulics", "149"), null, null, List.of()));
  }

  private static WorkOrderSpec rules(OrderRule... rules) {
    return new WorkOrderSpec(List.of(rules), List.of(), null, null);
  }

  private static OrderRule rule(String name, TopicMatch match, OrderSettings sets) {
    return new OrderRule(name, match, 0, Long.MAX_VALUE, sets);
  }

  private static OrderSettings sets(
      @Nullable Severity severity, @Nullable Integer priority, @Nullable OrderRoute route) {
    return new OrderSettings(
        severity == null ? null : new Choice<>(severity),
        priority == null ? null : new Choice<>(priority),
        null,
        route == null ? null : new Choice<>(route),
        null,
        null,
        null);
  }

  private static OrderSilence silence(OrderSilence.Kind kind, String reason, long to) {
    return new OrderSilence(kind, reason, null, TopicMatch.ALL, TIME - HOUR, to, null);
  }

  private static long ns(String instant) {
    return OffsetDateTime.parse(instant).toInstant().toEpochMilli() * 1_000_000L;
  }
}
