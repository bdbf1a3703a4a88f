package dev.shopfloor.cli.local.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class FunctionsAndSourcesTest {
  private static final String PLANT =
      """
      Globals:
        Function:
          Runtime: java25
          Architectures: [arm64]
          AutoPublishAlias: live
          AutoPublishAliasAllProperties: true
          SnapStart: {ApplyOn: PublishedVersions}
          Tracing: Active
          LoggingConfig: {LogFormat: JSON}
          Environment: {Variables: {SHARED: shared, OWN: global}}
      Resources:
        Failures: {Type: AWS::SQS::Queue, Properties: {VisibilityTimeout: 360}}
        FnRole: {Type: AWS::IAM::Role}
        Logs: {Type: AWS::Logs::LogGroup, Properties: {RetentionInDays: 30, KmsKeyId: k}}
        Fn:
          Type: AWS::Serverless::Function
          Properties:
            CodeUri: fn
            Handler: a.b.C::handleRequest
            Role: !GetAtt FnRole.Arn
            MemorySize: 512
            ReservedConcurrentExecutions: 5
            VpcConfig: {SubnetIds: [a], SecurityGroupIds: [b]}
            KmsKeyArn: k
            Description: d
            LoggingConfig: {LogGroup: !Ref Logs}
            Environment: {Variables: {OWN: own}}
        Redrive:
          Type: AWS::Lambda::EventSourceMapping
          Properties:
            EventSourceArn: !GetAtt Failures.Arn
            FunctionName: !Ref Fn.Alias
            Enabled: false
            BatchSize: 7
            FunctionResponseTypes: [ReportBatchItemFailures]
            ScalingConfig: {MaximumConcurrency: 2}
      """;

  @Test
  void aFunctionHasTheGlobalsMergedWithItsOwn() {
    FunctionSpec function = SmallTemplate.read(PLANT).functions().getFirst();

    assertThat(function.environment())
        .containsEntry("SHARED", "shared")
        .containsEntry("OWN", "own");
    assertThat(function.logGroup()).contains("Logs");
    assertThat(function.alias()).contains("live");
    assertThat(function.invokedArn()).isEqualTo(function.arn() + ":live");
    assertThat(function.timeoutSeconds()).isEqualTo(3);
  }

  @Test
  void aFunctionIsFoundByItsAliasAndWithoutIt() {
    PlantTemplate template = SmallTemplate.read(PLANT);
    FunctionSpec function = template.functions().getFirst();

    assertThat(template.functionByArn(function.arn())).contains(function);
    assertThat(template.functionByArn(function.arn() + ":live")).contains(function);
    assertThat(template.functionByArn(function.arn() + ":other")).isEmpty();
  }

  @Test
  void aDisabledMappingIsKnownAndNoSource() {
    PlantTemplate template = SmallTemplate.read(PLANT);

    assertThat(template.functions().getFirst().sources()).isEmpty();
    assertThat(template.eventSources()).extracting(EventSourceSpec::enabled).containsExactly(false);
  }

  @Test
  void anEnabledMappingFromAQueueIsASourceLikeAnyOther() {
    String yaml = PLANT.replace("Enabled: false", "Enabled: true");

    assertThat(SmallTemplate.read(yaml).functions().getFirst().sources())
        .containsExactly(
            new FunctionSpec.QueueSource(
                "Redrive", "arn:aws:sqs:" + SmallTemplate.ACCOUNT + "Failures", 7, 0, true, 2));
  }

  @Test
  void aMappingOfAnotherFunctionIsNotItsSource() {
    String yaml =
        PLANT
            .replace("Enabled: false", "Enabled: true")
            .replace(
                "FunctionName: !Ref Fn.Alias", "FunctionName: arn:aws:lambda:x:1:function:Fn2");

    assertThat(SmallTemplate.read(yaml).functions().getFirst().sources()).isEmpty();
  }

  @Test
  void aMappingFromAStreamIsRefusedUnlessItIsDisabled() {
    String stream = PLANT.replace("!GetAtt Failures.Arn", "!GetAtt Stream.Arn");
    String yaml = stream + "  Stream: {Type: AWS::Kinesis::Stream}\n";

    assertThat(SmallTemplate.read(yaml).eventSources()).isEmpty();
    assertThatThrownBy(
            () -> SmallTemplate.read(yaml.replace("Enabled: false", "StartingPosition: LATEST")))
        .hasMessageContaining("Redrive reads a stream; ./plant run plays IngestMode Direct");
  }

  @Test
  void aFunctionWithPoliciesOfSamsOwnIsRefused() {
    String yaml = PLANT.replace("MemorySize: 512", "Policies: [AWSLambdaBasicExecutionRole]");

    assertThatThrownBy(() -> SmallTemplate.read(yaml)).hasMessageContaining("Fn.Policies");
  }

  @Test
  void aGlobalPropertyThatNobodyHereReadsIsRefused() {
    String yaml = PLANT.replace("    Tracing: Active", "    Layers: [x]");

    assertThatThrownBy(() -> SmallTemplate.read(yaml)).hasMessageContaining("Fn.Layers");
  }

  @Test
  void listsOfTheGlobalsComeBeforeTheFunctionsOwn() {
    String yaml =
        PLANT
            .replace("    Tracing: Active", "    Tags: [first]")
            .replace("      MemorySize: 512", "      Tags: [second]");

    Properties function =
        SmallTemplate.resolve(yaml).resources().stream()
            .filter(resource -> resource.name().equals("Fn"))
            .findFirst()
            .orElseThrow()
            .properties();
    assertThat(function.texts("Tags")).containsExactly("first", "second");
  }
}
