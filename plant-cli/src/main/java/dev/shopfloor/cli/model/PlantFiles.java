package dev.shopfloor.cli.model;

import dev.shopfloor.cli.model.YamlNode.YamlMap;
import dev.shopfloor.plant.PlantModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Reads plant files. */
public final class PlantFiles {
  private static final long MOST_BYTES = 3 * 1024 * 1024;

  private PlantFiles() {}

  /**
   * Reads and compiles a plant file. Never throws for what is in the file or for its absence: all
   * that is wrong is a problem.
   */
  public static PlantLoad load(Path file) {
    Problems problems = new Problems(file.toString());
    byte[] bytes = bytes(file, problems);
    return bytes == null
        ? new PlantLoad(null, problems.sorted(), new RuleLines())
        : compile(bytes, problems);
  }

  /**
   * Compiles the content of a plant file.
   *
   * @param name what to call the file in problems
   */
  public static PlantLoad compile(String name, byte[] bytes) {
    return compile(bytes, new Problems(name));
  }

  private static PlantLoad compile(byte[] bytes, Problems problems) {
    YamlMap root = YamlReader.read(bytes, problems);
    PlantReader reader = new PlantReader(problems);
    PlantModel model = root == null ? null : reader.read(root);
    return new PlantLoad(problems.hasErrors() ? null : model, problems.sorted(), reader.lines());
  }

  private static byte @Nullable [] bytes(Path file, Problems problems) {
    try {
      if (Files.isRegularFile(file) && Files.size(file) > MOST_BYTES) {
        problems.error(
            Place.TOP, "larger than 3 MiB", "divide the plant into several files and stacks");
        return null;
      }
      return Files.readAllBytes(file);
    } catch (NoSuchFileException absent) {
      problems.error(Place.TOP, "no such file", "check the name given");
    } catch (IOException unreadable) {
      problems.error(
          Place.TOP, "cannot be read: " + unreadable.getMessage(), "give a file that you can read");
    }
    return null;
  }
}
