package dev.shopfloor.cli.local.template;

import dev.shopfloor.cli.local.template.TemplateNode.Intrinsic;
import dev.shopfloor.cli.local.template.TemplateNode.Mapping;
import dev.shopfloor.cli.local.template.TemplateNode.Scalar;
import dev.shopfloor.cli.local.template.TemplateNode.Sequence;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A statement of a policy, every reference in it resolved.
 *
 * @param principals such as {@code iot.amazonaws.com}; empty in the policy of a role
 * @param conditions each as {@code operator key value}, empty without a condition
 */
record Statement(
    boolean allows,
    List<String> principals,
    List<String> actions,
    List<String> resources,
    List<String> conditions) {
  static Statement of(Properties statement) {
    return new Statement(
        statement.optionalText("Effect").orElse("").equals("Allow"),
        texts(statement, "Principal"),
        texts(statement, "Action"),
        texts(statement, "Resource"),
        texts(statement, "Condition"));
  }

  /** Whether it lets an action be done on a resource, conditions aside. */
  boolean covers(String action, String resource) {
    return actions.stream().anyMatch(each -> matches(each, action))
        && resources.stream().anyMatch(each -> matches(each, resource));
  }

  boolean isAllowedTo(String service) {
    return allows && principals.contains("Service " + service);
  }

  private static boolean matches(String pattern, String text) {
    String regex = Pattern.quote(pattern).replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q");
    return Pattern.compile(regex).matcher(text).matches();
  }

  private static List<String> texts(Properties statement, String name) {
    return statement.has(name) ? texts(statement.node(name)).toList() : List.of();
  }

  private static Stream<String> texts(TemplateNode node) {
    return switch (node) {
      case Scalar scalar -> Stream.of(scalar.text());
      case Sequence(var items, int line) -> items.stream().flatMap(Statement::texts);
      case Mapping(var entries, int line) ->
          entries.entrySet().stream()
              .flatMap(entry -> texts(entry.getValue()).map(text -> entry.getKey() + " " + text));
      case Intrinsic open -> throw new TemplateException(open.line(), "is not resolved");
    };
  }
}
