package dev.shopfloor.cli.alert;

import com.fasterxml.jackson.databind.JsonNode;
import dev.shopfloor.cli.model.PlantFiles;
import dev.shopfloor.model.AssetKey;
import dev.shopfloor.model.Severity;
import dev.shopfloor.plant.PlantModel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * 1,000 alarms in one minute at 40 assets. The alarms are those of three real machines in the order
 * in which they came; the plant, the minute and who they come from are invented. In the last ten
 * seconds every 14th is CRITICAL, all others are MEDIUM.
 */
final class Flood {
  static final int ALARMS = 1_000;
  static final int ASSETS = 40;
  static final long BEGIN = RealStreams.nanos(Instant.parse("2026-06-15T08:00:00Z"));
  private static final long APART = 60_000_000L;
  private static final int LATE = 833;

  final List<Alarm> alarms = new ArrayList<>();
  private final List<Alarm> mill = new ArrayList<>();
  private final List<Alarm> crimper = new ArrayList<>();
  private final List<Alarm> lathe = new ArrayList<>();

  /** One of them; the text may be long and hold ends of lines. */
  record Alarm(
      AssetKey asset, String signal, String code, String text, Severity severity, long time) {
    Alarm at(int number) {
      boolean late = number >= LATE && number % 14 == 0;
      return new Alarm(
          new AssetKey("works", "m%02d".formatted(1 + number % ASSETS)),
          signal,
          code,
          text,
          late ? Severity.CRITICAL : Severity.MEDIUM,
          BEGIN + number * APART);
    }

    /** Repeats of a problem share it. */
    List<String> problem() {
      return List.of(asset.asset(), signal, code);
    }
  }

  private Flood() {}

  static Flood read() throws IOException {
    Flood flood = new Flood();
    for (Path day : RealStreams.days("nist-gfagie01.")) {
      RealStreams.each(day, (topic, payload) -> conditions(payload, flood.mill));
    }
    for (Path day : RealStreams.days("nist-mazak01.")) {
      RealStreams.each(day, (topic, payload) -> conditions(payload, flood.lathe));
    }
    RealStreams.each(
        RealStreams.stream("komax565-week1.jsonl.gz"),
        (topic, payload) -> {
          if (payload.path("event").asText().equals("Alarm")) {
            add(flood.crimper, payload.path("source").asText(), payload, "code");
          }
        });
    flood.mix();
    return flood;
  }

  private static void conditions(JsonNode payload, List<Alarm> alarms) {
    payload
        .properties()
        .forEach(item -> {
          String level = item.getValue().path("level").asText();
          if (level.equals("Fault") || level.equals("Warning")) {
            add(alarms, item.getKey(), item.getValue(), "nativeCode");
          }
        });
  }

  private static void add(List<Alarm> alarms, String signal, JsonNode alarm, String code) {
    alarms.add(
        new Alarm(
            new AssetKey("works", "unknown"),
            signal,
            alarm.path(code).asText(),
            alarm.path("text").asText(),
            Severity.MEDIUM,
            0));
  }

  /** All machines fail at once: their alarms come by turns. */
  private void mix() {
    int most = Math.max(mill.size(), Math.max(crimper.size(), lathe.size()));
    for (int i = 0; i < most; i++) {
      for (List<Alarm> machine : List.of(mill, crimper, lathe)) {
        if (i < machine.size() && alarms.size() < ALARMS) {
          alarms.add(machine.get(i).at(alarms.size()));
        }
      }
    }
  }

  /** The plant file: 40 assets of which nobody has said anything about work orders. */
  static PlantModel plant() {
    StringBuilder text =
        new StringBuilder(
            """
            shopfloor: 1
            sites:
              works:
                zone: Europe/Berlin
                lines:
                  line1:
                    assets:
            """);
    for (int i = 1; i <= ASSETS; i++) {
      text.append(
          "          m%02d: {type: mill, states: simple, tags: {state: state}}\n".formatted(i));
    }
    return PlantFiles.compile("flood.yaml", text.toString().getBytes(StandardCharsets.UTF_8))
        .require();
  }
}
