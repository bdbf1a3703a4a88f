package dev.shopfloor.cli.local.queues;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import dev.shopfloor.cli.local.template.QueueSpec;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.ActorSystem;
import org.elasticmq.NodeAddress;
import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;
import scala.concurrent.Await;
import scala.concurrent.duration.Duration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** SQS on loopback: ElasticMQ with the template's queues. */
public final class Queues implements AutoCloseable {
  private static final Duration STOP_LIMIT = Duration.create(20, TimeUnit.SECONDS);

  /** Some headers of the SDK are no model's form: each request would throw, and write a warning. */
  private static final String SETTINGS =
      """
      pekko.loglevel = WARNING
      pekko.log-dead-letters = off
      pekko.http.server.parsing.modeled-header-parsing = off
      """;

  private final ActorSystem system;
  private final SQSRestServer server;
  private final QueueDepths depths;
  private final SqsClient client;

  private Queues(ActorSystem system, SQSRestServer server, QueueDepths depths, SqsClient client) {
    this.system = system;
    this.server = server;
    this.depths = depths;
    this.client = client;
  }

  /** Starts SQS on a port of this machine that is free. */
  public static Queues start(int port, String region, String account) {
    ClassLoader loader = Queues.class.getClassLoader();
    Config config = ConfigFactory.parseString(SETTINGS).withFallback(ConfigFactory.load(loader));
    ActorSystem system = ActorSystem.create("shopfloor-queues", config, loader);
    QueueDepths depths = new QueueDepths();
    SQSRestServer server =
        SQSRestServerBuilder.withActorSystem(system)
            .withInterface("127.0.0.1")
            .withPort(port)
            .withServerAddress(new NodeAddress("http", "127.0.0.1", port, ""))
            .withAWSRegion(region)
            .withAWSAccountId(account)
            .withQueueEventListener(system.actorOf(depths.listener()))
            .start();
    server.waitUntilStarted();
    return new Queues(system, server, depths, client("http://127.0.0.1:" + port, region));
  }

  /** Makes the queues, dead-letter queues first, as a redrive policy must name one that exists. */
  public void create(List<QueueSpec> queues) {
    List<QueueSpec> endsFirst =
        queues.stream().sorted((a, b) -> Boolean.compare(hasRedrive(a), hasRedrive(b))).toList();
    for (QueueSpec queue : endsFirst) {
      Map<QueueAttributeName, String> attributes = new HashMap<>();
      attributes.put(
          QueueAttributeName.VISIBILITY_TIMEOUT, Integer.toString(queue.visibilitySeconds()));
      queue
          .redrive()
          .ifPresent(redrive ->
              attributes.put(
                  QueueAttributeName.REDRIVE_POLICY,
                  "{\"deadLetterTargetArn\":\"%s\",\"maxReceiveCount\":\"%d\"}"
                      .formatted(redrive.deadLetterArn(), redrive.maxReceiveCount())));
      client.createQueue(r -> r.queueName(queue.name()).attributes(attributes));
    }
  }

  private static boolean hasRedrive(QueueSpec queue) {
    return queue.redrive().isPresent();
  }

  private static SqsClient client(String endpoint, String region) {
    return SqsClient.builder()
        .endpointOverride(URI.create(endpoint))
        .region(Region.of(region))
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
        .httpClient(UrlConnectionHttpClient.create())
        .build();
  }

  /** A client for the local queues; closed with them. */
  public SqsClient client() {
    return client;
  }

  /** How many messages the queues hold. */
  public QueueDepths depths() {
    return depths;
  }

  @Override
  public void close() {
    client.close();
    try {
      Await.ready(server.stopAndGetFuture().apply(), STOP_LIMIT);
      Await.ready(system.terminate(), STOP_LIMIT);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (java.util.concurrent.TimeoutException e) {
      throw new IllegalStateException("the local SQS did not stop within " + STOP_LIMIT, e);
    }
  }
}
