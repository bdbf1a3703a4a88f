package dev.shopfloor.workorder.aws;

import dev.shopfloor.runtime.aws.SecretText;
import dev.shopfloor.workorder.cmms.Auth;
import dev.shopfloor.workorder.cmms.Credentials;
import dev.shopfloor.workorder.cmms.Exchange;
import dev.shopfloor.workorder.cmms.HmacCredentials;
import dev.shopfloor.workorder.cmms.NoCredentials;
import dev.shopfloor.workorder.cmms.Profile;
import dev.shopfloor.workorder.cmms.ProfileSignIn;
import dev.shopfloor.workorder.cmms.SecretCredentials;
import dev.shopfloor.workorder.cmms.Secrets;
import dev.shopfloor.workorder.cmms.SharedSignIn;
import dev.shopfloor.workorder.cmms.SignIn;
import dev.shopfloor.workorder.cmms.TokenSignIn;
import java.net.URI;
import java.util.UUID;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** Makes the credentials that a profile asks for; after a restore they are read again. */
final class CmmsCredentials {
  private final CmmsProfiles.Surroundings around;
  private final String table;

  CmmsCredentials(CmmsProfiles.Surroundings around, String table) {
    this.around = around;
    this.table = table;
  }

  /**
   * Credentials.
   *
   * @param exchange for a sign-in
   * @param secret the ARN of what we sign in with
   * @param tokenSecret the ARN of where the shared token is kept; may be empty where there is none
   */
  Credentials of(
      Profile profile, URI address, Exchange exchange, String secret, String tokenSecret) {
    SecretsManagerClient client = around.clients().secretsManager();
    Secrets secrets = new StoredSecrets(new SecretText(client, secret));
    switch (profile.auth()) {
      case Auth.None none -> {
        return NoCredentials.NONE;
      }
      case Auth.Login login -> {
        return shared(
            new SharedSignIn.Header(
                login.header(), login.prefix(), login.lifetime(), profile.name() + ' ' + address),
            tools(profile, secrets, new ProfileSignIn(profile, exchange), client, tokenSecret));
      }
      case Auth.OAuth2 oauth -> {
        URI host = oauth.tokenUrl().host();
        // the gate counts what the maintenance system itself gets
        Exchange tokens = host == null ? exchange : new HttpExchange(host);
        return shared(
            new SharedSignIn.Header(
                "Authorization", oauth.prefix(), oauth.lifetime(), profile.name() + ' ' + address),
            tools(profile, secrets, new TokenSignIn(profile, tokens), client, tokenSecret));
      }
      case Auth.Hmac hmac -> {
        around.snapshot().afterRestore(secrets::forget);
        return new HmacCredentials(hmac, address, secrets, around.clock());
      }
      case Auth sent -> {
        around.snapshot().afterRestore(secrets::forget);
        return new SecretCredentials(sent, secrets);
      }
    }
  }

  private SharedSignIn.Tools tools(
      Profile profile,
      Secrets secrets,
      SignIn signIn,
      SecretsManagerClient client,
      String tokenSecret) {
    return new SharedSignIn.Tools(
        secrets,
        signIn,
        new SecretTokenVault(client, tokenSecret),
        new DynamoSignInBoard(around.dynamo(), table, profile.name()));
  }

  private SharedSignIn shared(SharedSignIn.Header header, SharedSignIn.Tools tools) {
    SharedSignIn shared =
        new SharedSignIn(
            header, tools, () -> UUID.randomUUID().toString(), around.clock(), CmmsProfiles::sleep);
    around.snapshot().afterRestore(shared::forget);
    return shared;
  }
}
