package dev.shopfloor.cli.local.cmms;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** The fields of a form that a browser sends. */
final class PageForm {
  private static final int NAME_LIMIT = 80;
  private static final int TEXT_LIMIT = 4_000;

  private final Map<String, String> fields;

  private PageForm(Map<String, String> fields) {
    this.fields = fields;
  }

  static PageForm parse(byte[] body) throws BadFieldException {
    Map<String, String> fields = new HashMap<>();
    try {
      for (String pair : new String(body, StandardCharsets.UTF_8).split("&")) {
        int equals = pair.indexOf('=');
        if (equals > 0) {
          fields.put(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
        }
      }
    } catch (IllegalArgumentException undecodable) {
      throw new BadFieldException("body", "the form cannot be read; send it from the page");
    }
    return new PageForm(fields);
  }

  /** Who sends it. */
  String by() throws BadFieldException {
    String by = field("by", NAME_LIMIT).replaceAll("\\p{Cntrl}+", " ");
    return by.isEmpty() ? "Technician" : by;
  }

  /** The remark; empty for none. */
  String note() throws BadFieldException {
    return field("note", TEXT_LIMIT).replace("\r\n", "\n");
  }

  private String field(String name, int most) throws BadFieldException {
    String value = fields.getOrDefault(name, "").strip();
    if (value.length() > most) {
      throw new BadFieldException(
          name, "%s has %d characters; at most %d fit".formatted(name, value.length(), most));
    }
    return value;
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
