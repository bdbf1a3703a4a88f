package dev.shopfloor.workorder.aws;

import dev.shopfloor.cli.dynamodb.DynamoProcess;
import dev.shopfloor.testing.LocalTables;
import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
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
    return create(
        dynamo,
        request ->
            request
                .attributeDefinitions(
                    attribute("pk", ScalarAttributeType.S),
                    attribute("sk", ScalarAttributeType.S),
                    attribute("outbox", ScalarAttributeType.S),
                    attribute("due", ScalarAttributeType.N))
                .globalSecondaryIndexes(
                    GlobalSecondaryIndex.builder()
                        .indexName("outbox")
                        .keySchema(key("outbox", KeyType.HASH), key("due", KeyType.RANGE))
                        .projection(p -> p.projectionType(ProjectionType.KEYS_ONLY))
                        .build()));
  }

  /** A new table of keys alone. */
  static String createPlain(DynamoDbClient dynamo) {
    return create(
        dynamo,
        request ->
            request.attributeDefinitions(
                attribute("pk", ScalarAttributeType.S), attribute("sk", ScalarAttributeType.S)));
  }

  private static String create(DynamoDbClient dynamo, Consumer<CreateTableRequest.Builder> rest) {
    String name = "Table" + NUMBER.incrementAndGet();
    CreateTableRequest.Builder request =
        CreateTableRequest.builder()
            .tableName(name)
            .billingMode(BillingMode.PAY_PER_REQUEST)
            .keySchema(key("pk", KeyType.HASH), key("sk", KeyType.RANGE));
    rest.accept(request);
    try {
      dynamo.createTable(request.build());
    } catch (ResourceInUseException slow) {
      // names are ours alone: on a busy machine the SDK's own second try finds the first one's
      // table
    }
    return name;
  }

  private static AttributeDefinition attribute(String name, ScalarAttributeType type) {
    return AttributeDefinition.builder().attributeName(name).attributeType(type).build();
  }

  private static KeySchemaElement key(String name, KeyType type) {
    return KeySchemaElement.builder().attributeName(name).keyType(type).build();
  }
}
