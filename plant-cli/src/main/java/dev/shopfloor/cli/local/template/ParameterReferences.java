package dev.shopfloor.cli.local.template;

import dev.shopfloor.cli.local.template.TemplateNode.Scalar;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Parameters and pseudo parameters: all that conditions and rules may name, because they are
 * decided before there is any resource.
 */
record ParameterReferences(Map<String, TemplateNode> values, LocalNames names)
    implements References {
  private static final String STACK = "shopfloor-local";

  /**
   * The values in force.
   *
   * @param given values that replace defaults
   * @throws TemplateException for a value that is missing, not allowed or of no parameter
   */
  static ParameterReferences of(
      Map<String, Parameter> declared, Map<String, String> given, LocalNames names) {
    Map<String, TemplateNode> values = new LinkedHashMap<>();
    declared.forEach((name, parameter) -> values.put(name, parameter.value(given.get(name))));
    for (String name : given.keySet()) {
      if (!declared.containsKey(name)) {
        throw new TemplateException("there is no parameter \"" + name + "\" under Parameters");
      }
    }
    return new ParameterReferences(values, names);
  }

  @Override
  public TemplateNode ref(String name, int line) {
    return find(name, line)
        .orElseThrow(() ->
            new TemplateException(
                line, "\"" + name + "\" is no parameter, and only parameters can be named here"));
  }

  @Override
  public String attribute(String resource, String attribute, int line) {
    throw new TemplateException(
        line, resource + "." + attribute + ": only parameters can be named here");
  }

  /** The value of a parameter or pseudo parameter; empty when there is none of this name. */
  Optional<TemplateNode> find(String name, int line) {
    TemplateNode value = values.get(name);
    return value == null ? pseudo(name).map(text -> text(text, line)) : Optional.of(value);
  }

  private Optional<String> pseudo(String name) {
    return switch (name) {
      case "AWS::Region" -> Optional.of(names.region());
      case "AWS::AccountId" -> Optional.of(names.account());
      case "AWS::Partition" -> Optional.of("aws");
      case "AWS::URLSuffix" -> Optional.of("amazonaws.com");
      case "AWS::StackName" -> Optional.of(STACK);
      case "AWS::StackId" -> Optional.of(names.arn("cloudformation", "stack/" + STACK + "/0"));
      default -> Optional.empty();
    };
  }

  private static TemplateNode text(String text, int line) {
    return new Scalar(text, Scalar.Kind.TEXT, line);
  }
}
