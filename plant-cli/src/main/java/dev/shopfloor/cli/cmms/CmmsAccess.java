package dev.shopfloor.cli.cmms;

import dev.shopfloor.cli.run.UsageException;
import dev.shopfloor.workorder.aws.HttpExchange;
import dev.shopfloor.workorder.cmms.Auth;
import dev.shopfloor.workorder.cmms.Credentials;
import dev.shopfloor.workorder.cmms.Exchange;
import dev.shopfloor.workorder.cmms.HmacCredentials;
import dev.shopfloor.workorder.cmms.NoCredentials;
import dev.shopfloor.workorder.cmms.Pause;
import dev.shopfloor.workorder.cmms.Profile;
import dev.shopfloor.workorder.cmms.ProfileSignIn;
import dev.shopfloor.workorder.cmms.SecretCredentials;
import dev.shopfloor.workorder.cmms.Secrets;
import dev.shopfloor.workorder.cmms.SharedSignIn;
import dev.shopfloor.workorder.cmms.SignIn;
import dev.shopfloor.workorder.cmms.TokenSignIn;
import java.net.URI;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Makes of a profile and a secret what proves to a maintenance system who we are. */
public final class CmmsAccess {
  private static final Profile.Level OWN = Profile.Level.OWN;

  private CmmsAccess() {}

  /**
   * Credentials of this process alone.
   *
   * @param url the system's address
   * @param secret what the user gives; null for nothing
   * @param exchange takes the sign-in, where there is one
   * @param clock the present, ns since the epoch
   * @throws UsageException when the profile needs a secret and there is none
   */
  public static Credentials of(
      Profile profile,
      URI url,
      @Nullable Secrets secret,
      Exchange exchange,
      LongSupplier clock,
      Pause pause) {
    return switch (profile.auth()) {
      case Auth.None none -> NoCredentials.NONE;
      // a system that asks nobody who he is may be called without
      case Auth.Bearer bearer when secret == null && profile.evidence().level() == OWN ->
          NoCredentials.NONE;
      case Auth.Login login ->
          own(
              new SharedSignIn.Header(
                  login.header(), login.prefix(), login.lifetime(), profile.name()),
              needed(profile, secret),
              new ProfileSignIn(profile, exchange),
              clock,
              pause);
      case Auth.OAuth2 oauth -> {
        URI host = oauth.tokenUrl().host();
        yield own(
            new SharedSignIn.Header(
                "Authorization", oauth.prefix(), oauth.lifetime(), profile.name()),
            needed(profile, secret),
            new TokenSignIn(profile, host == null ? exchange : new HttpExchange(host)),
            clock,
            pause);
      }
      case Auth.Hmac hmac -> new HmacCredentials(hmac, url, needed(profile, secret), clock);
      case Auth auth -> new SecretCredentials(auth, needed(profile, secret));
    };
  }

  private static SharedSignIn own(
      SharedSignIn.Header header, Secrets secrets, SignIn signIn, LongSupplier clock, Pause pause) {
    return new SharedSignIn(
        header,
        new SharedSignIn.Tools(secrets, signIn, new OwnSignIn.Vault(), new OwnSignIn()),
        () -> "plant",
        clock,
        pause);
  }

  private static Secrets needed(Profile profile, @Nullable Secrets secret) {
    if (secret == null) {
      throw new UsageException(
          "%s wants credentials; put them into the variable %s or into a file for --secret-file"
              .formatted(profile.title(), GivenSecret.VARIABLE));
    }
    return secret;
  }
}
