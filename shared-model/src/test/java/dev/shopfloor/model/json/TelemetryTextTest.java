package dev.shopfloor.model.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.shopfloor.model.AssetContext;
import dev.shopfloor.model.EnrichedPoint;
import dev.shopfloor.model.Flag;
import dev.shopfloor.model.Point;
import dev.shopfloor.model.PointRow;
import dev.shopfloor.model.Quality;
import dev.shopfloor.model.TelemetryMessage;
import dev.shopfloor.model.TimeOrigin;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/** What we write by hand is what Jackson writes. */
class TelemetryTextTest {
  @Property
  void eachByteIsTheOneThatJacksonWrites(
      @ForAll("messages") List<EnrichedPoint> points,
      @ForAll String line,
      @ForAll boolean ordinary) {
    AssetContext context =
        ordinary
            ? new AssetContext("berlin", null, line, "press07", "press", "v1")
            : new AssetContext("s", "a\"", line, "p", "press", "v1", "HIGH", "\u0000\u007f", "\\");

    assertThat(TelemetryCodec.bytes(new TelemetryMessage(context, points)))
        .asString()
        .isEqualTo(
            new String(Json.bytes(json -> write(json, context, points)), StandardCharsets.UTF_8));
  }

  @Property
  void aRowHoldsWhatItsPointHolds(@ForAll("messages") List<EnrichedPoint> points) {
    PointRow row = new PointRow();
    PointRow other = new PointRow();
    for (EnrichedPoint point : points) {
      row.set(point);
      other.set(row);

      assertThat(other.point()).isEqualTo(point);
    }
  }

  @Provide
  Arbitrary<List<EnrichedPoint>> messages() {
    return dev.shopfloor.model.json.Arbitrary.points().list().ofMinSize(1).ofMaxSize(8);
  }

  private static void write(JsonGenerator json, AssetContext context, List<EnrichedPoint> points)
      throws IOException {
    json.writeStartObject();
    json.writeNumberField("v", 1);
    json.writeStringField("site", context.site());
    optional(json, "area", context.area());
    json.writeStringField("line", context.line());
    json.writeStringField("asset", context.asset());
    json.writeStringField("machineType", context.machineType());
    json.writeStringField("modelVersion", context.modelVersion());
    optional(json, "criticality", context.criticality());
    optional(json, "product", context.product());
    optional(json, "order", context.order());
    json.writeArrayFieldStart("points");
    for (EnrichedPoint point : points) {
      write(json, point);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, EnrichedPoint point) throws IOException {
    json.writeStartObject();
    json.writeStringField("tag", point.tag());
    json.writeStringField("role", point.role().word());
    json.writeNumberField("time", point.time());
    json.writeFieldName("value");
    Json.writeValue(json, point.value());
    optional(json, "unit", point.unit());
    optional(json, "quality", point.quality() == Quality.GOOD ? null : point.quality().name());
    optional(json, "origin", point.origin() == TimeOrigin.VALUE ? null : point.origin().name());
    if (point.flags() != 0) {
      json.writeArrayFieldStart("flags");
      for (Flag flag : Flag.of(point.flags())) {
        json.writeString(flag.name());
      }
      json.writeEndArray();
    }
    if (point.sequence() != Point.NO_SEQUENCE) {
      json.writeNumberField("seq", point.sequence());
    }
    if (point.raw() != null) {
      json.writeObjectFieldStart("raw");
      json.writeFieldName("value");
      Json.writeValue(json, point.raw().value());
      optional(json, "unit", point.raw().unit());
      json.writeEndObject();
    }
    json.writeNumberField("rx", point.rx());
    json.writeEndObject();
  }

  private static void optional(JsonGenerator json, String name, @Nullable String text)
      throws IOException {
    if (text != null) {
      json.writeStringField(name, text);
    }
  }
}
