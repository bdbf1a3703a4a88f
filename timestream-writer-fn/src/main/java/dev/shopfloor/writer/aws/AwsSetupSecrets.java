package dev.shopfloor.writer.aws;

import dev.shopfloor.model.json.Json;
import dev.shopfloor.writer.setup.SetupException;
import dev.shopfloor.writer.setup.SetupSecrets;
import dev.shopfloor.writer.setup.SignIn;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.SecretsManagerException;

/**
 * The secrets in Secrets Manager. The sign-in is the one that Timestream for InfluxDB makes: a JSON
 * object with {@code username} and {@code password} beside other fields.
 */
final class AwsSetupSecrets implements SetupSecrets {
  private static final int MOST_WORDS = 300;

  private final SecretsManagerClient client;

  AwsSetupSecrets(SecretsManagerClient client) {
    this.client = client;
  }

  @Override
  public SignIn signIn(String arn) throws SetupException {
    String text =
        call(arn, () -> client.getSecretValue(request -> request.secretId(arn)).secretString());
    try {
      Map<String, String> fields =
          InfluxJson.object(text == null ? "" : text, Set.of("username", "password"));
      return new SignIn(
          Json.required(fields.get("username"), "username"),
          Json.required(fields.get("password"), "password"));
    } catch (IOException unreadable) {
      throw SetupException.lasting(
          ("secret %s of property SignInSecretArn holds no sign-in; its text must be"
                  + " {\"username\":\"...\",\"password\":\"...\"}")
              .formatted(arn));
    }
  }

  @Override
  public void putToken(String arn, String token, String version) throws SetupException {
    String secret =
        new String(
            Json.bytes(json -> {
              json.writeStartObject();
              json.writeStringField("token", token);
              json.writeEndObject();
            }),
            StandardCharsets.US_ASCII);
    call(
        arn,
        () ->
            client.putSecretValue(
                request -> request.secretId(arn).secretString(secret).clientRequestToken(version)));
  }

  private static <T> T call(String arn, Supplier<T> call) throws SetupException {
    try {
      return call.get();
    } catch (SecretsManagerException refused) {
      String words =
          "secret %s: %s".formatted(arn, shortened(String.valueOf(refused.getMessage())));
      throw refused.statusCode() >= 500 || refused.isThrottlingException()
          ? SetupException.passing(words)
          : SetupException.lasting(
              words + "; look at the secret, the function's role and the key of the secret");
    } catch (SdkClientException unreached) {
      throw SetupException.passing(
          ("Secrets Manager does not answer (%s): the function's subnets need an interface"
                  + " endpoint for it that lets in the function's security group")
              .formatted(shortened(String.valueOf(unreached.getMessage()))));
    }
  }

  private static String shortened(String words) {
    return words.substring(0, Math.min(MOST_WORDS, words.length()));
  }
}
