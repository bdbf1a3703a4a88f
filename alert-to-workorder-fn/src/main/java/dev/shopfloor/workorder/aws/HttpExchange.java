package dev.shopfloor.workorder.aws;

import dev.shopfloor.workorder.Cmms;
import dev.shopfloor.workorder.cmms.Answer;
import dev.shopfloor.workorder.cmms.Exchange;
import dev.shopfloor.workorder.cmms.Request;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/**
 * Sends JSON and tells apart what was certainly not done from what may have been.
 *
 * <p>This client and not {@code HttpURLConnection}, which sends a POST a second time by itself when
 * the connection breaks after the first.
 */
public final class HttpExchange implements Exchange {
  private static final Duration CONNECT = Duration.ofSeconds(3);
  private static final long MOST_BYTES = 1 << 20;

  private final HttpClient client =
      HttpClient.newBuilder()
          .connectTimeout(CONNECT)
          .followRedirects(Redirect.NEVER)
          .version(Version.HTTP_1_1)
          .build();

  private final String base;

  /**
   * Requests to a system.
   *
   * @param base its address, http or https
   */
  public HttpExchange(URI base) {
    String text = base.toString();
    this.base = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
  }

  /** Sends a request and waits for the whole answer, its body included. */
  @Override
  public Answer send(Request asked, Cmms.Limit limit) {
    if (limit.time().toMillis() < 1) {
      return new Answer.NotSent("no time was left for the request");
    }
    String fault = HttpForm.fault(asked);
    if (fault != null) {
      return new Answer.NotSent("the request cannot be sent: " + fault);
    }
    Duration time = limit.time();
    // the request's own timeout ends with the answer's headers: a body may trickle for ever
    CompletableFuture<HttpResponse<byte[]>> answer =
        client.sendAsync(
            request(asked), BodyHandlers.limiting(BodyHandlers.ofByteArray(), MOST_BYTES));
    try {
      HttpResponse<byte[]> response = answer.get(time.toMillis(), TimeUnit.MILLISECONDS);
      Map<String, String> headers = new HashMap<>();
      response
          .headers()
          .map()
          .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
      List<String> cookies =
          response.headers().allValues("set-cookie").stream()
              .map(cookie -> cookie.split(";", 2)[0].strip())
              .toList();
      headers.remove("set-cookie");
      return new Answer.Answered(response.statusCode(), headers, cookies, response.body());
    } catch (TimeoutException late) {
      answer.cancel(true);
      return new Answer.Lost("no answer within " + time.toMillis() + " ms");
    } catch (ExecutionException failed) {
      return failure(failed.getCause());
    } catch (InterruptedException interrupted) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      return new Answer.Lost("interrupted while waiting for the answer");
    }
  }

  private HttpRequest request(Request asked) {
    byte[] body = asked.body();
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base + asked.path()))
            .setHeader("Accept", "application/json")
            .method(
                asked.method(),
                body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
    if (body != null) {
      request.setHeader("Content-Type", "application/json");
    }
    asked.headers().forEach(request::setHeader);
    return request.build();
  }

  private static Answer failure(@Nullable Throwable cause) {
    return switch (cause) {
      case HttpConnectTimeoutException slow ->
          new Answer.NotSent("no connection within " + CONNECT.toSeconds() + " s");
      case ConnectException refused -> new Answer.NotSent("no connection: " + words(refused));
      case UnknownHostException unknown ->
          new Answer.NotSent("unknown host: " + unknown.getMessage());
      case SSLHandshakeException untrusted ->
          new Answer.NotSent("no TLS connection: " + words(untrusted));
      case IOException broken -> new Answer.Lost("connection lost: " + words(broken));
      case null, default -> new Answer.Lost("request failed: " + cause);
    };
  }

  private static String words(Throwable thrown) {
    if (thrown.getCause() instanceof UnresolvedAddressException) {
      return "the host's name cannot be resolved";
    }
    return thrown.getMessage() == null ? thrown.getClass().getSimpleName() : thrown.getMessage();
  }
}
