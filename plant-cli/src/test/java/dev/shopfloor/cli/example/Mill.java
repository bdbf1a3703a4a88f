package dev.shopfloor.cli.example;

import java.time.Instant;
import java.util.List;

/** A machining center that speaks MTConnect's words; times in ISO 8601; coolant in psi. */
final class Mill extends Machine {
  private final String program;
  private int partUntil;
  private int loadUntil;
  private int parts;
  private boolean cutting;

  Mill(String topic, long start, int seed, Sink sink, List<Episode> episodes, String program) {
    super(topic, start, seed, sink, episodes);
    this.program = program;
    this.parts = 1_200 + seed;
  }

  @Override
  int microStopEvery() {
    return 2_400;
  }

  @Override
  String working(int second) {
    if (second >= loadUntil) {
      if (cutting) {
        parts++;
      }
      cutting = true;
      partUntil = second + 91 + random.nextInt(7);
      loadUntil = partUntil + 8 + random.nextInt(12);
    }
    return second < partUntil ? "ACTIVE" : "READY";
  }

  @Override
  String waiting() {
    return "FEED_HOLD";
  }

  @Override
  void produce(String state) {
    // parts are counted where the next one begins
  }

  @Override
  String time(long at) {
    return "\"timestamp\":\"" + Instant.ofEpochMilli(at) + '"';
  }

  @Override
  String stateOnly(String state) {
    return "\"execution\":\"" + state + '"';
  }

  @Override
  String telemetry(String state, int second) {
    if (state.equals("UNAVAILABLE")) {
      return "\"execution\":\"UNAVAILABLE\",\"spindle_speed\":\"UNAVAILABLE\","
          + "\"spindle_load\":\"UNAVAILABLE\"";
    }
    boolean active = state.equals("ACTIVE");
    return ("\"execution\":\"%s\",\"mode\":\"AUTOMATIC\",\"program\":\"%s\",\"part_count\":%d,"
            + "\"spindle_speed\":%d,\"spindle_load\":%s,\"coolant_pressure\":%s")
        .formatted(
            state,
            program,
            parts,
            active ? 7_800 + random.nextInt(400) : 0,
            decimal(active ? 35 + random.nextInt(300) / 10.0 : 0),
            decimal(active ? 286 + random.nextInt(80) / 10.0 : 4));
  }
}
