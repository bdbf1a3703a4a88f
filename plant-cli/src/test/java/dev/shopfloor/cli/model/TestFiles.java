package dev.shopfloor.cli.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.plant.AssetRevision;
import dev.shopfloor.plant.OeeSpec;
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

  /** The plant of {@link #plant}, with keys of its site in front of its lines. */
  static String site(String keys, String asset) {
    return plant(asset).replace("    lines:", keys.stripTrailing().indent(4) + "    lines:");
  }

  /** The rules of the only asset, which is as the keys say. */
  static OeeSpec oee(String asset) {
    return asset(plant(asset)).oee();
  }

  /** The latest revision of the first asset. */
  static AssetRevision asset(String file) {
    return load(file).require().assets().getFirst().latest();
  }

  /** Asserts that a problem has these words, and that the plant can start unless it is an error. */
  static void assertProblem(String file, String expected) {
    PlantLoad load = load(file);

    assertThat(load.problems())
        .extracting(Problem::text)
        .anySatisfy(text -> assertThat(text).contains(expected));
    boolean error = load.problems().stream().anyMatch(p -> p.level() == Problem.Level.ERROR);
    assertThat(load.usable()).isEqualTo(!error);
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
