package dev.shopfloor.cli.local.template;

import dev.shopfloor.cli.local.template.TemplateNode.Mapping;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code sam build} finds for each function its target, and the target builds its module. */
final class BuildCheck {
  private static final Pattern MODULE =
      Pattern.compile("(?m)^build-(\\w+):[ \\t]+MODULE[ \\t]*=[ \\t]*(\\S+)[ \\t]*$");
  private static final Pattern LIST = Pattern.compile("(?m)^FUNCTIONS[ \\t]*:=[ \\t]*(.+)$");

  private final Faults faults = new Faults();
  private final Written written;
  private final String makefile;
  private final Path root;

  private BuildCheck(String yaml, String makefile, Path root) {
    this.written = Written.of(yaml);
    this.makefile = makefile;
    this.root = root;
    Set<String> functions = new TreeSet<>();
    written
        .section("Resources")
        .entries()
        .forEach((name, node) -> {
          if (node instanceof Mapping body
              && text(body, "Type").equals(ResourceType.FUNCTION.typeName())) {
            functions.add(name);
            function(name);
          }
        });
    targets(functions);
  }

  /**
   * What is wrong.
   *
   * @param root the checkout, for the handlers' sources
   */
  static List<String> faults(String yaml, String makefile, Path root) {
    return new BuildCheck(yaml, makefile, root).faults.sentences();
  }

  private void function(String name) {
    faults.require(
        text(name, "Metadata", "BuildMethod").equals("makefile"),
        name + ".Metadata.BuildMethod must be makefile; SAM's Maven workflow sees one module only");
    faults.require(
        text(name, "Metadata", "ProjectRootDirectory").equals("."),
        name + ".Metadata.ProjectRootDirectory must be . where Makefile and parent POM stand");
    String module = text(name, "Properties", "CodeUri");
    List<String> built = modules(name);
    faults.require(
        built.size() == 1,
        "the Makefile has %d targets build-%s that say their MODULE; it must have one"
            .formatted(built.size(), name));
    faults.require(
        built.stream().allMatch(module::equals),
        "build-%s builds %s, and the CodeUri of the function is %s".formatted(name, built, module));
    String handler = text(name, "Properties", "Handler").replaceAll("::.*", "");
    faults.require(
        Files.isRegularFile(
            root.resolve(module)
                .resolve("src/main/java")
                .resolve(handler.replace('.', '/') + ".java")),
        "%s.Handler %s does not stand in the module %s".formatted(name, handler, module));
  }

  private void targets(Set<String> functions) {
    Matcher list = LIST.matcher(makefile);
    List<String> listed = list.find() ? List.of(list.group(1).strip().split("\\s+")) : List.of();
    for (String function : functions) {
      faults.require(
          listed.stream().filter(function::equals).count() == 1,
          "FUNCTIONS of the Makefile must list " + function + " once");
    }
    Set<String> known = new TreeSet<>(listed);
    MODULE.matcher(makefile).results().forEach(target -> known.add(target.group(1)));
    known.removeAll(functions);
    faults.require(
        known.isEmpty(), "the Makefile builds " + known + ", which is no function of the template");
  }

  private List<String> modules(String function) {
    List<String> modules = new ArrayList<>();
    MODULE
        .matcher(makefile)
        .results()
        .filter(target -> target.group(1).equals(function))
        .forEach(target -> modules.add(target.group(2)));
    return modules;
  }

  private String text(String... names) {
    return written.find("Resources", names).map(Written::text).orElse("");
  }

  private static String text(Mapping body, String name) {
    TemplateNode node = body.entries().get(name);
    return node == null ? "" : Written.text(node);
  }
}
