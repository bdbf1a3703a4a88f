package dev.shopfloor.workorder;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ContainerNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shopfloor.workorder.adapter.Sent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever arrives, there is an answer, the same each time, and what is refused says why. */
class MangledTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Envelopes ENVELOPES = new Envelopes(Sent.plant());
  private static final List<String> ODD =
      List.of(
          "null",
          "true",
          "-1",
          "0",
          "1e300",
          "1e-300",
          "123456789012345678901234567890",
          "\"\"",
          "\"\\u0000\\n\"",
          "\"9e999999999\"",
          "\"a/b/c\"",
          "\"2026-13-45T99:99:99Z\"",
          "\"+999999999-12-31T23:59:59\"",
          "[]",
          "[null]",
          "{}",
          "\"" + "x".repeat(3_000) + "\"");

  static List<String> bodies() throws IOException {
    Path events = Path.of(System.getProperty("shopfloor.root", "..")).resolve("events");
    try (Stream<Path> files = Files.list(events)) {
      return files
          .map(file -> Objects.requireNonNull(file.getFileName()).toString())
          .filter(name -> name.startsWith("workorder-"))
          .sorted()
          .map(name -> name.substring("workorder-".length(), name.length() - ".json".length()))
          .flatMap(name -> Sent.sample(name).stream())
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("bodies")
  void aMessageWithAnyFieldMangledIsAnswered(String body) throws IOException {
    answered(body);
    JsonNode tree;
    try {
      tree = JSON.readTree(body);
    } catch (IOException cutOff) {
      return;
    }
    mangle(tree, tree);
  }

  /** Also the JSON that stands in texts: reason data, alarm states, results. */
  private static void mangle(JsonNode whole, JsonNode at) throws IOException {
    if (at instanceof ObjectNode object) {
      for (String name : names(object)) {
        JsonNode before = object.get(name);
        for (String odd : ODD) {
          object.set(name, JSON.readTree(odd));
          answered(whole.toString());
        }
        object.remove(name);
        answered(whole.toString());
        object.set(name, before);
        if (inside(before) instanceof ContainerNode<?> inner) {
          for (String mangled : mangledCopies(inner)) {
            object.put(name, mangled);
            answered(whole.toString());
          }
          object.set(name, before);
        }
        mangle(whole, before);
      }
    } else if (at instanceof ArrayNode array) {
      for (int index = 0; index < array.size(); index++) {
        JsonNode before = array.get(index);
        for (String odd : ODD) {
          array.set(index, JSON.readTree(odd));
          answered(whole.toString());
        }
        array.set(index, before);
        mangle(whole, before);
      }
    }
  }

  private static List<String> mangledCopies(JsonNode inner) throws IOException {
    List<String> copies = new ArrayList<>();
    List<JsonNode> parents = new ArrayList<>(List.of(inner));
    parents.addAll(inner.findParents("value"));
    for (JsonNode parent : parents) {
      if (parent instanceof ObjectNode object) {
        for (String name : names(object)) {
          JsonNode before = object.get(name);
          for (String odd : ODD) {
            object.set(name, JSON.readTree(odd));
            copies.add(inner.toString());
          }
          object.set(name, before);
        }
      }
    }
    return copies;
  }

  private static JsonNode inside(JsonNode text) {
    try {
      return text.isTextual() && text.textValue().startsWith("{")
          ? JSON.readTree(text.textValue())
          : JSON.missingNode();
    } catch (IOException none) {
      return JSON.missingNode();
    }
  }

  private static List<String> names(ObjectNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  @Property(tries = 2_000)
  void aMessageWithAnyTextChangedIsAnswered(@ForAll("changed") String body) {
    answered(body);
  }

  @Property(tries = 500)
  void anyTextIsAnswered(@ForAll String body) {
    answered(body);
  }

  @Provide
  Arbitrary<String> changed() throws IOException {
    return Combinators.combine(
            Arbitraries.of(bodies()),
            Arbitraries.integers().between(0, Integer.MAX_VALUE),
            Arbitraries.integers().between(0, 30),
            Arbitraries.strings().withChars("{}[]\",:\\0eE-+ntu\u0000\uD800é").ofMaxLength(4))
        .as(MangledTest::change);
  }

  private static String change(String body, int place, int removed, String added) {
    int at = place % (body.length() + 1);
    return body.substring(0, at) + added + body.substring(Math.min(body.length(), at + removed));
  }

  private static void answered(String body) {
    Incoming incoming = ENVELOPES.read(body);

    assertThat(ENVELOPES.read(body)).as(body).isEqualTo(incoming);
    switch (incoming) {
      case Incoming.Tick(long time) -> assertThat(body).contains("tick");
      case Incoming.Ignored(List<String> why) -> assertThat(why).as(body).isNotEmpty();
      case Incoming.Newer(String why) -> assertThat(why).as(body).contains("later release");
      case Incoming.Unusable unusable ->
          assertThat(unusable.message()).as(body).isNotBlank().hasSizeLessThan(1_000);
      case Incoming.Occurred(
              List<Occurrence> occurrences,
              List<String> ignored,
              Incoming.Unusable rest) -> {
        assertThat(occurrences).as(body).isNotEmpty();
        for (Occurrence occurrence : occurrences) {
          assertThat(occurrence.eventId()).as(body).isNotBlank();
          assertThat(occurrence.eventTime()).as(body).isNotNegative();
          assertThat(occurrence.subject()).as(body).isNotBlank().hasSizeLessThanOrEqualTo(320);
        }
      }
    }
  }
}
