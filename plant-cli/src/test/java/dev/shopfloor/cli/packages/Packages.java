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

  /**
   * Whether the packages are there and can run: the runtime interface client's native part exists
   * for Linux only.
   */
  static boolean runnable() {
    return System.getProperty("os.name").startsWith("Linux")
        && Files.isDirectory(exploded("enrich-fn"));
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
