package dev.shopfloor.cli.model;

import static dev.shopfloor.plant.TimeClass.FAULT;
import static dev.shopfloor.plant.TimeClass.MAINT;
import static dev.shopfloor.plant.TimeClass.RUN;
import static dev.shopfloor.plant.TimeClass.SETUP;
import static dev.shopfloor.plant.TimeClass.WAIT;

import dev.shopfloor.cli.model.StateProfile.Mode;
import dev.shopfloor.cli.model.StateProfile.State;
import dev.shopfloor.plant.TimeClass;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * OPC UA for Machinery (OPC 40001-1): MachineryItemState as states, MachineryOperationMode as
 * modes, by name or number.
 *
 * <p>A machine that is not available does nothing, which is known: its time waits. Mode None says
 * that the machine does not know its mode; the state counts then.
 */
final class OpcUaMachinery {
  static final StateProfile PROFILE =
      new StateProfile(
          List.of(
              new State(WAIT, true, numbered("0", "Not Available")),
              new State(FAULT, false, numbered("1", "Out Of Service")),
              new State(WAIT, true, numbered("2", "Not Executing")),
              new State(RUN, false, numbered("3", "Executing"))),
          List.of(
              mode(null, "0", "None"),
              mode(MAINT, "1", "Maintenance"),
              mode(SETUP, "2", "Setup"),
              mode(null, "3", "Processing")));

  private OpcUaMachinery() {}

  private static Mode mode(@Nullable TimeClass time, String number, String name) {
    return new Mode(time, numbered(number, name));
  }

  private static List<String> numbered(String number, String name) {
    List<String> spellings = new ArrayList<>(Spellings.of(name));
    spellings.add(number);
    return List.copyOf(spellings);
  }
}
