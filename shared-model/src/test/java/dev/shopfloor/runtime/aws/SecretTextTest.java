package dev.shopfloor.runtime.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shopfloor.testing.Planted;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

class SecretTextTest {
  private static final String ARN = "arn:aws:secretsmanager:eu-central-1:1:secret:cmms";

  private final AtomicReference<String> present = new AtomicReference<>("one");
  private final AtomicInteger version = new AtomicInteger();
  private final StubHttp http =
      new StubHttp(body ->
          "{\"SecretString\":\"%s\",\"VersionId\":\"v%d\"}"
              .formatted(present.get().replace("\"", "\\\""), version.incrementAndGet()));
  private final SecretText secret =
      new SecretText(
          SecretsManagerClient.builder()
              .httpClient(http)
              .region(Region.EU_CENTRAL_1)
              .credentialsProvider(AnonymousCredentialsProvider.create())
              .build(),
          ARN);

  @Test
  void itIsReadOnceUntilItIsDropped() {
    assertThat(secret.token("token")).isEqualTo("one");
    present.set("{\"token\":\"two\"}");
    assertThat(secret.token("token")).isEqualTo("one");
    assertThat(secret.read().version()).isEqualTo("v1");

    secret.drop();

    assertThat(secret.token("token")).isEqualTo("two");
    assertThat(secret.read().version()).isEqualTo("v2");
    assertThat(http.requests).hasSize(2).allMatch(request -> request.contains(ARN));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "{\"token\":\"\"}", "{\"key\":\"x\"}", "two words"})
  void whatHoldsNoTokenIsNamedWithItsMend(String text) {
    present.set(text);

    assertThatThrownBy(() -> secret.token("token"))
        .hasMessageContainingAll(ARN, "its text must be the token or {\"token\":\"...\"}");
  }

  @Test
  void brokenJsonIsNamedAndNotRepeated() {
    present.set("{" + Planted.TOKEN);

    assertThatThrownBy(secret::read)
        .hasMessageContainingAll(ARN, "mend its JSON")
        .hasMessageNotContaining(Planted.STEM);
  }
}
