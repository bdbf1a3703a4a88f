package dev.shopfloor.cli.cmms;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.shopfloor.model.json.Json;
import dev.shopfloor.workorder.cmms.Answer;
import dev.shopfloor.workorder.cmms.Exchange;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What went over the wire last. A profile tells only what the bridge needs; whether a title or a
 * comment arrived as it was sent, only the system's own record tells.
 */
public final class Wire {
  private Body sent = Body.NONE;
  private Body answered = Body.NONE;

  /** Nothing went yet. */
  public Wire() {}

  /** Watches an exchange and changes nothing. */
  public Exchange watching(Exchange inner) {
    return (request, limit) -> {
      byte[] body = request.body();
      sent = body == null ? Body.NONE : Body.of(body);
      Answer answer = inner.send(request, limit);
      answered = answer instanceof Answer.Answered whole ? Body.of(whole.body()) : Body.NONE;
      return answer;
    };
  }

  /** The body that was sent last. */
  Body sent() {
    return sent;
  }

  /** The body that was answered last. */
  Body answered() {
    return answered;
  }

  /** A value with its name. */
  record Field(String name, String text) {}

  /** The values of a body, wherever they stand in it; none where it is no JSON. */
  record Body(List<Field> fields, Set<String> names) {
    static final Body NONE = new Body(List.of(), Set.of());

    static Body of(byte[] body) {
      List<Field> fields = new ArrayList<>();
      Set<String> names = new HashSet<>();
      try (JsonParser json = Json.factory().createParser(body)) {
        for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
          String name = json.currentName();
          if (name != null) {
            names.add(name);
          }
          if (token.isScalarValue()) {
            fields.add(new Field(name == null ? "" : name, json.getText()));
          }
        }
      } catch (IOException noJson) {
        return NONE;
      }
      return new Body(fields, names);
    }

    Optional<Field> first(Predicate<Field> wanted) {
      return fields.stream().filter(wanted).findFirst();
    }

    boolean holds(String text) {
      return fields.stream().anyMatch(field -> field.text().contains(text));
    }
  }
}
