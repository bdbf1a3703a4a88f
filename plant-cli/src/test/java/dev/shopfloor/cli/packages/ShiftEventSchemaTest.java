package dev.shopfloor.cli.packages;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shopfloor.model.AssetKey;
import dev.shopfloor.model.ShiftFinalized;
import dev.shopfloor.model.ShiftRestated;
import dev.shopfloor.model.ShiftRestated.Cause;
import dev.shopfloor.model.ShiftRestated.Figures;
import dev.shopfloor.model.ShopfloorEvent;
import dev.shopfloor.model.TargetCrossed;
import dev.shopfloor.model.TargetCrossed.Direction;
import dev.shopfloor.model.json.EventCodec;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is told of shifts holds what the published schemas say. */
class ShiftEventSchemaTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final AssetKey LINE = new AssetKey("berlin", "_line");
  private static final Figures FULL = new Figures(0.9, 1.2, 0.98, 1.06, 8, 7, 9L);
  private static final Figures BARE = new Figures(null, null, null, null, 0, 0, null);
  private static final Map<String, String> SCHEMAS =
      Map.of(
          "ShiftFinalized", "shift-finalized",
          "ShiftRestated", "shift-restated",
          "TargetCrossed", "target-crossed");

  static Stream<ShopfloorEvent> events() {
    List<ShopfloorEvent> events = new ArrayList<>();
    for (Cause cause : Cause.values()) {
      events.add(new ShiftRestated("e", LINE, "line1", "a", 1, 2, 2, cause, 0L, "p1", FULL, BARE));
      events.add(
          new ShiftRestated("e", LINE, "line1", "a", 1, 2, 9, cause, null, "p1", BARE, FULL));
    }
    for (Direction direction : Direction.values()) {
      events.add(new TargetCrossed("e", LINE, "line1", "a", 1, direction, 0, 0.85, 9));
    }
    events.add(
        new ShiftFinalized(
            "e", LINE, "line1", "a", "2026-06-15", 1, 2, true, 1.0, 0.9, 1.1, "p1", FULL));
    events.add(
        new ShiftFinalized(
            "e", LINE, "line1", "a", "2026-06-15", 1, 2, false, null, null, null, "p1", BARE));
    return events.stream();
  }

  @ParameterizedTest
  @MethodSource("events")
  void whatIsWrittenHoldsTheSchema(ShopfloorEvent event) throws IOException {
    assertThat(faults(event, JSON.readTree(EventCodec.detail(event)))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("events")
  void whatIsMissingOrMoreIsFound(ShopfloorEvent event) throws IOException {
    ObjectNode detail = (ObjectNode) JSON.readTree(EventCodec.detail(event));

    assertThat(faults(event, detail.deepCopy().put("more", 1))).isNotEmpty();
    assertThat(faults(event, detail.deepCopy().without("eventId"))).isNotEmpty();
  }

  @Test
  void aVersionOfARestatementBeginsWithTwo() throws IOException {
    ShiftRestated first =
        new ShiftRestated("e", LINE, "line1", "a", 1, 2, 1, Cause.CONFIG, null, "p1", FULL, BARE);

    assertThat(faults(first, JSON.readTree(EventCodec.detail(first))))
        .singleElement()
        .asString()
        .contains("version");
  }

  private static List<String> faults(ShopfloorEvent event, JsonNode detail) {
    return EventSamplesTest.check(SCHEMAS.get(event.detailType()), detail);
  }
}
