package dev.shopfloor.cli.doctor;

import dev.shopfloor.cli.local.http.LoopbackServer;
import dev.shopfloor.cli.local.http.Request;
import dev.shopfloor.cli.local.http.Response;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * All of AWS that a stack uses, at one address. It knows the operations that read and no other,
 * notes each by its IAM action, and refuses what it is told to. SQS and DynamoDB are ElasticMQ and
 * DynamoDB Local, reached through it.
 */
final class FakeAws implements AutoCloseable {
  private static final Pattern SERVICE = Pattern.compile("Credential=[^/]+/\\d+/[^/]+/([^/]+)/");
  private static final Pattern NAME = Pattern.compile("\"TableName\":\"([^\"]+)\"");

  private final HttpClient http = HttpClient.newHttpClient();
  private final List<String> calls = new CopyOnWriteArrayList<>();
  private final LoopbackServer server;
  private final FakeStack stack;
  private final FakeAnswers answers;
  private final URI sqs;
  private final URI dynamo;

  FakeAws(FakeStack stack, URI sqs, URI dynamo) throws IOException {
    this.stack = stack;
    this.answers = new FakeAnswers(stack);
    this.sqs = sqs;
    this.dynamo = dynamo;
    this.server = LoopbackServer.start(0, 1_000_000, this::answer);
  }

  String url() {
    return server.url();
  }

  /** The IAM actions of all calls so far. */
  Set<String> actions() {
    return new TreeSet<>(calls);
  }

  void forget() {
    calls.clear();
  }

  private Response answer(Request request) throws IOException {
    Call call = Call.of(service(request), request);
    calls.add(call.action());
    if (stack.denied().contains(call.action())) {
      return call.error(
          403,
          "AccessDenied",
          "User: arn:aws:iam::123456789012:user/x is not authorized to perform: %s on resource: *"
              .formatted(call.action()));
    }
    String fault = stack.broken(call.action());
    if (!fault.isEmpty()) {
      return call.error(400, fault, "it is broken");
    }
    return switch (call.service()) {
      case "sqs" -> forward(sqs, request);
      case "dynamodb" -> table(call, request);
      default -> answers.of(call);
    };
  }

  private Response table(Call call, Request request) throws IOException {
    if (call.operation().equals("DescribeContinuousBackups")) {
      Matcher table = NAME.matcher(call.body());
      if (!table.find()) {
        return call.error(400, "ValidationException", "TableName is missing");
      }
      return Response.json(
          200,
          """
          {"ContinuousBackupsDescription":{"ContinuousBackupsStatus":"ENABLED",
           "PointInTimeRecoveryDescription":{"PointInTimeRecoveryStatus":"%s"}}}\
          """
              .formatted(stack.fact(stack.logical(table.group(1)), "pitr", "ENABLED")));
    }
    if (!Set.of("DescribeTable", "GetItem", "Query").contains(call.operation())) {
      return call.error(400, "UnknownOperationException", call.operation());
    }
    Response real = forward(dynamo, request);
    Matcher table = NAME.matcher(call.body());
    if (call.operation().equals("DescribeTable") && table.find()) {
      String id = stack.logical(table.group(1));
      String text =
          new String(real.body(), StandardCharsets.UTF_8)
              .replace(
                  "\"TableStatus\":\"ACTIVE\"",
                  "\"TableStatus\":\"%s\"".formatted(stack.fact(id, "status", "ACTIVE")))
              .replace(
                  "\"DeletionProtectionEnabled\":false",
                  "\"DeletionProtectionEnabled\":" + stack.fact(id, "shielded", "false"));
      return Response.json(real.status(), text);
    }
    return real;
  }

  private Response forward(URI real, Request request) throws IOException {
    HttpRequest.Builder copy =
        HttpRequest.newBuilder(real)
            .POST(HttpRequest.BodyPublishers.ofByteArray(request.body()))
            .header("X-Amz-Target", request.target());
    for (String name : List.of("content-type", "authorization", "x-amz-date")) {
      request.header(name).ifPresent(value -> copy.header(name, value));
    }
    try {
      HttpResponse<byte[]> answer =
          http.send(copy.build(), HttpResponse.BodyHandlers.ofByteArray());
      String type = answer.headers().firstValue("Content-Type").orElse("application/json");
      Response response = new Response(answer.statusCode(), type, answer.body());
      return answer
          .headers()
          .firstValue("x-amz-crc32")
          .map(sum -> response.with("x-amz-crc32", sum))
          .orElse(response);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IOException(stopped);
    }
  }

  private static String service(Request request) {
    Matcher signed = SERVICE.matcher(request.header("authorization").orElse(""));
    return signed.find() ? signed.group(1) : "unsigned";
  }

  @Override
  public void close() {
    server.close();
    http.close();
  }
}
