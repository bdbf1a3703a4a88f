package dev.shopfloor.workorder.aws;

import dev.shopfloor.runtime.Endpoints;
import dev.shopfloor.runtime.Environment;
import dev.shopfloor.runtime.aws.AwsClients;
import dev.shopfloor.runtime.aws.Snapshot;
import dev.shopfloor.workorder.Cmms;
import dev.shopfloor.workorder.DryRunCmms;
import dev.shopfloor.workorder.cmms.Answer;
import dev.shopfloor.workorder.cmms.Auth;
import dev.shopfloor.workorder.cmms.Credentials;
import dev.shopfloor.workorder.cmms.GatedExchange;
import dev.shopfloor.workorder.cmms.NoCredentials;
import dev.shopfloor.workorder.cmms.Profile;
import dev.shopfloor.workorder.cmms.ProfileCmms;
import dev.shopfloor.workorder.cmms.ProfileException;
import dev.shopfloor.workorder.cmms.Profiles;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Makes the maintenance system that the settings name. */
final class CmmsProfiles {
  private static final String PROFILE = "CMMS_PROFILE";
  private static final String URL = "CMMS_URL";
  private static final String SECRET = "CMMS_SECRET_ARN";
  private static final String TOKEN_SECRET = "CMMS_TOKEN_SECRET_ARN";
  private static final String OVERLAY = "CMMS_OVERLAY";
  private static final String SERVICE = "secretsmanager";

  private final Environment environment;
  private final Surroundings around;

  CmmsProfiles(Environment environment, Surroundings around) {
    this.environment = environment;
    this.around = around;
  }

  /**
   * What a maintenance system stands in.
   *
   * @param clients for its secrets
   * @param dynamo for what its workers share
   * @param snapshot after a restore secrets are read again
   * @param clock the present, ns since the epoch
   */
  record Surroundings(
      AwsClients clients, DynamoDbClient dynamo, Snapshot snapshot, LongSupplier clock) {}

  /**
   * A maintenance system.
   *
   * @param cmms calls it
   * @param unguarded how often its gate was away since this was last asked
   */
  record Connected(Cmms cmms, LongSupplier unguarded) {}

  /**
   * The maintenance system.
   *
   * @throws IllegalStateException when a setting cannot be used; the message names variable, value
   *     and mend
   */
  Connected connect() {
    List<String> names = new ArrayList<>(List.of(DryRunCmms.PROFILE));
    names.addAll(Profiles.NAMES);
    String name = environment.oneOf(PROFILE, names);
    // read for every profile: what is wrong here shows before the profile is changed
    Optional<String> url = environment.optionalUrl(URL);
    Optional<String> secret = environment.optionalArn(SECRET, SERVICE);
    Optional<String> tokenSecret = environment.optionalArn(TOKEN_SECRET, SERVICE);
    if (name.equals(DryRunCmms.PROFILE)) {
      return new Connected(new DryRunCmms(), () -> 0);
    }
    Profile profile = profile(name);
    URI address = URI.create(url.orElseGet(() -> environment.url(URL)));
    if (profile == null) {
      return new Connected(new DryRunCmms(), () -> 0);
    }
    check(profile, address, secret, tokenSecret);
    String table = environment.tableName("WORK_ORDER_TABLE");
    GatedExchange exchange =
        new GatedExchange(
            new HttpExchange(address),
            new DynamoGateStore(around.dynamo(), table, name),
            GatedExchange.Rules.of(profile.limits()),
            around.clock(),
            CmmsProfiles::sleep);
    Credentials credentials =
        secret.isEmpty()
            ? NoCredentials.NONE
            : new CmmsCredentials(around, table)
                .of(profile, address, exchange, secret.get(), tokenSecret.orElse(""));
    warmUp(profile);
    return new Connected(
        new ProfileCmms(profile, exchange, credentials, System::nanoTime), exchange::unguarded);
  }

  private @Nullable Profile profile(String name) {
    try {
      return Profiles.named(name, OVERLAY, environment.optional(OVERLAY).orElse(null));
    } catch (ProfileException wrong) {
      wrong
          .faults()
          .forEach(fault ->
              environment.fault(
                  "environment variable %s cannot be used with the profile %s: %s; it must be one line of JSON that changes parts of the profile"
                      .formatted(OVERLAY, name, fault)));
      return null;
    }
  }

  private void check(
      Profile profile, URI address, Optional<String> secret, Optional<String> tokenSecret) {
    boolean asks = !(profile.auth() instanceof Auth.None);
    // of our own interfaces the other side decides whether it asks
    boolean mayAsk = profile.evidence().level() == Profile.Level.OWN;
    if (asks && !mayAsk && secret.isEmpty()) {
      environment.fault(
          "environment variable %s is not set although %s asks who we are; it must be the ARN of a secret with its credentials"
              .formatted(SECRET, profile.title()));
    }
    boolean shares = profile.auth() instanceof Auth.Login || profile.auth() instanceof Auth.OAuth2;
    if (shares && tokenSecret.isEmpty()) {
      environment.fault(
          "environment variable %s is not set although %s gives a token that all workers share; it must be the ARN of a secret that this function may write"
              .formatted(TOKEN_SECRET, profile.title()));
    }
    if (secret.isPresent() && !Endpoints.confidential(address)) {
      environment.fault(
          "environment variable %s is not https although %s is set: the token would travel in clear"
                  .formatted(URL, SECRET)
              + " text; give the https address of the maintenance system");
    }
  }

  /** Before the snapshot: what the first call would load and compile. Nobody is called. */
  private static void warmUp(Profile profile) {
    ProfileCmms warm =
        new ProfileCmms(
            profile,
            (request, limit) -> new Answer.NotSent("warming up"),
            NoCredentials.NONE,
            System::nanoTime);
    Cmms.Limit limit = new Cmms.Limit(0, Duration.ofSeconds(1));
    warm.findByMarker("sf:warm.1", limit);
    warm.comment(Cmms.Order.of("1", "1", "sf:warm.1"), "text", "warm", limit);
  }

  static void sleep(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting", interrupted);
    }
  }
}
