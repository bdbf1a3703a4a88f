package dev.shopfloor.cli.doctor;

import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * All that is asked of AWS, as IAM calls it; docs/doctor-policy.json allows exactly this. Each
 * reads, and none reads the value of a secret or a machine's data.
 */
enum Read {
  STACK("cloudformation:DescribeStacks"),
  RESOURCES("cloudformation:ListStackResources"),
  METRICS("cloudwatch:GetMetricData"),
  ALARMS("cloudwatch:DescribeAlarms"),
  TABLE("dynamodb:DescribeTable"),
  BACKUPS("dynamodb:DescribeContinuousBackups"),
  // these two of RegistryTable only
  MODEL("dynamodb:GetItem"),
  MODEL_ENTRIES("dynamodb:Query"),
  EVENT_RULE("events:DescribeRule"),
  TOPIC_RULE("iot:GetTopicRule"),
  KEY("kms:DescribeKey"),
  ALIAS("lambda:GetAlias"),
  FUNCTION("lambda:GetFunctionConfiguration"),
  CONCURRENCY("lambda:GetFunctionConcurrency"),
  MAPPING("lambda:GetEventSourceMapping"),
  SCHEDULE("scheduler:GetSchedule"),
  SECRET("secretsmanager:DescribeSecret"),
  SUBSCRIPTIONS("sns:ListSubscriptionsByTopic"),
  QUEUE("sqs:GetQueueAttributes"),
  INSTANCE("timestream-influxdb:GetDbInstance");

  private final String action;

  Read(String action) {
    this.action = action;
  }

  /** The IAM action. */
  String action() {
    return action;
  }

  /**
   * Asks.
   *
   * @throws Refused when there is no answer
   */
  <T> T ask(Supplier<T> call) {
    try {
      return call.get();
    } catch (SdkException refused) {
      throw new Refused(this, refused);
    }
  }
}
