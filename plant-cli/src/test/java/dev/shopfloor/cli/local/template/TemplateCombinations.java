package dev.shopfloor.cli.local.template;

import dev.shopfloor.cli.local.template.TemplateNode.Intrinsic;
import dev.shopfloor.cli.local.template.TemplateNode.Mapping;
import dev.shopfloor.cli.local.template.TemplateNode.Scalar;
import dev.shopfloor.cli.local.template.TemplateNode.Sequence;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Parameters for every combination of conditions that the template's rules let through, one set of
 * parameters for each; but conditions that no other and no rule asks for, in every pair only.
 */
final class TemplateCombinations {
  /**
   * Values of parameters that list none, such that each condition on them becomes true and false.
   */
  private static final Map<String, List<String>> SAMPLES =
      Map.ofEntries(
          entry("SparkplugTopicFilter", "", "spBv1.0/#"),
          entry("SiteWiseTopicFilter", "", Deployment.SITEWISE),
          entry("TimeSeriesSecretArn", "", "arn:aws:secretsmanager:eu-local-1:1:secret:store"),
          entry("VpcId", "", "vpc-1"),
          entry("SubnetIds", "", "subnet-1,subnet-2"),
          entry("StoreReadersSecurityGroupId", "", "sg-1"),
          entry("CmmsProfile", "dry-run", "maintainx", "atlas", "my-own"),
          entry("CmmsSecretArn", "", "arn:aws:secretsmanager:eu-local-1:1:secret:cmms"),
          entry("AlarmEmail", "", "night@example.com"),
          entry("MonthlyBudget", "0", "200"),
          entry("SilenceAlarmMinutes", "0", "30"),
          entry("ReservedConcurrency", "0", "20"),
          entry("EncryptionKey", "", "create", "arn:aws:kms:eu-local-1:000000000000:key/1"));

  /** What rules ask for beside; it decides no condition. */
  private static final Map<String, String> FILLED =
      Map.of("TimeSeriesUrl", "https://store:8086", "CmmsUrl", "https://cmms");

  private TemplateCombinations() {}

  private static Map.Entry<String, List<String>> entry(String parameter, String... values) {
    return Map.entry(parameter, List.of(values));
  }

  static List<Map<String, String>> of(Template template) {
    Set<String> asked = new TreeSet<>(Set.of("SubnetIds"));
    template.conditions().values().forEach(node -> parameters(node, asked));
    asked.retainAll(template.parameters().keySet());
    List<String> lone =
        asked.stream()
            .filter(name -> LoneParameters.of(template).contains(name))
            .filter(name -> values(template.parameters().get(name)).size() == 2)
            .toList();
    lone.forEach(asked::remove);
    List<Map<String, String>> all = List.of(FILLED);
    for (String name : asked) {
      all = with(all, name, values(template.parameters().get(name)));
    }
    Set<Map<String, Boolean>> seen = new HashSet<>();
    List<Map<String, String>> different = new ArrayList<>();
    for (Map<String, String> given : all) {
      Map<String, Boolean> conditions = conditions(template, given);
      if (!conditions.isEmpty() && seen.add(conditions)) {
        different.add(given);
      }
    }
    return with(template, different, lone);
  }

  /**
   * Each with the lone parameters in a few ways in which any two of them have all their four pairs
   * of values.
   */
  private static List<Map<String, String>> with(
      Template template, List<Map<String, String>> all, List<String> lone) {
    List<Map<String, String>> longer = new ArrayList<>();
    for (BitSet row : LoneParameters.pairs(lone.size())) {
      Map<String, String> chosen = new LinkedHashMap<>();
      for (int at = 0; at < lone.size(); at++) {
        chosen.put(
            lone.get(at), values(template.parameters().get(lone.get(at))).get(row.get(at) ? 1 : 0));
      }
      for (Map<String, String> given : all) {
        Map<String, String> more = new LinkedHashMap<>(given);
        more.putAll(chosen);
        longer.add(more);
      }
    }
    return longer;
  }

  /** The truth of every condition; empty when a rule forbids these parameters. */
  static Map<String, Boolean> conditions(Template template, Map<String, String> given) {
    ParameterReferences values =
        ParameterReferences.of(template.parameters(), given, SmallTemplate.NAMES);
    try {
      Rules.check(template.rules(), values);
    } catch (TemplateException forbidden) {
      return Map.of();
    }
    return new Conditions(template.conditions(), values).all();
  }

  private static List<String> values(Parameter parameter) {
    List<String> values =
        parameter.allowed().isEmpty() ? SAMPLES.get(parameter.name()) : parameter.allowed();
    if (values == null) {
      throw new AssertionError("a condition asks " + parameter.name() + "; give samples of it");
    }
    return values;
  }

  private static List<Map<String, String>> with(
      List<Map<String, String>> all, String name, List<String> values) {
    List<Map<String, String>> longer = new ArrayList<>();
    for (Map<String, String> given : all) {
      for (String value : values) {
        Map<String, String> more = new LinkedHashMap<>(given);
        more.put(name, value);
        longer.add(more);
      }
    }
    return longer;
  }

  static void parameters(TemplateNode node, Set<String> found) {
    switch (node) {
      case Scalar scalar -> {}
      case Sequence(var items, int line) -> items.forEach(item -> parameters(item, found));
      case Mapping(var entries, int line) ->
          new LinkedHashSet<>(entries.values()).forEach(value -> parameters(value, found));
      case Intrinsic(String name, Scalar argument, int line) when name.equals("Ref") ->
          found.add(argument.text());
      case Intrinsic intrinsic -> parameters(intrinsic.argument(), found);
    }
  }
}
