package dev.shopfloor.cli.local.template;

import dev.shopfloor.cli.local.template.Resolved.Resource;
import dev.shopfloor.cli.local.template.Role.Grant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The resource that one variable of a function names.
 *
 * @param value of the variable; empty when the function has none
 */
record KnownResource(Stack stack, Resource function, Optional<String> value) {
  private static final String LIVE_ANALYTICS = "liveanalytics";

  /** The resource behind a variable, or behind a property of the custom resource it answers. */
  static KnownResource of(Stack stack, Resource function, String name) {
    Optional<String> variable = variable(function, name);
    if (name.equals("TIMESERIES_SECRET_ARN")
        && variable(function, "TIMESERIES_STORE").filter(LIVE_ANALYTICS::equals).isPresent()) {
      // its client signs with the role and asks for no token
      variable = Optional.of("");
    }
    return new KnownResource(
        stack,
        function,
        variable.isPresent()
            ? variable
            : stack.each(ResourceType.STORE_ACCESS).stream()
                .filter(each -> isAnsweredBy(stack, each, function))
                .flatMap(each -> each.properties().optionalText(name).stream())
                .findFirst());
  }

  private static boolean isAnsweredBy(Stack stack, Resource custom, Resource function) {
    return stack
        .function(custom.properties().optionalText("ServiceToken").orElse(""))
        .filter(function::equals)
        .isPresent();
  }

  private static Optional<String> variable(Resource function, String name) {
    return Stack.at(function.properties(), "Environment", "Variables")
        .flatMap(variables -> variables.optionalText(name));
  }

  boolean isGiven() {
    return value.isPresent();
  }

  /**
   * The ARNs that it stands for; none when the value is empty.
   *
   * @param onIndex whether it is asked by an index
   */
  List<String> arns(boolean onIndex) {
    String text = value.orElse("");
    if (text.isEmpty()) {
      return List.of();
    }
    Optional<Resource> table = stack.named(text).filter(each -> each.type() == ResourceType.TABLE);
    if (table.isPresent()) {
      return onIndex ? indexes(table.get()) : List.of(stack.arn(table.get()));
    }
    Optional<Resource> other = stack.queueByUrl(text).or(() -> bus(text));
    if (other.isPresent()) {
      return List.of(stack.arn(other.get()));
    }
    if (value.equals(variable(function, "TIMESERIES_TABLE"))) {
      return liveAnalytics().stream().toList();
    }
    return List.of(text);
  }

  /** What Timestream's client asks before each other call, which knows no resource. */
  Optional<Grant> endpoints() {
    return value.equals(variable(function, "TIMESERIES_TABLE"))
        ? liveAnalytics().map(table -> new Grant("timestream:DescribeEndpoints", "*"))
        : Optional.empty();
  }

  private Optional<String> liveAnalytics() {
    return variable(function, "TIMESERIES_STORE")
        .filter(LIVE_ANALYTICS::equals)
        .flatMap(store -> variable(function, "TIMESERIES_DATABASE"))
        .map(database ->
            stack.names().arn("timestream", "database/" + database + "/table/" + value.orElse("")));
  }

  private List<String> indexes(Resource table) {
    return table.properties().mappings("GlobalSecondaryIndexes").stream()
        .map(index -> stack.arn(table) + "/index/" + index.text("IndexName"))
        .toList();
  }

  private Optional<Resource> bus(String name) {
    return stack.each(ResourceType.EVENT_BUS).stream()
        .filter(each -> each.properties().text("Name").equals(name))
        .findFirst();
  }

  /** Every ARN that a function's variables name, of whatever kind. */
  static Stream<KnownResource> variables(Stack stack, Resource function) {
    return Stack.at(function.properties(), "Environment", "Variables").stream()
        .flatMap(variables -> variables.mapping().entries().keySet().stream())
        .map(name -> of(stack, function, name));
  }

  /** Whether the value names a table, queue, bus or secret of this template. */
  boolean isOurs() {
    String text = value.orElse("");
    return stack.named(text).filter(each -> each.type() == ResourceType.TABLE).isPresent()
        || stack.queueByUrl(text).isPresent()
        || stack.byArn(ResourceType.QUEUE, text).isPresent()
        || stack.byArn(ResourceType.SECRET, text).isPresent()
        || bus(text).isPresent();
  }
}
