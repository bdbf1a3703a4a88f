package dev.shopfloor.workorder.aws;

import dev.shopfloor.cli.dynamodb.DynamoProcess;
import dev.shopfloor.testing.LocalTables;
import java.net.URI;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** One DynamoDB Local for all adapter tests of this module; it ends with the tests' process. */
final class WorkOrderTables {
  private static final AtomicInteger NUMBER = new AtomicInteger();

  private WorkOrderTables() {}

  /** Begun when the first test asks for it. */
  private static final class Running {
    private static final URI ENDPOINT = DynamoProcess.inMemory().endpoint();
  }

  static URI endpoint() {
    return Running.ENDPOINT;
  }

  static DynamoDbClient client() {
    return LocalTables.client(endpoint());
  }

  /** A new WorkOrderTable as template.yaml has it. */
  static String create(DynamoDbClient dynamo) {
    String name = "WorkOrders" + NUMBER.incrementAndGet();
    dynamo.createTable(
        request ->
            request
                .tableName(name)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(
                    attribute("pk", ScalarAttributeType.S),
                    attribute("sk", ScalarAttributeType.S),
                    attribute("outbox", ScalarAttributeType.S),
                    attribute("due", ScalarAttributeType.N))
                .keySchema(key("pk", KeyType.HASH), key("sk", KeyType.RANGE))
                .globalSecondaryIndexes(
                    index ->
                        index
                            .indexName("outbox")
                            .keySchema(
                                List.of(key("outbox", KeyType.HASH), key("due", KeyType.RANGE)))
                            .projection(p -> p.projectionType(ProjectionType.KEYS_ONLY))));
    return name;
  }

  private static AttributeDefinition attribute(String name, ScalarAttributeType type) {
    return AttributeDefinition.builder().attributeName(name).attributeType(type).build();
  }

  private static KeySchemaElement key(String name, KeyType type) {
    return KeySchemaElement.builder().attributeName(name).keyType(type).build();
  }
}
