package dev.shopfloor.cli.packages;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * A function's exploded package in a JVM of its own, started by Lambda's runtime interface client
 * against a Runtime API that this class plays.
 */
public final class LambdaProcess implements AutoCloseable {
  private static final String INVOCATION = "/2018-06-01/runtime/invocation/";
  private static final int MOST_SECONDS = 60;

  private final HttpServer api;
  private final BlockingQueue<byte[]> events = new ArrayBlockingQueue<>(1);
  private final BlockingQueue<Answer> answers = new ArrayBlockingQueue<>(4);
  private final CountDownLatch checkpoint = new CountDownLatch(1);
  private final CountDownLatch restored = new CountDownLatch(1);
  private final StartTurn turn;
  private final Process process;
  private final Path log;
  private volatile int seconds = MOST_SECONDS;

  /**
   * What the function said.
   *
   * @param ok whether it is a result; else an error
   * @param body the JSON
   */
  public record Answer(boolean ok, String body) {}

  private LambdaProcess(HttpServer api, ProcessBuilder builder, Path log) throws IOException {
    this.api = api;
    this.log = log;
    api.createContext("/", this::handle);
    api.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    api.start();
    // over with the first request: then the runtime is loaded
    this.turn = StartTurn.take();
    try {
      this.process = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
    } catch (IOException failed) {
      turn.close();
      throw failed;
    }
    var _ = process.onExit().thenRun(turn::close);
  }

  /** Starts a function without a snapshot. */
  public static LambdaProcess start(Launch launch) {
    return start(launch, "on-demand");
  }

  /**
   * Starts a function under SnapStart, until its snapshot could be taken; {@link #restore} lets it
   * go on. It stays one process, so that no memory is copied and no time stands still.
   *
   * @throws AssertionError when it does not get so far; the message holds what it printed
   */
  public static LambdaProcess snapshot(Launch launch) throws InterruptedException {
    LambdaProcess process = start(launch, "snap-start");
    for (int second = 0; second < MOST_SECONDS; second++) {
      if (process.checkpoint.await(1, TimeUnit.SECONDS)) {
        return process;
      }
      Answer error = process.answers.poll();
      if (error != null || !process.process.isAlive()) {
        process.process.waitFor();
        String printed = process.printed();
        process.close();
        throw new AssertionError("the function did not start: " + error + "\n" + printed);
      }
    }
    process.close();
    throw new AssertionError("the function was not ready for its snapshot");
  }

  private static LambdaProcess start(Launch launch, String initialization) {
    try {
      HttpServer api =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      String address = "127.0.0.1:" + api.getAddress().getPort();
      return new LambdaProcess(
          api, launch.process(address, initialization), Files.createTempFile("lambda", ".log"));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Lets a function go on after its snapshot. */
  public void restore() {
    restored.countDown();
  }

  /** The process. */
  public long pid() {
    return process.pid();
  }

  /** The port of the Runtime API, to which the function is always connected. */
  public int apiPort() {
    return api.getAddress().getPort();
  }

  /** Hands the function one event and waits for what it says. */
  public Answer invoke(byte[] event) throws InterruptedException {
    return invoke(event, MOST_SECONDS);
  }

  /** The same, with so many seconds until the function's time is over. */
  public Answer invoke(byte[] event, int secondsLeft) throws InterruptedException {
    seconds = secondsLeft;
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
  public String printed() {
    try {
      return Files.readString(log);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      turn.close();
      String path = exchange.getRequestURI().getPath();
      if (path.equals(INVOCATION + "next")) {
        next(exchange);
        return;
      }
      if (path.equals("/2018-06-01/runtime/restore/next")) {
        checkpoint.countDown();
        restored.await();
        exchange.sendResponseHeaders(200, -1);
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
        Long.toString(System.currentTimeMillis() + TimeUnit.SECONDS.toMillis(seconds)));
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
