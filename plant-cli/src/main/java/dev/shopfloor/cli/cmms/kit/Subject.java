package dev.shopfloor.cli.cmms.kit;

import dev.shopfloor.cli.cmms.vendor.Vendor;
import dev.shopfloor.workorder.cmms.JsonTree;
import dev.shopfloor.workorder.cmms.Profile;
import dev.shopfloor.workorder.cmms.Profiles;
import dev.shopfloor.workorder.cmms.Profiles.Overlay;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A profile before a vendor.
 *
 * @param vendor who is played
 * @param profile as the played customer has set it
 * @param paged the same with small pages, where it lets pages be set
 */
public record Subject(Vendor vendor, Profile profile, Profile paged) {
  private static final String PAGE = "page";
  private static final String SMALL_PAGES = "{\"settings\":{\"page\":7}}";

  /**
   * A profile before a vendor.
   *
   * @param file the profile's file, for messages
   * @param json the profile
   * @param more overlays of the user's; they come after the vendor file's
   * @throws dev.shopfloor.workorder.cmms.ProfileException when it cannot be used
   */
  public static Subject of(Vendor vendor, String file, byte[] json, List<Overlay> more) {
    List<Overlay> overlays = new ArrayList<>();
    if (!vendor.tenant().isEmpty()) {
      String tenant = new String(JsonTree.write(vendor.tenant()), StandardCharsets.UTF_8);
      overlays.add(new Overlay(vendor.name() + ".vendor.json /tenant", tenant));
    }
    overlays.addAll(more);
    Profile profile = Profiles.of(file, json, overlays);
    if (!profile.settings().containsKey(PAGE)) {
      return new Subject(vendor, profile, profile);
    }
    overlays.add(new Overlay("the kit's small pages", SMALL_PAGES));
    return new Subject(vendor, profile, Profiles.of(file, json, overlays));
  }
}
