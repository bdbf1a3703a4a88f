package dev.shopfloor.oee;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.shopfloor.model.Quality;
import dev.shopfloor.model.json.Json;
import dev.shopfloor.plant.AssetHistory;
import dev.shopfloor.plant.TimeClass;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads what {@link Checkpoint} writes, whatever the order of the fields. */
final class CheckpointReader {
  private static final int SUMS = 9;

  private final AssetHistory history;
  private @Nullable ShiftWindow window;
  private final Map<String, String> texts = new TreeMap<>();
  private final Map<String, Long> numbers = new TreeMap<>();
  private Map<TimeClass, Long> classes = new EnumMap<>(TimeClass.class);
  private Map<String, Long> states = new TreeMap<>();
  private long[] sums = {};
  private final List<OpenStop.Part> open = new ArrayList<>();
  private final Losses losses = new Losses();
  private Losses.@Nullable Key episode;
  private final Map<String, Map<String, Reasons.Said>> said = new TreeMap<>();
  private final SortedMap<String, Counter> counters = new TreeMap<>();
  private final SortedMap<String, Tally> tallies = new TreeMap<>();
  private Set<ResultFlag> flags = EnumSet.noneOf(ResultFlag.class);

  CheckpointReader(AssetHistory history) {
    this.history = history;
  }

  Fold read(JsonParser json) throws IOException {
    for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
      json.nextToken();
      field(json, name);
    }
    ShiftWindow of = Json.required(window, "window");
    Tracks tracks =
        new Tracks(
            states(),
            situation(),
            times(StopRules.of(history.at(of.start()).oee())),
            new FaultTrack(fault()),
            counts(),
            new Flapping(
                number("flapMinute"), Math.toIntExact(number("flapChanges")), text("flapLast")));
    tracks.restore(flags, number("run"), number("unknown"));
    return new Fold(history, of, tracks, number("position"));
  }

  private void field(JsonParser json, String name) throws IOException {
    switch (name) {
      case "window" -> window = JsonMaps.readWindow(json);
      case "classes" -> classes = JsonMaps.readLongs(json, TimeClass.class);
      case "states" -> states = JsonMaps.readNamed(json);
      case "sums" -> sums = JsonMaps.readNumbers(json, SUMS);
      case "open" -> readOpen(json);
      case "losses" -> readLosses(json);
      case "episode" -> readEpisode(json);
      case "reasons", "endedReasons" -> said.put(name, JsonMaps.readSaid(json));
      case "counters" ->
          JsonMaps.readArrays(
              json, Counter.NUMBERS, (tag, values) -> counters.put(tag, Counter.of(values)));
      case "tallies" ->
          JsonMaps.readArrays(
              json, Tally.size(), (code, values) -> tallies.put(code, Tally.of(values)));
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

  private void readOpen(JsonParser json) throws IOException {
    while (json.nextToken() != JsonToken.END_ARRAY) {
      TimeClass timeClass = JsonMaps.constant(TimeClass.class, Json.text(json, "open"));
      json.nextToken();
      String state = Json.text(json, "open");
      json.nextToken();
      open.add(new OpenStop.Part(timeClass, state, Json.whole(json, "open")));
    }
  }

  private void readLosses(JsonParser json) throws IOException {
    while (json.nextToken() != JsonToken.END_ARRAY) {
      Losses.Key key = key(json);
      json.nextToken();
      long count = Json.whole(json, "losses");
      json.nextToken();
      losses.add(key, count, Json.whole(json, "losses"));
    }
  }

  private void readEpisode(JsonParser json) throws IOException {
    json.nextToken();
    episode = key(json);
    json.nextToken();
  }

  private static Losses.Key key(JsonParser json) throws IOException {
    TimeClass timeClass = JsonMaps.constant(TimeClass.class, Json.text(json, "class"));
    json.nextToken();
    boolean minor = Json.whole(json, "minor") == 1;
    json.nextToken();
    return new Losses.Key(timeClass, minor, Json.text(json, "reason"));
  }

  private TimeSheet times(StopRules rules) throws IOException {
    if (sums.length != SUMS) {
      throw new IOException("\"sums\" is missing");
    }
    TimeSheet.Tallied tallied = new TimeSheet.Tallied();
    tallied.minor = sums[0];
    tallied.plannedLoss = sums[1];
    tallied.stops = sums[2];
    tallied.minorStops = sums[3];
    tallied.failures = sums[4];
    tallied.repair = sums[5];
    OpenStop stop = new OpenStop();
    stop.restore(sums[6], sums[7], open);
    TimeSheet sheet = new TimeSheet(rules, stop, losses, tallied);
    sheet.restore(classes, states, episode, sums[8]);
    return sheet;
  }

  private CountSheet counts() throws IOException {
    CountSheet counts = new CountSheet(counters, text("product"));
    counts.restore(tallies, number("changeovers"));
    return counts;
  }

  private StateTrack states() throws IOException {
    StateTrack track = new StateTrack(held("held"), number("toldUntil"), number("heardAt"));
    track.restoreSince(number("heldSince"));
    if (texts.containsKey("pending")) {
      track.restorePending(held("pending"), number("pendingSince"));
    }
    return track;
  }

  private Held held(String name) throws IOException {
    return new Held(text(name), JsonMaps.constant(Quality.class, text(name + "Quality")));
  }

  private Situation situation() throws IOException {
    return new Situation(
        texts.get("mode"),
        texts.get("order"),
        texts.get("boot"),
        new Reasons(
            said.getOrDefault("reasons", Map.of()),
            said.getOrDefault("endedReasons", Map.of()),
            number("standingSince")));
  }

  private @Nullable FaultStop fault() throws IOException {
    return texts.containsKey("faultState")
        ? new FaultStop(
            text("faultState"), texts.get("faultReason"), number("faultStart"), FaultStop.OPEN)
        : null;
  }

  private String text(String name) throws IOException {
    return Json.required(texts.get(name), name);
  }

  private long number(String name) throws IOException {
    return Json.required(numbers.get(name), name);
  }
}
