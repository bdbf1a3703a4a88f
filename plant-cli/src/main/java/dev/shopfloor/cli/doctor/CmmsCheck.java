package dev.shopfloor.cli.doctor;

import dev.shopfloor.runtime.Endpoints;
import dev.shopfloor.workorder.DryRunCmms;
import dev.shopfloor.workorder.cmms.Auth;
import dev.shopfloor.workorder.cmms.Profile;
import dev.shopfloor.workorder.cmms.ProfileException;
import dev.shopfloor.workorder.cmms.Profiles;
import java.net.URI;
import java.util.List;

/** Whether what is set of the maintenance system fits together; nobody is called. */
record CmmsCheck(StackView stack) implements Check {
  @Override
  public String part() {
    return "CmmsProfile";
  }

  @Override
  public List<Finding> look() {
    String name = stack.parameter("CmmsProfile");
    if (name.equals(DryRunCmms.PROFILE)) {
      return List.of(
          new Finding.Ok(part(), "dry-run: orders are decided and recorded, and nobody is called"));
    }
    if (!Profiles.NAMES.contains(name)) {
      return List.of(
          new Finding.Warning(
              part(),
              "\"%s\" is no profile of this release".formatted(name),
              Next.step(
                  "if it is one of your own, look with the sources that it was deployed"
                      + " from; else set CmmsProfile to one of "
                      + String.join(", ", Profiles.NAMES))));
    }
    try {
      String overlay = stack.parameter("CmmsOverlay");
      return List.of(settings(Profiles.named(name, "CmmsOverlay", overlay)));
    } catch (ProfileException wrong) {
      return List.of(
          new Finding.Fault(
              part(),
              "%s cannot be used: %s".formatted(name, String.join("; ", wrong.faults())),
              Next.step("mend the parameter CmmsOverlay and deploy again")));
    }
  }

  private Finding settings(Profile profile) {
    URI address = Addresses.of(stack.parameter("CmmsUrl"));
    boolean secret = !stack.parameter("CmmsSecretArn").isEmpty();
    if (address == null) {
      return fault(profile, "has no address", "give it in the parameter CmmsUrl");
    }
    if (!(profile.auth() instanceof Auth.None) && !secret) {
      return fault(profile, "asks who we are, and no secret says it", "give one in CmmsSecretArn");
    }
    if (secret && !Endpoints.confidential(address)) {
      return fault(
          profile, "would get its secret in clear text", "give the https address in CmmsUrl");
    }
    return new Finding.Ok(part(), "%s at %s".formatted(profile.name(), address.getHost()));
  }

  private Finding fault(Profile profile, String sentence, String next) {
    return new Finding.Fault(
        part(), profile.name() + " " + sentence, Next.step(next + ", and deploy again"));
  }
}
