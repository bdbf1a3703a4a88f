package dev.shopfloor.cli.local.tables;

import dev.shopfloor.cli.dynamodb.DynamoProcess;
import dev.shopfloor.cli.local.template.TableSpec;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;

/**
 * DynamoDB on loopback: DynamoDB Local in a child process, with the template's tables.
 *
 * <p>Items do not expire here. The expiry of an item is its writer's clock plus a retention; under
 * replay that clock stands in the past, and DynamoDB Local would delete at once.
 */
public final class Tables implements AutoCloseable {
  private final DynamoProcess child;
  private final DynamoDbClient client;

  private Tables(DynamoProcess child, DynamoDbClient client) {
    this.child = child;
    this.client = client;
  }

  /**
   * Starts the child process.
   *
   * @param library folder of DynamoDB Local's jars
   * @param folder for tables that outlive it; null to keep them in memory only
   * @throws IllegalStateException with the mend when the jars are missing or the child ends at once
   */
  public static Tables start(Path library, String region, @Nullable Path folder) {
    DynamoProcess child = DynamoProcess.start(library, 0, folder);
    return new Tables(child, client(child.endpoint(), region));
  }

  private static DynamoDbClient client(URI endpoint, String region) {
    return DynamoDbClient.builder()
        .endpointOverride(endpoint)
        .region(Region.of(region))
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
        .httpClient(UrlConnectionHttpClient.create())
        .build();
  }

  /** Makes the tables that are not there from an earlier start. */
  public void create(List<TableSpec> tables) {
    List<String> there = client.listTables().tableNames();
    tables.stream().filter(table -> !there.contains(table.name())).forEach(this::create);
  }

  private void create(TableSpec table) {
    List<AttributeDefinition> attributes =
        table.attributeTypes().entrySet().stream()
            .map(entry ->
                AttributeDefinition.builder()
                    .attributeName(entry.getKey())
                    .attributeType(entry.getValue())
                    .build())
            .toList();
    List<GlobalSecondaryIndex> indexes =
        table.indexes().stream()
            .map(index ->
                GlobalSecondaryIndex.builder()
                    .indexName(index.name())
                    .keySchema(keys(index.keys()))
                    .projection(p -> p.projectionType(index.projection()))
                    .build())
            .toList();
    client.createTable(r -> {
      r.tableName(table.name())
          .billingMode(BillingMode.PAY_PER_REQUEST)
          .attributeDefinitions(attributes)
          .keySchema(keys(table.keys()));
      if (!indexes.isEmpty()) {
        r.globalSecondaryIndexes(indexes);
      }
    });
  }

  private static List<KeySchemaElement> keys(TableSpec.Keys keys) {
    List<KeySchemaElement> elements = new ArrayList<>();
    elements.add(key(keys.hash(), KeyType.HASH));
    keys.range().ifPresent(range -> elements.add(key(range, KeyType.RANGE)));
    return elements;
  }

  private static KeySchemaElement key(String attribute, KeyType type) {
    return KeySchemaElement.builder().attributeName(attribute).keyType(type).build();
  }

  /** The endpoint for SDK clients. */
  public String url() {
    return child.endpoint().toString();
  }

  /** A client for the local tables; closed with them. */
  public DynamoDbClient client() {
    return client;
  }

  /** The child's process id. */
  public long pid() {
    return child.pid();
  }

  /** Lets go of the child, which ends by itself. */
  @Override
  public void close() {
    client.close();
    child.close();
  }
}
