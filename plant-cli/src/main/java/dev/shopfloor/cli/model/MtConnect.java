package dev.shopfloor.cli.model;

import static dev.shopfloor.plant.TimeClass.FAULT;
import static dev.shopfloor.plant.TimeClass.MAINT;
import static dev.shopfloor.plant.TimeClass.PLANNED;
import static dev.shopfloor.plant.TimeClass.RUN;
import static dev.shopfloor.plant.TimeClass.SETUP;
import static dev.shopfloor.plant.TimeClass.UNKNOWN;
import static dev.shopfloor.plant.TimeClass.WAIT;

import dev.shopfloor.cli.model.StateProfile.Mode;
import dev.shopfloor.cli.model.StateProfile.State;
import java.util.List;

/** MTConnect: Execution as states; FunctionalMode and ControllerMode as modes. */
final class MtConnect {
  static final StateProfile PROFILE =
      new StateProfile(
          List.of(
              State.of(RUN, "ACTIVE"),
              State.idle("READY"),
              State.idle("PROGRAM_COMPLETED"),
              State.of(WAIT, "WAIT"),
              State.of(WAIT, "OPTIONAL_STOP"),
              State.of(WAIT, "PROGRAM_OPTIONAL_STOP"),
              State.of(FAULT, "INTERRUPTED"),
              State.of(FAULT, "FEED_HOLD"),
              State.of(FAULT, "STOPPED"),
              State.of(FAULT, "PROGRAM_STOPPED"),
              State.of(UNKNOWN, "UNAVAILABLE")),
          List.of(
              Mode.of(null, "PRODUCTION"),
              Mode.of(null, "AUTOMATIC"),
              Mode.of(null, "SEMI_AUTOMATIC"),
              Mode.of(SETUP, "SETUP"),
              Mode.of(SETUP, "TEARDOWN"),
              Mode.of(SETUP, "MANUAL"),
              Mode.of(SETUP, "MANUAL_DATA_INPUT"),
              Mode.of(SETUP, "EDIT"),
              Mode.of(MAINT, "MAINTENANCE"),
              Mode.of(PLANNED, "PROCESS_DEVELOPMENT"),
              Mode.of(UNKNOWN, "UNAVAILABLE")));

  private MtConnect() {}
}
