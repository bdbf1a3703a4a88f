package dev.shopfloor.cli.local.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The policies of template.yaml name no more than they must: wildcards, principals, things. */
class TemplatePoliciesTest {
  @Test
  void everyWildcardHasItsReason() {
    assertThat(WildcardCheck.faults(TestTemplate.text())).isEmpty();
  }

  @Test
  void aThingMayOnlyConnectAndPublishBelowItsOwnTopics() {
    assertThat(ThingPolicyCheck.faults(TestTemplate.text())).isEmpty();
  }

  @ParameterizedTest
  @MethodSource
  void aWildcardWithoutAReasonIsFound(Planted planted, String expected) {
    assertThat(WildcardCheck.faults(planted.yaml())).containsExactly(expected);
  }

  static Stream<Arguments> aWildcardWithoutAReasonIsFound() {
    return Stream.of(
        Arguments.of(
            Planted.without("OeeFunctionRole", "# X-Ray's write actions"),
            "OeeFunctionRole.Properties.Policies[0].PolicyDocument.Statement[1].Resource:"
                + " the wildcard in \"*\" has no reason; give it in a comment on the line above"),
        Arguments.of(
            Planted.in("OeeFunctionRole", "Action: events:PutEvents", "Action: 'events:*'"),
            "OeeFunctionRole.Properties.Policies[0].PolicyDocument.Statement[8].Action:"
                + " the wildcard in \"events:*\" has no reason; give it in a comment on the line"
                + " above"),
        Arguments.of(
            Planted.in(
                "OeeFunctionRole",
                "Resource: !GetAtt OeeTable.Arn",
                "Resource: !Sub arn:${AWS::Partition}:dynamodb:${AWS::Region}:1:table/*"),
            "OeeFunctionRole.Properties.Policies[0].PolicyDocument.Statement[5].Resource:"
                + " the wildcard in \"arn:${AWS::Partition}:dynamodb:${AWS::Region}:1:table/*\" has"
                + " no reason; give it in a comment on the line above"),
        Arguments.of(
            Planted.in("AlertQueuePolicy", "{ Service: events.amazonaws.com }", "'*'"),
            "AlertQueuePolicy.Properties.PolicyDocument.Statement[0].Principal lets anybody; name a"
                + " service or an account"),
        Arguments.of(
            Planted.in(
                "DataKey",
                "Principal: { Service: events.amazonaws.com }",
                "Principal: { AWS: '*' }"),
            "DataKey.Properties.KeyPolicy.Statement[1].Principal.AWS lets anybody; name a service"
                + " or an account"));
  }

  @ParameterizedTest
  @MethodSource
  void aThingThatMayDoMoreIsFound(Planted planted, String expected) {
    assertThat(ThingPolicyCheck.faults(planted.yaml())).anyMatch(fault -> fault.contains(expected));
  }

  static Stream<Arguments> aThingThatMayDoMoreIsFound() {
    String thing = "${!iot:Connection.Thing.ThingName}";
    return Stream.of(
        Arguments.of(
            Planted.in("MachinePolicy", "client/" + thing, "client/*"),
            "MachinePolicy: iot:Connect must be on client/"),
        Arguments.of(
            Planted.in("GatewayPolicy", "'true'", "'false'"),
            "GatewayPolicy: iot:Connect needs the condition"),
        Arguments.of(
            Planted.in(
                "MachinePolicy", "Action: iot:Publish", "Action: [iot:Publish, iot:Subscribe]"),
            "MachinePolicy allows iot:Subscribe; machines only connect and publish"),
        Arguments.of(
            Planted.in("GatewayPolicy", "/${!iot:Connection.Thing.Attributes[line]}/*", "/*"),
            "is not below the thing's own site and line"),
        Arguments.of(
            Planted.in("MachinePolicy", "topic/$aws/rules/${PlantTopicRule}/", "topic/"),
            "MachinePolicy: each topic must stand there twice, plain and as Basic Ingest"),
        Arguments.of(
            Planted.in("MachinePolicy", "Action: iot:Connect", "Action: iot:Publish"),
            "MachinePolicy lets nothing connect"));
  }
}
