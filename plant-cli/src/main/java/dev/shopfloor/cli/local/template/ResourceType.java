package dev.shopfloor.cli.local.template;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The resource types that the template may hold, with the attributes that {@code Fn::GetAtt} takes
 * of each.
 *
 * <p>The first ones are built on this machine. The others mean nothing here: everything runs as the
 * user, on loopback, and nobody pays. What they name is still checked.
 */
enum ResourceType {
  TABLE("AWS::DynamoDB::Table", "dynamodb:table/", "Arn", "StreamArn"),
  QUEUE("AWS::SQS::Queue", "sqs:", "Arn", "QueueName", "QueueUrl"),
  FUNCTION("AWS::Serverless::Function", "lambda:function:", "Arn"),
  EVENT_SOURCE("AWS::Lambda::EventSourceMapping", "", "Id"),
  TOPIC_RULE("AWS::IoT::TopicRule", "iot:rule/", "Arn"),
  EVENT_BUS("AWS::Events::EventBus", "events:event-bus/", "Arn", "Name"),
  EVENT_RULE("AWS::Events::Rule", "events:rule/", "Arn"),
  SCHEDULE("AWS::Scheduler::Schedule", "scheduler:schedule/default/", "Arn"),
  SCHEDULE_GROUP("AWS::Scheduler::ScheduleGroup", "scheduler:schedule-group/", "Arn", "State"),
  LOG_GROUP("AWS::Logs::LogGroup", "logs:log-group:", "Arn"),

  SETTINGS_APPLICATION("AWS::AppConfig::Application", "", "ApplicationId"),
  SETTINGS_PROFILE("AWS::AppConfig::ConfigurationProfile", "", "ConfigurationProfileId"),
  SETTINGS_VERSION("AWS::AppConfig::HostedConfigurationVersion", "", "VersionNumber"),
  ROLE("AWS::IAM::Role", "iam:role/", "Arn", "RoleId"),
  PERMISSION("AWS::Lambda::Permission", ""),
  INVOKE_CONFIG("AWS::Lambda::EventInvokeConfig", ""),
  QUEUE_POLICY("AWS::SQS::QueuePolicy", ""),
  IOT_POLICY("AWS::IoT::Policy", "iot:policy/", "Arn", "Id"),
  STREAM("AWS::Kinesis::Stream", "kinesis:stream/", "Arn"),
  BUCKET("AWS::S3::Bucket", "s3:", "Arn", "DomainName", "RegionalDomainName"),
  BUCKET_POLICY("AWS::S3::BucketPolicy", ""),
  NOTICE_TOPIC("AWS::SNS::Topic", "sns:", "TopicArn", "TopicName"),
  NOTICE_TOPIC_POLICY("AWS::SNS::TopicPolicy", ""),
  NOTICE_SUBSCRIPTION("AWS::SNS::Subscription", "", "Arn"),
  ALARM("AWS::CloudWatch::Alarm", "cloudwatch:alarm:", "Arn"),
  COMPOSITE_ALARM("AWS::CloudWatch::CompositeAlarm", "cloudwatch:alarm:", "Arn"),
  BUDGET("AWS::Budgets::Budget", ""),
  DASHBOARD("AWS::CloudWatch::Dashboard", "cloudwatch:dashboard/"),
  KEY("AWS::KMS::Key", "kms:key/", "Arn", "KeyId"),
  KEY_ALIAS("AWS::KMS::Alias", ""),
  SECRET("AWS::SecretsManager::Secret", "secretsmanager:secret:", "Id"),
  INFLUX(
      "AWS::Timestream::InfluxDBInstance",
      "timestream-influxdb:db-instance/",
      "Arn",
      "AvailabilityZone",
      "Endpoint",
      "Id",
      "InfluxAuthParametersSecretArn",
      "SecondaryAvailabilityZone",
      "Status"),
  CUSTOM("AWS::CloudFormation::CustomResource", "", ResourceType.ANY),
  STORE_ACCESS("Custom::TimeSeriesAccess", "", ResourceType.ANY),
  VPC("AWS::EC2::VPC", "", "VpcId", "CidrBlock", "DefaultSecurityGroup", "DefaultNetworkAcl"),
  SUBNET("AWS::EC2::Subnet", "", "SubnetId", "AvailabilityZone", "CidrBlock", "VpcId"),
  ROUTE_TABLE("AWS::EC2::RouteTable", "", "RouteTableId"),
  ROUTE_TABLE_ASSOCIATION("AWS::EC2::SubnetRouteTableAssociation", "", "Id"),
  ENDPOINT("AWS::EC2::VPCEndpoint", "", "Id", "CreationTimestamp"),
  SECURITY_GROUP("AWS::EC2::SecurityGroup", "", "GroupId", "Id", "VpcId"),
  SECURITY_GROUP_INGRESS("AWS::EC2::SecurityGroupIngress", "", "Id"),
  SECURITY_GROUP_EGRESS("AWS::EC2::SecurityGroupEgress", "", "Id");

  /** A custom resource answers with attributes of its own. */
  private static final String ANY = "*";

  private final String typeName;
  private final String arn;

  @SuppressWarnings("ImmutableEnumChecker") // made by List.of
  private final List<String> attributes;

  ResourceType(String typeName, String arn, String... attributes) {
    this.typeName = typeName;
    this.arn = arn;
    this.attributes = List.of(attributes);
  }

  static Optional<ResourceType> named(String typeName) {
    return Arrays.stream(values()).filter(type -> type.typeName.equals(typeName)).findFirst();
  }

  String typeName() {
    return typeName;
  }

  boolean has(String attribute) {
    return attributes.contains(attribute) || attributes.contains(ANY);
  }

  List<String> attributes() {
    return attributes;
  }

  /** The ARN of the resource that has this name; for types that have one. */
  String arn(LocalNames names, String name) {
    int colon = arn.indexOf(':');
    return names.arn(arn.substring(0, colon), arn.substring(colon + 1) + name);
  }
}
