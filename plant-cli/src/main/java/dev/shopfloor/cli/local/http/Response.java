package dev.shopfloor.cli.local.http;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An answer.
 *
 * @param headers beside the content type, by name; each line of one is a header of its own
 * @param stream writes an answer without end; null for one that is {@code body}
 */
@SuppressWarnings("ArrayRecordComponent") // Made once, handed on, never compared.
public record Response(
    int status,
    String contentType,
    byte[] body,
    Map<String, String> headers,
    @Nullable Stream stream) {
  private static final int DROPPED = 0;

  /** Copies the headers. */
  public Response {
    headers = Map.copyOf(headers);
  }

  /** An answer without headers of its own. */
  public Response(int status, String contentType, byte[] body) {
    this(status, contentType, body, Map.of(), null);
  }

  /** Writes an answer piece by piece. */
  @FunctionalInterface
  public interface Stream {
    /**
     * Writes until there is no more; the server interrupts it when it closes.
     *
     * @throws IOException when the client has gone
     * @throws InterruptedException when the server closes
     */
    void writeTo(OutputStream out) throws IOException, InterruptedException;
  }

  /** JSON text. */
  public static Response json(int status, String text) {
    return new Response(status, "application/json", text.getBytes(StandardCharsets.UTF_8));
  }

  /** An HTML page. */
  public static Response html(String text) {
    return new Response(200, "text/html; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
  }

  /** An answer that goes on until its writer ends, the client goes or the server closes. */
  public static Response stream(String contentType, Stream stream) {
    return new Response(200, contentType, new byte[0], Map.of(), stream);
  }

  /** No answer at all: the connection breaks. */
  public static Response dropped() {
    return new Response(DROPPED, "", new byte[0]);
  }

  /** Whether the connection breaks instead. */
  boolean isDropped() {
    return status == DROPPED;
  }

  /** This answer with one more header. */
  public Response with(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new Response(status, contentType, body, more, stream);
  }
}
