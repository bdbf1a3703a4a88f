package dev.shopfloor.cli.example;

import java.util.List;

/** A press: 1 running, 2 idle, 3 faulted; times in milliseconds; oil in degrees Fahrenheit. */
final class Press extends Machine {
  private double progress;
  private int cycles;
  private int scrap;
  private double oil = 84;
  private final int counterSetBackAt;

  Press(
      String topic, long start, int seed, Sink sink, List<Episode> episodes, int counterSetBackAt) {
    super(topic, start, seed, sink, episodes);
    this.counterSetBackAt = counterSetBackAt;
    this.cycles = 40_000 + seed * 731;
    this.scrap = 410 + seed;
  }

  @Override
  int microStopEvery() {
    return 1_100;
  }

  @Override
  String working(int second) {
    return "1";
  }

  @Override
  String waiting() {
    return "2";
  }

  @Override
  void produce(String state) {
    boolean running = state.equals("1");
    oil += ((running ? 118 : 80) - oil) / 2_000;
    if (!running) {
      return;
    }
    progress += 1 / (4.05 + random.nextInt(40) / 100.0);
    if (progress >= 1) {
      progress--;
      cycles++;
      scrap += random.nextInt(90) == 0 ? 1 : 0;
    }
  }

  @Override
  String time(long at) {
    return "\"ts\":" + at;
  }

  @Override
  String stateOnly(String state) {
    return "\"state\":" + state;
  }

  @Override
  String telemetry(String state, int second) {
    if (second >= counterSetBackAt && second < counterSetBackAt + 30) {
      cycles = 0;
      scrap = 0;
    }
    return "\"state\":%s,\"cycles\":%d,\"scrap\":%d,\"oil_temp\":%s,\"tonnage\":%s"
        .formatted(
            state,
            cycles,
            scrap,
            decimal(oil + random.nextInt(10) / 10.0),
            decimal(state.equals("1") ? 1_480 + random.nextInt(900) / 10.0 : 0));
  }
}
