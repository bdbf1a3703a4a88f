package dev.shopfloor.cli.cmms.vendor;

import dev.shopfloor.workorder.cmms.ClassPathFolder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** The vendor files that come with Shopfloor. */
public final class Vendors {
  private static final String FOLDER = "/dev/shopfloor/cli/cmms/vendors/";
  private static final String ENDING = ".vendor.json";

  /** Their names. */
  public static final List<String> NAMES = ClassPathFolder.names(Vendors.class, FOLDER, ENDING);

  private Vendors() {}

  /**
   * One of them.
   *
   * @throws IllegalArgumentException when there is none of this name
   */
  public static Vendor named(String name) {
    if (!NAMES.contains(name)) {
      throw new IllegalArgumentException("\"" + name + "\" is none of " + NAMES);
    }
    String file = name + ENDING;
    try (InputStream in = Vendors.class.getResourceAsStream(FOLDER + file)) {
      if (in == null) {
        throw new IllegalStateException(FOLDER + file + " is not on the class path");
      }
      return VendorReader.read(file, in.readAllBytes());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
