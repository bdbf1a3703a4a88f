package dev.shopfloor.cli.page;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the machines of the fake plant did: their states by minute since 05:00. */
final class Script {
  static final Instant START = Instant.parse("2026-03-02T04:00:00Z");
  static final Instant NOW = Instant.parse("2026-03-02T08:12:37Z");
  static final Instant TICK = Instant.parse("2026-03-02T08:12:00Z");

  static final String PLANT =
      """
      shopfloor: 1
      machineTypes:
        press:
          states: {"1": run, "2": wait, "3": fault, "4": setup}
          idealCycle: 4 s
          tags:
            state: state
            product: product
            cycles: counter
            rejects: {role: counter, counts: scrap}
            stop_reason: reason
            oil_temperature: {unit: °C}
            press_force: {unit: kN}
            motor_current: {unit: A}
            hydraulics: alarm
        machining-center:
          states: mtconnect
          idealCycle: 45 s
          tags:
            execution: state
            program: product
            part_count: counter
            spindle_speed: {unit: rpm}
            coolant_pressure: {unit: barg}
            coolant_temperature: {unit: °C, limits: {HH: 65, H: 55, deadband: 2}}
            system: alarm
        wrapper:
          states: packml
          tags:
            StateCurrent: {role: state, name: state_current}
            seal_temp: {unit: °C}
            line_speed: {unit: pcs/min}
            guard_open: boolean
      sites:
        chemnitz:
          zone: Europe/Berlin
          shifts:
            start-up: {start: "05:00", end: "06:00", days: mon}
            early:
              start: "06:00"
              end: "14:00"
              breaks: [{start: "08:00", end: "08:15"}]
            late: {start: "14:00", end: "22:00"}
          lines:
            stamping:
              area: body
              assets:
                press01: {type: press, criticality: high, cmmsAsset: ST-PR-01}
                press02: {type: press, cmmsAsset: ST-PR-02}
            machining:
              area: powertrain
              assets:
                mill01: {type: machining-center, cmmsAsset: MC-ML-01}
                mill02: {type: machining-center, cmmsAsset: MC-ML-02}
            packaging:
              assets:
                wrapper01: {type: wrapper, cmmsAsset: PK-WR-01}
      """;

  /** A machine and what it did. */
  record Machine(
      String id, String line, String area, String type, String stateTag, List<Step> steps) {
    /** {@code site/asset}. */
    String key() {
      return "chemnitz/" + id;
    }
  }

  /** A state from a minute since the start on. */
  record Step(double minute, String state) {}

  static final List<Machine> MACHINES =
      List.of(
          new Machine("press01", "stamping", "body", "press", "state", press01()),
          new Machine("press02", "stamping", "body", "press", "state", press02()),
          new Machine(
              "mill01", "machining", "powertrain", "machining-center", "execution", mill01()),
          new Machine(
              "mill02", "machining", "powertrain", "machining-center", "execution", mill02()),
          new Machine("wrapper01", "packaging", "", "wrapper", "state_current", wrapper01()));

  /** A product by machine. */
  static final Map<String, String> PRODUCTS =
      Map.of("press01", "bracket-b", "press02", "bracket-a", "mill01", "O1200", "mill02", "O2400");

  /** Why the machine stood, by machine and by minute at which somebody said so. */
  static final Map<String, Map<Double, String>> REASONS =
      Map.of(
          "press01",
          Map.of(
              71.0,
              "no coil",
              96.0,
              "changeover",
              151.0 - 0.5,
              "no coil",
              215.0,
              "no coil",
              234.0,
              "Die guard open"),
          "press02",
          Map.of(
              89.0,
              "no coil",
              145.0,
              "Die worn <img src=x onerror=alert(1)>",
              245.0,
              "Oil level below minimum"));

  private Script() {}

  /** The state that a machine is in. */
  static String state(Machine machine, Instant at) {
    String state = "";
    for (Step step : machine.steps()) {
      if (!at(step.minute()).isAfter(at)) {
        state = step.state();
      }
    }
    return state;
  }

  static boolean running(Machine machine, Instant at) {
    return List.of("1", "ACTIVE", "Execute").contains(state(machine, at));
  }

  /** How many pieces a machine has made where a press has made this many. */
  static long made(Machine machine, long pieces) {
    return switch (machine.id()) {
      case "mill01" -> pieces / 10;
      // faster than its ideal cycle
      case "mill02" -> pieces / 7;
      default -> pieces;
    };
  }

  static Instant at(double minute) {
    return START.plus(Duration.ofMillis(Math.round(minute * 60_000)));
  }

  private static List<Step> steps(Object... pairs) {
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < pairs.length; i += 2) {
      steps.add(new Step(((Number) pairs[i]).doubleValue(), (String) pairs[i + 1]));
    }
    return steps;
  }

  private static List<Step> press01() {
    return steps(
        0, "2", 4, "1", 31, "3", 44.5, "1", 70, "2", 71.2, "1", 95, "4", 112, "1", 150, "2", 151,
        "1", 180, "2", 195, "1", 214.4, "2", 215.8, "1", 233, "3", 235.5, "1");
  }

  private static List<Step> press02() {
    return steps(
        0, "2", 6, "1", 52, "2", 53.1, "1", 88, "2", 96, "1", 140, "3", 168, "1", 181, "2", 195,
        "1", 240.1, "3");
  }

  private static List<Step> mill01() {
    return steps(
        0,
        "READY",
        9,
        "ACTIVE",
        60,
        "OPTIONAL_STOP",
        61.5,
        "ACTIVE",
        118,
        "INTERRUPTED",
        125.3,
        "ACTIVE",
        180,
        "READY",
        195.2,
        "ACTIVE");
  }

  private static List<Step> mill02() {
    return steps(0, "READY", 11, "ACTIVE", 58, "UNAVAILABLE", 92, "ACTIVE", 206, "WAIT");
  }

  private static List<Step> wrapper01() {
    return steps(
        0,
        "Idle",
        2,
        "Execute",
        41,
        "Held",
        42.1,
        "Execute",
        77,
        "Suspended",
        78.3,
        "Execute",
        101,
        "Held",
        109,
        "Execute",
        149.2,
        "Suspended",
        150.1,
        "Execute",
        201,
        "Aborted",
        207,
        "Execute");
  }
}
