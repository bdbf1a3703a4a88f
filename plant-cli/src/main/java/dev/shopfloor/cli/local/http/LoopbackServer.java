package dev.shopfloor.cli.local.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The JDK's HTTP server on 127.0.0.1, one handler for all paths. */
public final class LoopbackServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LoopbackServer.class);

  static {
    // Without it each answer on a kept connection waits for a delayed acknowledgement, some 40 ms.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private final HttpServer server;
  private final ExecutorService workers;
  private final Set<Thread> streaming;
  private volatile boolean closing;

  private LoopbackServer(HttpServer server, ExecutorService workers, Set<Thread> streaming) {
    this.server = server;
    this.workers = workers;
    this.streaming = streaming;
  }

  /** Answers one request. */
  @FunctionalInterface
  public interface Handler {
    /** The answer; an exception becomes status 500. */
    Response handle(Request request) throws IOException;
  }

  /**
   * Starts a server.
   *
   * @param port 0 for any free one
   * @param maxBodyBytes larger bodies are answered with status 413 and never read in full
   */
  public static LoopbackServer start(int port, int maxBodyBytes, Handler handler)
      throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port), 0);
    ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    server.setExecutor(workers);
    LoopbackServer made = new LoopbackServer(server, workers, ConcurrentHashMap.newKeySet());
    server.createContext("/", exchange -> made.serve(exchange, maxBodyBytes, handler));
    server.start();
    return made;
  }

  @SuppressWarnings(
      "IllegalCatch") // A fault of a stand-in must be an answer, not a hanging client.
  private void serve(HttpExchange exchange, int maxBodyBytes, Handler handler) throws IOException {
    try (exchange) {
      Response response;
      try (InputStream in = exchange.getRequestBody()) {
        byte[] body = in.readNBytes(maxBodyBytes + 1);
        response =
            body.length > maxBodyBytes
                ? Response.json(
                    413, "{\"error\":\"the body is larger than " + maxBodyBytes + " bytes\"}")
                : handler.handle(Request.of(exchange, body));
      } catch (RuntimeException | IOException e) {
        LOG.error("{} {} failed", exchange.getRequestMethod(), exchange.getRequestURI(), e);
        response = Response.json(500, "{\"error\":\"internal error\"}");
      }
      answer(exchange, response);
    }
  }

  private void answer(HttpExchange exchange, Response response) throws IOException {
    if (response.isDropped()) {
      return; // closing an exchange that was not answered closes its connection
    }
    exchange.getResponseHeaders().set("Content-Type", response.contentType());
    response
        .headers()
        .forEach((name, lines) ->
            lines.lines().forEach(line -> exchange.getResponseHeaders().add(name, line)));
    boolean head = exchange.getRequestMethod().equals("HEAD");
    Response.Stream stream = response.stream();
    if (stream != null && !head) {
      exchange.sendResponseHeaders(response.status(), 0);
      stream(exchange.getResponseBody(), stream);
      return;
    }
    boolean empty = head || response.body().length == 0;
    exchange.sendResponseHeaders(response.status(), empty ? -1 : response.body().length);
    if (!empty) {
      exchange.getResponseBody().write(response.body());
    }
  }

  /** The client's going shows as an exception at the next write: the ordinary end of a stream. */
  private void stream(OutputStream out, Response.Stream stream) {
    streaming.add(Thread.currentThread());
    try (out) {
      if (!closing) {
        stream.writeTo(out);
      }
    } catch (IOException gone) {
      LOG.debug("a stream's client has gone: {}", gone.toString());
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    } finally {
      streaming.remove(Thread.currentThread());
    }
  }

  /** The port on 127.0.0.1. */
  public int port() {
    return server.getAddress().getPort();
  }

  /** The address, without a slash at the end. */
  public String url() {
    return "http://127.0.0.1:" + port();
  }

  @Override
  public void close() {
    closing = true;
    streaming.forEach(Thread::interrupt);
    server.stop(0);
    workers.close();
  }
}
