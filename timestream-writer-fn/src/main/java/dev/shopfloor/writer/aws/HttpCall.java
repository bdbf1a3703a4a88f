package dev.shopfloor.writer.aws;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP request with a small body.
 *
 * <p>{@link HttpURLConnection} for the reasons that {@link InfluxEndpoint} has. It keeps a
 * connection for some seconds only, so none is left over from an earlier invocation.
 */
final class HttpCall {
  private static final Duration CONNECT = Duration.ofSeconds(3);
  // the list of a store's authorizations; beyond that something else answers
  private static final int MOST_ANSWER_BYTES = 8 * 1024 * 1024;

  private final String method;
  private final URI address;
  private final Map<String, String> headers;
  private final byte @Nullable [] body;

  /**
   * A request.
   *
   * @param body null for a method without one
   */
  HttpCall(String method, URI address, Map<String, String> headers, byte @Nullable [] body) {
    this.method = method;
    this.address = address;
    this.headers = Map.copyOf(headers);
    this.body = body;
  }

  /**
   * Sends it and reads the answer.
   *
   * @param timeout of the whole exchange
   */
  HttpReply send(Duration timeout) throws NoReply {
    try {
      HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
      configure(connection, timeout);
      return BoundedExchange.within(timeout, connection, () -> exchange(connection));
    } catch (NoReply known) {
      throw known;
    } catch (UnknownHostException unknown) {
      throw new NoReply(NoReply.Why.UNKNOWN_HOST);
    } catch (ConnectException refused) {
      throw new NoReply(NoReply.Why.REFUSED);
    } catch (SSLException untrusted) {
      throw new NoReply(NoReply.Why.TLS);
    } catch (SocketTimeoutException slow) {
      throw new NoReply(NoReply.Why.SILENCE);
    } catch (IOException broken) {
      throw new NoReply(NoReply.Why.BROKEN);
    }
  }

  private void configure(HttpURLConnection connection, Duration timeout) throws IOException {
    int millis = Math.toIntExact(Math.max(1, timeout.toMillis()));
    connection.setRequestMethod(method);
    // a redirect would carry password, cookie or answer to another host
    connection.setInstanceFollowRedirects(false);
    connection.setUseCaches(false);
    connection.setConnectTimeout(Math.min(millis, Math.toIntExact(CONNECT.toMillis())));
    connection.setReadTimeout(millis);
    headers.forEach(connection::setRequestProperty);
    if (body != null) {
      connection.setDoOutput(true);
      // with a fixed length the JDK never sends a body twice by itself
      connection.setFixedLengthStreamingMode(body.length);
    }
  }

  private HttpReply exchange(HttpURLConnection connection) throws IOException {
    try {
      connection.connect();
    } catch (SocketTimeoutException unreached) {
      throw new NoReply(NoReply.Why.NO_ROUTE);
    }
    if (body != null) {
      try (OutputStream out = connection.getOutputStream()) {
        out.write(body);
      }
    }
    int status = connection.getResponseCode();
    InputStream answer = status < 400 ? connection.getInputStream() : connection.getErrorStream();
    return new HttpReply(status, text(answer), cookies(connection));
  }

  /** Header names have no case, but the JDK's map has. */
  private static List<String> cookies(HttpURLConnection connection) {
    return connection.getHeaderFields().entrySet().stream()
        .filter(header -> "Set-Cookie".equalsIgnoreCase(header.getKey()))
        .flatMap(header -> header.getValue().stream())
        .toList();
  }

  private static String text(@Nullable InputStream answer) throws IOException {
    if (answer == null) {
      return "";
    }
    try (answer) {
      return new String(answer.readNBytes(MOST_ANSWER_BYTES), StandardCharsets.UTF_8);
    }
  }
}
