package dev.shopfloor.cli.packages;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.cli.packages.RecordedCalls.Call;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RecordedCallsTest {
  private final RecordedCalls calls = new RecordedCalls();

  @Test
  void aTransactionCountsAsTheActionOfEachOfItsParts() {
    note(
        "DynamoDB_20120810.TransactWriteItems",
        """
        {"TransactItems":[{"Put":{"TableName":"T"}},{"Update":{"TableName":"U"}},
                          {"ConditionCheck":{"TableName":"T"}},{"Delete":{"TableName":"T"}}]}
        """);

    assertThat(calls.all())
        .containsExactly(
            new Call("F", "dynamodb:PutItem", "T"),
            new Call("F", "dynamodb:UpdateItem", "U"),
            new Call("F", "dynamodb:ConditionCheckItem", "T"),
            new Call("F", "dynamodb:DeleteItem", "T"));
  }

  @Test
  void anIndexIsAResourceOfItsOwn() {
    note("DynamoDB_20120810.Query", "{\"TableName\":\"T\",\"IndexName\":\"outbox\"}");

    assertThat(calls.all()).containsExactly(new Call("F", "dynamodb:Query", "T/index/outbox"));
  }

  @Test
  void aBatchOfMessagesIsTheSendingOfOne() {
    note("AmazonSQS.SendMessageBatch", "{\"QueueUrl\":\"http://h/0/Q\",\"Entries\":[{}]}");

    assertThat(calls.all()).containsExactly(new Call("F", "sqs:SendMessage", "Q"));
  }

  @Test
  void eventsAreForTheirBusAndASecretIsItself() {
    note(
        "AWSEvents.PutEvents", "{\"Entries\":[{\"EventBusName\":\"b\"},{\"EventBusName\":\"b\"}]}");
    note("secretsmanager.GetSecretValue", "{\"SecretId\":\"arn\"}");

    assertThat(calls.all())
        .containsExactly(
            new Call("F", "events:PutEvents", "b"),
            new Call("F", "secretsmanager:GetSecretValue", "arn"));
  }

  @Test
  void whatIsAllowedAndNotUsedIsNamed() {
    note("DynamoDB_20120810.GetItem", "{\"TableName\":\"T\"}");

    assertThat(calls.unused("F", Set.of("dynamodb:GetItem", "dynamodb:PutItem")))
        .containsExactly("dynamodb:PutItem");
    assertThat(calls.unused("G", Set.of("dynamodb:GetItem"))).containsExactly("dynamodb:GetItem");
  }

  private void note(String target, String body) {
    calls.note("F", target, body.getBytes(UTF_8));
  }
}
