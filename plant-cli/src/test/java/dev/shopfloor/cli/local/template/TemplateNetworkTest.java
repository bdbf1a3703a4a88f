package dev.shopfloor.cli.local.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Functions in the network of template.yaml reach what they call, and nobody else gets in. */
class TemplateNetworkTest {
  @Test
  void everyFunctionReachesWhatItCalls() {
    assertThat(NetworkCheck.faults(TestTemplate.text())).isEmpty();
  }

  @ParameterizedTest
  @MethodSource
  void aWayThatIsMissingOrOpenIsFound(Planted planted, String expected) {
    assertThat(NetworkCheck.faults(planted.yaml())).containsExactly(expected);
  }

  static Stream<Arguments> aWayThatIsMissingOrOpenIsFound() {
    return Stream.of(
        Arguments.of(
            Planted.in("DynamoDbEndpoint", "${AWS::Region}.dynamodb", "${AWS::Region}.sqs"),
            "TimestreamWriterFunction calls dynamodb from the stack's own network; give an"
                + " endpoint for it"),
        Arguments.of(
            Planted.in("S3Endpoint", "${AWS::Region}.s3", "${AWS::Region}.sqs"),
            "TimeSeriesSetupFunction calls s3 from the stack's own network; give an endpoint for"
                + " it"),
        Arguments.of(
            Planted.in("EndpointSecurityGroup", "FromPort: 443", "FromPort: 80"),
            "SecretsEndpoint.SecurityGroupIds must let FunctionSecurityGroup in at 443"),
        Arguments.of(
            Planted.without("SecretsEndpoint", "PrivateDnsEnabled"),
            "SecretsEndpoint.PrivateDnsEnabled must be true; clients ask for the usual name"),
        Arguments.of(
            Planted.without("StoreSecurityGroup", "SecurityGroupIngress"),
            "TimeSeriesInstance.VpcSecurityGroupIds must let FunctionSecurityGroup in at 8086"),
        Arguments.of(
            Planted.in(
                "StoreSecurityGroup",
                "SecurityGroupIngress:",
                "SecurityGroupIngress:\n"
                    + "        - { IpProtocol: tcp, FromPort: 8086, ToPort: 8086, CidrIp: 0.0.0.0/0"
                    + " }"),
            "a security group lets addresses in; let security groups in, by"
                + " SourceSecurityGroupId"));
  }
}
