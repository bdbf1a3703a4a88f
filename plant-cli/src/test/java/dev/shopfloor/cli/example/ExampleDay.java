package dev.shopfloor.cli.example;

import java.time.Instant;
import java.util.List;

/**
 * The invented day of the plant in docs/examples/three-lines: 2026-03-18 from 05:55 to 15:30 in
 * Zwickau, always the same to the byte.
 *
 * <p>What happens: press02 runs out of oil from 09:10 to 09:38. mill01 loses its agent at 07:40 for
 * three minutes and overloads its spindle at 12:05 for 26 minutes. mill02 is without network from
 * 11:20 to 11:32 and sends what it kept. wrapper01 jams at 08:31 and again at 13:10, then for
 * twelve minutes. Everybody pauses from 10:00 to 10:15. press01's counter is set back at 14:00.
 */
final class ExampleDay {
  private static final long START = Instant.parse("2026-03-18T04:55:00Z").toEpochMilli();
  private static final int SECONDS = (9 * 60 + 35) * 60;
  private static final String PLANT = "plant/zwickau/";

  private final Sink sink = new Sink();
  private final Machine press01 =
      new Press(
          PLANT + "stamping/press01/telemetry",
          START,
          3,
          sink,
          List.of(pause("2"), new Episode(at(11, 2), at(11, 5), "3")),
          at(14, 0));
  private final Machine press02 =
      new Press(
          PLANT + "stamping/press02/telemetry",
          START,
          8,
          sink,
          List.of(pause("2"), new Episode(at(9, 10), at(9, 38), "3")),
          SECONDS);
  private final Machine mill01 =
      new Mill(
          PLANT + "machining/mill01/telemetry",
          START,
          13,
          sink,
          List.of(
              pause("READY"),
              new Episode(at(7, 40), at(7, 43), "UNAVAILABLE"),
              new Episode(at(12, 5), at(12, 31), "INTERRUPTED")),
          "O7001");
  private final Machine mill02 =
      new Mill(
              PLANT + "machining/mill02/telemetry",
              START,
              18,
              sink,
              List.of(pause("READY"), new Episode(at(6, 52), at(6, 58), "PROGRAM_STOPPED")),
              "O7002")
          .offline(new Episode(at(11, 20), at(11, 32), ""));
  private final Machine wrapper01 =
      new Wrapper(
          PLANT + "packaging/wrapper01/telemetry",
          START,
          23,
          sink,
          List.of(
              pause("4"),
              new Episode(at(8, 31), at(8, 34), "11"),
              new Episode(at(13, 10), at(13, 22), "9")));

  /** The day's message lines in the order of their receipt. */
  static List<String> lines() {
    return new ExampleDay().run();
  }

  private List<String> run() {
    for (Machine machine : List.of(press01, press02, mill01, mill02, wrapper01)) {
      for (int second = 0; second < SECONDS; second++) {
        machine.live(second);
      }
    }
    alarms();
    badMessages();
    return sink.lines();
  }

  private void alarms() {
    raiseAndClear(press01, "hydraulics", "Warning", "E-DOOR", "GUARD DOOR OPEN", at(11, 2), 170);
    // the level sensor flickers: one problem, reported four times
    for (int time = 0; time < 4; time++) {
      int second = at(9, 10) + time * 240;
      raiseAndClear(press02, "hydraulics", "Fault", "E-OIL-LOW", "OIL LEVEL LOW", second, 230);
    }
    for (int time = 0; time < 6; time++) {
      int second = at(12, 5) + time * 200;
      raiseAndClear(mill01, "system", "Fault", "731", "SPINDLE OVERLOAD", second, 150);
    }
    raiseAndClear(mill02, "system", "Warning", "1214", "INHIBIT(DOOR OPEN)", at(6, 53), 60);
    raiseAndClear(wrapper01, "jam", "Warning", "12", "FILM JAM INFEED", at(8, 31), 175);
    raiseAndClear(wrapper01, "jam", "Fault", "12", "FILM JAM INFEED", at(13, 10), 715);
  }

  private static void raiseAndClear(
      Machine machine, String tag, String level, String code, String text, int from, int seconds) {
    machine.send(from, Machine.condition(tag, level, code, "", text));
    machine.send(from + seconds, Machine.condition(tag, "Normal", "", "", ""));
  }

  /** What no plant is spared: each of it ends in quarantine with a reason, the rest goes on. */
  private void badMessages() {
    String press = press01.topic();
    String mill = mill02.topic();
    sink.bytes(press, received(6, 31), "{\"ts\":" + received(6, 31) + ",\"state\":1,\"cyc");
    sink.bytes(
        mill, received(9, 47), "{\"timestamp\":\"2026-03-18T08:47:00Z\",\"spindle_load\":NaN}");
    sink.bytes(press, received(13, 2), "\u0000\u0001 not json");
    String unknown = PLANT + "stamping/press03/telemetry";
    sink.json(unknown, received(7, 5), "{\"ts\":" + received(7, 5) + ",\"state\":1}");
    sink.json(unknown, received(7, 6), "{\"ts\":" + received(7, 6) + ",\"state\":1}");
    mill02.send(at(8, 12), "\"vibration\":1.7,\"spindle_load\":41.2");
    mill02.send(at(8, 13), "\"vibration\":1.9,\"spindle_load\":40.8");
    mill01.send(at(9, 20), "\"spindle_load\":\"NaN\",\"spindle_speed\":7900");
    press02.send(at(8, 2), "\"oil_temp\":9999,\"tonnage\":1490.5");
    press01.send(at(8, 40), "\"cycles\":\"many\",\"tonnage\":1502.0");
    mill01.send(at(10, 41), "\"program\":\"" + "X".repeat(3_000) + '"');
    String future = "{\"timestamp\":\"2062-01-01T00:00:00Z\",\"spindle_load\":40.0}";
    sink.json(mill, received(11, 1), future);
    sink.json(
        mill, received(11, 2), "{\"timestamp\":\"1970-01-01T00:00:17Z\",\"spindle_load\":40.0}");
    sink.json(mill, received(11, 3), "{\"timestamp\":\"yesterday\",\"spindle_load\":40.0}");
    sink.json(
        mill, received(11, 4), "{\"timestamp\":\"2026-01-05T10:00:00Z\",\"spindle_load\":40.0}");
    // delivered twice, as MQTT's quality of service 1 may
    String twice = "{\"ts\":" + received(12, 44) + ",\"state\":1,\"tonnage\":1498.7}";
    sink.json(press, received(12, 44), twice);
    sink.json(press, received(12, 44), twice);
  }

  private static Episode pause(String state) {
    return new Episode(at(10, 0), at(10, 15), state);
  }

  /** Seconds since the start of a time on the plant's clock. */
  private static int at(int hour, int minute) {
    return (hour * 60 + minute - 5 * 60 - 55) * 60;
  }

  private static long received(int hour, int minute) {
    return START + at(hour, minute) * 1000L + 137;
  }
}
