package dev.shopfloor.workorder.cmms;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shopfloor.runtime.SecretFields;
import dev.shopfloor.testing.Planted;
import dev.shopfloor.workorder.Cmms;
import dev.shopfloor.workorder.cmms.Credentials.Denied;
import dev.shopfloor.workorder.cmms.Credentials.Granted;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretCredentialsTest {
  private static final Cmms.Limit LIMIT = new Cmms.Limit(0, Duration.ofSeconds(1));

  private final Rotating secrets = new Rotating();

  @Test
  void basicSendsNameAndPassword() {
    secrets.present =
        "{\"username\":\"%s\",\"password\":\"%s\"}".formatted(Planted.EMAIL, Planted.PASSWORD);
    Credentials credentials = new SecretCredentials(new Auth.Basic(), secrets);

    Granted granted = (Granted) credentials.access(LIMIT);

    String value = granted.headers().get("Authorization");
    assertThat(new String(Base64.getDecoder().decode(value.substring("Basic ".length())), UTF_8))
        .isEqualTo(Planted.EMAIL + ":" + Planted.PASSWORD);
    assertThat(credentials.secrets())
        .contains(Planted.EMAIL, Planted.PASSWORD, value, value.substring("Basic ".length()));
    assertThat(granted.toString()).doesNotContain(value);
  }

  @ParameterizedTest(name = "[{index}]")
  @ValueSource(strings = {Planted.TOKEN, "{\"token\":\"" + Planted.TOKEN + "\"}"})
  void bearerSendsTheTokenItselfOrOfAField(String text) {
    secrets.present = text;

    assertThat(new SecretCredentials(new Auth.Bearer(), secrets).access(LIMIT))
        .isEqualTo(new Granted(Map.of("Authorization", "Bearer " + Planted.TOKEN), "0"));
  }

  @Test
  void aKeyIsSentInItsOwnHeader() {
    secrets.present = "{\"key\":\"" + Planted.TOKEN + "\"}";

    assertThat(new SecretCredentials(new Auth.HeaderKey("x-api-key", "k="), secrets).access(LIMIT))
        .isEqualTo(new Granted(Map.of("x-api-key", "k=" + Planted.TOKEN), "0"));
  }

  @Test
  void aSecretThatIsRefusedIsReadOnceMoreAndTriedAgainOnlyWhereItIsAnother() {
    Credentials credentials = new SecretCredentials(new Auth.Bearer(), secrets);
    Granted used = (Granted) credentials.access(LIMIT);

    assertThat(credentials.refused(used)).isFalse();
    assertThat(secrets.reads).isEqualTo(2);

    secrets.rotate(Planted.token(2));
    assertThat(credentials.refused(used)).isTrue();
    assertThat(credentials.access(LIMIT))
        .isEqualTo(new Granted(Map.of("Authorization", "Bearer " + Planted.token(2)), "1"));
    assertThat(credentials.refused(used)).as("refused long ago").isTrue();
    assertThat(secrets.reads).isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "two words", "line\nline", "{\"password\":\"x\"}"})
  void aSecretWithoutATokenIsNamedWithItsMend(String text) {
    secrets.present = text;

    assertThat(new SecretCredentials(new Auth.Bearer(), secrets).access(LIMIT))
        .isInstanceOfSatisfying(
            Denied.class,
            denied ->
                assertThat(denied.problem())
                    .isInstanceOfSatisfying(
                        Cmms.Unauthorized.class,
                        problem -> assertThat(problem.why()).contains("{\"token\":\"...\"}")));
  }

  @Test
  void aUserNameWithAColonWouldBeAnother() {
    secrets.present = "{\"username\":\"a:b\",\"password\":\"" + Planted.PASSWORD + "\"}";

    assertThat(new SecretCredentials(new Auth.Basic(), secrets).access(LIMIT))
        .isInstanceOf(Denied.class);
  }

  @Test
  void aSecretThatCannotBeReadMeansLater() {
    Secrets away =
        new Secrets() {
          @Override
          public SecretFields read() {
            throw new IllegalStateException("secret cmms cannot be read: AccessDenied");
          }

          @Override
          public void forget() {}
        };

    assertThat(new SecretCredentials(new Auth.Bearer(), away).access(LIMIT))
        .isEqualTo(new Denied(new Cmms.Unreached("secret cmms cannot be read: AccessDenied")));
  }

  @Test
  void whatNeedsNoSecretOrASignInIsNoneOfThese() {
    assertThatThrownBy(() -> new SecretCredentials(new Auth.None(), secrets))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** A secret whose text changes, kept as the real one is. */
  private static final class Rotating implements Secrets {
    private String present = Planted.TOKEN;
    private int version;
    private int reads;
    private boolean kept;
    private SecretFields last = SecretFields.of("", "");

    private void rotate(String text) {
      present = text;
      version++;
    }

    @Override
    public SecretFields read() {
      if (!kept) {
        last = SecretFields.of(present, Integer.toString(version));
        kept = true;
        reads++;
      }
      return last;
    }

    @Override
    public void forget() {
      kept = false;
    }
  }
}
