package dev.shopfloor.testing;

import dev.shopfloor.runtime.Environment;
import dev.shopfloor.runtime.aws.AwsClients;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** Clients and tables of a DynamoDB Local, for adapter tests. */
public final class LocalTables {
  private static final AtomicInteger NUMBER = new AtomicInteger();

  private LocalTables() {}

  /** A client made the way the functions make theirs. */
  public static DynamoDbClient client(URI endpoint) {
    System.setProperty("aws.accessKeyId", "local");
    System.setProperty("aws.secretAccessKey", "local");
    return new AwsClients(
            new Environment(
                Map.of(
                    "AWS_REGION",
                    "eu-central-1",
                    "AWS_ENDPOINT_URL_DYNAMODB",
                    endpoint.toString())))
        .dynamoDb();
  }

  /** A new table with string keys {@code pk} and {@code sk}; its name is made unique. */
  public static String create(DynamoDbClient dynamo, String name) {
    String unique = name + NUMBER.incrementAndGet();
    try {
      dynamo.createTable(request ->
          request
              .tableName(unique)
              .billingMode(BillingMode.PAY_PER_REQUEST)
              .attributeDefinitions(attribute("pk"), attribute("sk"))
              .keySchema(List.of(key("pk", KeyType.HASH), key("sk", KeyType.RANGE))));
    } catch (ResourceInUseException madeByTheFirstTry) {
      // on a busy machine the client tries again after its timeout; the name is ours alone
    }
    return unique;
  }

  private static AttributeDefinition attribute(String name) {
    return AttributeDefinition.builder()
        .attributeName(name)
        .attributeType(ScalarAttributeType.S)
        .build();
  }

  private static KeySchemaElement key(String name, KeyType type) {
    return KeySchemaElement.builder().attributeName(name).keyType(type).build();
  }
}
