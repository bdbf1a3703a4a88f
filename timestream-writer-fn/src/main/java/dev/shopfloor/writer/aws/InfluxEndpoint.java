package dev.shopfloor.writer.aws;

import dev.shopfloor.runtime.Endpoints;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The write endpoint of an InfluxDB, or of a store that speaks like one, one request at a time.
 *
 * <p>{@link HttpURLConnection}, because the AWS SDK's client of this function runs on it too: its
 * classes and its TLS are loaded and primed already, while {@code java.net.http} would bring some
 * hundreds of classes and a selector thread into each cold start and each snapshot.
 */
final class InfluxEndpoint {
  private static final Duration CONNECT = Duration.ofSeconds(2);
  // InfluxDB quotes the lines that it cannot read; all those of a request, escaped
  private static final int MOST_ANSWER_BYTES = 8 * 1024 * 1024;

  private final URI write;
  private final String scheme;

  /**
   * An endpoint.
   *
   * @param url of the server, such as {@code https://host:8086}; a path in it is kept
   * @param path after that, with its query
   * @param scheme what stands before the token, with a blank
   */
  InfluxEndpoint(String url, String path, String scheme) {
    write = URI.create((url.endsWith("/") ? url.substring(0, url.length() - 1) : url) + path);
    this.scheme = scheme;
  }

  /**
   * The endpoint of a bucket of InfluxDB 2, or of a QuestDB, which reads neither name.
   *
   * @param url of the server, such as {@code https://host:8086}; a path before {@code /api} is kept
   */
  static InfluxEndpoint v2(String url, String org, String bucket) {
    return new InfluxEndpoint(
        url,
        "/api/v2/write?org=%s&bucket=%s&precision=ns".formatted(encoded(org), encoded(bucket)),
        "Token ");
  }

  /**
   * The endpoint of a database of InfluxDB 3, which takes the lines that it can and names the
   * others. The unit of time is spelled out: its short form is not understood everywhere, and
   * without it the store guesses.
   *
   * @param url of the server, such as {@code https://host:8181}; a path before {@code /api} is kept
   */
  static InfluxEndpoint v3(String url, String database) {
    return new InfluxEndpoint(
        url,
        "/api/v3/write_lp?db=%s&precision=nanosecond&accept_partial=true"
            .formatted(encoded(database)),
        "Bearer ");
  }

  /**
   * The endpoint of a VictoriaMetrics, single or its vminsert. A database, if named, would become a
   * label of each series.
   *
   * @param url of the server, such as {@code https://host:8428}; a path before {@code /api} is kept
   */
  static InfluxEndpoint victoriaMetrics(String url) {
    return new InfluxEndpoint(url, "/api/v2/write?precision=ns", "Bearer ");
  }

  /** Whether a token may travel there: by TLS, or without leaving this machine. */
  boolean confidential() {
    return Endpoints.confidential(write);
  }

  /**
   * Posts lines.
   *
   * @param body gzipped line protocol
   * @param token of the store, if it asks for one
   * @param timeout of the whole exchange
   */
  InfluxAnswer post(byte[] body, Optional<String> token, Duration timeout) {
    try {
      HttpURLConnection connection = (HttpURLConnection) write.toURL().openConnection();
      configure(connection, body.length, timeout);
      token.ifPresent(text -> connection.setRequestProperty("Authorization", scheme + text));
      return BoundedExchange.within(timeout, connection, () -> exchange(connection, body));
    } catch (IOException unreachable) {
      return new InfluxAnswer.Unavailable(Duration.ZERO, "no answer: " + unreachable);
    }
  }

  private static void configure(HttpURLConnection connection, int length, Duration timeout)
      throws IOException {
    int millis = Math.toIntExact(Math.max(1, timeout.toMillis()));
    connection.setRequestMethod("POST");
    connection.setDoOutput(true);
    // a redirect would carry the token to another host
    connection.setInstanceFollowRedirects(false);
    connection.setUseCaches(false);
    connection.setConnectTimeout(Math.min(millis, Math.toIntExact(CONNECT.toMillis())));
    connection.setReadTimeout(millis);
    // with a fixed length the JDK never sends a body twice by itself
    connection.setFixedLengthStreamingMode(length);
    connection.setRequestProperty("Content-Type", "text/plain; charset=utf-8");
    connection.setRequestProperty("Content-Encoding", "gzip");
    connection.setRequestProperty("Accept", "application/json");
  }

  private static InfluxAnswer exchange(HttpURLConnection connection, byte[] body)
      throws IOException {
    try (OutputStream out = connection.getOutputStream()) {
      out.write(body);
    }
    int status = connection.getResponseCode();
    if (status < 400) {
      drain(connection);
      return InfluxAnswer.of(status, retryAfter(connection), "");
    }
    byte[] said = bytes(connection.getErrorStream());
    boolean forGood = status == 400 || status == 422;
    if (forGood && isCutOff(connection, said.length)) {
      // its status alone would refuse a record for good that may only be late
      throw new EOFException("HTTP " + status + " and an answer that is cut off");
    }
    return InfluxAnswer.of(
        status, retryAfter(connection), new String(said, StandardCharsets.UTF_8));
  }

  /** The JDK notices this of an answer in chunks only, and not within its headers. */
  private static boolean isCutOff(HttpURLConnection connection, int read) {
    long length = connection.getContentLengthLong();
    return length < 0
        ? read == 0 && !"chunked".equalsIgnoreCase(connection.getHeaderField("Transfer-Encoding"))
        : read < Math.min(length, MOST_ANSWER_BYTES);
  }

  /** A connection is used again only when its answer has been read to the end. */
  private static void drain(HttpURLConnection connection) throws IOException {
    try (InputStream in = connection.getInputStream()) {
      in.readNBytes(MOST_ANSWER_BYTES);
    }
  }

  private static byte[] bytes(@Nullable InputStream answer) throws IOException {
    if (answer == null) {
      return new byte[0];
    }
    try (answer) {
      return answer.readNBytes(MOST_ANSWER_BYTES);
    }
  }

  private static Duration retryAfter(HttpURLConnection connection) {
    String text = connection.getHeaderField("Retry-After");
    if (text == null) {
      return Duration.ZERO;
    }
    try {
      return Duration.ofSeconds(Math.max(0, Long.parseLong(text.strip())));
    } catch (NumberFormatException date) {
      // a date counts from the server's own clock, so ours need not be right
      long until = connection.getHeaderFieldDate("Retry-After", 0);
      return Duration.ofMillis(Math.max(0, until - connection.getHeaderFieldDate("Date", until)));
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
