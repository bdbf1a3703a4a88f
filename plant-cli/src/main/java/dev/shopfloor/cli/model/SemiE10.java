package dev.shopfloor.cli.model;

import static dev.shopfloor.plant.TimeClass.FAULT;
import static dev.shopfloor.plant.TimeClass.OFFSHIFT;
import static dev.shopfloor.plant.TimeClass.PLANNED;
import static dev.shopfloor.plant.TimeClass.RUN;
import static dev.shopfloor.plant.TimeClass.WAIT;

import dev.shopfloor.cli.model.StateProfile.State;
import dev.shopfloor.plant.TimeClass;
import java.util.List;

/** The six states of SEMI E10, by name or abbreviation; the standard gives them no numbers. */
final class SemiE10 {
  static final StateProfile PROFILE =
      new StateProfile(
          List.of(
              state(RUN, "PRD", "Productive", "Productive Time"),
              state(WAIT, "SBY", "Standby", "Standby Time"),
              state(PLANNED, "ENG", "Engineering", "Engineering Time"),
              state(PLANNED, "SDT", "Scheduled Down", "Scheduled Downtime"),
              state(FAULT, "UDT", "Unscheduled Down", "Unscheduled Downtime"),
              state(OFFSHIFT, "NST", "Non Scheduled", "Non Scheduled Time")),
          List.of());

  private SemiE10() {}

  private static State state(TimeClass time, String... names) {
    return new State(time, false, Spellings.of(names));
  }
}
