package dev.shopfloor.cli.local.template;

import java.util.HashSet;
import java.util.Set;

/**
 * The form that CloudFormation's console shows: it asks for every parameter once, in a group, and
 * for nothing else.
 */
final class FormCheck {
  private static final String FORM = "AWS::CloudFormation::Interface";

  private FormCheck() {}

  static void check(Properties metadata, Set<String> parameters) {
    metadata.only(Set.of(FORM, "cfn-lint"));
    metadata.optionalMapping(FORM).ifPresent(form -> checkForm(form, parameters));
  }

  private static void checkForm(Properties form, Set<String> parameters) {
    form.only(Set.of("ParameterGroups", "ParameterLabels"));
    Set<String> asked = new HashSet<>();
    for (Properties group : form.mappings("ParameterGroups")) {
      for (String name : group.only(Set.of("Label", "Parameters")).texts("Parameters")) {
        known(name, group.line(), parameters);
        if (!asked.add(name)) {
          throw new TemplateException(group.line(), FORM + " asks for " + name + " twice");
        }
      }
    }
    form.optionalMapping("ParameterLabels")
        .ifPresent(labels ->
            labels
                .mapping()
                .entries()
                .forEach((name, label) -> known(name, label.line(), parameters)));
    for (String name : parameters) {
      if (!asked.contains(name)) {
        throw new TemplateException(
            form.line(), FORM + " has the parameter " + name + " in no group");
      }
    }
  }

  private static void known(String name, int line, Set<String> parameters) {
    if (!parameters.contains(name)) {
      throw new TemplateException(
          line, FORM + " names " + name + ", which is no parameter of this template");
    }
  }
}
