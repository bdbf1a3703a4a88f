package dev.shopfloor.cli.local.tables;

import dev.shopfloor.cli.local.template.TableSpec;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
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
  /** System property with the folder of DynamoDB Local's jars. */
  public static final String LIBRARY_PROPERTY = "shopfloor.dynamodb.lib";

  private final Process child;
  private final String url;
  private final DynamoDbClient client;

  private Tables(Process child, String url, DynamoDbClient client) {
    this.child = child;
    this.url = url;
    this.client = client;
  }

  /**
   * Starts the child process.
   *
   * @param library folder of DynamoDB Local's jars
   * @param log file that takes what the child prints
   * @throws IOException with the mend when the jars are missing or the child ends at once
   */
  public static Tables start(Path library, Path log, String region) throws IOException {
    if (!Files.isDirectory(library)) {
      throw new IOException(
          "DynamoDB Local is not in "
              + library
              + "; ./mvnw package fetches it, or point -D"
              + LIBRARY_PROPERTY
              + " to a folder with its jars");
    }
    Process child = launch(library, log);
    String url = "http://127.0.0.1:" + port(child, log);
    return new Tables(child, url, client(url, region));
  }

  static Process launch(Path library, Path log) throws IOException {
    String classPath = library + File.separator + "*" + File.pathSeparator + ownClasses();
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-Xmx256m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-cp",
            classPath,
            DynamoDbChild.class.getName()));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.redirectError(log.toFile());
    builder.environment().put("DDB_LOCAL_TELEMETRY", "0");
    return builder.start();
  }

  private static Path ownClasses() throws IOException {
    try {
      return Path.of(
          DynamoDbChild.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IOException("cannot tell where this program's classes are", e);
    }
  }

  static int port(Process child, Path log) throws IOException {
    // Not closed: closing would close the child's output, which it may still write to.
    BufferedReader out =
        new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8));
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      if (line.startsWith(DynamoDbChild.READY)) {
        return Integer.parseInt(line.substring(DynamoDbChild.READY.length()));
      }
    }
    throw new IOException("DynamoDB Local ended while starting; its last words are in " + log);
  }

  private static DynamoDbClient client(String url, String region) {
    return DynamoDbClient.builder()
        .endpointOverride(URI.create(url))
        .region(Region.of(region))
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
        .httpClient(UrlConnectionHttpClient.create())
        .build();
  }

  /** Makes the tables. */
  public void create(List<TableSpec> tables) {
    tables.forEach(this::create);
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
    return url;
  }

  /** A client for the local tables; closed with them. */
  public DynamoDbClient client() {
    return client;
  }

  /** The child process. */
  public ProcessHandle process() {
    return child.toHandle();
  }

  /**
   * Lets go of the child, which ends by itself; ends it the hard way when it does not within 5 s.
   */
  @Override
  public void close() throws IOException {
    client.close();
    child.getOutputStream().close();
    try {
      if (!child.waitFor(5, TimeUnit.SECONDS)) {
        child.destroyForcibly();
      }
    } catch (InterruptedException e) {
      child.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
