package dev.shopfloor.writer.aws;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;

/** A store's own program, as a process of this test on loopback; a test without it is skipped. */
final class RealServer implements AutoCloseable {
  private static final int MOST_LOOKS = 600;

  private final HttpClient http = HttpClient.newHttpClient();
  private final String url;
  private final Process process;

  /**
   * Starts a program and waits until it answers.
   *
   * @param path of its address that answers 2xx once it serves
   */
  RealServer(Path log, int port, String path, List<String> command) throws IOException {
    url = "http://127.0.0.1:" + port;
    process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    for (int look = 0; !answers(path); look++) {
      if (look == MOST_LOOKS || exited()) {
        process.destroyForcibly();
        throw new IllegalStateException(command + " does not serve: " + Files.readString(log));
      }
    }
  }

  /**
   * The program of this name, or a skipped test that says what to install.
   *
   * @param debian the package that has it
   */
  static Path program(String name, String debian) {
    Optional<Path> found =
        Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
            .map(folder -> Path.of(folder, name))
            .filter(Files::isExecutable)
            .findFirst();
    if (found.isEmpty()) {
      String skipped =
          "SKIPPED: no %s on the PATH; Debian has it in the package %s".formatted(name, debian);
      LoggerFactory.getLogger(RealServer.class).warn(skipped);
      assumeTrue(false, skipped);
    }
    return found.orElseThrow();
  }

  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  String url() {
    return url;
  }

  /** Posts a form with one field and gives the answer's text. */
  String post(String path, String field, String value) {
    String form = field + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url + path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form))
            .build();
    HttpResponse<String> answer = send(request).orElseThrow();
    if (answer.statusCode() / 100 != 2) {
      throw new IllegalStateException(value + ": " + answer.body());
    }
    return answer.body();
  }

  private boolean answers(String path) {
    return send(HttpRequest.newBuilder(URI.create(url + path)).build())
        .filter(answer -> answer.statusCode() / 100 == 2)
        .isPresent();
  }

  private Optional<HttpResponse<String>> send(HttpRequest request) {
    try {
      return Optional.of(
          http.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8)));
    } catch (IOException notYet) {
      return Optional.empty();
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopping);
    }
  }

  /** Waits a moment for it, so that looking does not keep it from starting. */
  private boolean exited() {
    try {
      return process.waitFor(50, TimeUnit.MILLISECONDS);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  @Override
  public void close() {
    http.close();
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException stopping) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
