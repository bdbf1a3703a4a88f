package dev.shopfloor.cli.command;

import dev.shopfloor.cli.model.PlantFiles;
import dev.shopfloor.cli.model.PlantLoad;
import dev.shopfloor.plant.PlantModel;
import java.io.PrintWriter;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Reads a plant file and says all that is wrong in it. */
final class ModelOption {
  private ModelOption() {}

  /** The compiled plant, or null when an error stops the start; every problem is printed. */
  static @Nullable PlantModel load(Path file, PrintWriter err) {
    return read(file, err).model();
  }

  /** What reading gave; every problem is printed. */
  static PlantLoad read(Path file, PrintWriter err) {
    PlantLoad load = PlantFiles.load(file);
    load.problems().forEach(problem -> err.println(problem.text()));
    return load;
  }
}
