package dev.shopfloor.cli.stack;

import dev.shopfloor.cli.run.UsageException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.CloudFormationException;
import software.amazon.awssdk.services.cloudformation.model.DescribeStacksResponse;
import software.amazon.awssdk.services.cloudformation.model.StackResourceDetail;
import software.amazon.awssdk.services.cloudformation.model.StackResourceSummary;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * A deployed stack: its resources by the logical ids of {@code template.yaml}. Region and
 * credentials are those of the SDK's default chains.
 */
public final class DeployedStack implements AutoCloseable {
  private static final Duration CALL_TIMEOUT = Duration.ofSeconds(30);
  private static final Set<String> SIGN_IN =
      Set.of(
          "ExpiredToken",
          "ExpiredTokenException",
          "InvalidClientTokenId",
          "UnrecognizedClientException");

  private final String name;
  private final Region region;
  private final DefaultCredentialsProvider credentials =
      DefaultCredentialsProvider.builder().build();
  private final SdkHttpClient http = UrlConnectionHttpClient.create();

  private DeployedStack(String name, Region region) {
    this.name = name;
    this.region = region;
  }

  /**
   * The stack of this name or ARN; whether there is one is asked with its first resource.
   *
   * @throws UsageException when no region is set or no credentials are found
   */
  public static DeployedStack named(String name) {
    DeployedStack stack = new DeployedStack(name, found());
    try {
      stack.credentials.resolveCredentials();
      return stack;
    } catch (SdkClientException none) {
      stack.close();
      throw new UsageException(
          "no AWS credentials were found; sign in, for example with aws sso login, and let"
              + " AWS_PROFILE name the profile",
          none);
    }
  }

  private static Region found() {
    try {
      return DefaultAwsRegionProviderChain.builder().build().getRegion();
    } catch (SdkClientException none) {
      throw new UsageException(
          "no AWS region is set; let AWS_REGION name that of the stack, or set it in the profile",
          none);
    }
  }

  /**
   * The name that CloudFormation gave a resource.
   *
   * @throws UsageException when there is no such stack, or no such resource in it
   */
  public String resource(String logicalId) {
    StackResourceDetail detail =
        asked(
            logicalId,
            client ->
                client
                    .describeStackResource(r -> r.stackName(name).logicalResourceId(logicalId))
                    .stackResourceDetail());
    String physicalId = detail.physicalResourceId();
    if (physicalId == null) {
      throw new UsageException(
          "%s of the stack %s is not there yet (%s); wait until the stack is complete"
              .formatted(logicalId, name, detail.resourceStatusAsString()));
    }
    return physicalId;
  }

  /**
   * What CloudFormation says of the stack as a whole.
   *
   * @throws UsageException when there is no such stack, or it may not be looked at
   */
  public DescribeStacksResponse description() {
    return asked("stack", client -> client.describeStacks(r -> r.stackName(name)));
  }

  /**
   * All that the stack consists of.
   *
   * @throws UsageException when there is no such stack, or it may not be looked at
   */
  public List<StackResourceSummary> resources() {
    return asked(
        "stack",
        client ->
            client
                .listStackResourcesPaginator(r -> r.stackName(name))
                .stackResourceSummaries()
                .stream()
                .toList());
  }

  private <T> T asked(String logicalId, Function<CloudFormationClient, T> question) {
    try (CloudFormationClient client = client(CloudFormationClient.builder())) {
      return question.apply(client);
    } catch (CloudFormationException refused) {
      throw new UsageException(mend(logicalId, refused), refused);
    } catch (SdkClientException unreachable) {
      throw new UsageException(
          "AWS cannot be reached in " + region + ": " + unreachable.getMessage(), unreachable);
    }
  }

  private String mend(String logicalId, CloudFormationException refused) {
    String said = refused.awsErrorDetails().errorMessage();
    if (said != null && said.startsWith("Resource ") && said.contains("does not exist")) {
      return "the stack %s has no %s; is it made from Shopfloor's template.yaml?"
          .formatted(name, logicalId);
    }
    if (said != null && said.contains("does not exist")) {
      return "there is no stack %s in %s in this account; --stack names another, AWS_REGION another region"
          .formatted(name, region);
    }
    String code = refused.awsErrorDetails().errorCode();
    if (code != null && SIGN_IN.contains(code)) {
      return "AWS does not take these credentials any more (%s); sign in again, for example with aws sso login"
          .formatted(code);
    }
    return "AWS does not show the stack %s: %s".formatted(name, said);
  }

  /** A client for the stack's tables; the caller closes it. */
  public DynamoDbClient tables() {
    return client(DynamoDbClient.builder());
  }

  /** A client for the stack's buckets; the caller closes it. */
  public S3Client buckets() {
    return client(S3Client.builder());
  }

  /** A client for the stack's functions; the caller closes it. */
  public LambdaClient functions() {
    return client(LambdaClient.builder());
  }

  /** A client for the stack's queues; the caller closes it. */
  public SqsClient queues() {
    return client(SqsClient.builder());
  }

  /** The region that the stack stands in. */
  public Region region() {
    return region;
  }

  /** A client for any service of the stack, made from this builder; the caller closes it. */
  public <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(B builder) {
    return builder
        .region(region)
        .credentialsProvider(credentials)
        .httpClient(http)
        .overrideConfiguration(c -> c.apiCallTimeout(CALL_TIMEOUT))
        .build();
  }

  @Override
  public void close() {
    credentials.close();
    http.close();
  }
}
