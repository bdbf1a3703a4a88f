package dev.shopfloor.workorder.aws;

import dev.shopfloor.runtime.Endpoints;
import dev.shopfloor.runtime.Environment;
import dev.shopfloor.runtime.aws.AwsClients;
import dev.shopfloor.runtime.aws.Snapshot;
import dev.shopfloor.workorder.Cmms;
import dev.shopfloor.workorder.DryRunCmms;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Makes the maintenance system that the settings name. */
final class CmmsProfiles {
  private static final String URL = "CMMS_URL";
  private static final String SECRET = "CMMS_SECRET_ARN";

  private CmmsProfiles() {}

  /**
   * The maintenance system.
   *
   * @param snapshot after a restore the secret is read again
   * @throws IllegalStateException when a setting cannot be used; the message names variable, value
   *     and mend
   */
  static Cmms of(Environment environment, AwsClients clients, Snapshot snapshot) {
    String profile =
        environment.oneOf("CMMS_PROFILE", List.of(DryRunCmms.PROFILE, PlantCmms.PROFILE));
    // read for every profile: what is wrong here shows before the profile is changed
    Optional<String> url = environment.optionalUrl(URL);
    Optional<String> secret = environment.optionalArn(SECRET, "secretsmanager");
    if (profile.equals(DryRunCmms.PROFILE)) {
      return new DryRunCmms();
    }
    URI address = URI.create(url.orElseGet(() -> environment.url(URL)));
    if (secret.isPresent() && !Endpoints.confidential(address)) {
      environment.fault(
          "environment variable %s is not https although %s is set: the token would travel in clear"
                  .formatted(URL, SECRET)
              + " text; give the https address of the maintenance system");
    }
    PlantCmms.Token token =
        secret
            .<PlantCmms.Token>map(arn -> new SecretToken(clients.secretsManager(), arn))
            .orElse(PlantCmms.Token.NONE);
    snapshot.afterRestore(token::drop);
    return new PlantCmms(address, token);
  }
}
