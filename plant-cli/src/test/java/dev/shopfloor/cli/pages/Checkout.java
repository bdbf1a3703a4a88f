package dev.shopfloor.cli.pages;

import java.nio.file.Path;

/** Where this checkout is. */
final class Checkout {
  /** Its root; Maven says it, and the module's folder is one below. */
  static final Path ROOT =
      Path.of(System.getProperty("shopfloor.root", "..")).toAbsolutePath().normalize();

  private Checkout() {}
}
