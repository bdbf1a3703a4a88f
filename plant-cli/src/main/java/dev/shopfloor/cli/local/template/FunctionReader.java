package dev.shopfloor.cli.local.template;

import dev.shopfloor.cli.local.template.FunctionSpec.AsyncConfig;
import dev.shopfloor.cli.local.template.FunctionSpec.QueueSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads {@code AWS::Serverless::Function}. */
final class FunctionReader {
  private static final int SAM_DEFAULT_TIMEOUT = 3;
  private static final Set<String> KNOWN =
      Set.of(
          "Architectures",
          "AutoPublishAlias",
          "AutoPublishAliasAllProperties",
          "CodeUri",
          "Description",
          "Environment",
          "EventInvokeConfig",
          "Events",
          "Handler",
          "KmsKeyArn",
          "LoggingConfig",
          "MemorySize",
          "ReservedConcurrentExecutions",
          "Role",
          "Runtime",
          "SnapStart",
          "Tags",
          "Timeout",
          "Tracing",
          "VersionDescription",
          "VpcConfig");

  private final LocalNames names;
  private final List<EventSourceSpec> mappings;

  /**
   * A reader.
   *
   * @param mappings event source mappings that stand beside the functions
   */
  FunctionReader(LocalNames names, List<EventSourceSpec> mappings) {
    this.names = names;
    this.mappings = List.copyOf(mappings);
  }

  FunctionSpec read(String name, Properties function) {
    function.only(KNOWN);
    String arn = names.arn("lambda", "function:" + name);
    return new FunctionSpec(
        name,
        arn,
        function.optionalText("AutoPublishAlias"),
        function.text("CodeUri"),
        handlerClass(name, function),
        variables(function),
        function.integer("Timeout", SAM_DEFAULT_TIMEOUT),
        function.optionalMapping("LoggingConfig").flatMap(FunctionReader::logGroup),
        function.optionalMapping("EventInvokeConfig").flatMap(FunctionReader::asyncConfig),
        sources(arn, function));
  }

  private static Optional<String> logGroup(Properties config) {
    return config
        .only(Set.of("LogGroup", "LogFormat", "ApplicationLogLevel", "SystemLogLevel"))
        .optionalText("LogGroup");
  }

  private static String handlerClass(String name, Properties function) {
    String handler = function.text("Handler");
    int method = handler.indexOf("::");
    if (method < 0 || handler.endsWith("::handleRequest")) {
      return method < 0 ? handler : handler.substring(0, method);
    }
    throw new TemplateException(
        function.node("Handler").line(),
        name
            + ".Handler is "
            + handler
            + "; the local plant calls RequestStreamHandler.handleRequest");
  }

  private static Map<String, String> variables(Properties owner) {
    Map<String, String> variables = new HashMap<>();
    owner
        .optionalMapping("Environment")
        .flatMap(e -> e.only(Set.of("Variables")).optionalMapping("Variables"))
        .ifPresent(section ->
            section
                .mapping()
                .entries()
                .forEach((key, value) -> variables.put(key, section.text(key))));
    return variables;
  }

  private static Optional<AsyncConfig> asyncConfig(Properties config) {
    config.only(Set.of("MaximumRetryAttempts", "MaximumEventAgeInSeconds", "DestinationConfig"));
    int retries = config.integer("MaximumRetryAttempts", 2);
    return config
        .optionalMapping("DestinationConfig")
        .flatMap(d -> d.only(Set.of("OnFailure")).optionalMapping("OnFailure"))
        .map(failure -> {
          if (!failure.text("Type").equals("SQS")) {
            throw new TemplateException(
                failure.line(), failure.path() + ": the local plant knows the type SQS only");
          }
          return new AsyncConfig(retries, failure.text("Destination"));
        });
  }

  private List<QueueSource> sources(String arn, Properties function) {
    List<QueueSource> sources = new ArrayList<>();
    function
        .optionalMapping("Events")
        .ifPresent(events ->
            events
                .mapping()
                .entries()
                .keySet()
                .forEach(event -> sources.add(EventSources.event(event, events.mapping(event)))));
    mappings.stream()
        .filter(mapping -> mapping.enabled() && mapping.invokes(arn))
        .map(EventSourceSpec::source)
        .forEach(sources::add);
    return sources;
  }
}
