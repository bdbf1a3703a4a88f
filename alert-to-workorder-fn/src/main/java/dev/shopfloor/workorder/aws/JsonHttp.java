package dev.shopfloor.workorder.aws;

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
final class JsonHttp {
  private static final Duration CONNECT = Duration.ofSeconds(3);
  private static final long MOST_BYTES = 1 << 20;

  private final HttpClient client =
      HttpClient.newBuilder()
          .connectTimeout(CONNECT)
          .followRedirects(Redirect.NEVER)
          .version(Version.HTTP_1_1)
          .build();

  /**
   * Sends a request and waits for the whole answer.
   *
   * @param body JSON; null for none
   * @param authorization the header's value; null for none
   * @param time for everything, the body of the answer included
   */
  HttpAnswer send(
      String method,
      URI uri,
      byte @Nullable [] body,
      @Nullable String authorization,
      Duration time) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri)
            .header("Accept", "application/json")
            .method(
                method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
    if (body != null) {
      request.header("Content-Type", "application/json");
    }
    if (authorization != null) {
      request.header("Authorization", authorization);
    }
    // the request's own timeout ends with the answer's headers: a body may trickle for ever
    CompletableFuture<HttpResponse<byte[]>> answer =
        client.sendAsync(
            request.build(), BodyHandlers.limiting(BodyHandlers.ofByteArray(), MOST_BYTES));
    try {
      HttpResponse<byte[]> response = answer.get(time.toMillis(), TimeUnit.MILLISECONDS);
      return new HttpAnswer.Answered(
          response.statusCode(),
          response.body(),
          response.headers().firstValue("Retry-After").orElse(null));
    } catch (TimeoutException late) {
      answer.cancel(true);
      return new HttpAnswer.Lost("no answer within " + time.toMillis() + " ms");
    } catch (ExecutionException failed) {
      return failure(failed.getCause());
    } catch (InterruptedException interrupted) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      return new HttpAnswer.Lost("interrupted while waiting for the answer");
    }
  }

  private static HttpAnswer failure(@Nullable Throwable cause) {
    return switch (cause) {
      case HttpConnectTimeoutException slow ->
          new HttpAnswer.NotSent("no connection within " + CONNECT.toSeconds() + " s");
      case ConnectException refused -> new HttpAnswer.NotSent("no connection: " + words(refused));
      case UnknownHostException unknown ->
          new HttpAnswer.NotSent("unknown host: " + unknown.getMessage());
      case SSLHandshakeException untrusted ->
          new HttpAnswer.NotSent("no TLS connection: " + words(untrusted));
      case IOException broken -> new HttpAnswer.Lost("connection lost: " + words(broken));
      case null, default -> new HttpAnswer.Lost("request failed: " + cause);
    };
  }

  private static String words(Throwable thrown) {
    if (thrown.getCause() instanceof UnresolvedAddressException) {
      return "the host's name cannot be resolved";
    }
    return thrown.getMessage() == null ? thrown.getClass().getSimpleName() : thrown.getMessage();
  }
}
