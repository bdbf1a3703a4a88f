package dev.shopfloor.cli.cmms.kit;

import dev.shopfloor.cli.cmms.vendor.VendorAuth;
import dev.shopfloor.runtime.SecretFields;
import dev.shopfloor.workorder.cmms.JsonTree;
import dev.shopfloor.workorder.cmms.Secrets;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The secret that a played customer keeps for us; it can be rotated. */
final class PlayedSecrets implements Secrets {
  private final VendorAuth auth;
  private boolean renewed;
  private boolean seen;

  PlayedSecrets(VendorAuth auth) {
    this.auth = auth;
  }

  /** These secrets; null where the system asks nobody. */
  @Nullable Secrets given() {
    return auth.secret().isEmpty() ? null : this;
  }

  /**
   * The customer puts the renewed secret in its place; it is read when the old one is forgotten.
   */
  void renew() {
    renewed = true;
  }

  @Override
  public SecretFields read() {
    Map<String, String> fields = renewed && seen ? auth.renewed() : auth.secret();
    String text = new String(JsonTree.write(fields), StandardCharsets.UTF_8);
    return SecretFields.of(text, renewed && seen ? "renewed" : "first");
  }

  @Override
  public void forget() {
    seen = renewed;
  }
}
