package dev.shopfloor.cli.local.template;

import dev.shopfloor.cli.local.template.TemplateNode.Mapping;
import dev.shopfloor.cli.local.template.TemplateNode.Scalar;
import dev.shopfloor.cli.local.template.TemplateNode.Sequence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The template as written: its sections, nothing resolved.
 *
 * @param resources by logical id, in the file's order; the globals are merged into each function
 * @param outputs the section of outputs
 */
record Template(
    Map<String, Parameter> parameters,
    Mapping rules,
    Map<String, TemplateNode> conditions,
    Map<String, Declaration> resources,
    Properties outputs) {
  private static final Set<String> SECTIONS =
      Set.of(
          "AWSTemplateFormatVersion",
          "Transform",
          "Description",
          "Metadata",
          "Parameters",
          "Rules",
          "Conditions",
          "Globals",
          "Resources",
          "Outputs");

  /**
   * Reads a template.
   *
   * @throws TemplateException with line and mend for what the local plant does not know
   */
  static Template parse(String yaml) {
    Properties root = new Properties("template", TemplateParser.parse(yaml)).only(SECTIONS);
    Map<String, Parameter> parameters = new LinkedHashMap<>();
    Properties declared = section(root, "Parameters");
    for (String name : declared.mapping().entries().keySet()) {
      parameters.put(name, Parameter.read(name, declared.mapping(name)));
    }
    FormCheck.check(section(root, "Metadata"), parameters.keySet());
    Mapping globals =
        section(section(root, "Globals").only(Set.of("Function")), "Function").mapping();
    return new Template(
        parameters,
        section(root, "Rules").mapping(),
        section(root, "Conditions").mapping().entries(),
        resources(root.mapping("Resources"), globals),
        section(root, "Outputs"));
  }

  /**
   * What is there with these parameters, every reference resolved.
   *
   * @param given parameter values that replace defaults
   * @throws TemplateException when a parameter is not allowed, a rule does not hold, or something
   *     names what is not there
   */
  Resolved resolve(LocalNames names, Map<String, String> given) {
    ParameterReferences values = ParameterReferences.of(parameters, given, names);
    Rules.check(rules, values);
    Conditions decided = new Conditions(conditions, values);
    ResourceReferences all = new ResourceReferences(values, resources, decided, "template");
    List<Resolved.Resource> there = new ArrayList<>();
    for (Declaration each : resources.values()) {
      dependencies(each);
      if (each.condition().map(name -> decided.holds(name, each.line())).orElse(true)) {
        Mapping properties =
            new Intrinsics(all.of(each.name()), decided).resolve(each.properties());
        there.add(
            new Resolved.Resource(
                each.name(), each.type(), new Properties(each.name(), properties)));
      }
    }
    resolveOutputs(all, decided);
    return new Resolved(there, decided.all());
  }

  /** Nobody here reads outputs, but a reference to nothing in them would fail in the cloud. */
  private void resolveOutputs(ResourceReferences all, Conditions decided) {
    for (String name : outputs.mapping().entries().keySet()) {
      Properties output =
          outputs.mapping(name).only(Set.of("Description", "Condition", "Value", "Export"));
      if (output
          .optionalText("Condition")
          .map(condition -> decided.holds(condition, output.line()))
          .orElse(true)) {
        new Intrinsics(all.of("output " + name), decided).text(output.node("Value"));
      }
    }
  }

  /**
   * CloudFormation waits for none that is not there by its condition, so being declared is enough.
   */
  private void dependencies(Declaration resource) {
    List<TemplateNode> names =
        switch (resource.body().entries().get("DependsOn")) {
          case null -> List.of();
          case Sequence(var items, int line) -> items;
          case TemplateNode one -> List.of(one);
        };
    for (TemplateNode name : names) {
      if (!(name instanceof Scalar scalar && resources.containsKey(scalar.text()))) {
        String shown = name instanceof Scalar scalar ? scalar.text() : "something";
        throw new TemplateException(
            name.line(),
            resource.name() + " depends on " + shown + ", which is no resource of this template");
      }
    }
  }

  private static Map<String, Declaration> resources(Properties section, Mapping globals) {
    Map<String, Declaration> resources = new LinkedHashMap<>();
    for (String name : section.mapping().entries().keySet()) {
      Declaration each = Declaration.read(name, section.mapping(name));
      boolean function = each.type() == ResourceType.FUNCTION;
      resources.put(name, function ? each.with(Globals.merge(globals, each.properties())) : each);
    }
    return resources;
  }

  private static Properties section(Properties owner, String name) {
    return owner
        .optionalMapping(name)
        .orElseGet(() -> new Properties(name, new Mapping(Map.of(), owner.line())));
  }
}
