package dev.shopfloor.workorder.aws;

import dev.shopfloor.model.json.Json;
import dev.shopfloor.runtime.SecretFields;
import dev.shopfloor.workorder.cmms.SharedToken;
import dev.shopfloor.workorder.cmms.TokenVault;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;

/** The shared token in a secret of its own: {@code {token, version, at, lasts, system}}. */
final class SecretTokenVault implements TokenVault {
  private final SecretsManagerClient secrets;
  private final String arn;

  SecretTokenVault(SecretsManagerClient secrets, String arn) {
    this.secrets = secrets;
    this.arn = arn;
  }

  @Override
  public @Nullable SharedToken read() {
    try {
      String text = secrets.getSecretValue(request -> request.secretId(arn)).secretString();
      return token(SecretFields.of(text, ""));
    } catch (ResourceNotFoundException neverPut) {
      return null;
    } catch (IllegalStateException | NumberFormatException garbled) {
      // the next sign-in writes a good one
      return null;
    }
  }

  private static @Nullable SharedToken token(SecretFields fields) {
    Optional<String> token = fields.field("token");
    Optional<String> version = fields.field("version");
    return token.isEmpty() || version.isEmpty()
        ? null
        : new SharedToken(
            token.get(),
            Long.parseLong(version.get()),
            Long.parseLong(fields.field("at").orElse("0")),
            Long.parseLong(fields.field("lasts").orElse("0")),
            fields.field("system").orElse(""));
  }

  @Override
  public void put(SharedToken token) {
    byte[] json =
        Json.bytes(out -> {
          out.writeStartObject();
          out.writeStringField("token", token.value());
          out.writeNumberField("version", token.version());
          out.writeNumberField("at", token.at());
          out.writeNumberField("lasts", token.lasts());
          out.writeStringField("system", token.system());
          out.writeEndObject();
        });
    String text = new String(json, StandardCharsets.US_ASCII);
    secrets.putSecretValue(request -> request.secretId(arn).secretString(text));
  }
}
