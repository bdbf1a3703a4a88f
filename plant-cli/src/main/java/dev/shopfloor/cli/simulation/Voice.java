package dev.shopfloor.cli.simulation;

import dev.shopfloor.cli.simulation.HourPlan.Defect;
import dev.shopfloor.cli.simulation.Machine.Kind;
import org.jspecify.annotations.Nullable;

/** What the machines say: their tags, in the names and units of each controller. */
final class Voice {
  private Voice() {}

  /**
   * The message that comes every twenty seconds.
   *
   * @param coolant degrees Celsius; of mills only
   * @param defect what is wrong with one of its values; null when nothing is
   */
  static Payload all(
      Machine machine,
      long time,
      String state,
      Body body,
      double coolant,
      Chance chance,
      @Nullable Defect defect) {
    Payload payload = production(machine, time, state, body);
    switch (machine.kind()) {
      case PRESS -> press(payload, body, chance, defect);
      case MILL -> mill(payload, body, coolant, chance, defect);
      case WRAPPER -> wrapper(payload, state, body, chance, defect);
    }
    if (defect == Defect.UNKNOWN_TAG) {
      payload.decimal("vibration_x", 0.8 + chance.share(), 2);
    }
    return payload;
  }

  /** The message that comes when the state, the product or a counter changes by itself. */
  static Payload production(Machine machine, long time, String state, Body body) {
    Payload payload = Payload.at(machine, time);
    return switch (machine.kind()) {
      case PRESS ->
          payload
              .raw("state", state)
              .text("product", body.product())
              .whole("cycles", body.total())
              .whole("scrap", body.scrap());
      case MILL ->
          payload
              .text("execution", state)
              .text("program", body.product())
              .whole("part_count", body.total())
              .whole("rejects", body.scrap());
      case WRAPPER ->
          payload
              .text("StateCurrent", state)
              .whole("ProdProcessedCount", body.total())
              .whole("ProdDefectiveCount", body.scrap());
    };
  }

  /** The message that names another product. */
  static Payload product(Machine machine, long time, String product) {
    return Payload.at(machine, time)
        .text(machine.kind() == Kind.MILL ? "program" : "product", product);
  }

  /** The message that begins or ends the machine's alarm. */
  static Payload alarm(Machine machine, long time, boolean raised) {
    Payload payload = Payload.at(machine, time);
    String level = raised ? "FAULT" : "NORMAL";
    return switch (machine.kind()) {
      case PRESS -> payload.raw("hydraulics", condition(level, "E-OIL-LOW", "Oil level low"));
      case MILL -> payload.raw("system", condition(level, "2051", "Tool life used up"));
      case WRAPPER -> payload.raw("jam", Boolean.toString(raised));
    };
  }

  /** The alarm's problem: what comes after site and asset in its dedup key. */
  static String alarmProblem(Machine machine) {
    return switch (machine.kind()) {
      case PRESS -> "hydraulics/E-OIL-LOW";
      case MILL -> "system/2051";
      case WRAPPER -> "jam";
    };
  }

  private static String condition(String level, String code, String text) {
    return "{\"level\":\"%s\",\"nativeCode\":\"%s\",\"text\":\"%s\"}".formatted(level, code, text);
  }

  private static void press(Payload payload, Body body, Chance chance, @Nullable Defect defect) {
    double celsius = 17 + 33 * body.warmth() + 2 * body.wander() + 0.1 * chance.noise();
    if (defect == Defect.WRONG_TYPE) {
      payload.text("oil_temp", "warm");
    } else {
      payload.decimal("oil_temp", defect == Defect.OUT_OF_RANGE ? 1_832 : fahrenheit(celsius), 1);
    }
    double force = body.load() * (1_180 + 120 * body.wear() + 9 * chance.noise());
    payload
        .decimal("tonnage", Math.max(0, force), 1)
        .decimal("motor_current", 11 + 64 * body.load() + 1.2 * chance.noise(), 1);
  }

  private static double fahrenheit(double celsius) {
    return celsius * 9 / 5 + 32;
  }

  private static void mill(
      Payload payload, Body body, double coolant, Chance chance, @Nullable Defect defect) {
    double cutting = body.load();
    double psig = 40 + 780 * cutting + 6 * chance.noise();
    payload
        .decimal("spindle_speed", cutting * (8_400 + 25 * chance.noise()), 0 + 1)
        .decimal("spindle_load", 4 + cutting * (38 + 22 * body.wear() + 3 * chance.noise()), 1);
    if (defect == Defect.WRONG_TYPE) {
      payload.text("coolant_pressure", "high");
    } else {
      payload.decimal("coolant_pressure", defect == Defect.OUT_OF_RANGE ? 65_535 : psig, 1);
    }
    payload
        .decimal("coolant_temp", coolant, 2)
        .decimal("vibration", 0.4 + cutting * (1.1 + 1.4 * body.wear()) + 0.05 * chance.noise(), 2);
  }

  private static void wrapper(
      Payload payload, String state, Body body, Chance chance, @Nullable Defect defect) {
    double speed = 27.5 * body.load() + 0.3 * chance.noise();
    if (defect == Defect.WRONG_TYPE) {
      payload.text("seal temp", "hot");
    } else {
      double celsius = 24 + 134 * body.warmth() + 3 * body.wander() + 0.3 * chance.noise();
      payload.decimal("seal temp", defect == Defect.OUT_OF_RANGE ? 3_276.7 : celsius, 1);
    }
    payload
        .decimal("Line/Speed", Math.max(0, speed), 1)
        .decimal("film_tension", 18 + 24 * body.load() + 0.8 * chance.noise(), 1)
        .raw("guard_open", Boolean.toString(state.equals(Machine.WRAPPER01.kind().fault())))
        .whole("WatchdogBit", body.total() % 2);
  }
}
