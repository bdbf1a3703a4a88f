package dev.shopfloor.cli.alert;

import dev.shopfloor.cli.cmms.CmmsSystem;
import dev.shopfloor.cli.enrich.OutcomeLines;
import dev.shopfloor.plant.PlantDirectory;
import dev.shopfloor.workorder.Cmms;
import java.io.IOException;
import java.io.PrintWriter;
import java.security.SecureRandom;
import java.util.List;

/** A trial from its files to its account. */
public final class AlertRun {
  private final OutcomeLines lines;
  private final PrintWriter err;
  private final AlertTrial trial;

  /** A trial with this maintenance system. */
  public AlertRun(Cmms cmms, PlantDirectory plant, OutcomeLines lines, PrintWriter err) {
    this.lines = lines;
    this.err = err;
    this.trial =
        new AlertTrial(cmms, plant, new TrialClock(), new SecureRandom(), new DecisionLines(lines));
    // its clock is the real one; what people did before this trial is not its business
    trial.readBackFrom(CmmsSystem.WALL.getAsLong());
  }

  /**
   * Runs.
   *
   * @param json prints the account as a last line in place of for people
   * @return whether all was read, adds up, and has arrived
   * @throws dev.shopfloor.cli.run.UsageException when a file cannot be opened
   */
  public boolean run(List<String> files, boolean json) throws IOException {
    AlertInput input = new AlertInput(trial, lines, err);
    boolean whole;
    AlertAccount account;
    try {
      whole = input.take(files);
      account = trial.finish();
    } finally {
      lines.flush();
    }
    if (json) {
      account.print(lines);
      lines.flush();
    } else {
      account.print(err);
    }
    if (input.passedOver() > 0) {
      err.printf("  %,d lines that are no alerts were passed over%n", input.passedOver());
    }
    return whole && account.addsUp() && account.arrived();
  }
}
