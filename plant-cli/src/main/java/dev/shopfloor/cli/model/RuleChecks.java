package dev.shopfloor.cli.model;

import dev.shopfloor.model.AssetContext;
import dev.shopfloor.plant.AssetHistory;
import dev.shopfloor.plant.Choice;
import dev.shopfloor.plant.OrderRule;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Warns of rules and windows that can never do anything. */
final class RuleChecks {
  private final Problems problems;

  RuleChecks(Problems problems) {
    this.problems = problems;
  }

  /**
   * Checks a whole plant without errors.
   *
   * @param all its rules in the order in which they count
   * @param lines what was met
   */
  void check(OrderPlan all, RuleLines lines, List<AssetHistory> assets) {
    for (ReadRule rule : all.rules()) {
      unmet("rule \"" + rule.name() + '"', rule.place(), rule.match(), lines, assets);
    }
    for (ReadSilence silence : all.silences()) {
      String what = "\"%s\"".formatted(silence.reason());
      unmet(what, silence.place(), silence.match(), lines, assets);
    }
    for (int at = 1; at < all.rules().size(); at++) {
      shadowed(all.rules().get(at), all.rules().subList(0, at));
    }
  }

  private void unmet(
      String what,
      Place place,
      MatchReader.Match match,
      RuleLines lines,
      List<AssetHistory> assets) {
    if (!lines.met(place)) {
      problems.warning(
          place, what + " matches no asset of this file", mend(match.assets(), assets));
    }
  }

  private static String mend(AssetMatch match, List<AssetHistory> assets) {
    for (Map.Entry<List<String>, Function<AssetContext, @Nullable String>> each :
        List.<Map.Entry<List<String>, Function<AssetContext, @Nullable String>>>of(
            Map.entry(match.assets(), AssetContext::asset),
            Map.entry(match.lines(), AssetContext::line),
            Map.entry(match.areas(), AssetContext::area),
            Map.entry(match.sites(), AssetContext::site),
            Map.entry(match.types(), AssetContext::machineType))) {
      Set<String> ids = new HashSet<>();
      for (AssetHistory history : assets) {
        String id = each.getValue().apply(history.latest().context());
        if (id != null) {
          ids.add(id);
        }
      }
      for (String pattern : each.getKey()) {
        if (!pattern.contains("*") && !ids.contains(pattern)) {
          return "\"%s\" is none; %s".formatted(pattern, Words.mend(pattern, ids));
        }
      }
    }
    return "check what it asks for, or remove it";
  }

  private void shadowed(ReadRule rule, List<ReadRule> before) {
    ReadRule first = null;
    for (Map.Entry<String, Choice<?>> set : rule.sets().byName().entrySet()) {
      ReadRule winner = winner(set.getKey(), rule, before);
      if (winner == null) {
        return;
      }
      first = first == null ? winner : first;
    }
    if (first != null) {
      problems.warning(
          rule.place(),
          "rule \"%s\" never counts: all that it matches and sets is set by rule \"%s\" of line %d"
                  .formatted(rule.name(), first.name(), first.place().line())
              + " before it",
          "put the narrower rule first, or remove it");
    }
  }

  private static @Nullable ReadRule winner(String set, ReadRule rule, List<ReadRule> before) {
    OrderRule now = rule.in(ZoneOffset.UTC);
    for (ReadRule each : before) {
      OrderRule earlier = each.in(ZoneOffset.UTC);
      boolean holds = earlier.since() <= now.since() && earlier.until() >= now.until();
      if (holds
          && each.sets().byName().containsKey(set)
          && each.match().assets().covers(rule.match().assets())
          && each.match().topics().covers(rule.match().topics())) {
        return each;
      }
    }
    return null;
  }
}
