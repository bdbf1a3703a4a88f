package dev.shopfloor.cli.local.template;

import dev.shopfloor.cli.local.template.TemplateNode.Mapping;
import dev.shopfloor.cli.local.template.TemplateNode.Scalar;

/** What every resource has: a type that the local plant knows. */
final class Resources {
  private Resources() {}

  static ResourceType type(String name, Mapping body) {
    if (body.entries().get("Type") instanceof Scalar type) {
      return ResourceType.named(type.text())
          .orElseThrow(() ->
              new TemplateException(
                  type.line(),
                  name + ": the local plant does not know the resource type " + type.text()));
    }
    throw new TemplateException(body.line(), "resource " + name + " has no Type");
  }
}
