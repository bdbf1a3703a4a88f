package dev.shopfloor.cli.local.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What template.yaml keeps is encrypted, can be restored, and is not deleted unsaid. */
class TemplateEncryptionTest {
  private static final String IF_KEY =
      "!If [HasKey, !If [CreatesKey, !GetAtt DataKey.Arn, !Ref EncryptionKey], !Ref AWS::NoValue]";

  @Test
  void whatIsKeptIsEncrypted() {
    assertThat(EncryptionCheck.faults(TestTemplate.text())).isEmpty();
  }

  @Test
  void theKeyLetsInWhoActsAsItself() {
    assertThat(KeyCheck.faults(TestTemplate.text())).isEmpty();
  }

  @Test
  void whatKeepsStateSaysWhatBecomesOfIt() {
    assertThat(StateCheck.faults(TestTemplate.text())).isEmpty();
  }

  @ParameterizedTest
  @MethodSource
  void whatIsNotEncryptedIsFound(Planted planted, String expected) {
    assertThat(EncryptionCheck.faults(planted.yaml())).anyMatch(fault -> fault.contains(expected));
  }

  static Stream<Arguments> whatIsNotEncryptedIsFound() {
    return Stream.of(
        Arguments.of(
            Planted.without("OeeTable", "SSESpecification"),
            "OeeTable.SSESpecification.KMSMasterKeyId must be the key of EncryptionKey"),
        Arguments.of(
            Planted.in("OeeTable", "SSEEnabled: !If [HasKey, true, false]", "SSEEnabled: false"),
            "OeeTable.SSESpecification.SSEEnabled must be true where a key is given"),
        Arguments.of(
            Planted.without("TickQueue", "SqsManagedSseEnabled"),
            "TickQueue.SqsManagedSseEnabled must be true"),
        Arguments.of(
            Planted.in("AlertQueue", IF_KEY, "alias/aws/sqs"),
            "AlertQueue.KmsMasterKeyId is alias/aws/sqs without EncryptionKey; leave it out"),
        Arguments.of(
            Planted.without("AlertQueueDeadLetterQueue", "KmsMasterKeyId"),
            "AlertQueueDeadLetterQueue.KmsMasterKeyId must be the key of EncryptionKey"),
        Arguments.of(
            Planted.in("AlertQueue", "!If [HasKey, !Ref AWS::NoValue, true]", "true"),
            "AlertQueue.SqsManagedSseEnabled must be left out where a key is given"),
        Arguments.of(
            Planted.without("IngestStream", "StreamEncryption"),
            "IngestStream.StreamEncryption must be KMS with a key"),
        Arguments.of(
            Planted.in(
                "IngestStream",
                "!If [HasKey, !If [CreatesKey, !GetAtt DataKey.Arn, !Ref EncryptionKey],"
                    + " alias/aws/kinesis]",
                "alias/aws/kinesis"),
            "IngestStream.StreamEncryption.KeyId must be the key of EncryptionKey"),
        Arguments.of(
            Planted.without("IngestFailureBucket", "BucketEncryption"),
            "IngestFailureBucket.BucketEncryption must be by the given key, else AES256"),
        Arguments.of(
            Planted.without("IngestFailureBucket", "BlockPublicPolicy"),
            "IngestFailureBucket.PublicAccessBlockConfiguration.BlockPublicPolicy must be true"),
        Arguments.of(
            Planted.in("IngestFailureBucketPolicy", "Effect: Deny", "Effect: Allow"),
            "IngestFailureBucket has no policy that denies whatever comes without TLS"),
        Arguments.of(
            Planted.without("TimeSeriesTokenSecret", "KmsKeyId"),
            "TimeSeriesTokenSecret.KmsKeyId must be the key of EncryptionKey"),
        Arguments.of(
            Planted.without("OeeFunctionLogGroup", "KmsKeyId"),
            "OeeFunctionLogGroup.KmsKeyId must be the key of EncryptionKey"),
        Arguments.of(
            Planted.without("Function", "KmsKeyArn"),
            "EnrichFunction.KmsKeyArn must be the key of EncryptionKey"),
        Arguments.of(
            Planted.in("AlarmTopic", IF_KEY, "alias/aws/sns"),
            "AlarmTopic.KmsMasterKeyId is alias/aws/sns without EncryptionKey"),
        Arguments.of(
            Planted.in("AlarmTopic", "!Ref AWS::NoValue", "alias/aws/sns"),
            "leave it out, so that it is encrypted by nothing: CloudWatch and Budgets may not use"
                + " alias/aws/sns"),
        Arguments.of(
            Planted.in("AlarmTopic", "!Ref AWS::NoValue", "alias/aws/kinesis"),
            "AlarmTopic.KmsMasterKeyId is alias/aws/kinesis without EncryptionKey"),
        Arguments.of(
            Planted.in("AlarmTopic", "KmsMasterKeyId:", "DisplayName:"),
            "AlarmTopic.KmsMasterKeyId must be the key of EncryptionKey where one is given"),
        Arguments.of(
            Planted.in("TimeSeriesInstance", "Accessible: false", "Accessible: true"),
            "TimeSeriesInstance.PubliclyAccessible must be false"),
        Arguments.of(
            Planted.resource(
                "a kind of store that no table names",
                "  Extra:\n"
                    + "    Type: AWS::CloudFormation::CustomResource\n"
                    + "    Properties: { ServiceToken: x }\n"),
            "AWS::CloudFormation::CustomResource is in no table of EncryptionCheck"));
  }

