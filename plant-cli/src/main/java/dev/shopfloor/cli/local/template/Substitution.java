package dev.shopfloor.cli.local.template;

import dev.shopfloor.cli.local.template.TemplateNode.Intrinsic;
import dev.shopfloor.cli.local.template.TemplateNode.Mapping;
import dev.shopfloor.cli.local.template.TemplateNode.Scalar;
import dev.shopfloor.cli.local.template.TemplateNode.Sequence;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** {@code Fn::Sub}, with and without a mapping of names of its own. */
record Substitution(Intrinsics intrinsics) {
  String apply(Intrinsic sub) {
    if (sub.argument() instanceof Sequence(var items, int line)
        && items.size() == 2
        && items.get(1) instanceof Mapping(var own, int begin)) {
      return substitute(intrinsics.text(items.get(0)), own, sub.line());
    }
    return substitute(intrinsics.text(sub.argument()), Map.of(), sub.line());
  }

  private String substitute(String text, Map<String, TemplateNode> own, int line) {
    StringBuilder out = new StringBuilder();
    // a long text names the same things over and over
    Map<String, String> values = new HashMap<>();
    int done = 0;
    for (int open = text.indexOf("${"); open >= 0; open = text.indexOf("${", done)) {
      int close = text.indexOf('}', open);
      if (close < 0) {
        break;
      }
      String name = text.substring(open + 2, close);
      out.append(text, done, open)
          .append(values.computeIfAbsent(name, each -> value(each, own, line)));
      done = close + 1;
    }
    return out.append(text, done, text.length()).toString();
  }

  private String value(String name, Map<String, TemplateNode> own, int line) {
    if (name.startsWith("!")) {
      return "${" + name.substring(1) + "}";
    }
    TemplateNode given = own.get(name);
    if (given != null) {
      return intrinsics.text(given);
    }
    int dot = name.indexOf('.');
    boolean attribute = dot >= 0 && !name.endsWith(ResourceReferences.ALIAS);
    return intrinsics.text(
        attribute
            ? named("GetAtt", List.of(name.substring(0, dot), name.substring(dot + 1)), line)
            : new Intrinsic("Ref", scalar(name, line), line));
  }

  private static Intrinsic named(String function, List<String> arguments, int line) {
    return new Intrinsic(
        function,
        new Sequence(arguments.stream().map(text -> scalar(text, line)).toList(), line),
        line);
  }

  private static TemplateNode scalar(String text, int line) {
    return new Scalar(text, Scalar.Kind.TEXT, line);
  }
}
