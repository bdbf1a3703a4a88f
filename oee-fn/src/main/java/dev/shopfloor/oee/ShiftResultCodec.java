package dev.shopfloor.oee;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import dev.shopfloor.model.AssetKey;
import dev.shopfloor.model.ShiftRestated;
import dev.shopfloor.model.json.FormVersion;
import dev.shopfloor.model.json.Json;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A shift's result as JSON. Times by class are whole ms, {@code stateSeconds} are seconds with
 * three decimals, bases are whole ns, instants are ns since the epoch, undefined ratios are null.
 */
public final class ShiftResultCodec {
  private static final int VERSION = 2;
  private static final int MILLI_DIGITS = 3;

  private ShiftResultCodec() {}

  /** The result as text. */
  public static String text(ShiftResult result) {
    return new String(Json.bytes(json -> write(json, result)), StandardCharsets.UTF_8);
  }

  /** Writes the result. */
  public static void write(JsonGenerator json, ShiftResult result) throws IOException {
    json.writeStartObject();
    writeFields(json, result);
    json.writeEndObject();
  }

  /** Writes the result's fields into an object that is already begun. */
  public static void writeFields(JsonGenerator json, ShiftResult result) throws IOException {
    json.writeNumberField("v", VERSION);
    json.writeStringField("asset", result.asset().text());
    json.writeStringField("line", result.line());
    JsonMaps.writeWindow(json, result.window());
    json.writeNumberField("asOf", result.asOf());
    writeLifecycle(json, result.lifecycle());
    json.writeStringField("status", result.status().name());
    json.writeStringField("state", result.state());
    json.writeNumberField("stateSince", result.stateSince());
    ResultRows.writeRatios(json, result.ratios());
    ResultRows.writeTimes(json, result.times());
    json.writeObjectFieldStart("stateSeconds");
    for (Map.Entry<String, Long> state : result.stateMillis().entrySet()) {
      json.writeNumberField(state.getKey(), BigDecimal.valueOf(state.getValue(), MILLI_DIGITS));
    }
    json.writeEndObject();
    ResultRows.writeBases(json, result.bases());
    Pieces pieces = result.pieces();
    if (pieces != null) {
      json.writeObjectFieldStart("pieces");
      ResultRows.writePieces(json, pieces);
      json.writeEndObject();
    }
    ResultRows.writeStops(json, result.stops());
    ResultRows.writeLosses(json, result.losses());
    ResultRows.writeProducts(json, result.products());
    JsonMaps.writeFlags(json, result.flags());
    json.writeStringField("modelVersion", result.modelVersion());
    json.writeStringField("policyId", result.policyId());
    ResultRows.writeAccounting(json, result.accounting());
    writeText(json, "product", result.product());
    writeText(json, "order", result.order());
  }

  private static void writeLifecycle(JsonGenerator json, Lifecycle lifecycle) throws IOException {
    json.writeStringField("phase", lifecycle.phase().name());
    json.writeNumberField("version", lifecycle.version());
    ShiftRestated.Cause cause = lifecycle.cause();
    writeText(json, "cause", cause == null ? null : cause.name());
    json.writeNumberField("complete", lifecycle.complete() ? 1 : 0);
  }

  private static void writeText(JsonGenerator json, String name, @Nullable String text)
      throws IOException {
    if (text != null) {
      json.writeStringField(name, text);
    }
  }

  /**
   * Reads a result, one of a later version as far as its fields are known here.
   *
   * @throws dev.shopfloor.model.json.NewerFormException when it is of a later version and cannot be
   *     read here
   * @throws IOException when the text is no result, or one of an earlier format; the message names
   *     the field
   */
  public static ShiftResult read(String text) throws IOException {
    try (JsonParser json = Json.factory().createParser(text)) {
      Json.enterObject(json);
      Fields fields = new Fields();
      for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
        json.nextToken();
        fields.take(json, name);
      }
      return fields.result();
    } catch (IOException | IllegalArgumentException unreadable) {
      FormVersion.throwIfNewer(text, VERSION, unreadable);
      throw unreadable instanceof IOException named
          ? named
          : new IOException(unreadable.getMessage(), unreadable);
    }
  }

  /** Collects the fields, whatever their order. */
  private static final class Fields {
    private final Map<String, String> texts = new TreeMap<>();
    private final Map<String, Long> numbers = new TreeMap<>();
    private final SortedMap<String, Long> states = new TreeMap<>();
    private final Map<String, Map<String, Long>> maps = new TreeMap<>();
    private @Nullable ShiftWindow window;
    private @Nullable Accounting accounting;
    private List<LossRow> losses = List.of();
    private List<ProductRow> products = List.of();
    private Set<ResultFlag> flags = Set.of();

    void take(JsonParser json, String name) throws IOException {
      switch (name) {
        case "window" -> window = JsonMaps.readWindow(json);
        case "millis", "nanos", "pieces", "stops" -> maps.put(name, JsonMaps.readNamed(json));
        case "stateSeconds" -> readStates(json);
        case "losses" -> losses = ResultRows.losses(json);
        case "products" -> products = ResultRows.products(json);
        case "accounting" -> accounting = ResultRows.accounting(json);
        case "flags" -> flags = JsonMaps.knownFlags(json);
        case "needs" -> FormVersion.needs(json, VERSION);
        default -> {
          switch (json.currentToken()) {
            case VALUE_STRING -> texts.put(name, json.getText());
            case VALUE_NUMBER_INT -> numbers.put(name, json.getLongValue());
            default -> json.skipChildren();
          }
        }
      }
    }

    private void readStates(JsonParser json) throws IOException {
      Json.enterObject(json);
      for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
        json.nextToken();
        if (!json.currentToken().isNumeric()) {
          throw new IOException("\"stateSeconds\" of \"%s\" must be a number".formatted(name));
        }
        states.put(name, json.getDecimalValue().movePointRight(MILLI_DIGITS).longValue());
      }
    }

    ShiftResult result() throws IOException {
      long version = number("v");
      if (version < VERSION) {
        throw new IOException("\"v\" is %d; known is %d".formatted(version, VERSION));
      }
      Pieces pieces = maps.containsKey("pieces") ? ResultRows.pieces(map("pieces")) : null;
      Bases bases = ResultRows.bases(map("nanos"));
      return new ShiftResult(
          AssetKey.parse(text("asset")),
          text("line"),
          Json.required(window, "window"),
          number("asOf"),
          JsonMaps.constant(ShiftResult.Status.class, text("status")),
          text("state"),
          number("stateSince"),
          ResultRows.times(map("millis")),
          states,
          bases,
          pieces,
          ResultRows.stops(map("stops")),
          losses,
          products,
          // only ever a function of the bases: what stands in the text is for people
          Ratios.of(bases, pieces),
          flags,
          text("modelVersion"),
          text("policyId"),
          Json.required(accounting, "accounting"),
          lifecycle(),
          texts.get("product"),
          texts.get("order"));
    }

    private Lifecycle lifecycle() throws IOException {
      String cause = texts.get("cause");
      return new Lifecycle(
          JsonMaps.constant(Lifecycle.Phase.class, text("phase")),
          Math.toIntExact(number("version")),
          cause == null ? null : JsonMaps.constant(ShiftRestated.Cause.class, cause),
          number("complete") == 1);
    }

    private Map<String, Long> map(String name) throws IOException {
      return Json.required(maps.get(name), name);
    }

    private String text(String name) throws IOException {
      return Json.required(texts.get(name), name);
    }

    private long number(String name) throws IOException {
      return ResultRows.of(numbers, name);
    }
  }
}
