package dev.shopfloor.cli.packages;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where this checkout keeps the functions' packages. */
public final class Packages {
  /** The root of the checkout. */
  public static final Path ROOT = root();

  /** The folder with the jars of Lambda's runtime interface client, and nothing else. */
  public static final Path RUNTIME = ROOT.resolve("plant-cli/target/ric");

  private Packages() {}

  /** The exploded package of a module. */
  public static Path exploded(String module) {
    return ROOT.resolve(module).resolve("target").resolve("lambda");
  }

  /** The package of a module as it is uploaded. */
  public static Path zip(String module) {
    return ROOT.resolve(module).resolve("target").resolve(module + ".zip");
  }

  /**
   * Whether the packages are there and can run: the runtime interface client's native part exists
   * for Linux only.
   */
  public static boolean runnable() {
    return System.getProperty("os.name").startsWith("Linux")
        && Files.isDirectory(exploded("enrich-fn"));
  }

  private static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (folder != null && !Files.exists(folder.resolve("template.yaml"))) {
      folder = folder.getParent();
    }
    if (folder == null) {
      throw new IllegalStateException("template.yaml is in no folder above this one");
    }
    return folder;
  }
}
