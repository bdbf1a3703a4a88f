package dev.shopfloor.cli.local.cmms;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The fields of a request body: one JSON object of texts, nothing unknown, nothing too long. */
final class Form {
  private static final JsonFactory JSON =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private final Map<String, String> fields;

  private Form(Map<String, String> fields) {
    this.fields = fields;
  }

  static Form parse(byte[] body, Set<String> known) throws BadFieldException {
    Map<String, String> fields = new HashMap<>();
    try (JsonParser in = JSON.createParser(body)) {
      if (in.nextToken() != JsonToken.START_OBJECT) {
        throw new BadFieldException("body", "the body must be one JSON object");
      }
      while (in.nextToken() == JsonToken.FIELD_NAME) {
        String name = in.currentName();
        if (!known.contains(name)) {
          throw new BadFieldException(
              name,
              "there is no field \""
                  + name
                  + "\" here; known are "
                  + known.stream().sorted().toList());
        }
        if (in.nextToken() == JsonToken.VALUE_STRING) {
          fields.put(name, in.getText());
        } else if (in.currentToken() != JsonToken.VALUE_NULL) {
          throw new BadFieldException(name, name + " must be text in quotes");
        }
      }
      if (in.nextToken() != null) {
        throw new BadFieldException(
            "body", "the body goes on after the JSON object; send one only");
      }
    } catch (IOException e) {
      throw new BadFieldException("body", "the body is not JSON: " + e.getMessage());
    }
    return new Form(fields);
  }

  String text(String name, int maxLength) throws BadFieldException {
    String value = fields.getOrDefault(name, "");
    if (value.length() > maxLength) {
      throw new BadFieldException(
          name, "%s has %d characters; at most %d fit".formatted(name, value.length(), maxLength));
    }
    return value;
  }

  String required(String name, int maxLength) throws BadFieldException {
    String value = text(name, maxLength);
    if (value.isBlank()) {
      throw new BadFieldException(name, name + " is missing or blank; it must say something");
    }
    return value;
  }

  Optional<String> choice(String name, String... choices) throws BadFieldException {
    String value = fields.get(name);
    if (value == null) {
      return Optional.empty();
    }
    if (!Arrays.asList(choices).contains(value)) {
      throw new BadFieldException(
          name, "%s is \"%s\"; write one of %s".formatted(name, value, String.join(", ", choices)));
    }
    return Optional.of(value);
  }
}
