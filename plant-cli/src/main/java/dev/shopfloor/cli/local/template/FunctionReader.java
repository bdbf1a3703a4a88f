package dev.shopfloor.cli.local.template;

import dev.shopfloor.cli.local.template.FunctionSpec.AsyncConfig;
import dev.shopfloor.cli.local.template.FunctionSpec.QueueSource;
import dev.shopfloor.cli.local.template.TemplateNode.Scalar;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads {@code AWS::Serverless::Function}. */
final class FunctionReader {
  private static final int SAM_DEFAULT_TIMEOUT = 3;
  private static final Set<String> GLOBALS =
      Set.of("Runtime", "Architectures", "Environment", "Timeout");
  private static final Set<String> KNOWN =
      Set.of(
          "CodeUri",
          "Handler",
          "Runtime",
          "Architectures",
          "MemorySize",
          "Timeout",
          "LoggingConfig",
          "Environment",
          "EventInvokeConfig",
          "Policies",
          "Events");

  private final LocalNames names;
  private final Optional<Properties> globals;

  FunctionReader(LocalNames names, Properties globals) {
    this.names = names;
    this.globals =
        globals.only(Set.of("Function")).optionalMapping("Function").map(g -> g.only(GLOBALS));
  }

  FunctionSpec read(String name, Properties function) {
    function.only(KNOWN);
    Map<String, String> environment = new HashMap<>();
    globals.ifPresent(g -> environment.putAll(variables(g)));
    environment.putAll(variables(function));
    int timeout =
        function.integer(
            "Timeout",
            globals
                .map(g -> g.integer("Timeout", SAM_DEFAULT_TIMEOUT))
                .orElse(SAM_DEFAULT_TIMEOUT));
    return new FunctionSpec(
        name,
        names.arn("lambda", "function:" + name),
        function.text("CodeUri"),
        handlerClass(name, function),
        environment,
        timeout,
        function.optionalMapping("LoggingConfig").flatMap(c -> c.optionalText("LogGroup")),
        function.optionalMapping("EventInvokeConfig").flatMap(FunctionReader::asyncConfig),
        sources(function));
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

  private static List<QueueSource> sources(Properties function) {
    List<QueueSource> sources = new ArrayList<>();
    function
        .optionalMapping("Events")
        .ifPresent(events ->
            events
                .mapping()
                .entries()
                .keySet()
                .forEach(event -> sources.add(source(event, events.mapping(event)))));
    return sources;
  }

  private static QueueSource source(String event, Properties declared) {
    if (!declared.text("Type").equals("SQS")) {
      throw new TemplateException(
          declared.line(), declared.path() + ": the local plant knows the event type SQS only");
    }
    Properties source =
        declared
            .mapping("Properties")
            .only(
                Set.of(
                    "Queue",
                    "BatchSize",
                    "MaximumBatchingWindowInSeconds",
                    "FunctionResponseTypes",
                    "ScalingConfig"));
    boolean reports = false;
    for (TemplateNode type : source.list("FunctionResponseTypes")) {
      if (!(type instanceof Scalar text && text.text().equals("ReportBatchItemFailures"))) {
        throw new TemplateException(
            type.line(), source.path() + ": unknown response type; write ReportBatchItemFailures");
      }
      reports = true;
    }
    return new QueueSource(
        event,
        source.text("Queue"),
        source.integer("BatchSize", 10),
        source.integer("MaximumBatchingWindowInSeconds", 0),
        reports,
        source
            .optionalMapping("ScalingConfig")
            .map(c -> c.integer("MaximumConcurrency", 0))
            .orElse(0));
  }
}
