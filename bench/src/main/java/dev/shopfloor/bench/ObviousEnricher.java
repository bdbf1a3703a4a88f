package dev.shopfloor.bench;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.shopfloor.bench.PeerPlant.Asset;
import dev.shopfloor.bench.PeerPlant.Tag;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * EnrichFunction for Kepware messages as most would write it: Jackson makes maps of the event and
 * of the payload, each reading becomes a record, and Jackson writes the records. It does what ours
 * does with a good message: place, time, type, unit, range, states, limits, repeats, account. It
 * does not do what ours does with bad ones beyond refusing them.
 */
final class ObviousEnricher {
  private static final long NANOS_PER_MILLI = 1_000_000;

  private final ObjectMapper mapper = new ObjectMapper();
  private final PeerPlant plant;

  ObviousEnricher(PeerPlant plant) {
    this.plant = plant;
  }

  /** A value as it was sent. */
  record Raw(Object value, String unit) {}

  /** A reading with its place in the plant. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Point(
      String tag,
      String role,
      long time,
      @Nullable Object value,
      @Nullable String unit,
      @Nullable String quality,
      @Nullable Raw raw,
      long rx) {}

  /** What identifies a repeat. */
  private record Identity(String tag, long time, @Nullable Object value) {}

  /** Why a reading is kept apart. */
  record Refusal(String reason, String what) {}

  /** What becomes of one message. */
  private static final class Outcome {
    final List<Point> telemetry = new ArrayList<>();
    final List<Point> production = new ArrayList<>();
    final List<Object> others = new ArrayList<>();
    final Set<Identity> seen = new HashSet<>();
    final Map<String, Integer> ledger = new LinkedHashMap<>();

    void refuse(String reason, Object what) {
      others.add(new Refusal(reason, String.valueOf(what)));
      count("points.quarantined");
    }

    void count(String what) {
      ledger.merge(what, 1, Integer::sum);
    }
  }

  /** One rule object to the bodies for the queues. */
  Handed handle(byte[] event) throws IOException {
    Map<String, Object> envelope = mapper.readValue(event, new TypeReference<>() {});
    String topic = (String) envelope.get("topic");
    long rx = ((Number) envelope.get("rx")).longValue() * NANOS_PER_MILLI;
    Outcome outcome = new Outcome();
    Asset asset = plant.topics().get(topic);
    if (asset == null) {
      outcome.refuse("UNKNOWN_ASSET", topic);
      return new Handed(List.of(), List.of(), outcome.others);
    }
    byte[] bytes = Base64.getDecoder().decode((String) envelope.get("data"));
    Map<String, Object> payload = mapper.readValue(bytes, new TypeReference<>() {});
    if (!(payload.get("values") instanceof List<?> values)) {
      outcome.refuse("UNSUPPORTED_SHAPE", topic);
      return new Handed(List.of(), List.of(), outcome.others);
    }
    for (Object value : values) {
      take((Map<?, ?>) value, asset, rx, outcome);
    }
    outcome.count("messages.decoded");
    return new Handed(
        pack(asset, outcome.telemetry), pack(asset, outcome.production), outcome.others);
  }

  private void take(Map<?, ?> reading, Asset asset, long rx, Outcome outcome) {
    String id = (String) reading.get("id");
    Tag tag =
        id.startsWith(asset.prefix())
            ? asset.tags().get(id.substring(asset.prefix().length()))
            : null;
    if (tag == null) {
      outcome.refuse("UNKNOWN_TAG", id);
      return;
    }
    long time = ((Number) reading.get("t")).longValue() * NANOS_PER_MILLI;
    if (time - rx > asset.maxAhead()) {
      outcome.refuse("FUTURE_TIME", id);
    } else if (rx - time > asset.maxAge()) {
      outcome.refuse("LATE", id);
    } else if (Boolean.FALSE.equals(reading.get("q")) || reading.get("v") == null) {
      add(new Point(tag.name(), tag.role(), time, null, tag.unit(), "BAD", null, rx), tag, outcome);
    } else {
      measured(reading.get("v"), tag, asset, time, rx, outcome);
    }
  }

  private void measured(Object sent, Tag tag, Asset asset, long time, long rx, Outcome outcome) {
    Object value = typed(sent, tag);
    if (value == null) {
      outcome.refuse("WRONG_TYPE", tag.name() + ": " + sent);
      return;
    }
    if (value instanceof Number number) {
      double real = number.doubleValue();
      if ((tag.low() != null && real < tag.low()) || (tag.high() != null && real > tag.high())) {
        outcome.refuse("OUT_OF_RANGE", tag.name() + ": " + value);
        return;
      }
      if (tag.alertAbove() != null && real > tag.alertAbove()) {
        outcome.others.add("alert: " + tag.name());
      }
    }
    if (tag.role().equals("state") && !asset.states().contains(value)) {
      outcome.others.add("unmapped state: " + value);
    }
    Raw raw = tag.from() == null ? null : new Raw(sent, tag.from());
    add(new Point(tag.name(), tag.role(), time, value, tag.unit(), null, raw, rx), tag, outcome);
  }

  private static void add(Point point, Tag tag, Outcome outcome) {
    if (!outcome.seen.add(new Identity(point.tag(), point.time(), point.value()))) {
      outcome.count("points.duplicate");
      return;
    }
    outcome.telemetry.add(point);
    if (tag.production()) {
      outcome.production.add(point);
    }
    outcome.count("points.forwarded");
  }

  /** The value as the tag stores it, or null where it cannot be. */
  private static @Nullable Object typed(Object sent, Tag tag) {
    return switch (tag.type()) {
      case "number" -> number(sent, tag);
      case "integer" -> sent instanceof Integer || sent instanceof Long ? sent : null;
      case "boolean" -> sent instanceof Boolean ? sent : null;
      default -> sent instanceof Map || sent instanceof List ? null : sent.toString();
    };
  }

  private static @Nullable Object number(Object sent, Tag tag) {
    double value;
    if (sent instanceof Number number) {
      value = number.doubleValue();
    } else if (sent instanceof String text) {
      try {
        value = Double.parseDouble(text);
      } catch (NumberFormatException noNumber) {
        return null;
      }
    } else {
      return null;
    }
    if (tag.factor() != null && tag.offset() != null) {
      value = value * tag.factor() + tag.offset();
    }
    return Double.isFinite(value) ? value : null;
  }

  private List<String> pack(Asset asset, List<Point> points) throws IOException {
    if (points.isEmpty()) {
      return List.of();
    }
    Map<String, Object> message = new LinkedHashMap<>();
    message.put("v", 1);
    message.putAll(asset.context());
    message.put("points", points);
    return List.of(mapper.writeValueAsString(message));
  }
}
