package dev.shopfloor.cli.local.template;

import java.util.Arrays;
import java.util.Optional;

/** The resource types that the template may hold, and what the local plant makes of each. */
enum ResourceType {
  TABLE("AWS::DynamoDB::Table"),
  QUEUE("AWS::SQS::Queue"),
  FUNCTION("AWS::Serverless::Function"),
  TOPIC_RULE("AWS::IoT::TopicRule"),
  EVENT_BUS("AWS::Events::EventBus"),
  EVENT_RULE("AWS::Events::Rule"),
  SCHEDULE("AWS::Scheduler::Schedule"),
  LOG_GROUP("AWS::Logs::LogGroup"),
  /** Who may do what: everything on this machine runs as the user. */
  ROLE("AWS::IAM::Role"),
  PERMISSION("AWS::Lambda::Permission"),
  QUEUE_POLICY("AWS::SQS::QueuePolicy");

  private final String typeName;

  ResourceType(String typeName) {
    this.typeName = typeName;
  }

  static Optional<ResourceType> named(String typeName) {
    return Arrays.stream(values()).filter(type -> type.typeName.equals(typeName)).findFirst();
  }

  String typeName() {
    return typeName;
  }
}
