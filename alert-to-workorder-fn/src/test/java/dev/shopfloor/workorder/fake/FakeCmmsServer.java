package dev.shopfloor.workorder.fake;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.shopfloor.workorder.fake.FakeCmms.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * A fake maintenance system over real HTTP. An answer that takes longer waits in real time, at most
 * until the server is closed.
 */
public final class FakeCmmsServer implements AutoCloseable {
  private final CountDownLatch end = new CountDownLatch(1);
  private final FakeCmms cmms;
  private final HttpServer server;

  /** Serves this system on a free port of this machine. */
  public FakeCmmsServer(FakeCmms cmms) {
    this.cmms = cmms;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::serve);
    server.start();
  }

  /** Its address, without a slash at the end. */
  public URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  private void serve(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    Map<String, String> headers = new HashMap<>();
    exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.getFirst()));
    Call call =
        Call.of(
            exchange.getRequestMethod(),
            exchange.getRequestURI().toString(),
            headers,
            body,
            cmms.now());
    switch (cmms.handle(call)) {
      case Outcome.Replied(Reply reply) -> reply(exchange, reply);
      case Outcome.Broken broken -> exchange.close();
      case Outcome.NoConnection none -> exchange.close();
    }
  }

  private void reply(HttpExchange exchange, Reply reply) throws IOException {
    try {
      if (reply.delay().isPositive()
          && end.await(reply.delay().toMillis(), TimeUnit.MILLISECONDS)) {
        exchange.close();
        return;
      }
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
    }
    reply.headers().forEach(exchange.getResponseHeaders()::set);
    byte[] body = reply.body();
    exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Override
  public void close() {
    end.countDown();
    server.stop(0);
  }
}
