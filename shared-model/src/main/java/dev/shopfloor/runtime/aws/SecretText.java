package dev.shopfloor.runtime.aws;

import dev.shopfloor.runtime.SecretFields;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueResponse;

/**
 * A secret in Secrets Manager. Fetched once, for however many requests at once, and kept until it
 * is dropped, because what it holds was refused: after a rotation the next call reads the new one.
 */
public final class SecretText {
  private final SecretsManagerClient secrets;
  private final String arn;
  private @Nullable SecretFields kept;

  /** The present version of the secret of this ARN. */
  public SecretText(SecretsManagerClient secrets, String arn) {
    this.secrets = secrets;
    this.arn = arn;
  }

  /**
   * What it holds.
   *
   * @throws IllegalStateException when it cannot be read now, or is broken JSON; the message names
   *     the secret and holds no part of it
   */
  public synchronized SecretFields read() {
    SecretFields known = kept;
    if (known == null) {
      known = fetch();
      kept = known;
    }
    return known;
  }

  /**
   * The token that it holds: its whole text, or the field of this name.
   *
   * @throws IllegalStateException when there is none, or as {@link #read} does
   */
  public String token(String field) {
    String found = read().token(field).orElse("");
    if (found.isEmpty() || found.chars().anyMatch(c -> c <= ' ' || c > '~')) {
      throw new IllegalStateException(
          "secret %s holds no token; its text must be the token or {\"%s\":\"...\"}"
              .formatted(arn, field));
    }
    return found;
  }

  /** Forgets it, so that the next call reads it again. */
  public synchronized void drop() {
    kept = null;
  }

  private SecretFields fetch() {
    try {
      GetSecretValueResponse response = secrets.getSecretValue(request -> request.secretId(arn));
      String version = response.versionId() == null ? "" : response.versionId();
      return SecretFields.of(response.secretString(), version);
    } catch (SdkException unread) {
      throw new IllegalStateException(
          "secret %s cannot be read: %s".formatted(arn, reason(unread)), unread);
    } catch (IllegalStateException unusable) {
      throw new IllegalStateException(
          "secret %s is unusable: %s".formatted(arn, unusable.getMessage()), unusable);
    }
  }

  private static String reason(SdkException unread) {
    return unread instanceof AwsServiceException answered && answered.awsErrorDetails() != null
        ? answered.awsErrorDetails().errorCode()
        : unread.getClass().getSimpleName();
  }
}
