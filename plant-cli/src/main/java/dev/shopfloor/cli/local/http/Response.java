package dev.shopfloor.cli.local.http;

import java.nio.charset.StandardCharsets;

/** An answer. */
@SuppressWarnings("ArrayRecordComponent") // Made once, handed on, never compared.
public record Response(int status, String contentType, byte[] body) {
  /** JSON text. */
  public static Response json(int status, String text) {
    return new Response(status, "application/json", text.getBytes(StandardCharsets.UTF_8));
  }

  /** An HTML page. */
  public static Response html(String text) {
    return new Response(200, "text/html; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
  }
}
