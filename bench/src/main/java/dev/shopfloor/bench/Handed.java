package dev.shopfloor.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.shopfloor.enrich.EnrichStage;
import dev.shopfloor.enrich.Outlets;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What a handler made of an event.
 *
 * @param telemetry bodies for the writer's queue
 * @param production bodies for the OEE function's queue
 * @param others alerts and quarantine records, none in a benchmark
 */
record Handed(List<String> telemetry, List<String> production, List<Object> others) {
  private static final ObjectMapper MAPPER =
      new ObjectMapper()
          .enable(com.fasterxml.jackson.databind.DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

  /** What ours makes of it. */
  static Handed ofOurs(byte[] event) throws IOException {
    Handed handed = new Handed(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    Outlets outlets =
        new Outlets() {
          @Override
          public void telemetry(List<String> bodies) {
            handed.telemetry().addAll(bodies);
          }

          @Override
          public void production(List<String> bodies) {
            handed.production().addAll(bodies);
          }
        };
    EnrichStage stage = PressPlant.stage(outlets, handed.others()::add);
    PressPlant.check(stage, event, 1);
    return handed;
  }

  /** What a child process printed: {@code {"telemetry":[..],"production":[..],"others":[..]}}. */
  static Handed read(String line) throws IOException {
    return MAPPER.readValue(line, Handed.class);
  }

  /**
   * Makes sure that another handler made the same. Bodies are compared as JSON: the order of
   * members is free, numbers are compared by their exact value ({@code 37.0} is {@code 37}).
   *
   * @throws IllegalStateException if it did not
   */
  void check(String who, Handed other) throws IOException {
    same(who, "telemetry", telemetry, other.telemetry);
    same(who, "production", production, other.production);
    if (!others.isEmpty() || !other.others.isEmpty()) {
      throw new IllegalStateException(
          "an alert or a refusal: ours %s, %s %s".formatted(others, who, other.others));
    }
  }

  private static void same(String who, String what, List<String> ours, List<String> theirs)
      throws IOException {
    if (ours.size() != theirs.size()) {
      throw new IllegalStateException(
          "%s makes %d bodies of %s, ours %d".formatted(who, theirs.size(), what, ours.size()));
    }
    for (int at = 0; at < ours.size(); at++) {
      JsonNode expected = MAPPER.readTree(ours.get(at));
      JsonNode found = MAPPER.readTree(theirs.get(at));
      if (!expected.equals(Handed::compare, found)) {
        throw new IllegalStateException(
            "%s makes other %s:%n%s%nours:%n%s".formatted(who, what, theirs.get(at), ours.get(at)));
      }
    }
  }

  /** Never called for two that are equal anyhow; 0 means equal. */
  private static int compare(JsonNode one, JsonNode other) {
    if (one.isNumber() && other.isNumber()) {
      return one.decimalValue().compareTo(other.decimalValue());
    }
    return Objects.equals(one, other) ? 0 : 1;
  }
}
