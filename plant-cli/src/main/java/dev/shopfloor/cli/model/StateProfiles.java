package dev.shopfloor.cli.model;

import dev.shopfloor.cli.model.StateProfile.State;
import dev.shopfloor.plant.TimeClass;
import java.util.List;
import java.util.Map;

/**
 * The state profiles that we ship, and the words for time classes.
 *
 * <p>A state is known only within its profile: the same number means other things elsewhere.
 */
final class StateProfiles {
  /** The profile taken when an asset has a state and names none. */
  static final String DEFAULT = "mtconnect";

  /** Time classes by the word in the plant file. */
  static final Map<String, TimeClass> CLASSES =
      Map.of(
          "run",
          TimeClass.RUN,
          "wait",
          TimeClass.WAIT,
          "fault",
          TimeClass.FAULT,
          "setup",
          TimeClass.SETUP,
          "maint",
          TimeClass.MAINT,
          "planned",
          TimeClass.PLANNED,
          "no-order",
          TimeClass.NO_ORDER,
          "unknown",
          TimeClass.UNKNOWN,
          "off-shift",
          TimeClass.OFFSHIFT);

  private static final StateProfile SIMPLE =
      new StateProfile(
          List.of(
              State.of(TimeClass.RUN, "1"),
              State.of(TimeClass.WAIT, "2"),
              State.of(TimeClass.FAULT, "3")),
          List.of());

  /** The profiles by name. */
  static final Map<String, StateProfile> ALL =
      Map.of(
          DEFAULT,
          MtConnect.PROFILE,
          "packml",
          PackMl.PROFILE,
          "opcua-machinery",
          OpcUaMachinery.PROFILE,
          "semi-e10",
          SemiE10.PROFILE,
          "simple",
          SIMPLE);

  private StateProfiles() {}
}
