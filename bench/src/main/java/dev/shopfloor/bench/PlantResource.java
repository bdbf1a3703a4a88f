package dev.shopfloor.bench;

import dev.shopfloor.cli.model.PlantFiles;
import dev.shopfloor.cli.model.PlantLoad;
import dev.shopfloor.plant.PlantModel;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** A plant file among the resources, compiled as {@code ./plant apply} compiles it. */
final class PlantResource {
  private PlantResource() {}

  /** What it says. */
  static PlantModel model(String resource) throws IOException {
    Path file = Files.createTempFile("bench", ".yaml");
    try (InputStream yaml =
        Objects.requireNonNull(PlantResource.class.getResourceAsStream(resource), resource)) {
      Files.write(file, yaml.readAllBytes());
      PlantLoad load = PlantFiles.load(file);
      PlantModel model = load.model();
      if (model == null) {
        throw new IllegalStateException(load.problems().toString());
      }
      return model;
    } finally {
      Files.delete(file);
    }
  }
}
