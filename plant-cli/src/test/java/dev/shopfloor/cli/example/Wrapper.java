package dev.shopfloor.cli.example;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** A wrapping machine with PackML's state numbers; times on the wall clock, without a zone. */
final class Wrapper extends Machine {
  private static final DateTimeFormatter WALL_CLOCK =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS", Locale.ROOT)
          .withZone(ZoneId.of("Europe/Berlin"));

  private double progress;
  private int packs = 512_000;
  private int defective = 3_100;

  Wrapper(String topic, long start, int seed, Sink sink, List<Episode> episodes) {
    super(topic, start, seed, sink, episodes);
  }

  @Override
  int microStopEvery() {
    return 800;
  }

  @Override
  String working(int second) {
    return "6";
  }

  @Override
  String waiting() {
    return "5";
  }

  @Override
  void produce(String state) {
    if (!state.equals("6")) {
      return;
    }
    progress += 0.462;
    if (progress >= 1) {
      progress--;
      packs++;
      defective += random.nextInt(120) == 0 ? 1 : 0;
    }
  }

  @Override
  String time(long at) {
    return "\"timestamp\":\"" + WALL_CLOCK.format(Instant.ofEpochMilli(at)) + '"';
  }

  @Override
  String stateOnly(String state) {
    return "\"StateCurrent\":" + state;
  }

  @Override
  String telemetry(String state, int second) {
    return ("\"UnitMode\":\"Production\",\"StateCurrent\":%s,\"ProdProcessedCount\":%d,"
            + "\"ProdDefectiveCount\":%d,\"Line/Speed\":%s,\"seal temp\":%s,\"guard_open\":%b,"
            + "\"WatchdogBit\":%d")
        .formatted(
            state,
            packs,
            defective,
            decimal(state.equals("6") ? 27.2 + random.nextInt(10) / 10.0 : 0),
            decimal(178 + random.nextInt(40) / 10.0),
            state.equals("9"),
            second / 30 % 2);
  }
}
