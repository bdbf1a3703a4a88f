package dev.shopfloor.cli.cmms.kit;

import dev.shopfloor.cli.cmms.vendor.ScriptedVendor;
import dev.shopfloor.cli.local.http.LoopbackServer;
import dev.shopfloor.cli.local.http.Request;
import dev.shopfloor.cli.local.http.Response;
import dev.shopfloor.workorder.Cmms;
import dev.shopfloor.workorder.aws.HttpExchange;
import dev.shopfloor.workorder.cmms.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** A played system over HTTP on 127.0.0.1, so that profiles really call. */
public final class Loopback implements Reach {
  private static final int MOST_BYTES = 4 << 20;
  private static final Cmms.Limit ANY = new Cmms.Limit(0, Duration.ofSeconds(30));

  /** A way that opens a port of its own each time. */
  public Loopback() {}

  @Override
  public Reached open(String base, Function<String, ScriptedVendor> play) {
    CompletableFuture<ScriptedVendor> system = new CompletableFuture<>();
    LoopbackServer server;
    try {
      server = LoopbackServer.start(0, MOST_BYTES, request -> answer(request, base, system.join()));
    } catch (IOException taken) {
      throw new UncheckedIOException(taken);
    }
    system.complete(play.apply("127.0.0.1:" + server.port()));
    URI address = URI.create(server.url() + base);
    return new Reached(system.join(), new HttpExchange(address), address, server::close);
  }

  private static Response answer(Request request, String base, ScriptedVendor system) {
    String target =
        request.query().isEmpty() ? request.rawPath() : request.rawPath() + '?' + request.query();
    String path = target.startsWith(base) ? target.substring(base.length()) : target;
    Answer answer =
        system.send(
            new dev.shopfloor.workorder.cmms.Request(
                request.method(), path, request.headers(), request.body()),
            ANY);
    if (!(answer instanceof Answer.Answered answered)) {
      return Response.dropped();
    }
    Map<String, String> headers = new LinkedHashMap<>(answered.headers());
    if (!answered.cookies().isEmpty()) {
      headers.put("Set-Cookie", String.join("\n", answered.cookies()));
    }
    String type = headers.remove("content-type");
    byte[] said = answered.body();
    boolean page = new String(said, StandardCharsets.UTF_8).startsWith("<");
    return new Response(
        answered.status(),
        type != null ? type : page ? "text/html" : "application/json",
        said,
        headers,
        null);
  }
}
