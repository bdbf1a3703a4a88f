package dev.shopfloor.cli.doctor;

import dev.shopfloor.cli.stack.DeployedStack;
import java.util.List;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.iot.IotClient;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.scheduler.SchedulerClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.timestreaminfluxdb.TimestreamInfluxDbClient;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/** A client for each service that a stack uses. */
record Clients(
    CloudWatchClient metrics,
    DynamoDbClient tables,
    EventBridgeClient eventRules,
    IotClient topicRules,
    KmsClient keys,
    LambdaClient functions,
    SchedulerClient schedules,
    SecretsManagerClient secrets,
    SnsClient topics,
    SqsClient queues,
    TimestreamInfluxDbClient instances)
    implements AutoCloseable {
  static Clients of(DeployedStack stack) {
    return new Clients(
        stack.client(CloudWatchClient.builder()),
        stack.tables(),
        stack.client(EventBridgeClient.builder()),
        stack.client(IotClient.builder()),
        stack.client(KmsClient.builder()),
        stack.functions(),
        stack.client(SchedulerClient.builder()),
        stack.client(SecretsManagerClient.builder()),
        stack.client(SnsClient.builder()),
        stack.queues(),
        stack.client(TimestreamInfluxDbClient.builder()));
  }

  @Override
  public void close() {
    List<SdkAutoCloseable> all =
        List.of(
            metrics,
            tables,
            eventRules,
            topicRules,
            keys,
            functions,
            schedules,
            secrets,
            topics,
            queues,
            instances);
    all.forEach(SdkAutoCloseable::close);
  }
}
