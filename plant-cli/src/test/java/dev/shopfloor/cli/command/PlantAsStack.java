package dev.shopfloor.cli.command;

import dev.shopfloor.cli.local.Progress;
import dev.shopfloor.cli.local.functions.FunctionFailedException;
import dev.shopfloor.cli.local.functions.FunctionHost;
import dev.shopfloor.cli.local.http.LoopbackServer;
import dev.shopfloor.cli.local.http.Request;
import dev.shopfloor.cli.local.http.Response;
import dev.shopfloor.cli.local.template.FunctionSpec;
import dev.shopfloor.cli.local.template.QueueSpec;
import dev.shopfloor.cli.redrive.FirstFunction;
import dev.shopfloor.cli.run.PlantRun;
import dev.shopfloor.cli.run.PlantSetup;
import dev.shopfloor.plant.PlantModel;
import dev.shopfloor.runtime.Environment;
import dev.shopfloor.runtime.aws.FunctionRuntime;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/**
 * A whole plant that ./plant takes for a deployed stack: CloudFormation and Lambda answer on
 * loopback, and everything behind them is the local plant, with the functions' own handlers.
 */
final class PlantAsStack implements AutoCloseable {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final PlantRun run;
  private final FunctionHost enrich;
  private final LoopbackServer aws;
  private final SortedMap<String, String> bucket = new ConcurrentSkipListMap<>();
  private final Map<String, String> before = new LinkedHashMap<>();
  private Instant now;

  private PlantAsStack(PlantRun run, Instant start) throws IOException {
    this.run = run;
    this.now = start;
    FunctionSpec spec =
        run.plant().template().functions().stream()
            .filter(function -> function.name().equals("EnrichFunction"))
            .findFirst()
            .orElseThrow();
    Map<String, String> variables = new HashMap<>(spec.environment());
    variables.putAll(run.plant().endpoints());
    variables.put("AWS_REGION", "eu-local-1");
    variables.put("AWS_LAMBDA_FUNCTION_NAME", spec.name());
    this.enrich =
        FunctionHost.create(
            spec,
            new FunctionRuntime(new Environment(variables), run.plant().clock(), run.ledgers()),
            1);
    this.aws = LoopbackServer.start(0, 8_000_000, this::answer);
    set("aws.region", "eu-local-1");
    set("aws.disableEc2Metadata", "true");
    set("aws.endpointUrlCloudFormation", aws.url());
    set("aws.endpointUrlLambda", aws.url());
    set("aws.endpointUrlS3", aws.url());
    set("aws.endpointUrlSqs", run.plant().endpoints().getOrDefault("AWS_ENDPOINT_URL_SQS", ""));
  }

  static PlantAsStack start(PlantModel model, Path folder, Instant start) throws Exception {
    Path home = Path.of("..").toAbsolutePath().normalize();
    PlantSetup setup = PlantSetup.passing(model, home, folder, start);
    return new PlantAsStack(PlantRun.start(setup, Progress.silent()), start);
  }

  PlantRun run() {
    return run;
  }

  SqsClient sqs() {
    return run.plant().stores().queues();
  }

  Instant now() {
    return now;
  }

