package dev.shopfloor.cli.cmms.kit;

import dev.shopfloor.cli.cmms.vendor.Vendors;
import dev.shopfloor.workorder.cmms.Profiles;
import dev.shopfloor.workorder.cmms.Profiles.Overlay;
import java.util.List;

/** Shipped profiles before the shipped vendor files of their names. */
final class Subjects {
  private Subjects() {}

  static Subject named(String name) {
    return Subject.of(Vendors.named(name), name + ".json", Profiles.json(name), List.of());
  }

  /** With something changed of the profile, as JSON. */
  static Subject changed(String name, String patch) {
    return Subject.of(
        Vendors.named(name),
        name + ".json",
        Profiles.json(name),
        List.of(new Overlay("planted", patch)));
  }
}
