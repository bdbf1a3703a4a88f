package dev.shopfloor.cli.local.template;

import dev.shopfloor.cli.local.template.TemplateNode.Intrinsic;
import dev.shopfloor.cli.local.template.Written.Place;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whatever invokes a function names its alias: only published versions start from a snapshot, and
 * only the alias is moved and moved back as one.
 */
final class TriggerCheck {
  /** Properties that take a function, of whatever resource. */
  private static final Set<String> INVOKING = Set.of("FunctionArn", "FunctionName", "ServiceToken");

  /** What watches a function asks for the metrics of all its versions, and invokes none. */
  private static final String WATCHING = "AWS::CloudWatch::";

  private final Faults faults = new Faults();
  private final Set<String> functions;
  private final Set<String> watching;

  private TriggerCheck(Written written) {
    functions = typed(written, type -> type.equals(ResourceType.FUNCTION.typeName()));
    watching = typed(written, type -> type.startsWith(WATCHING));
    Stream.concat(written.places("Resources"), written.places("Outputs")).forEach(this::look);
  }

  static List<String> faults(String yaml) {
    return new TriggerCheck(Written.of(yaml)).faults.sentences();
  }

  private static Set<String> typed(Written written, Predicate<String> type) {
    return written.section("Resources").entries().keySet().stream()
        .filter(name ->
            written.find("Resources", name, "Type").map(Written::text).filter(type).isPresent())
        .collect(Collectors.toSet());
  }

  private void look(Place place) {
    if (watching.contains(place.path().split("\\.")[0])) {
      return;
    }
    for (String name : Written.named(place.node())) {
      String owner = name.split("\\.")[0];
      faults.require(
          !functions.contains(owner) || name.equals(owner + ".Alias"),
          "%s names the function %s itself; name its alias: !Ref %s.Alias"
              .formatted(place.path(), owner, owner));
    }
    if (INVOKING.contains(place.key()) && !isArgument(place)) {
      faults.require(
          namesAlias(place.node()),
          place.path() + " names no alias of a function; write !Ref <function>.Alias");
    }
  }

  /** The name inside an intrinsic has the place of the intrinsic, which is looked at itself. */
  private boolean isArgument(Place place) {
    return Written.text(place.node()).endsWith(".Alias");
  }

  private boolean namesAlias(TemplateNode node) {
    return node instanceof Intrinsic ref
        && ref.name().equals("Ref")
        && Written.named(ref).stream()
            .anyMatch(name ->
                name.endsWith(".Alias")
                    && functions.contains(name.substring(0, name.length() - ".Alias".length())));
  }
}
