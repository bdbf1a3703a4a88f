package dev.shopfloor.cli.local.template;

import dev.shopfloor.cli.local.template.Resolved.Resource;
import dev.shopfloor.cli.local.template.Stack.Source;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Queues and the stream give their records to functions so that none is lost and none blocks. */
final class SourceCheck {
  private final Faults faults = new Faults();
  private final Template template;

  private SourceCheck(Template template, List<Stack> stacks) {
    this.template = template;
    for (Stack stack : stacks) {
      faults.in(stack.deployment());
      stack.each(ResourceType.FUNCTION).forEach(function -> sources(stack, function));
    }
  }

  static List<String> faults(String yaml) {
    return faults(Template.parse(yaml), Deployment.stacks(yaml));
  }

  static List<String> faults(Template template, List<Stack> stacks) {
    return new SourceCheck(template, stacks).faults.sentences();
  }

  private void sources(Stack stack, Resource function) {
    int concurrency = 0;
    for (Source source : stack.sources(function)) {
      faults.require(
          source.properties().texts("FunctionResponseTypes").contains("ReportBatchItemFailures"),
          source.path()
              + ".FunctionResponseTypes must be [ReportBatchItemFailures]; else one bad record"
              + " brings back the whole batch");
      if (stack.byArn(ResourceType.STREAM, source.arn()).isPresent()) {
        stream(stack, source);
      } else {
        concurrency += queueSource(stack, function, source);
      }
    }
    int sum = concurrency;
    reserved(stack, function)
        .ifPresent(least ->
            faults.require(
                least >= sum,
                "ReservedConcurrency allows %d for %s, less than the %d of its event sources"
                    .formatted(least, function.name(), sum)));
  }

  private int queueSource(Stack stack, Resource function, Source source) {
    Optional<Resource> queue = stack.byArn(ResourceType.QUEUE, source.arn());
    int timeout = function.properties().integer("Timeout", 0);
    // a message is hidden already while its batch is still being gathered
    int least = 6 * timeout + source.properties().integer("MaximumBatchingWindowInSeconds", 0);
    if (faults.require(queue.isPresent(), source.path() + " reads no queue of this template")) {
      faults.require(
          queue.get().properties().integer("VisibilityTimeout", 30) >= least,
          "%s.VisibilityTimeout must be six times the timeout of %s and its window, at least %d"
              .formatted(queue.get().name(), function.name(), least));
    }
    int most =
        source
            .properties()
            .optionalMapping("ScalingConfig")
            .map(scaling -> scaling.integer("MaximumConcurrency", 0))
            .orElse(0);
    faults.require(
        most >= 2, source.path() + ".ScalingConfig.MaximumConcurrency must bound it, at least 2");
    return most;
  }

  private void stream(Stack stack, Source source) {
    Properties mapping = source.properties();
    faults.require(
        LossCheck.has(mapping, "BisectBatchOnFunctionError", "true"),
        source.path() + ".BisectBatchOnFunctionError must be true; one record would block a shard");
    faults.require(
        mapping.integer("MaximumRetryAttempts", -1) >= 1,
        source.path() + ".MaximumRetryAttempts must be bounded; -1 would block a shard");
    int age = mapping.integer("MaximumRecordAgeInSeconds", -1);
    int kept =
        stack
            .byArn(ResourceType.STREAM, source.arn())
            .map(stream -> stream.properties().integer("RetentionPeriodHours", 24) * 3600)
            .orElse(0);
    faults.require(
        age >= 60 && age < kept,
        source.path() + ".MaximumRecordAgeInSeconds must be bounded and below the stream's own");
    faults.require(
        LossCheck.has(mapping, "StartingPosition", "TRIM_HORIZON"),
        source.path() + ".StartingPosition must be TRIM_HORIZON; LATEST misses the first records");
    faults.require(
        Stack.at(mapping, "DestinationConfig", "OnFailure")
            .flatMap(config -> config.optionalText("Destination"))
            .flatMap(arn -> stack.byArn(ResourceType.BUCKET, arn))
            .isPresent(),
        source.path() + " has no OnFailure to a bucket; a queue would get pointers only");
  }

  /**
   * The least that the parameter lets an operator reserve; empty for a function that takes none.
   */
  private Optional<Integer> reserved(Stack stack, Resource function) {
    if (stack.deployment() != Deployment.OPERATED
        || !function.properties().has("ReservedConcurrentExecutions")) {
      return Optional.empty();
    }
    Parameter parameter = template.parameters().get("ReservedConcurrency");
    return IntStream.range(1, 1000).filter(value -> allows(parameter, value)).boxed().findFirst();
  }

  private static boolean allows(Parameter parameter, int value) {
    try {
      parameter.value(Integer.toString(value));
      return true;
    } catch (TemplateException refused) {
      return false;
    }
  }
}
