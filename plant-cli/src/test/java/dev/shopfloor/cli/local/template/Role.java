package dev.shopfloor.cli.local.template;

import dev.shopfloor.cli.local.template.Resolved.Resource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What a role of the template may do.
 *
 * @param name logical id
 * @param trusted services that may act by it
 */
record Role(String name, List<Statement> statements, List<Statement> trusted) {
  /** One action on one resource, as the policy writes them. */
  record Grant(String action, String resource) {
    @Override
    public String toString() {
      return action + " on " + resource;
    }
  }

  static Role of(Resource resource) {
    List<Statement> statements = new ArrayList<>();
    for (Properties policy : resource.properties().mappings("Policies")) {
      Stack.statements(policy, "PolicyDocument").forEach(statements::add);
    }
    return new Role(
        resource.name(),
        statements,
        Stack.statements(resource.properties(), "AssumeRolePolicyDocument").toList());
  }

  /** In place of a role that is none of the template. */
  static Role none(String arn) {
    return new Role(arn, List.of(), List.of());
  }

  /** Whether it may do an action on a resource. */
  boolean may(String action, String resource) {
    return statements.stream().anyMatch(each -> each.allows() && each.covers(action, resource))
        && statements.stream().noneMatch(each -> !each.allows() && each.covers(action, resource));
  }

  /** Whether a service may act by it. */
  boolean trusts(String service) {
    return trusted.stream()
        .anyMatch(each -> each.isAllowedTo(service) && each.actions().contains("sts:AssumeRole"));
  }

  /** Every pair of action and resource that it allows, wildcards as written. */
  Set<Grant> grants() {
    Set<Grant> grants = new LinkedHashSet<>();
    for (Statement statement : statements) {
      for (String action : statement.actions()) {
        statement.resources().forEach(resource -> grants.add(new Grant(action, resource)));
      }
    }
    return grants;
  }
}
