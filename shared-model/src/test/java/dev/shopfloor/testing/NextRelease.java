package dev.shopfloor.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;

/** Writes what the next release would write: fields added, the version raised, another order. */
public final class NextRelease {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final RandomGenerator chance;
  private final Set<String> maps;

  private NextRelease(RandomGenerator chance, Set<String> maps) {
    this.chance = chance;
    this.maps = maps;
  }

  /**
   * The same object with fields that nobody knows yet in each object of it, at any place.
   *
   * @param maps names of objects whose field names are data, so that none can be added to the form
   */
  public static String grown(String text, RandomGenerator chance, String... maps) {
    return new NextRelease(chance, Set.of(maps)).grow(parsed(text), "").toString();
  }

  /** The same object of a later version, which stands last. */
  public static String raised(String text, int by) {
    ObjectNode root = (ObjectNode) parsed(text);
    JsonNode version = root.remove("v");
    return root.put("v", version.asInt() + by).toString();
  }

  /** The same object, to be read only by who knows a version. */
  public static String needing(String text, int version) {
    return ((ObjectNode) parsed(text)).put("needs", version).toString();
  }

  private static JsonNode parsed(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException none) {
      throw new UncheckedIOException(none);
    }
  }

  private JsonNode grow(JsonNode node, String name) {
    if (node instanceof ArrayNode array) {
      ArrayNode grown = NODES.arrayNode();
      array.forEach(each -> grown.add(grow(each, "")));
      return grown;
    }
    if (!(node instanceof ObjectNode object)) {
      return node;
    }
    List<Map.Entry<String, JsonNode>> fields = new ArrayList<>();
    object
        .properties()
        .forEach(
            field -> fields.add(Map.entry(field.getKey(), grow(field.getValue(), field.getKey()))));
    if (!maps.contains(name)) {
      for (int more = 1 + chance.nextInt(3); more > 0; more--) {
        fields.add(chance.nextInt(fields.size() + 1), Map.entry("later" + more, unknown(2)));
      }
    }
    ObjectNode grown = NODES.objectNode();
    fields.forEach(field -> grown.set(field.getKey(), field.getValue()));
    return grown;
  }

  private JsonNode unknown(int depth) {
    return switch (chance.nextInt(depth > 0 ? 8 : 6)) {
      case 0 -> NODES.numberNode(chance.nextLong());
      case 1 -> NODES.numberNode(chance.nextDouble());
      case 2 -> NODES.textNode("a text with \"v\":9 and {");
      case 3 -> NODES.booleanNode(chance.nextBoolean());
      case 4 -> NODES.nullNode();
      case 5 -> NODES.arrayNode();
      case 6 -> NODES.arrayNode().add(unknown(depth - 1)).add(unknown(depth - 1));
      default ->
          // names that mean something elsewhere
          NODES.objectNode().put("v", 7).put("needs", 9).set("points", unknown(depth - 1));
    };
  }
}
