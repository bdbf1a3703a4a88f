package dev.shopfloor.cli.local.template;

import dev.shopfloor.cli.local.template.FunctionSpec.QueueSource;
import dev.shopfloor.cli.local.template.TemplateNode.Scalar;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Reads what empties queues into functions: SAM's events and CloudFormation's own mappings. */
final class EventSources {
  private static final int SQS_DEFAULT_BATCH = 10;
  private static final Set<String> SHARED =
      Set.of(
          "BatchSize",
          "Enabled",
          "FunctionResponseTypes",
          "MaximumBatchingWindowInSeconds",
          "ScalingConfig");
  private static final Set<String> MAPPING =
      Set.of("EventSourceArn", "FunctionName", "KmsKeyArn", "Tags");

  private EventSources() {}

  /** An entry of a function's {@code Events}. */
  static QueueSource event(String name, Properties declared) {
    if (!declared.text("Type").equals("SQS")) {
      throw new TemplateException(
          declared.line(), declared.path() + ": the local plant knows the event type SQS only");
    }
    Properties source = declared.mapping("Properties").only(with(Set.of("Queue")));
    if (!enabled(source)) {
      throw new TemplateException(
          source.line(), source.path() + " is disabled; write it as an event source mapping");
    }
    return source(name, "Queue", source);
  }

  /**
   * An {@code AWS::Lambda::EventSourceMapping}; empty for one that reads a stream and is disabled.
   */
  static Optional<EventSourceSpec> mapping(String name, Properties mapping) {
    if (!mapping.text("EventSourceArn").contains(":sqs:")) {
      if (enabled(mapping)) {
        throw new TemplateException(
            mapping.line(),
            name + " reads a stream; ./plant run plays IngestMode Direct, so give that");
      }
      return Optional.empty();
    }
    return Optional.of(
        new EventSourceSpec(
            name,
            mapping.text("FunctionName"),
            enabled(mapping),
            source(name, "EventSourceArn", mapping.only(with(MAPPING)))));
  }

  private static boolean enabled(Properties source) {
    return source.optionalText("Enabled").map(text -> text.equalsIgnoreCase("true")).orElse(true);
  }

  private static Set<String> with(Set<String> own) {
    Set<String> known = new HashSet<>(SHARED);
    known.addAll(own);
    return known;
  }

  private static QueueSource source(String name, String queue, Properties source) {
    boolean reports = false;
    for (TemplateNode type : source.list("FunctionResponseTypes")) {
      if (!(type instanceof Scalar text && text.text().equals("ReportBatchItemFailures"))) {
        throw new TemplateException(
            type.line(), source.path() + ": unknown response type; write ReportBatchItemFailures");
      }
      reports = true;
    }
    return new QueueSource(
        name,
        source.text(queue),
        source.integer("BatchSize", SQS_DEFAULT_BATCH),
        source.integer("MaximumBatchingWindowInSeconds", 0),
        reports,
        source
            .optionalMapping("ScalingConfig")
            .map(c -> c.integer("MaximumConcurrency", 0))
            .orElse(0));
  }
}
