package dev.shopfloor.workorder.aws;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/**
 * A token from Secrets Manager: the secret's whole text. Kept until it is refused, so that a
 * rotated secret is read again by the next call.
 */
final class SecretToken implements PlantCmms.Token {
  private final SecretsManagerClient secrets;
  private final String arn;
  private volatile @Nullable String kept;

  SecretToken(SecretsManagerClient secrets, String arn) {
    this.secrets = secrets;
    this.arn = arn;
  }

  @Override
  public @Nullable String value() {
    String value = kept;
    if (value == null) {
      value = secrets.getSecretValue(request -> request.secretId(arn)).secretString();
      kept = value;
    }
    return value;
  }

  @Override
  public void drop() {
    kept = null;
  }
}
