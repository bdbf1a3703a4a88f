package dev.shopfloor.cli.apply;

import dev.shopfloor.cli.rules.SettingText;
import dev.shopfloor.model.Nanos;
import dev.shopfloor.plant.OrderBudget;
import dev.shopfloor.plant.OrderRule;
import dev.shopfloor.plant.OrderSilence;
import dev.shopfloor.plant.TopicMatch;
import dev.shopfloor.plant.WeeklyTime;
import dev.shopfloor.plant.WorkOrderSpec;
import java.time.DayOfWeek;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The rules for an asset's work orders as lines of path and text. Rules go by their names and
 * windows by their times, so that one more in front of them changes none of the others.
 */
final class FlatOrders {
  private final Map<String, String> lines = new TreeMap<>();

  private FlatOrders() {}

  static Map<String, String> of(WorkOrderSpec spec) {
    FlatOrders flat = new FlatOrders();
    spec.rules().forEach(flat::rule);
    if (spec.rules().size() > 1) {
      flat.lines.put(
          "rules in order",
          spec.rules().stream().map(OrderRule::name).collect(Collectors.joining(", ")));
    }
    spec.silences().forEach(flat::silence);
    flat.budget("budget.asset", spec.perAsset());
    flat.budget("budget.site", spec.perSite());
    return flat.lines;
  }

  private void rule(OrderRule rule) {
    String path = "rule " + rule.name();
    match(path + ".match", rule.match());
    if (rule.since() != 0) {
      lines.put(path + ".since", instant(rule.since()));
    }
    if (rule.until() != Long.MAX_VALUE) {
      lines.put(path + ".until", instant(rule.until()));
    }
    rule.sets()
        .byName()
        .forEach((name, choice) -> lines.put(path + '.' + name, SettingText.of(choice)));
  }

  private void match(String path, TopicMatch match) {
    texts(path + ".kind", match.kinds());
    texts(path + ".signal", match.signals());
    texts(path + ".code", match.codes());
    texts(path + ".severity", match.severities().stream().map(Enum::name).sorted().toList());
  }

  private void texts(String path, Collection<String> all) {
    if (!all.isEmpty()) {
      lines.put(path, String.join(", ", all));
    }
  }

  private void silence(OrderSilence silence) {
    FlatOrders match = new FlatOrders();
    match.match("", silence.match());
    String about =
        match.lines.entrySet().stream()
            .map(each -> ", " + each.getKey().substring(1) + ' ' + each.getValue())
            .collect(Collectors.joining());
    String by = silence.by() == null ? "" : ", by " + silence.by();
    lines.merge(
        silence.kind().name().toLowerCase(Locale.ROOT) + ' ' + when(silence),
        silence.reason() + by + about,
        (one, other) -> one + "; " + other);
  }

  private static String when(OrderSilence silence) {
    WeeklyTime weekly = silence.weekly();
    StringBuilder when = new StringBuilder();
    if (weekly != null) {
      String days =
          weekly.days().stream().sorted().map(FlatOrders::word).collect(Collectors.joining(" "));
      when.append(days).append(" at ").append(weekly.at()).append(" for ");
      when.append(SettingText.span(weekly.length()));
    }
    if (silence.from() != 0) {
      when.append(when.isEmpty() ? "" : " ").append("from ").append(instant(silence.from()));
    }
    if (silence.to() != Long.MAX_VALUE) {
      when.append(when.isEmpty() ? "" : " ").append("until ").append(instant(silence.to()));
    }
    return when.toString();
  }

  private static String word(DayOfWeek day) {
    return day.name().substring(0, 3).toLowerCase(Locale.ROOT);
  }

  private void budget(String path, @Nullable OrderBudget budget) {
    if (budget != null) {
      lines.put(path, SettingText.budget(budget.orders(), budget.per()));
    }
  }

  private static String instant(long ns) {
    return Nanos.instant(ns).toString();
  }
}
