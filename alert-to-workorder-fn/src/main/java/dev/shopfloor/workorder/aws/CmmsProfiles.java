package dev.shopfloor.workorder.aws;

import dev.shopfloor.runtime.Environment;
import dev.shopfloor.runtime.aws.AwsClients;
import dev.shopfloor.workorder.Cmms;
import dev.shopfloor.workorder.DryRunCmms;
import java.net.URI;
import java.net.URISyntaxException;

/** Makes the maintenance system that the settings name. */
final class CmmsProfiles {
  private CmmsProfiles() {}

  /**
   * The maintenance system.
   *
   * @throws IllegalStateException when a setting cannot be used; the message names variable, value
   *     and mend
   */
  static Cmms of(Environment environment, AwsClients clients) {
    String profile = environment.require("CMMS_PROFILE");
    return switch (profile) {
      case DryRunCmms.PROFILE -> new DryRunCmms();
      case PlantCmms.PROFILE ->
          new PlantCmms(
              address(environment.require("CMMS_URL")),
              environment
                  .optional("CMMS_SECRET_ARN")
                  .<PlantCmms.Token>map(arn -> new SecretToken(clients.secretsManager(), arn))
                  .orElse(PlantCmms.Token.NONE));
      default ->
          throw new IllegalStateException(
              "environment variable CMMS_PROFILE is \"%s\"; it must be %s or %s"
                  .formatted(profile, DryRunCmms.PROFILE, PlantCmms.PROFILE));
    };
  }

  private static URI address(String text) {
    try {
      URI uri = new URI(text);
      boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
      if (web && uri.getHost() != null && uri.getUserInfo() == null && uri.getQuery() == null) {
        return uri;
      }
    } catch (URISyntaxException bad) {
      // said below, without the text: an address may hold a password
    }
    throw new IllegalStateException(
        "environment variable CMMS_URL is no address; it must be http:// or https:// with a host,"
            + " without user and query");
  }
}
