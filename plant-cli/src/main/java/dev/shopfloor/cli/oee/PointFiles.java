package dev.shopfloor.cli.oee;

import dev.shopfloor.cli.run.InputLines;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;

/** Gives the point lines of files to an intake, and says what is wrong with any of them. */
public final class PointFiles {
  // a wrong file makes a refusal of each of its lines
  private static final int MOST_TOLD = 20;

  private final PointIntake intake;
  private final PrintWriter err;
  private long lines;
  private long refused;

  /** Gives points to this intake. */
  public PointFiles(PointIntake intake, PrintWriter err) {
    this.intake = intake;
    this.err = err;
  }

  /**
   * Takes files, one after the other.
   *
   * @return whether each was read to its end
   * @throws dev.shopfloor.cli.run.UsageException when one cannot be opened
   */
  public boolean take(List<String> names) throws IOException {
    boolean whole = true;
    for (String name : names) {
      try (InputLines input = InputLines.open(name)) {
        whole &= take(input);
      }
    }
    if (lines == 0) {
      err.println(
          "plant: there is no line in "
              + String.join(", ", names)
              + "; nothing is known of any"
              + " asset. Give the lines that ./plant enrich prints.");
    }
    if (refused > MOST_TOLD) {
      err.printf("plant: ... and %,d more refused points%n", refused - MOST_TOLD);
    }
    return whole;
  }

  private boolean take(InputLines input) {
    try {
      for (InputLines.Line line = input.next(); line != null; line = input.next()) {
        lines++;
        take(line, input.place());
      }
      return true;
    } catch (IOException broken) {
      err.printf(
          "plant: %s: cannot be read further: %s; what stands before it counts%n",
          input.place(), broken.getMessage());
      return false;
    }
  }

  private void take(InputLines.Line line, String place) {
    if (line.cut()) {
      refuseLine(place, "it is %,d bytes long".formatted(line.length()));
      return;
    }
    switch (PointText.read(line.bytes())) {
      case PointText.Read.Good good -> {
        String wrong = intake.take(good.asset(), good.point());
        if (wrong != null) {
          tell(place, wrong);
        }
      }
      case PointText.Read.Other(String outcome) -> intake.skip(outcome);
      case PointText.Read.Bad(String why) -> refuseLine(place, why);
    }
  }

  private void refuseLine(String place, String why) {
    intake.refuseLine();
    tell(place, "no point line: " + why + "; give the lines that ./plant enrich prints");
  }

  private void tell(String place, String what) {
    if (refused++ < MOST_TOLD) {
      err.println("plant: " + place + ": " + what);
    }
  }

  /** How many lines there were. */
  public long lines() {
    return lines;
  }
}