  QueueSpec queue(String name) {
    return run.plant().template().queues().stream()
        .filter(queue -> queue.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  int depth(String queue) {
    return run.plant().queueDepths().get(queue);
  }

  /** A minute passes: what was given back comes again, and ticks are done. */
  void minute() {
    now = now.plus(MINUTE);
    run.tick(now);
  }

  /** EnrichFunction itself. */
  FirstFunction enrich() {
    return event -> {
      try {
        return enrich.invoke(event);
      } catch (FunctionFailedException failed) {
        throw new FirstFunction.FailedCallException(failed.getMessage());
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(stopped);
      }
    };
  }

  /** Gives each message of a queue back as a function would, until SQS moves it away. */
  void giveBackUntilDead(String name) {
    QueueSpec queue = queue(name);
    int most = queue.redrive().orElseThrow().maxReceiveCount();
    for (int time = 0; time <= most; time++) {
      sqs()
          .receiveMessage(
              r -> r.queueUrl(queue.url()).maxNumberOfMessages(10).visibilityTimeout(0));
    }
  }

  /** A queue goes, and whoever sends to it fails. */
  void remove(String name) {
    sqs().deleteQueue(delete -> delete.queueUrl(queue(name).url()));
  }

  /** The queue is there again. */
  void restore(String name) {
    QueueSpec queue = queue(name);
    QueueSpec.Redrive redrive = queue.redrive().orElseThrow();
    sqs()
        .createQueue(create ->
            create
                .queueName(name)
                .attributes(
                    Map.of(
                        QueueAttributeName.VISIBILITY_TIMEOUT,
                        Integer.toString(queue.visibilitySeconds()),
                        QueueAttributeName.REDRIVE_POLICY,
                        "{\"deadLetterTargetArn\":\"%s\",\"maxReceiveCount\":\"%d\"}"
                            .formatted(redrive.deadLetterArn(), redrive.maxReceiveCount()))));
  }

  /** A message of a queue with all its attributes; it stays there. */
  Message look(String name) {
    return sqs()
        .receiveMessage(
            r -> r.queueUrl(queue(name).url()).visibilityTimeout(0).messageAttributeNames("All"))
        .messages()
        .getFirst();
  }

  /** Objects of the bucket where a stream's failed batches lie, by key. */
  SortedMap<String, String> bucket() {
    return bucket;
  }

  private Response object(Request request) {
    String key = request.path().replaceFirst("/failures/?", "");
    if (key.isEmpty()) {
      return list(request);
    }
    if (request.method().equals("DELETE")) {
      bucket.remove(key);
      return new Response(204, "text/xml", new byte[0]);
    }
    String text = bucket.get(key);
    return text == null
        ? xml(404, "<Error><Code>NoSuchKey</Code><Message>gone</Message></Error>")
        : Response.json(200, text);
  }

  private Response list(Request request) {
    String after = request.parameter("start-after").orElse("");
    String contents =
        bucket.keySet().stream()
            .filter(key -> key.compareTo(after) > 0)
            .filter(key -> key.startsWith(request.parameter("prefix").orElse("")))
            .limit(Integer.parseInt(request.parameter("max-keys").orElse("1000")))
            .map(key ->
                "<Contents><Key>%s</Key><LastModified>2026-11-22T08:00:00Z</LastModified></Contents>"
                    .formatted(key))
            .collect(Collectors.joining());
    return xml(200, "<ListBucketResult>" + contents + "</ListBucketResult>");
  }

  private static Response xml(int status, String text) {
    return new Response(status, "text/xml", text.getBytes(StandardCharsets.UTF_8));
  }

  private Response answer(Request request) {
    if (request.path().startsWith("/failures")) {
      return object(request);
    }
    if (request.path().contains("/functions/")) {
      byte[] answer = enrich().call(request.body());
      return Response.json(200, new String(answer, StandardCharsets.UTF_8));
    }
    String body = new String(request.body(), StandardCharsets.UTF_8);
    String id = body.replaceAll("(?s).*LogicalResourceId=([A-Za-z]*).*", "$1");
    String physical =
        switch (id) {
          case "EnrichFunctionAliaslive" -> "enrich:live";
          case "IngestFailureBucket" -> "failures";
          default -> queue(id).url();
        };
    String text =
        """
        <DescribeStackResourceResponse xmlns="http://cloudformation.amazonaws.com/doc/2010-05-15/">
          <DescribeStackResourceResult><StackResourceDetail>
            <PhysicalResourceId>%s</PhysicalResourceId>
            <ResourceStatus>CREATE_COMPLETE</ResourceStatus>
          </StackResourceDetail></DescribeStackResourceResult>
        </DescribeStackResourceResponse>
        """
            .formatted(physical);
    return xml(200, text);
  }

  private void set(String property, String value) {
    String old = System.getProperty(property);
    before.putIfAbsent(property, old == null ? "" : old);
    System.setProperty(property, value);
  }

  @Override
  public void close() {
    before.forEach((property, value) -> {
      if (value.isEmpty()) {
        System.clearProperty(property);
      } else {
        System.setProperty(property, value);
      }
    });
    aws.close();
    run.close();
  }
}
