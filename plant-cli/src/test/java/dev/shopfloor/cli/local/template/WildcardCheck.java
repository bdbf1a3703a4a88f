package dev.shopfloor.cli.local.template;

import dev.shopfloor.cli.local.template.TemplateNode.Mapping;
import dev.shopfloor.cli.local.template.TemplateNode.Scalar;
import dev.shopfloor.cli.local.template.Written.Place;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Each wildcard in a policy has its reason in a comment on the line above. */
final class WildcardCheck {
  private static final Set<String> BROAD = Set.of("Action", "NotAction", "Resource", "NotResource");

  /** All objects of one bucket of this template, or all topics below one thing's own. */
  private static final Pattern OWN_PATH =
      Pattern.compile("\\$\\{\\w+\\.Arn}/\\*|[^*]*:topic/[^*]*\\$\\{!iot:[^*]*/\\*");

  private final Written written;
  private final Faults faults = new Faults();

  private WildcardCheck(String yaml) {
    written = Written.of(yaml);
    written
        .places("Resources")
        .filter(place ->
            place.node() instanceof Mapping mapping && mapping.entries().containsKey("Effect"))
        .forEach(this::statement);
  }

  static List<String> faults(String yaml) {
    return new WildcardCheck(yaml).faults.sentences();
  }

  private void statement(Place place) {
    Mapping statement = (Mapping) place.node();
    statement
        .entries()
        .forEach((name, value) -> {
          Written.below(new Place(place.path() + "." + name, name, value))
              .filter(each -> BROAD.contains(name))
              .forEach(this::text);
          if (name.equals("Principal")
              && !Written.text(statement.entries().get("Effect")).equals("Deny")) {
            Written.below(new Place(place.path() + "." + name, name, value))
                .forEach(each ->
                    faults.require(
                        !Written.text(each.node()).contains("*"),
                        each.path() + " lets anybody; name a service or an account"));
          }
        });
  }

  private void text(Place place) {
    if (!(place.node() instanceof Scalar scalar) || !isBroad(scalar.text())) {
      return;
    }
    faults.require(
        written.explained(scalar.line()),
        "%s: the wildcard in \"%s\" has no reason; give it in a comment on the line above"
            .formatted(place.path(), scalar.text()));
  }

  private static boolean isBroad(String text) {
    return (text.contains("*") || text.contains("?")) && !OWN_PATH.matcher(text).matches();
  }
}
