package dev.shopfloor.runtime;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.shopfloor.model.json.Json;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a secret holds: the fields of a JSON object, or one text. Shown nowhere, not even by {@link
 * #toString}.
 */
public final class SecretFields {
  private final Map<String, String> fields;
  private final @Nullable String whole;
  private final String version;

  private SecretFields(Map<String, String> fields, @Nullable String whole, String version) {
    this.fields = Map.copyOf(fields);
    this.whole = whole;
    this.version = version;
  }

  /**
   * Reads a secret's text.
   *
   * @param text begins with a brace where it is JSON, of which texts and numbers count; null for
   *     none
   * @param version tells it from those before and after; no secret
   * @throws IllegalStateException when it is broken JSON; the message holds no part of it
   */
  public static SecretFields of(@Nullable String text, String version) {
    String stripped = text == null ? "" : text.strip();
    if (!stripped.startsWith("{")) {
      return new SecretFields(Map.of(), stripped.isEmpty() ? null : stripped, version);
    }
    Map<String, String> fields = new HashMap<>();
    if (!read(stripped, fields)) {
      // without the parser's own exception, whose message may quote what it reads
      throw new IllegalStateException(
          "its text begins with a brace and is no JSON object; mend its JSON");
    }
    return new SecretFields(fields, null, version);
  }

  private static boolean read(String text, Map<String, String> fields) {
    try (JsonParser json = Json.factory().createParser(text)) {
      Json.enterObject(json);
      for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
        JsonToken token = json.nextToken();
        if (token == JsonToken.VALUE_STRING || token.isNumeric()) {
          fields.put(name, json.getText());
        } else {
          json.skipChildren();
        }
      }
      return json.currentToken() == JsonToken.END_OBJECT && json.nextToken() == null;
    } catch (IOException broken) {
      return false;
    }
  }

  /** A field of this name; nothing where the secret has none or is one text. */
  public Optional<String> field(String name) {
    return Optional.ofNullable(fields.get(name)).filter(value -> !value.isBlank());
  }

  /** The secret's whole text where it is no JSON, else the field of this name. */
  public Optional<String> token(String name) {
    return whole == null ? field(name) : Optional.of(whole);
  }

  /** The fields by name; empty where the secret is one text. */
  public Map<String, String> fields() {
    return fields;
  }

  /** Everything that must never be shown. */
  public Set<String> values() {
    Set<String> values = new HashSet<>(fields.values());
    if (whole != null) {
      values.add(whole);
    }
    return values;
  }

  /** Tells this text from those before and after; no secret. */
  public String version() {
    return version;
  }

  @Override
  public String toString() {
    return "SecretFields[" + version + "]";
  }
}
