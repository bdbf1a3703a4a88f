package dev.shopfloor.cli.model;

import static dev.shopfloor.plant.TimeClass.FAULT;
import static dev.shopfloor.plant.TimeClass.MAINT;
import static dev.shopfloor.plant.TimeClass.RUN;
import static dev.shopfloor.plant.TimeClass.SETUP;
import static dev.shopfloor.plant.TimeClass.UNKNOWN;
import static dev.shopfloor.plant.TimeClass.WAIT;

import dev.shopfloor.cli.model.StateProfile.Mode;
import dev.shopfloor.cli.model.StateProfile.State;
import dev.shopfloor.plant.TimeClass;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * PackML (ISA-TR88.00.02), by name or number.
 *
 * <p>Of the modes only 0 to 3 have numbers that all makers share; from 4 on each has its own, so
 * that there only names are known.
 */
final class PackMl {
  // numbered so from 1 on; 0 is "undefined"
  private static final List<String> STATES =
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
  private static final Set<String> IDLE =
      Set.of("Idle", "Stopped", "Stopping", "Complete", "Resetting", "Starting");

  static final StateProfile PROFILE = new StateProfile(states(), modes());

  private PackMl() {}

  private static List<State> states() {
    List<State> states = new ArrayList<>();
    for (String name : STATES) {
      List<String> spellings =
          List.of(Integer.toString(states.size()), name, name.toUpperCase(Locale.ROOT));
      states.add(new State(time(name), IDLE.contains(name), spellings));
    }
    return states;
  }

  private static TimeClass time(String state) {
    return switch (state) {
      case "Execute", "Completing" -> RUN;
      case "Aborting", "Aborted", "Clearing", "Holding", "Held", "Unholding" -> FAULT;
      case "Undefined" -> UNKNOWN;
      default -> WAIT;
    };
  }

  private static List<Mode> modes() {
    return List.of(
        mode(UNKNOWN, "0", "Invalid"),
        mode(null, "1", "Production", "Produce"),
        mode(MAINT, "2", "Maintenance"),
        mode(MAINT, "3", "Manual"),
        new Mode(SETUP, Spellings.of("Change Over")),
        new Mode(SETUP, Spellings.of("Set Up")),
        new Mode(MAINT, Spellings.of("Clean")),
        new Mode(MAINT, Spellings.of("Empty Out")));
  }

  private static Mode mode(@Nullable TimeClass time, String number, String... names) {
    List<String> spellings = new ArrayList<>(Spellings.of(names));
    spellings.add(number);
    return new Mode(time, List.copyOf(spellings));
  }
}
