package dev.shopfloor.writer.aws;

import dev.shopfloor.runtime.aws.SecretText;
import java.util.Optional;

/**
 * A token in Secrets Manager: the secret's text is the token itself, or a JSON object with it under
 * {@code token}.
 */
record SecretTokenSource(SecretText secret) implements TokenSource {
  @Override
  public Optional<String> token() {
    return Optional.of(secret.token("token"));
  }

  @Override
  public void drop() {
    secret.drop();
  }
}