  @ParameterizedTest
  @MethodSource
  void aKeyThatLetsInTooFewIsFound(Planted planted, String expected) {
    assertThat(KeyCheck.faults(planted.yaml())).anyMatch(fault -> fault.contains(expected));
  }

  static Stream<Arguments> aKeyThatLetsInTooFewIsFound() {
    return Stream.of(
        Arguments.of(
            Planted.without("DataKey", "EnableKeyRotation"),
            "DataKey.EnableKeyRotation must be true"),
        Arguments.of(
            Planted.without("DataKey", "- Sid: EventBridgeDelivers"),
            "DataKey.KeyPolicy must let events.amazonaws.com do kms:Decrypt"),
        Arguments.of(
            Planted.in(
                "DataKey",
                "- Sid: CloudWatchPublishesAlarms",
                "  Condition: { StringEquals: { 'aws:SourceAccount': !Ref AWS::AccountId } }\n"
                    + "          - Sid: CloudWatchPublishesAlarms"),
            "DataKey.KeyPolicy must let events.amazonaws.com do kms:Decrypt under no condition"),
        Arguments.of(
            Planted.without("DataKey", "- Sid: BudgetsPublishesTheBudget"),
            "DataKey.KeyPolicy must let budgets.amazonaws.com do kms:GenerateDataKey"),
        Arguments.of(
            Planted.without("DataKey", "- Sid: CloudWatchPublishesAlarms"),
            "DataKey.KeyPolicy must let cloudwatch.amazonaws.com do kms:GenerateDataKey"),
        Arguments.of(
            Planted.without("DataKey", "ArnLike"),
            "DataKey.KeyPolicy must let logs.eu-local-1.amazonaws.com do kms:Decrypt"));
  }

  @ParameterizedTest
  @MethodSource
  void stateThatCouldGetLostIsFound(Planted planted, String expected) {
    assertThat(StateCheck.faults(planted.yaml())).anyMatch(fault -> fault.contains(expected));
  }

  static Stream<Arguments> stateThatCouldGetLostIsFound() {
    return Stream.of(
        Arguments.of(
            Planted.without("OeeTable", "DeletionPolicy"), "OeeTable.DeletionPolicy is missing"),
        Arguments.of(
            Planted.without("TimeSeriesInstance", "UpdateReplacePolicy"),
            "TimeSeriesInstance.UpdateReplacePolicy is missing"),
        Arguments.of(
            Planted.without("IngestFailureBucket", "DeletionPolicy"),
            "IngestFailureBucket.DeletionPolicy is missing"),
        Arguments.of(
            Planted.without("DataKey", "DeletionPolicy"), "DataKey.DeletionPolicy is missing"),
        Arguments.of(
            Planted.without("WorkOrderTable", "PointInTimeRecoverySpecification"),
            "WorkOrderTable.PointInTimeRecoverySpecification must be enabled"),
        Arguments.of(
            Planted.in("QuarantineTable", "AttributeName: expires", "AttributeName: ttl"),
            "QuarantineTable.TimeToLiveSpecification must be enabled on expires"),
        Arguments.of(
            Planted.in("RegistryTable", "!Ref DeletionProtection", "false"),
            "RegistryTable.DeletionProtectionEnabled must be !Ref DeletionProtection"),
        Arguments.of(
            Planted.in("OeeTable", "PAY_PER_REQUEST", "PROVISIONED"),
            "OeeTable.BillingMode must be PAY_PER_REQUEST"));
  }
}
