package dev.shopfloor.cli.local.template;

import dev.shopfloor.cli.local.template.TemplateNode.Mapping;
import dev.shopfloor.cli.local.template.TemplateNode.Scalar;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A resource as written, nothing resolved.
 *
 * @param name logical id
 * @param body what stands under it; a function's properties with the globals merged in
 */
record Declaration(String name, ResourceType type, Mapping body) {
  private static final Set<String> KEYS =
      Set.of(
          "Type",
          "Condition",
          "Properties",
          "Metadata",
          "DependsOn",
          "DeletionPolicy",
          "UpdateReplacePolicy");

  /**
   * Reads a resource.
   *
   * @throws TemplateException when it has no type that the local plant knows
   */
  static Declaration read(String name, Properties body) {
    body.only(KEYS);
    String typeName = body.text("Type");
    ResourceType type =
        ResourceType.named(typeName)
            .orElseThrow(() ->
                new TemplateException(
                    body.node("Type").line(),
                    name + ": the local plant does not know the resource type " + typeName));
    body.optionalMapping("Properties");
    return new Declaration(name, type, body.mapping());
  }

  /** The name of the condition on which it exists; empty when it always does. */
  Optional<String> condition() {
    return body.entries().get("Condition") instanceof Scalar scalar
        ? Optional.of(scalar.text())
        : Optional.empty();
  }

  /** The properties as written. */
  Mapping properties() {
    return body.entries().get("Properties") instanceof Mapping mapping
        ? mapping
        : new Mapping(Map.of(), body.line());
  }

  /** The same resource with other properties. */
  Declaration with(Mapping properties) {
    Map<String, TemplateNode> entries = new LinkedHashMap<>(body.entries());
    entries.put("Properties", properties);
    return new Declaration(name, type, new Mapping(entries, body.line()));
  }

  int line() {
    return body.line();
  }
}
