package dev.shopfloor.cli.model;

import static dev.shopfloor.plant.TimeClass.FAULT;
import static dev.shopfloor.plant.TimeClass.RUN;
import static dev.shopfloor.plant.TimeClass.UNKNOWN;
import static dev.shopfloor.plant.TimeClass.WAIT;

import dev.shopfloor.plant.TimeClass;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The state profiles that we ship, and the words for time classes.
 *
 * <p>A state is known only within its profile: the same number means other things elsewhere. States
 * of being idle are WAIT here; NO_ORDER in their place needs to know the order.
 */
final class StateProfiles {
  // ISA-TR88.00.02 numbers its states so, from 1 on; 0 is "undefined"
  private static final List<String> PACKML_STATES =
      List.of(
          "Undefined",
          "Clearing",
          "Stopped",
          "Starting",
          "Idle",
          "Suspended",
          "Execute",
          "Stopping",
          "Aborting",
          "Aborted",
          "Holding",
          "Held",
          "Unholding",
          "Suspending",
          "Unsuspending",
          "Resetting",
          "Completing",
          "Complete");

  /** The profile taken when an asset has a state and names none. */
  static final String DEFAULT = "mtconnect";

  /** Time classes by the word in the plant file. */
  static final Map<String, TimeClass> CLASSES =
      Map.of(
          "run",
          RUN,
          "wait",
          WAIT,
          "fault",
          FAULT,
          "setup",
          TimeClass.SETUP,
          "maint",
          TimeClass.MAINT,
          "planned",
          TimeClass.PLANNED,
          "no-order",
          TimeClass.NO_ORDER,
          "unknown",
          UNKNOWN);

  /** The profiles by name. */
  static final Map<String, Map<String, TimeClass>> ALL =
      Map.of("mtconnect", mtConnect(), "packml", packMl(), "simple", simple());

  private StateProfiles() {}

  private static Map<String, TimeClass> mtConnect() {
    return Map.ofEntries(
        Map.entry("ACTIVE", RUN),
        Map.entry("READY", WAIT),
        Map.entry("WAIT", WAIT),
        Map.entry("OPTIONAL_STOP", WAIT),
        Map.entry("PROGRAM_OPTIONAL_STOP", WAIT),
        Map.entry("PROGRAM_COMPLETED", WAIT),
        Map.entry("INTERRUPTED", FAULT),
        Map.entry("FEED_HOLD", FAULT),
        Map.entry("STOPPED", FAULT),
        Map.entry("PROGRAM_STOPPED", FAULT),
        Map.entry("UNAVAILABLE", UNKNOWN));
  }

  private static Map<String, TimeClass> packMl() {
    Map<String, TimeClass> states = new HashMap<>();
    for (int number = 0; number < PACKML_STATES.size(); number++) {
      String state = PACKML_STATES.get(number);
      TimeClass time = packMl(state);
      states.put(Integer.toString(number), time);
      states.put(state, time);
      states.put(state.toUpperCase(Locale.ROOT), time);
    }
    return Map.copyOf(states);
  }

  private static TimeClass packMl(String state) {
    return switch (state) {
      case "Execute", "Completing" -> RUN;
      case "Aborting", "Aborted", "Clearing", "Holding", "Held", "Unholding" -> FAULT;
      case "Undefined" -> UNKNOWN;
      default -> WAIT;
    };
  }

  private static Map<String, TimeClass> simple() {
    return Map.of("1", RUN, "2", WAIT, "3", FAULT);
  }
}
