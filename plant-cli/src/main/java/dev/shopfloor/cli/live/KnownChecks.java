package dev.shopfloor.cli.live;

import dev.shopfloor.cli.local.cmms.WorkOrder;
import dev.shopfloor.cli.page.Check;
import dev.shopfloor.cli.simulation.Completion;
import dev.shopfloor.cli.simulation.KnownAnswers;
import dev.shopfloor.cli.simulation.OrderAnswer;
import dev.shopfloor.cli.simulation.ShiftAnswer;
import dev.shopfloor.model.Reason;
import dev.shopfloor.oee.Pieces;
import dev.shopfloor.oee.Ratios;
import dev.shopfloor.oee.ShiftResult;
import dev.shopfloor.workorder.Markers;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Holds the simulation's known answers against what the functions left in their stores. The two
 * share no code: this is where they meet.
 */
final class KnownChecks {
  // both sides divide the same whole numbers; only the order of two divisions may differ
  private static final double RATIO_TOLERANCE = 1e-9;
  private static final long NANOS_PER_SECOND = 1_000_000_000L;

  private final DateTimeFormatter time;
  private final List<Check> checks = new ArrayList<>();

  private KnownChecks(ZoneId zone) {
    time = DateTimeFormatter.ofPattern("EEE HH:mm", Locale.ENGLISH).withZone(zone);
  }

  /**
   * All checks, those of the whole plant first.
   *
   * @param known as of a tick
   * @param messages taken by the first stage
   * @param results of every asset and shift, as of the same tick
   * @param orders in the CMMS
   * @param quarantined records by reason
   * @param zone of the site, for the names of shifts
   */
  static List<Check> of(
      KnownAnswers known,
      long messages,
      List<ShiftResult> results,
      List<WorkOrder> orders,
      Map<Reason, Integer> quarantined,
      ZoneId zone) {
    KnownChecks all = new KnownChecks(zone);
    all.whole(null, null, "messages", known.messages(), messages);
    all.quarantine(known.quarantined(), quarantined);
    all.orders(known.orders(), orders);
    Map<String, ShiftResult> byShift =
        results.stream()
            .collect(
                Collectors.toMap(
                    result ->
                        key(result.asset().text(), result.window().start() / NANOS_PER_SECOND),
                    Function.identity(),
                    (one, other) -> one));
    for (ShiftAnswer shift : known.shifts()) {
      all.shift(shift, byShift.get(key(shift.asset(), shift.start().getEpochSecond())));
    }
    return all.checks;
  }

  /** The orders that people finished, by the simulation's own names for the problems. */
  static List<Completion> completions(List<OrderAnswer> problems, List<WorkOrder> orders) {
    List<Completion> completions = new ArrayList<>();
    for (OrderAnswer problem : problems) {
      for (WorkOrder order : orders) {
        if (order.marker().startsWith(marker(problem))) {
          order
              .finished()
              .ifPresent(end ->
                  completions.add(new Completion(problem.asset(), problem.problem(), end.at())));
        }
      }
    }
    return completions;
  }

  /** What the markers of all orders of a problem begin with. */
  private static String marker(OrderAnswer problem) {
    return Markers.key(problem.dedupParts()) + '.';
  }

  private static String key(String asset, long startSeconds) {
    return asset + '@' + startSeconds;
  }

  private void quarantine(Map<String, Long> known, Map<Reason, Integer> computed) {
    SortedSet<String> reasons = new TreeSet<>(known.keySet());
    computed.keySet().forEach(reason -> reasons.add(reason.name()));
    for (String reason : reasons) {
      long found = computed.getOrDefault(Reason.valueOf(reason), 0);
      whole(null, "quarantine", reason, known.getOrDefault(reason, 0L), found);
    }
  }

  private void orders(List<OrderAnswer> known, List<WorkOrder> orders) {
    long unknown = orders.size();
    for (OrderAnswer answer : known) {
      // the key only names the problem; how many orders it has is the simulation's own sum
      String marker = marker(answer);
      long found = orders.stream().filter(order -> order.marker().startsWith(marker)).count();
      unknown -= found;
      whole(answer.asset(), "work orders", answer.problem(), answer.orders(), found);
    }
    whole(null, "work orders", "of no known problem", 0, unknown);
  }

  private void shift(ShiftAnswer known, @Nullable ShiftResult computed) {
    String scope = "%s, %s".formatted(known.shift(), time.format(known.start()));
    known
        .stateMillis()
        .forEach((state, millis) ->
            add(
                known.asset(),
                scope,
                "time in " + state,
                "s",
                seconds(millis),
                computed == null ? null : seconds(computed.stateMillis().getOrDefault(state, 0L))));
    Pieces pieces = computed == null ? null : computed.pieces();
    count(known.asset(), scope, "pieces", known.pieces(), pieces == null ? null : pieces.total());
    count(known.asset(), scope, "good", known.good(), pieces == null ? null : pieces.good());
    count(known.asset(), scope, "scrap", known.scrap(), pieces == null ? null : pieces.scrap());
    time(known, scope, "planned busy time", known.plannedMillis(), computed, true);
    time(known, scope, "production time", known.runMillis(), computed, false);
    Ratios ratios = computed == null ? null : computed.ratios();
    ratio(known, scope, "A", known.availability(), ratios == null ? null : ratios.availability());
    ratio(known, scope, "P", known.performance(), ratios == null ? null : ratios.performance());
    ratio(known, scope, "Q", known.quality(), ratios == null ? null : ratios.quality());
    ratio(known, scope, "OEE", known.oee(), ratios == null ? null : ratios.oee());
  }

  private void time(
      ShiftAnswer known,
      String scope,
      String name,
      long millis,
      @Nullable ShiftResult computed,
      boolean planned) {
    add(
        known.asset(),
        scope,
        name,
        "s",
        seconds(millis),
        computed == null
            ? null
            : seconds(planned ? computed.plannedMillis() : computed.runMillis()));
  }

  private void count(String asset, String scope, String name, long known, @Nullable Long computed) {
    add(
        asset,
        scope,
        name,
        "pcs",
        Long.toString(known),
        computed == null ? null : Long.toString(computed));
  }

  private void whole(
      @Nullable String asset, @Nullable String scope, String name, long known, long computed) {
    add(asset, scope, name, "", Long.toString(known), Long.toString(computed));
  }

  private void ratio(
      ShiftAnswer known,
      String scope,
      String name,
      @Nullable Double right,
      @Nullable Double computed) {
    boolean equal =
        (right == null || computed == null)
            ? Objects.equals(right, computed)
            : Math.abs(right - computed) <= RATIO_TOLERANCE;
    checks.add(
        new Check(known.asset(), scope, name, "%", percent(right), percent(computed), equal));
  }

  private void add(
      @Nullable String asset,
      @Nullable String scope,
      String name,
      String unit,
      String known,
      @Nullable String computed) {
    checks.add(new Check(asset, scope, name, unit, known, computed, known.equals(computed)));
  }

  private static String seconds(long millis) {
    return "%d.%03d".formatted(millis / 1000, millis % 1000);
  }

  private static String percent(@Nullable Double ratio) {
    return ratio == null ? "none" : "%.4f".formatted(ratio * 100);
  }
}
