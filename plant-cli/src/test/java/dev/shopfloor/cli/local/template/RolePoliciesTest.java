package dev.shopfloor.cli.local.template;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a function did is judged as IAM would by its role in template.yaml. */
class RolePoliciesTest {
  private static final RolePolicies ROLES = RolePolicies.ofTheTemplate();

  @ParameterizedTest
  @CsvSource({
    "EnrichFunction, dynamodb:GetItem, RegistryTable",
    "EnrichFunction, sqs:SendMessage, TelemetryQueue",
    "EnrichFunction, events:PutEvents, dev-shopfloor",
    "EnrichFunction, xray:PutTraceSegments, anything",
    "OeeFunction, dynamodb:UpdateItem, OeeTable",
    "AlertToWorkOrderFunction, dynamodb:Query, WorkOrderTable/index/outbox",
    "TimeSeriesSetupFunction, secretsmanager:PutSecretValue, arn:aws:secretsmanager:x:1:secret:a"
  })
  void whatTheRoleHasOnThatResourceIsAllowed(String function, String action, String resource) {
    assertThat(ROLES.refusal(function, action, resource)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "EnrichFunction, dynamodb:GetItem, OeeTable",
    "EnrichFunction, dynamodb:DeleteItem, RegistryTable",
    "EnrichFunction, sqs:SendMessage, AlertQueue",
    "OeeFunction, dynamodb:Query, OeeTable/index/other",
    "AlertToWorkOrderFunction, events:PutEvents, default",
    "AlertToWorkOrderFunction, dynamodb:Scan, WorkOrderTable",
    "TimeSeriesSetupFunction, secretsmanager:DeleteSecret, arn:aws:secretsmanager:x:1:secret:a",
    "NoFunction, dynamodb:GetItem, RegistryTable"
  })
  void whatTheRoleHasNotIsRefusedByName(String function, String action, String resource) {
    assertThat(ROLES.refusal(function, action, resource))
        .contains(function + " did " + action + " on " + resource + ", which its role refuses");
  }

  @Test
  void aStatementThatIsTakenOutRefusesWhatTheFunctionDid() {
    Planted planted = Planted.without("OeeFunctionRole", "- Sid: PublishStopsAndShifts");

    assertThat(
            RolePolicies.of(planted.yaml())
                .refusal("OeeFunction", "events:PutEvents", "dev-shopfloor"))
        .contains("OeeFunction did events:PutEvents on dev-shopfloor, which its role refuses");
  }

  @ParameterizedTest
  @CsvSource({
    "dynamodb:*, table/a, true",
    "dynamodb:Get*, table/a, true",
    "dynamodb:GetIte?, table/a, true",
    "dynamodb:GetItem, table/b, false",
    "dynamodb:Get, table/a, false",
    "dynamodb.GetItem, table/a, false"
  })
  void aWildcardCoversWhatIamLetsItCover(String pattern, String resource, boolean covered) {
    String yaml =
        """
        Resources:
          Reader:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument: {Statement: []}
              Policies:
                - PolicyDocument:
                    Statement:
                      - {Effect: Allow, Action: ['%s'], Resource: table/a}
        """
            .formatted(pattern);
    Role reader = Role.of(SmallTemplate.resolve(yaml).resources().getFirst());

    assertThat(reader.may("dynamodb:GetItem", resource)).isEqualTo(covered);
  }

  @Test
  void aDenialWinsOverEveryAllowance() {
    String yaml =
        """
        Resources:
          Reader:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument: {Statement: []}
              Policies:
                - PolicyDocument:
                    Statement:
                      - {Effect: Allow, Action: '*', Resource: '*'}
                      - {Effect: Deny, Action: 'sqs:*', Resource: queue}
        """;
    Role reader = Role.of(SmallTemplate.resolve(yaml).resources().getFirst());

    assertThat(reader.may("sqs:SendMessage", "queue")).isFalse();
    assertThat(reader.may("sqs:SendMessage", "other")).isTrue();
  }
}
