package dev.shopfloor.writer.aws;

import com.fasterxml.jackson.core.JsonParser;
import dev.shopfloor.model.json.Json;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/**
 * A token in Secrets Manager: the secret's text is the token itself, or a JSON object with it under
 * {@code token}. Fetched once, for however many requests at once, and kept until it is refused.
 */
final class SecretToken implements TokenSource {
  private static final String FIELD = "token";

  private final SecretsManagerClient secrets;
  private final String arn;
  private @Nullable String token;

  SecretToken(SecretsManagerClient secrets, String arn) {
    this.secrets = secrets;
    this.arn = arn;
  }

  @Override
  public synchronized Optional<String> token() {
    String known = token;
    if (known == null) {
      known = read(secrets.getSecretValue(request -> request.secretId(arn)).secretString());
      token = known;
    }
    return Optional.of(known);
  }

  @Override
  public synchronized void drop() {
    token = null;
  }

  private String read(@Nullable String secret) {
    String text = secret == null ? "" : secret.strip();
    String found = text.startsWith("{") ? field(text) : text;
    if (found.isEmpty() || found.chars().anyMatch(c -> c <= ' ' || c > '~')) {
      throw new IllegalStateException(
          "secret %s holds no token; its text must be the token or {\"token\":\"...\"}"
              .formatted(arn));
    }
    return found;
  }

  private static String field(String text) {
    try (JsonParser json = Json.factory().createParser(text)) {
      Json.enterObject(json);
      for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
        json.nextToken();
        if (name.equals(FIELD)) {
          return Json.text(json, name);
        }
        json.skipChildren();
      }
    } catch (IOException unreadable) {
      // a parser's message quotes what it reads, and that is the secret
      return "";
    }
    return "";
  }
}
