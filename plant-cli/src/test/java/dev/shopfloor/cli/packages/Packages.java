package dev.shopfloor.cli.packages;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where this checkout keeps the functions' packages. */
final class Packages {
  /** The root of the checkout. */
  static final Path ROOT = root();

  private Packages() {}

  /** The exploded package of a module. */
  static Path exploded(String module) {
    return ROOT.resolve(module).resolve("target").resolve("lambda");
  }

  private static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("template.yaml"))) {
      folder = folder.getParent();
      if (folder == null) {
        throw new IllegalStateException("template.yaml is in no folder above this one");
      }
    }
    return folder;
  }
}
