package dev.shopfloor.cli.cmms.vendor;

import dev.shopfloor.workorder.cmms.JsonTree;
import dev.shopfloor.workorder.cmms.Request;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request as a played system sees it.
 *
 * @param path decoded, without the query
 * @param malformed whether its body says that it is JSON and is none
 * @param fields for expressions: {@code request}
 */
record VendorRequest(
    String method, String path, boolean malformed, Map<String, @Nullable Object> fields) {

  static VendorRequest of(Request request, String host) {
    String whole = request.path();
    int mark = whole.indexOf('?');
    String path = decoded(mark < 0 ? whole : whole.substring(0, mark), false);
    Map<String, String> headers = new LinkedHashMap<>();
    request.headers().forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
    byte[] body = request.body();
    String text = body == null || body.length == 0 ? "" : new String(body, StandardCharsets.UTF_8);
    boolean form = headers.getOrDefault("content-type", "").contains("x-www-form-urlencoded");
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("method", request.method());
    fields.put("path", path);
    fields.put("target", whole);
    fields.put("host", host);
    fields.put("query", pairs(mark < 0 ? "" : whole.substring(mark + 1)));
    fields.put("headers", headers);
    fields.put("text", text);
    boolean malformed = false;
    if (form) {
      fields.put("form", pairs(text));
    } else if (body != null && !text.isBlank()) {
      try {
        fields.put("body", JsonTree.read(body));
      } catch (IOException noJson) {
        malformed = true;
      }
    }
    return new VendorRequest(request.method(), path, malformed, fields);
  }

  /** Each name with its text, or with a list where it comes several times. */
  private static Map<String, Object> pairs(String query) {
    Map<String, Object> pairs = new LinkedHashMap<>();
    for (String pair : query.split("&")) {
      if (!pair.isEmpty()) {
        int equals = pair.indexOf('=');
        String name = decoded(equals < 0 ? pair : pair.substring(0, equals), true);
        String value = equals < 0 ? "" : decoded(pair.substring(equals + 1), true);
        pairs.merge(name, value, VendorRequest::both);
      }
    }
    return pairs;
  }

  private static Object both(Object before, Object more) {
    List<Object> all = new ArrayList<>();
    if (before instanceof List<?> list) {
      all.addAll(list);
    } else {
      all.add(before);
    }
    all.add(more);
    return all;
  }

  private static String decoded(String text, boolean plus) {
    return URLDecoder.decode(plus ? text : text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
