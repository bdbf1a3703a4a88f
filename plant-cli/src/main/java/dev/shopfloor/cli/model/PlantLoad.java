package dev.shopfloor.cli.model;

import dev.shopfloor.plant.PlantModel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What reading a plant file gave.
 *
 * @param model the compiled plant; null when a problem is an error
 * @param problems all of them, sorted by line
 * @param lines where the rules of its assets stand
 */
public record PlantLoad(@Nullable PlantModel model, List<Problem> problems, RuleLines lines) {
  /** Copies the problems. */
  public PlantLoad {
    problems = List.copyOf(problems);
  }

  /** Whether the plant can start. */
  public boolean usable() {
    return model != null;
  }

  /**
   * The compiled plant.
   *
   * @throws IllegalStateException when there is none; the message holds all problems, one a line
   */
  public PlantModel require() {
    if (model == null) {
      throw new IllegalStateException(
          String.join("\n", problems.stream().map(Problem::text).toList()));
    }
    return model;
  }
}
