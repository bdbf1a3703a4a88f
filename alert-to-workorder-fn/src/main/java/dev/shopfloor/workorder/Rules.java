package dev.shopfloor.workorder;

import dev.shopfloor.model.Severity;
import dev.shopfloor.plant.AlertTopic;
import dev.shopfloor.plant.Choice;
import dev.shopfloor.plant.OrderBudget;
import dev.shopfloor.plant.OrderFlapping;
import dev.shopfloor.plant.OrderRoute;
import dev.shopfloor.plant.OrderRule;
import dev.shopfloor.plant.OrderSettings;
import dev.shopfloor.plant.OrderSilence;
import dev.shopfloor.plant.WorkOrderSpec;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an asset's rules say about one problem at a time: of each setting the first rule that speaks
 * of it.
 *
 * @param sets what they set
 * @param used the names of the rules that it comes from
 * @param silence why it becomes no order; null when it may
 * @param spec the asset's rules
 */
record Rules(OrderSettings sets, List<String> used, @Nullable Silence silence, WorkOrderSpec spec) {
  /**
   * Asks the rules.
   *
   * @param topic null for what is no beginning of a problem: that is never silent
   * @param time ns since the epoch
   * @param zone the site's
   */
  static Rules ask(WorkOrderSpec spec, @Nullable AlertTopic topic, long time, ZoneId zone) {
    OrderSettings sets = OrderSettings.NONE;
    List<String> used = new ArrayList<>();
    Silence muted = null;
    for (OrderRule rule : spec.fitting(topic, time)) {
      OrderSettings both = sets.or(rule.sets());
      if (!both.equals(sets)) {
        used.add(rule.name());
      }
      Choice<String> mute = rule.sets().mute();
      if (sets.mute() == null && mute != null && mute.value() != null) {
        muted = new Silence(Silence.Kind.MUTED, words(mute.value(), rule), rule.until());
      }
      sets = both;
    }
    Silence silence = muted == null ? longest(spec, topic, time, zone) : muted;
    return new Rules(sets, List.copyOf(used), topic == null ? null : silence, spec);
  }

  private static String words(String reason, OrderRule rule) {
    return "%s (rule %s)".formatted(reason, rule.name());
  }

  /** Of those that hold the one that ends last: before that there is nothing to look at again. */
  private static @Nullable Silence longest(
      WorkOrderSpec spec, @Nullable AlertTopic topic, long time, ZoneId zone) {
    Silence longest = null;
    for (OrderSilence each : spec.silences()) {
      long end = each.match().fits(topic) ? each.end(time, zone) : 0;
      if (end != 0 && (longest == null || end > longest.until())) {
        longest = new Silence(kind(each), each.reason(), end);
      }
    }
    return longest;
  }

  private static Silence.Kind kind(OrderSilence silence) {
    return switch (silence.kind()) {
      case MAINTENANCE -> Silence.Kind.MAINTENANCE;
      case SHELVED -> Silence.Kind.SHELVED;
    };
  }

  /** The least severity that becomes an order, where the rules say nothing the asset's. */
  Severity from(Severity asset) {
    Severity ours = value(sets.from());
    return ours == null ? asset : ours;
  }

  Handling handling() {
    Integer priority = value(sets.priority());
    Long holdOff = value(sets.holdOff());
    return new Handling(
        value(sets.severity()),
        priority == null ? null : Priority.values()[priority - 1],
        route(value(sets.route())),
        silence,
        holdOff == null ? 0 : holdOff,
        flapping(),
        budget(spec.perAsset(), Budget.PER_ASSET),
        budget(spec.perSite(), Budget.PER_SITE),
        used);
  }

  private Flapping flapping() {
    Choice<OrderFlapping> choice = sets.flapping();
    if (choice == null) {
      return Flapping.DEFAULT;
    }
    OrderFlapping ours = choice.value();
    return ours == null ? Flapping.NEVER : new Flapping(ours.times(), ours.within(), ours.pause());
  }

  private static Route route(@Nullable OrderRoute route) {
    return route == null ? Route.NONE : new Route(route.team(), route.fields());
  }

  private static Budget budget(@Nullable OrderBudget ours, Budget fallback) {
    return ours == null ? fallback : new Budget(ours.orders(), ours.per());
  }

  private static <T> @Nullable T value(@Nullable Choice<T> choice) {
    return choice == null ? null : choice.value();
  }
}
