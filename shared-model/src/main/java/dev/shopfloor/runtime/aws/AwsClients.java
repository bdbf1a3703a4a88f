package dev.shopfloor.runtime.aws;

import dev.shopfloor.runtime.Endpoints;
import dev.shopfloor.runtime.Environment;
import java.time.Duration;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * Makes the SDK clients of a function, each from the same settings.
 *
 * <p>{@code AWS_ENDPOINT_URL_SQS} and its like, or {@code LOCAL_ENDPOINTS}, move a client to
 * another endpoint. The SDK reads the former from the process by itself; here they are read from
 * the {@link Environment}, which in {@code ./plant run} is not the process's. Credentials come from
 * the default chain: under SnapStart nothing else is right.
 */
public final class AwsClients {
  private static final Duration CALL_TIMEOUT = Duration.ofSeconds(10);

  private final Environment environment;
  private final Endpoints endpoints;
  private final SdkHttpClient http =
      UrlConnectionHttpClient.builder()
          .connectionTimeout(Duration.ofSeconds(2))
          .socketTimeout(Duration.ofSeconds(5))
          .build();

  /**
   * Clients for these settings; {@code AWS_REGION} must be there, as it always is on Lambda.
   *
   * @throws IllegalStateException when {@code LOCAL_ENDPOINTS} cannot be read
   */
  public AwsClients(Environment environment) {
    this.environment = environment;
    this.endpoints = new Endpoints(environment);
  }

  /** A client for DynamoDB. */
  public DynamoDbClient dynamoDb() {
    return client(DynamoDbClient.builder(), "DYNAMODB");
  }

  /** A client for SQS. */
  public SqsClient sqs() {
    return client(SqsClient.builder(), "SQS");
  }

  /** A client for EventBridge. */
  public EventBridgeClient eventBridge() {
    return client(EventBridgeClient.builder(), "EVENTBRIDGE");
  }

  /** A client for Secrets Manager. */
  public SecretsManagerClient secretsManager() {
    return client(SecretsManagerClient.builder(), "SECRETS_MANAGER");
  }

  /**
   * A client for a service that only one function talks to, so that the others need not carry it.
   *
   * @param builder of the client; what it overrides already stays, but for the timeout of a call
   * @param service its name in {@code AWS_ENDPOINT_URL_<SERVICE>}
   */
  public <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(
      B builder, String service) {
    endpoints.of(service).ifPresent(builder::endpointOverride);
    return builder
        .region(Region.of(environment.require("AWS_REGION")))
        .httpClient(http)
        .overrideConfiguration(
            builder.overrideConfiguration().toBuilder().apiCallTimeout(CALL_TIMEOUT).build())
        .build();
  }
}
