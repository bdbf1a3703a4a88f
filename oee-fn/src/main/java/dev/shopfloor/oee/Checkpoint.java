package dev.shopfloor.oee;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import dev.shopfloor.model.Quality;
import dev.shopfloor.model.json.Json;
import dev.shopfloor.plant.AssetHistory;
import dev.shopfloor.plant.TagSpec.Counts;
import dev.shopfloor.plant.TimeClass;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A fold on its way, as text. Only a cache: it is used while it rests on the same observations and
 * the same plant model, and thrown away without harm otherwise.
 */
final class Checkpoint {
  private static final int VERSION = 2;

  private Checkpoint() {}

  static String text(AssetHistory history, long lateCount, Fold fold) {
    return new String(
        Json.bytes(json -> write(json, basis(history, lateCount), fold)), StandardCharsets.UTF_8);
  }

  /** The fold, or null when the text rests on something else or is of another version. */
  static @Nullable Fold read(AssetHistory history, long lateCount, String text) {
    try (JsonParser json = Json.factory().createParser(text)) {
      Json.enterObject(json);
      json.nextFieldName();
      json.nextToken();
      return Json.text(json, "basis").equals(basis(history, lateCount))
          ? new Reader().read(json, history)
          : null;
    } catch (IOException ofAnotherVersion) {
      return null;
    }
  }

  private static String basis(AssetHistory history, long lateCount) {
    return "v%d late %d model %s of %d"
        .formatted(
            VERSION,
            lateCount,
            history.latest().context().modelVersion(),
            history.revisions().size());
  }

  private static void write(JsonGenerator json, String basis, Fold fold) throws IOException {
    json.writeStartObject();
    json.writeStringField("basis", basis);
    json.writeNumberField("position", fold.position());
    JsonMaps.writeWindow(json, fold.window());
    writeStates(json, fold.states());
    writeTimes(json, fold.times());
    FaultStop fault = fold.faults().open();
    if (fault != null) {
      json.writeStringField("faultState", fault.state());
      json.writeNumberField("faultStart", fault.start());
    }
    writeCounts(json, fold.counts());
    json.writeEndObject();
  }

  private static void writeStates(JsonGenerator json, StateTrack states) throws IOException {
    json.writeStringField("held", states.held().name());
    json.writeStringField("heldQuality", states.held().quality().name());
    Held pending = states.pending();
    if (pending != null) {
      json.writeStringField("pending", pending.name());
      json.writeStringField("pendingQuality", pending.quality().name());
      json.writeNumberField("pendingSince", states.pendingSince());
    }
    json.writeNumberField("toldUntil", states.toldUntil());
    json.writeNumberField("heardAt", states.heardAt());
  }

  private static void writeTimes(JsonGenerator json, TimeSheet times) throws IOException {
    JsonMaps.writeLongs(json, "classes", times.classes());
    JsonMaps.writeNamed(json, "states", times.states());
    json.writeNumberField("minor", times.minor());
    json.writeNumberField("stops", times.stops());
    json.writeNumberField("minorStops", times.minorStops());
    json.writeNumberField("openFault", times.openFault());
    json.writeNumberField("openWait", times.openWait());
  }

  private static void writeCounts(JsonGenerator json, CountSheet counts) throws IOException {
    json.writeStringField("product", counts.product());
    json.writeObjectFieldStart("counters");
    for (Map.Entry<String, Counter> entry : counts.counters().entrySet()) {
      Counter counter = entry.getValue();
      json.writeArrayFieldStart(entry.getKey());
      json.writeNumber(counter.last());
      json.writeNumber(counter.lastTime());
      json.writeNumber(counter.high());
      json.writeNumber(counter.moved() ? 1 : 0);
      json.writeEndArray();
    }
    json.writeEndObject();
    JsonMaps.writeLongs(json, "pieces", counts.allPieces());
    JsonMaps.writeLongs(json, "ideal", counts.allIdeal());
    JsonMaps.writeFlags(json, counts.flags());
  }

  /** Collects the fields, whatever their order. */
  private static final class Reader {
    private long position;
    private @Nullable ShiftWindow window;
    private final Map<String, String> texts = new TreeMap<>();
    private final Map<String, Long> numbers = new TreeMap<>();
    private Map<TimeClass, Long> classes = new EnumMap<>(TimeClass.class);
    private Map<String, Long> states = new TreeMap<>();
    private final SortedMap<String, Counter> counters = new TreeMap<>();
    private Map<Counts, Long> pieces = new EnumMap<>(Counts.class);
    private Map<Counts, Long> ideal = new EnumMap<>(Counts.class);
    private Set<ResultFlag> flags = EnumSet.noneOf(ResultFlag.class);

    Fold read(JsonParser json, AssetHistory history) throws IOException {
      for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
        json.nextToken();
        field(json, name);
      }
      ShiftWindow of = Json.required(window, "window");
      TimeSheet times = new TimeSheet(history.at(of.start()).oee().minorStop());
      times.restore(
          classes,
          states,
          number("minor"),
          number("stops"),
          number("minorStops"),
          number("openFault"),
          number("openWait"));
      CountSheet counts = new CountSheet(counters, text("product"));
      counts.restore(pieces, ideal, flags);
      return new Fold(history, of, states(), times, new FaultTrack(fault()), counts, position);
    }

    private void field(JsonParser json, String name) throws IOException {
      switch (name) {
        case "position" -> position = Json.whole(json, name);
        case "window" -> window = JsonMaps.readWindow(json);
        case "classes" -> classes = JsonMaps.readLongs(json, TimeClass.class);
        case "states" -> states = JsonMaps.readNamed(json);
        case "counters" -> readCounters(json);
        case "pieces" -> pieces = JsonMaps.readLongs(json, Counts.class);
        case "ideal" -> ideal = JsonMaps.readLongs(json, Counts.class);
        case "flags" -> flags = JsonMaps.readFlags(json);
        default -> {
          if (json.currentToken().isNumeric()) {
            numbers.put(name, Json.whole(json, name));
          } else {
            texts.put(name, Json.text(json, name));
          }
        }
      }
    }

    private void readCounters(JsonParser json) throws IOException {
      Json.enterObject(json);
      for (String tag = json.nextFieldName(); tag != null; tag = json.nextFieldName()) {
        json.nextToken();
        Counter counter =
            new Counter(
                json.nextLongValue(0),
                json.nextLongValue(0),
                json.nextLongValue(0),
                json.nextLongValue(0) == 1);
        json.nextToken();
        counters.put(tag, counter);
      }
    }

    private StateTrack states() throws IOException {
      StateTrack track = new StateTrack(held("held"), number("toldUntil"), number("heardAt"));
      if (texts.containsKey("pending")) {
        track.restorePending(held("pending"), number("pendingSince"));
      }
      return track;
    }

    private Held held(String name) throws IOException {
      return new Held(text(name), JsonMaps.constant(Quality.class, text(name + "Quality")));
    }

    private @Nullable FaultStop fault() throws IOException {
      return texts.containsKey("faultState")
          ? new FaultStop(text("faultState"), number("faultStart"), FaultStop.OPEN)
          : null;
    }

    private String text(String name) throws IOException {
      return Json.required(texts.get(name), name);
    }

    private long number(String name) throws IOException {
      return Json.required(numbers.get(name), name);
    }
  }
}
