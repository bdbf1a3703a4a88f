package dev.shopfloor.cli.packages;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * A function's exploded package in a JVM of its own, started by Lambda's runtime interface client
 * against a Runtime API that this class plays.
 */
final class LambdaProcess implements AutoCloseable {
  private static final String INVOCATION = "/2018-06-01/runtime/invocation/";
  private static final int MOST_SECONDS = 60;

  private final HttpServer api;
  private final BlockingQueue<byte[]> events = new ArrayBlockingQueue<>(1);
  private final BlockingQueue<Answer> answers = new ArrayBlockingQueue<>(4);
  private final Process process;
  private final Path log;

  /**
   * What the function said.
   *
   * @param ok whether it is a result; else an error
   * @param body the JSON
   */
  record Answer(boolean ok, String body) {}

  private LambdaProcess(HttpServer api, ProcessBuilder builder, Path log) throws IOException {
    this.api = api;
    this.log = log;
    api.createContext("/", this::handle);
    api.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    api.start();
    this.process = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
  }

  /**
   * Starts a function.
   *
   * @param taskRoot the exploded package
   * @param runtime the folder with the runtime interface client's jars, and nothing else
   */
  static LambdaProcess start(
      Path taskRoot, Path runtime, String handler, Map<String, String> environment) {
    try {
      HttpServer api =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      List<String> command = new ArrayList<>();
      command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx256m"));
      command.addAll(List.of("--enable-native-access=ALL-UNNAMED"));
      command.addAll(List.of("-cp", runtime + File.separator + "*"));
      command.add("com.amazonaws.services.lambda.runtime.api.client.AWSLambda");
      command.add(handler);
      ProcessBuilder builder = new ProcessBuilder(command).directory(taskRoot.toFile());
      builder.environment().putAll(environment);
      builder
          .environment()
          .putAll(
              Map.of(
                  "AWS_LAMBDA_RUNTIME_API",
                  "127.0.0.1:" + api.getAddress().getPort(),
                  "_HANDLER",
                  handler,
                  "LAMBDA_TASK_ROOT",
                  taskRoot.toString(),
                  "AWS_LAMBDA_FUNCTION_NAME",
                  "test",
                  "AWS_LAMBDA_FUNCTION_VERSION",
                  "1",
                  "AWS_LAMBDA_FUNCTION_MEMORY_SIZE",
                  "1024"));
      return new LambdaProcess(api, builder, Files.createTempFile("lambda", ".log"));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Hands the function one event and waits for what it says. */
  Answer invoke(byte[] event) throws InterruptedException {
    events.put(event);
    for (int second = 0; second < MOST_SECONDS && process.isAlive(); second++) {
      Answer answer = answers.poll(1, TimeUnit.SECONDS);
      if (answer != null) {
        return answer;
      }
    }
    throw new AssertionError("the function gave no answer; it printed:\n" + printed());
  }

  /** All that the process printed so far. */
  String printed() {
    try {
      return Files.readString(log);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      if (path.equals(INVOCATION + "next")) {
        next(exchange);
        return;
      }
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      answers.add(new Answer(path.endsWith("/response"), body));
      exchange.sendResponseHeaders(202, -1);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private void next(HttpExchange exchange) throws IOException, InterruptedException {
    byte[] event = events.take();
    var headers = exchange.getResponseHeaders();
    // without it the client's native part reads from nowhere and takes the JVM with it
    headers.set("Content-Type", "application/json");
    headers.set("Lambda-Runtime-Aws-Request-Id", "8476a536-e9f4-11e8-9739-2dfe598c3fcd");
    headers.set(
        "Lambda-Runtime-Deadline-Ms",
        Long.toString(System.currentTimeMillis() + TimeUnit.SECONDS.toMillis(MOST_SECONDS)));
    headers.set(
        "Lambda-Runtime-Invoked-Function-Arn",
        "arn:aws:lambda:eu-central-1:123456789012:function:test");
    headers.set("Lambda-Runtime-Trace-Id", "Root=1-5bef4de7-ad49b0e87f6ef6c87fc2e700");
    exchange.sendResponseHeaders(200, event.length);
    exchange.getResponseBody().write(event);
  }

  @Override
  public void close() {
    process.destroyForcibly();
    api.stop(0);
    try {
      Files.deleteIfExists(log);
    } catch (IOException left) {
      throw new UncheckedIOException(left);
    }
  }
}
