package dev.shopfloor.cli.local.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoutingTest {
  private static final String PLANT =
      """
      Parameters:
        IngestMode: {Type: String, Default: Direct}
        Sparkplug: {Type: String, Default: 'spBv1.0/#'}
      Conditions:
        Direct: !Equals [!Ref IngestMode, Direct]
        HasSparkplug: !Not [!Equals [!Ref Sparkplug, '']]
      Resources:
        Fn:
          Type: AWS::Serverless::Function
          Properties: {CodeUri: fn, Handler: a.B, AutoPublishAlias: live}
        Stream: {Type: AWS::Kinesis::Stream, Properties: {StreamEncryption: {KeyId: k}}}
        PlantRule:
          Type: AWS::IoT::TopicRule
          Properties:
            TopicRulePayload:
              Sql: SELECT topic() AS topic FROM 'plant/#'
              Actions: !If
                - Direct
                - [{Lambda: {FunctionArn: !Ref Fn.Alias}}]
                - [{Kinesis: {StreamName: !Ref Stream, PartitionKey: '${topic()}'}}]
        SparkplugRule:
          Type: AWS::IoT::TopicRule
          Condition: HasSparkplug
          Properties:
            TopicRulePayload:
              Sql: !Sub SELECT topic() AS topic FROM '${Sparkplug}'
              Actions:
                - Lambda: {FunctionArn: !Ref Fn.Alias}
        Bus:
          Type: AWS::Events::EventBus
          Properties: {Name: bus, KmsKeyIdentifier: k}
        AlertQueue:
          Type: AWS::SQS::Queue
          Properties:
            SqsManagedSseEnabled: true
            KmsMasterKeyId: k
            KmsDataKeyReusePeriodSeconds: 300
        AlarmRule:
          Type: AWS::Events::Rule
          Properties:
            EventPattern:
              source: [aws.cloudwatch]
              detail-type: [CloudWatch Alarm State Change]
              detail: {alarmName: [{prefix: asset-}]}
            Targets: [{Id: AlertQueue, Arn: !GetAtt AlertQueue.Arn}]
        Minute:
          Type: AWS::Scheduler::Schedule
          Properties:
            ScheduleExpression: rate(1 minute)
            FlexibleTimeWindow: {Mode: 'OFF'}
            KmsKeyArn: k
            Target: {Arn: !GetAtt AlertQueue.Arn, RoleArn: r, Input: '{}'}
        Table:
          Type: AWS::DynamoDB::Table
          Properties:
            AttributeDefinitions: [{AttributeName: pk, AttributeType: S}]
            KeySchema: [{AttributeName: pk, KeyType: HASH}]
            SSESpecification: {SSEEnabled: true}
            PointInTimeRecoverySpecification: {PointInTimeRecoveryEnabled: true}
            DeletionProtectionEnabled: true
            Tags: [{Key: a, Value: b}]
      """;

  @Test
  void bothTopicRulesInvokeTheFunctionAtItsAlias() {
    assertThat(SmallTemplate.read(PLANT).topicRules())
        .extracting(TopicRuleSpec::functionArn)
        .containsOnly("arn:aws:lambda:" + SmallTemplate.ACCOUNT + "function:Fn:live")
        .hasSize(2);
  }

  @Test
  void theRuleOfAnEmptyFilterIsNotThere() {
    String yaml = PLANT.replace("'spBv1.0/#'", "''");

    assertThat(SmallTemplate.read(yaml).topicRules())
        .extracting(TopicRuleSpec::name)
        .containsExactly("PlantRule");
  }

  @Test
  void aRuleThatWritesToAStreamIsRefusedWithTheModeThatIsPlayed() {
    String yaml = PLANT.replace("Default: Direct}", "Default: Stream}");

    assertThatThrownBy(() -> SmallTemplate.read(yaml))
        .hasMessageContaining("PlantRule writes to a Kinesis stream")
        .hasMessageContaining("IngestMode Direct");
  }

  @Test
  void aRuleWithoutABusListensOnTheDefaultOne() {
    EventRuleSpec rule = SmallTemplate.read(PLANT).eventRules().getFirst();

    assertThat(rule.bus()).isEqualTo(EventRuleSpec.DEFAULT_BUS);
    assertThat(rule.sources()).isEqualTo(List.of("aws.cloudwatch"));
    assertThat(rule.pattern()).contains("{\"prefix\":\"asset-\"}");
  }

  @Test
  void whatGuardsDataInTheCloudIsKnown() {
    PlantTemplate template = SmallTemplate.read(PLANT);

    assertThat(template.tables()).hasSize(1);
    assertThat(template.queues()).hasSize(1);
    assertThat(template.schedules()).hasSize(1);
    assertThat(template.eventBuses()).containsExactly("bus");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "AWS::EC2::VPC",
        "AWS::EC2::Subnet",
        "AWS::EC2::RouteTable",
        "AWS::EC2::SubnetRouteTableAssociation",
        "AWS::EC2::VPCEndpoint",
        "AWS::EC2::SecurityGroup",
        "AWS::EC2::SecurityGroupIngress",
        "AWS::EC2::SecurityGroupEgress",
        "AWS::Timestream::InfluxDBInstance",
        "AWS::SecretsManager::Secret",
        "AWS::CloudFormation::CustomResource",
        "Custom::TimeSeriesAccess",
        "AWS::KMS::Key",
        "AWS::KMS::Alias",
        "AWS::S3::Bucket",
        "AWS::S3::BucketPolicy",
        "AWS::SNS::Topic",
        "AWS::SNS::TopicPolicy",
        "AWS::SNS::Subscription",
        "AWS::CloudWatch::Alarm",
        "AWS::IoT::Policy",
        "AWS::Lambda::Permission",
        "AWS::Lambda::EventInvokeConfig",
        "AWS::SQS::QueuePolicy"
      })
  void aTypeThatMeansNothingHereHasItsReferencesChecked(String type) {
    String resource =
        "  Other: {Type: '" + type + "', Properties: {Any: !GetAtt AlertQueue.Arn}}\n";

    assertThat(SmallTemplate.read(PLANT + resource)).isEqualTo(SmallTemplate.read(PLANT));
    assertThatThrownBy(() -> SmallTemplate.read(PLANT + resource.replace("AlertQueue", "Gone")))
        .hasMessageContaining("\"Gone\" is neither");
  }

  @Test
  void anotherTypeStopsWithItsNameAndLine() {
    assertThatThrownBy(() -> SmallTemplate.read(PLANT + "  Cluster: {Type: AWS::ECS::Cluster}\n"))
        .hasMessageMatching("template.yaml:\\d+: Cluster: .* type AWS::ECS::Cluster");
  }
}
