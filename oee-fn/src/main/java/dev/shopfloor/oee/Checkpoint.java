package dev.shopfloor.oee;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import dev.shopfloor.model.json.Json;
import dev.shopfloor.plant.AssetHistory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A fold on its way, as text. Only a cache: it is used while it rests on the same observations and
 * the same plant model, and thrown away without harm otherwise.
 */
final class Checkpoint {
  private static final int VERSION = 3;

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
          ? new CheckpointReader(history).read(json)
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
    Tracks tracks = fold.tracks();
    json.writeStartObject();
    json.writeStringField("basis", basis);
    json.writeNumberField("position", fold.position());
    JsonMaps.writeWindow(json, fold.window());
    writeStates(json, tracks.states());
    writeSituation(json, tracks.now());
    writeTimes(json, tracks.times());
    FaultStop fault = tracks.faults().open();
    if (fault != null) {
      json.writeStringField("faultState", fault.state());
      json.writeNumberField("faultStart", fault.start());
      writeText(json, "faultReason", fault.reason());
    }
    writeCounts(json, tracks.counts());
    json.writeNumberField("flapMinute", tracks.flapping().minute());
    json.writeNumberField("flapChanges", tracks.flapping().changes());
    json.writeStringField("flapLast", tracks.flapping().last());
    JsonMaps.writeFlags(json, tracks.flags());
    json.writeNumberField("run", tracks.run());
    json.writeNumberField("unknown", tracks.unknown());
    json.writeEndObject();
  }

  private static void writeText(JsonGenerator json, String name, @Nullable String text)
      throws IOException {
    if (text != null) {
      json.writeStringField(name, text);
    }
  }

  private static void writeStates(JsonGenerator json, StateTrack states) throws IOException {
    json.writeStringField("held", states.held().name());
    json.writeStringField("heldQuality", states.held().quality().name());
    json.writeNumberField("heldSince", states.heldSince());
    Held pending = states.pending();
    if (pending != null) {
      json.writeStringField("pending", pending.name());
      json.writeStringField("pendingQuality", pending.quality().name());
      json.writeNumberField("pendingSince", states.pendingSince());
    }
    json.writeNumberField("toldUntil", states.toldUntil());
    json.writeNumberField("heardAt", states.heardAt());
  }

  private static void writeSituation(JsonGenerator json, Situation now) throws IOException {
    writeText(json, "mode", now.mode());
    writeText(json, "order", now.order());
    writeText(json, "boot", now.boot());
    JsonMaps.writeSaid(json, "reasons", now.reasons().said());
    JsonMaps.writeSaid(json, "endedReasons", now.reasons().ofEndedStop());
    json.writeNumberField("standingSince", now.reasons().standingSince());
  }

  private static void writeTimes(JsonGenerator json, TimeSheet times) throws IOException {
    JsonMaps.writeLongs(json, "classes", times.classes());
    JsonMaps.writeNamed(json, "states", times.states());
    TimeSheet.Tallied sums = times.tallied();
    JsonMaps.writeNumbers(
        json,
        "sums",
        sums.minor,
        sums.plannedLoss,
        sums.stops,
        sums.minorStops,
        sums.failures,
        sums.repair,
        times.open().start(),
        times.open().end(),
        times.productChange());
    json.writeArrayFieldStart("open");
    for (OpenStop.Part part : times.open().parts()) {
      json.writeString(part.timeClass().name());
      json.writeString(part.state());
      json.writeNumber(part.nanos());
    }
    json.writeEndArray();
    json.writeArrayFieldStart("losses");
    for (var row : times.losses().sums().entrySet()) {
      writeKey(json, row.getKey());
      json.writeNumber(row.getValue().count());
      json.writeNumber(row.getValue().nanos());
    }
    json.writeEndArray();
    Losses.Key episode = times.episode();
    if (episode != null) {
      json.writeArrayFieldStart("episode");
      writeKey(json, episode);
      json.writeEndArray();
    }
  }

  private static void writeKey(JsonGenerator json, Losses.Key key) throws IOException {
    json.writeString(key.timeClass().name());
    json.writeNumber(key.minor() ? 1 : 0);
    json.writeString(key.reason());
  }

  private static void writeCounts(JsonGenerator json, CountSheet counts) throws IOException {
    json.writeStringField("product", counts.product());
    json.writeNumberField("changeovers", counts.changeovers());
    json.writeObjectFieldStart("counters");
    for (var entry : counts.counters().entrySet()) {
      JsonMaps.writeNumbers(json, entry.getKey(), entry.getValue().numbers());
    }
    json.writeEndObject();
    json.writeObjectFieldStart("tallies");
    for (var entry : counts.tallies().entrySet()) {
      JsonMaps.writeNumbers(json, entry.getKey(), entry.getValue().numbers());
    }
    json.writeEndObject();
  }
}
