package dev.shopfloor.cli.model;

import dev.shopfloor.cli.model.YamlNode.YamlList;
import dev.shopfloor.cli.model.YamlNode.YamlMap;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads the section {@code workOrders} of the plant and of its sites. */
final class OrderPlanReader {
  static final String KEY = "workOrders";
  private static final Set<String> KEYS =
      Set.of("rules", "maintenance", "shelved", BudgetReader.KEY);
  private static final int MOST = 200;

  private final Problems problems;
  private final RuleReader ruleReader;
  private final SilenceReader silenceReader;

  OrderPlanReader(Problems problems) {
    this.problems = problems;
    this.ruleReader = new RuleReader(problems);
    this.silenceReader = new SilenceReader(problems);
  }

  /** The plant's. */
  OrderPlan plant(Section top) {
    YamlMap map = top.map(KEY);
    return map == null ? OrderPlan.NONE : read(map, RuleScope.PLANT);
  }

  /** A site's, which concerns this site only. */
  OrderPlan site(Section site, String id, ZoneId zone) {
    YamlMap map = site.map(KEY);
    if (map == null) {
      return OrderPlan.NONE;
    }
    OrderPlan read = read(map, RuleScope.site(zone));
    return new OrderPlan(
        read.rules().stream().map(rule -> in(id, rule)).toList(),
        read.silences().stream().map(silence -> in(id, silence)).toList(),
        read.perAsset(),
        read.perSite());
  }

  private static ReadRule in(String site, ReadRule rule) {
    return new ReadRule(
        rule.name(), rule.place(), in(site, rule.match()), rule.times(), rule.sets());
  }

  private static ReadSilence in(String site, ReadSilence silence) {
    return new ReadSilence(
        silence.kind(),
        silence.place(),
        in(site, silence.match()),
        silence.times(),
        silence.weekly(),
        silence.reason(),
        silence.by());
  }

  private static MatchReader.Match in(String site, MatchReader.Match match) {
    return new MatchReader.Match(match.assets().in(site), match.topics());
  }

  private OrderPlan read(YamlMap map, RuleScope scope) {
    Section section = new Section(map, KEYS, problems);
    List<ReadRule> rules = list(section, "rules", each -> ruleReader.read(each, scope));
    List<ReadSilence> silences =
        new ArrayList<>(
            list(section, "maintenance", each -> silenceReader.maintenance(each, scope)));
    silences.addAll(list(section, "shelved", each -> silenceReader.shelved(each, scope)));
    YamlMap budget = section.map(BudgetReader.KEY);
    if (budget == null) {
      return new OrderPlan(rules, silences, null, null);
    }
    Section budgets = new Section(budget, Set.of("asset", "site"), problems);
    BudgetReader reader = new BudgetReader(problems);
    return new OrderPlan(
        rules, silences, reader.read(budgets, "asset", 1), reader.read(budgets, "site", 2));
  }

  private <T> List<T> list(Section section, String key, Function<YamlMap, @Nullable T> reader) {
    YamlNode node = section.node(key);
    List<T> read = new ArrayList<>();
    if (node == null) {
      return read;
    }
    if (!(node instanceof YamlList list)) {
      section.wrong(node, key + " is a list", "begin each of them with -");
      return read;
    }
    if (list.elements().size() > MOST) {
      problems.error(
          list.place(),
          "more than %d of them".formatted(MOST),
          "match several assets with one, and drop what is long past");
      return read;
    }
    for (YamlNode element : list.elements()) {
      if (element instanceof YamlMap map) {
        T one = reader.apply(map);
        if (one != null) {
          read.add(one);
        }
      } else {
        section.wrong(element, "a mapping is wanted", "write its keys after -");
      }
    }
    return read;
  }
}
