package dev.shopfloor.cli.model;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Plant files for tests. */
final class TestFiles {
  private TestFiles() {}

  /** A plant with one asset, press07 of line1 in berlin, whose keys begin in line 9, column 13. */
  static String plant(String asset) {
    return """
    shopfloor: 1
    sites:
      berlin:
        zone: Europe/Berlin
        lines:
          line1:
            assets:
              press07:
    """
        + asset.stripTrailing().replaceAll("(?m)^", "            ")
        + "\n";
  }

  static PlantLoad load(String text) {
    return PlantFiles.compile("plant.yaml", text.getBytes(StandardCharsets.UTF_8));
  }

  static Path examples() {
    Path root = Path.of(System.getProperty("shopfloor.root", ".."));
    Path examples = root.resolve("docs").resolve("examples");
    if (!Files.isDirectory(examples)) {
      throw new IllegalStateException("no examples in " + examples.toAbsolutePath());
    }
    return examples;
  }
}
