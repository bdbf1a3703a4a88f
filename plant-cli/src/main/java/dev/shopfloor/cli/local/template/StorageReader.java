package dev.shopfloor.cli.local.template;

import dev.shopfloor.cli.local.template.QueueSpec.Redrive;
import dev.shopfloor.cli.local.template.TableSpec.Index;
import dev.shopfloor.cli.local.template.TableSpec.Keys;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads queues and tables. */
final class StorageReader {
  private static final int SQS_DEFAULT_VISIBILITY = 30;

  // what guards and pays for data in the cloud has no meaning here, and is let pass
  private static final Set<String> QUEUE =
      Set.of(
          "KmsDataKeyReusePeriodSeconds",
          "KmsMasterKeyId",
          "MessageRetentionPeriod",
          "RedrivePolicy",
          "SqsManagedSseEnabled",
          "Tags",
          "VisibilityTimeout");
  private static final Set<String> TABLE =
      Set.of(
          "AttributeDefinitions",
          "BillingMode",
          "DeletionProtectionEnabled",
          "GlobalSecondaryIndexes",
          "KeySchema",
          "PointInTimeRecoverySpecification",
          "SSESpecification",
          "Tags",
          "TimeToLiveSpecification");

  private StorageReader() {}

  static QueueSpec queue(String name, LocalNames names, Properties queue) {
    queue.only(QUEUE);
    Optional<Redrive> redrive =
        queue
            .optionalMapping("RedrivePolicy")
            .map(policy ->
                new Redrive(
                    policy.text("deadLetterTargetArn"), policy.integer("maxReceiveCount", 1)));
    return new QueueSpec(
        name,
        names.arn("sqs", name),
        names.queueUrl(name),
        queue.integer("VisibilityTimeout", SQS_DEFAULT_VISIBILITY),
        redrive);
  }

  static TableSpec table(String name, Properties table) {
    table.only(TABLE);
    Map<String, String> types = new HashMap<>();
    for (Properties definition : table.mappings("AttributeDefinitions")) {
      types.put(definition.text("AttributeName"), definition.text("AttributeType"));
    }
    List<Index> indexes =
        table.mappings("GlobalSecondaryIndexes").stream()
            .map(index ->
                new Index(
                    index.text("IndexName"),
                    keys(index),
                    index.mapping("Projection").text("ProjectionType")))
            .toList();
    Optional<String> timeToLive =
        table.optionalMapping("TimeToLiveSpecification").map(spec -> spec.text("AttributeName"));
    return new TableSpec(name, types, keys(table), indexes, timeToLive);
  }

  private static Keys keys(Properties owner) {
    String hash = null;
    Optional<String> range = Optional.empty();
    for (Properties key : owner.mappings("KeySchema")) {
      if (key.text("KeyType").equals("HASH")) {
        hash = key.text("AttributeName");
      } else {
        range = Optional.of(key.text("AttributeName"));
      }
    }
    if (hash == null) {
      throw new TemplateException(owner.line(), owner.path() + ".KeySchema has no HASH key");
    }
    return new Keys(hash, range);
  }
}
