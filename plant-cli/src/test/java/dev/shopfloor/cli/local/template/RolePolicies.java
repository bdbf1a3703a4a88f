package dev.shopfloor.cli.local.template;

import dev.shopfloor.cli.local.template.Resolved.Resource;
import java.util.Optional;

/** Asks the roles of template.yaml whether they would have allowed what a function did here. */
public final class RolePolicies {
  private final Stack local;
  private final Stack defaults;

  private RolePolicies(String yaml) {
    Template template = Template.parse(yaml);
    LocalNames names = SmallTemplate.NAMES;
    local = new Stack(Deployment.DEFAULTS, names, template.resolve(names, TestTemplate.LOCAL));
    defaults = Deployment.DEFAULTS.of(template);
  }

  /** The roles of the template as the local plant starts it. */
  public static RolePolicies ofTheTemplate() {
    return of(TestTemplate.text());
  }

  static RolePolicies of(String yaml) {
    return new RolePolicies(yaml);
  }

  /**
   * A sentence that says what the function's role refuses; empty when it allows the call.
   *
   * @param function logical id
   * @param action as IAM names it, such as {@code dynamodb:PutItem}
   * @param resource name of a table ({@code table/index/name} for an index), queue or bus, or the
   *     ARN of a secret
   */
  public Optional<String> refusal(String function, String action, String resource) {
    Optional<Resource> here = local.named(function);
    boolean allowed =
        here.isPresent()
            ? role(local, here.get()).may(action, arn(action, resource))
            : defaults.named(function).filter(known -> mayAnywhere(known, action)).isPresent();
    return allowed
        ? Optional.empty()
        : Optional.of(
            "%s did %s on %s, which its role refuses".formatted(function, action, resource));
  }

  /** The ARNs that the function of a store is given belong to no account of ours. */
  private boolean mayAnywhere(Resource function, String action) {
    return role(defaults, function).grants().stream()
        .anyMatch(grant -> grant.action().equals(action));
  }

  private static Role role(Stack stack, Resource function) {
    return stack.role(function.properties().text("Role"));
  }

  private String arn(String action, String resource) {
    String service = action.substring(0, action.indexOf(':'));
    return switch (service) {
      case "dynamodb" -> local.names().arn(service, "table/" + resource);
      case "sqs" -> local.names().arn(service, resource);
      case "events" -> local.names().arn(service, "event-bus/" + resource);
      default -> resource;
    };
  }
}
