package dev.shopfloor.cli.local.template;

import dev.shopfloor.cli.local.template.Resolved.Resource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How each function is made: versions and alias, runtime, log, traces, memory and timeout. */
final class FunctionCheck {
  private static final String SETTINGS = "Settings";

  /** Functions that start anew each time, with the reason. */
  private static final Map<String, String> WITHOUT_SNAPSHOT =
      Map.of("TimeSeriesSetupFunction", "a snapshot that rested for weeks fails its first call");

  private final Faults faults = new Faults();
  private final Written written;

  private FunctionCheck(String yaml) {
    written = Written.of(yaml);
    for (Stack stack : Deployment.stacks(yaml)) {
      faults.in(stack.deployment());
      stack.each(ResourceType.FUNCTION).forEach(function -> check(stack, function));
    }
  }

  static List<String> faults(String yaml) {
    return new FunctionCheck(yaml).faults.sentences();
  }

  private void check(Stack stack, Resource function) {
    String name = function.name();
    Properties properties = function.properties();
    text(properties, "Runtime", "java25");
    faults.require(
        properties.texts("Architectures").equals(List.of("arm64")),
        name + ".Architectures must be [arm64], the cheaper one and the one that is tested");
    text(properties, "AutoPublishAlias", "live");
    text(properties, "AutoPublishAliasAllProperties", "true");
    text(properties, "Tracing", "Active");
    snapshot(name, properties);
    reason(name, "MemorySize");
    reason(name, "Timeout");
    settings(name);
    faults.require(
        stack.byArn(ResourceType.ROLE, properties.optionalText("Role").orElse("")).isPresent(),
        name + ".Role must be the ARN of a role of this template; SAM would generate one");
    faults.require(
        !properties.has("Policies"),
        name + ".Policies makes SAM generate policies; write statements into its role");
    log(stack, name, properties);
    faults.require(
        stack.deployment() == Deployment.OPERATED
            || !properties.has("ReservedConcurrentExecutions"),
        name + " reserves concurrency that a new account does not have; leave it to the parameter");
  }

  private void text(Properties properties, String name, String expected) {
    faults.require(
        properties.optionalText(name).filter(expected::equals).isPresent(),
        properties.path() + "." + name + " must be " + expected);
  }

  private void snapshot(String name, Properties properties) {
    String applied =
        properties.optionalMapping("SnapStart").flatMap(s -> s.optionalText("ApplyOn")).orElse("");
    String expected = WITHOUT_SNAPSHOT.containsKey(name) ? "None" : "PublishedVersions";
    faults.require(applied.equals(expected), name + ".SnapStart.ApplyOn must be " + expected);
  }

  private void reason(String name, String property) {
    Optional<TemplateNode> node = written.find("Resources", name, "Properties", property);
    faults.require(
        node.filter(value -> written.explained(value.line())).isPresent(),
        name + "." + property + " has no reason; give it in a comment on the line above");
  }

  /** A parameter's new value reaches a new version only by what both of these change. */
  private void settings(String name) {
    faults.require(
        named("Resources", name, "Properties", "VersionDescription"),
        name + ".VersionDescription must hold ${Settings}; else new settings publish no version");
    faults.require(
        named("Globals", "Function", "Environment", "Variables", "SETTINGS_VERSION"),
        "Globals.Function.Environment.Variables.SETTINGS_VERSION must be !Ref Settings");
  }

  private boolean named(String section, String... names) {
    return written
        .find(section, names)
        .filter(node -> Written.named(node).contains(SETTINGS))
        .isPresent();
  }

  private void log(Stack stack, String name, Properties properties) {
    Optional<Properties> log = properties.optionalMapping("LoggingConfig");
    faults.require(
        log.flatMap(config -> config.optionalText("LogFormat")).filter("JSON"::equals).isPresent(),
        name + ".LoggingConfig.LogFormat must be JSON");
    Optional<Resource> group =
        log.flatMap(config -> config.optionalText("LogGroup"))
            .flatMap(stack::named)
            .filter(resource -> resource.type() == ResourceType.LOG_GROUP);
    if (faults.require(
        group.isPresent(), name + ".LoggingConfig.LogGroup must be a log group of this template")) {
      faults.require(
          group.get().properties().has("RetentionInDays"),
          group.get().name() + ".RetentionInDays is missing; logs would be kept and paid for ever");
    }
  }
}
