package dev.shopfloor.workorder.fake;

import dev.shopfloor.workorder.cmms.Request;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request as the maintenance system gets it.
 *
 * @param method such as {@code POST}
 * @param path decoded, without the query
 * @param query decoded; a name may come several times
 * @param headers by name in lower case
 * @param body what was sent; empty for nothing
 * @param at when, ns since the epoch
 */
@SuppressWarnings("ArrayRecordComponent") // read once and dropped; identity is never asked
public record Call(
    String method,
    String path,
    Map<String, List<String>> query,
    Map<String, String> headers,
    byte[] body,
    long at) {
  static Call of(Request request, long at) {
    byte[] body = request.body();
    return of(request.method(), request.path(), request.headers(), body, at);
  }

  static Call of(
      String method, String target, Map<String, String> sent, byte @Nullable [] body, long at) {
    int question = target.indexOf('?');
    String path = question < 0 ? target : target.substring(0, question);
    Map<String, List<String>> query = new LinkedHashMap<>();
    for (String pair : question < 0 ? new String[0] : target.substring(question + 1).split("&")) {
      int equals = pair.indexOf('=');
      String name = equals < 0 ? pair : pair.substring(0, equals);
      query
          .computeIfAbsent(decoded(name), each -> new ArrayList<>())
          .add(equals < 0 ? "" : decoded(pair.substring(equals + 1)));
    }
    Map<String, String> headers = new HashMap<>();
    sent.forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
    return new Call(
        method,
        decoded(path.replace("+", "%2B")),
        query,
        headers,
        body == null ? new byte[0] : body,
        at);
  }

  /** Method and path, where a star in the pattern stands for one part of the path. */
  boolean is(String wanted, String pattern) {
    return method.equals(wanted) && path.matches(pattern.replace(".", "\\.").replace("*", "[^/]+"));
  }

  /** The part of the path with this number, from 0. */
  String part(int number) {
    return path.substring(1).split("/")[number];
  }

  /** The part as a number; -1 when it is none. */
  long id(int number) {
    String part = part(number);
    return part.matches("\\d{1,18}") ? Long.parseLong(part) : -1;
  }

  @Nullable String query(String name) {
    List<String> values = query.get(name);
    return values == null ? null : values.getFirst();
  }

  int number(String name, int otherwise) {
    String text = query(name);
    return text == null ? otherwise : Integer.parseInt(text);
  }

  @Nullable String header(String name) {
    return headers.get(name);
  }

  /**
   * The body's fields.
   *
   * @throws MalformedException when it is no JSON object
   */
  @SuppressWarnings("unchecked")
  Map<String, @Nullable Object> fields() {
    try {
      if (FakeJson.read(body) instanceof Map<?, ?> object) {
        return (Map<String, @Nullable Object>) object;
      }
    } catch (IOException broken) {
      throw new MalformedException();
    }
    throw new MalformedException();
  }

  /** The text in the body; empty for none. */
  String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  /** The method and the path; headers and body may hold secrets. */
  @Override
  public String toString() {
    return method + ' ' + path;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  /** What was called, in terms of a profile's operations. */
  public enum Kind {
    /** Looks for an asset. */
    FIND_ASSET,
    /** Looks for orders. */
    FIND,
    /** Reads one order. */
    READ,
    /** Makes an order. */
    CREATE,
    /** Adds a comment. */
    COMMENT,
    /** Changes fields of an order. */
    RAISE,
    /** Gives an order up, deletes it or changes where it stands. */
    CANCEL,
    /** Asks for orders changed since. */
    CHANGES,
    /** Signs in. */
    SIGN_IN,
    /** Anything else. */
    OTHER
  }

  /** A body that is no JSON object. */
  static final class MalformedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MalformedException() {
      super("no JSON object");
    }
  }
}
