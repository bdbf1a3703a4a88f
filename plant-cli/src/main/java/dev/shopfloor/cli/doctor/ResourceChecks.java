package dev.shopfloor.cli.doctor;

import dev.shopfloor.cli.doctor.StackView.Resource;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The check of each resource of a stack, by its type: what a later template adds is looked at too.
 */
final class ResourceChecks {
  /** The types that are looked at, in the order in which they come on each part of the way. */
  static final List<String> TYPES =
      List.of(
          "AWS::IoT::TopicRule",
          "AWS::Events::Rule",
          "AWS::Scheduler::Schedule",
          "AWS::Kinesis::Stream",
          "AWS::SQS::Queue",
          "AWS::Lambda::EventSourceMapping",
          "AWS::Lambda::Function",
          "AWS::SecretsManager::Secret",
          "AWS::Timestream::InfluxDBInstance",
          "AWS::DynamoDB::Table",
          "AWS::KMS::Key",
          "AWS::SNS::Topic");

  private static final String INGEST_FAILURES = "IngestFailureQueue";
  private static final String SETUP = "TimeSeriesSetup";
  private static final String DEAD_LETTERS = "DeadLetterQueue";
  private static final Duration MINUTES_15 = Duration.ofMinutes(15);
  private static final Duration MINUTES_5 = Duration.ofMinutes(5);

  /** The queues that a function takes from, with what their alarms allow. */
  static final Map<String, Taker> TAKERS =
      Map.of(
          "TelemetryQueue", new Taker("TimestreamWriterFunction", MINUTES_15),
          "ProductionQueue", new Taker("OeeFunction", MINUTES_15),
          "TickQueue", new Taker("OeeFunction", MINUTES_5),
          "AlertQueue", new Taker("AlertToWorkOrderFunction", MINUTES_5));

  private final StackView stack;
  private final Clients clients;
  private final Metrics metrics;

  ResourceChecks(StackView stack, Clients clients, Metrics metrics) {
    this.stack = stack;
    this.clients = clients;
    this.metrics = metrics;
  }

  /** The check of a resource; null where there is nothing to look at. */
  @Nullable Check of(Resource resource) {
    String id = resource.id();
    String name = resource.physical();
    return switch (resource.type()) {
      case "AWS::IoT::TopicRule" -> new TopicRuleCheck(id, clients.topicRules(), name);
      case "AWS::Events::Rule" -> new EventRuleCheck(id, clients.eventRules(), name);
      case "AWS::Scheduler::Schedule" -> new ScheduleCheck(id, clients.schedules(), group(), name);
      case "AWS::Kinesis::Stream" -> new StreamCheck(id, metrics, name);
      case "AWS::SQS::Queue" -> queue(id, name);
      case "AWS::Lambda::EventSourceMapping" ->
          new MappingCheck(id, clients.functions(), name, id.equals("IngestFailureMapping"));
      case "AWS::Lambda::Function" ->
          new FunctionCheck(id, clients.functions(), name, !id.startsWith(SETUP));
      case "AWS::SecretsManager::Secret" ->
          new SecretCheck(
              id,
              clients.secrets(),
              name,
              id.equals("CmmsTokenSecret"),
              "raise TimeSeriesTokenGeneration by one and deploy: it makes a new token");
      case "AWS::Timestream::InfluxDBInstance" -> new InstanceCheck(id, clients.instances(), name);
      case "AWS::DynamoDB::Table" ->
          new TableCheck(
              id,
              clients.tables(),
              name,
              Boolean.parseBoolean(stack.parameter("DeletionProtection")));
      case "AWS::SNS::Topic" -> new SubscriptionCheck(id, clients.topics(), name);
      default -> null;
    };
  }

  /** The schedules' own group, where the template makes one. */
  private Optional<String> group() {
    return stack.ofType("AWS::Scheduler::ScheduleGroup").stream()
        .map(Resource::physical)
        .findFirst();
  }

  private Check queue(String id, String url) {
    Taker taker = TAKERS.get(id);
    if (taker != null) {
      return new QueueCheck(id, clients.queues(), metrics, url, taker.function, taker.limit);
    }
    return new DeadLetterCheck(id, clients.queues(), metrics, url, mend(id));
  }

  private Next mend(String id) {
    if (id.startsWith(SETUP)) {
      return Next.step(
          "look at TimeSeriesSetupFunction's log; CloudFormation has answered for it already,"
              + " so nothing has to be brought back");
    }
    String queue =
        id.equals(INGEST_FAILURES)
            ? id
            : id.substring(
                0, id.length() - (id.endsWith(DEAD_LETTERS) ? DEAD_LETTERS.length() : 0));
    return Next.step(
        "mend the cause, then bring them back: ./plant redrive --stack %s %s (--dry-run shows them)"
            .formatted(stack.name(), queue),
        id.toLowerCase(Locale.ROOT));
  }

  /** Who takes from a queue, and the age at which its alarm rings. */
  record Taker(String function, Duration limit) {}
}
