package dev.shopfloor.workorder.cmms;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.runtime.SecretFields;
import dev.shopfloor.testing.Planted;
import dev.shopfloor.workorder.Cmms;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The sign-in of Atlas, whose answers were seen live. */
class ProfileSignInTest {
  private static final long SECOND = 1_000_000_000L;
  private static final Cmms.Limit LIMIT = new Cmms.Limit(0, Duration.ofSeconds(10));
  private static final SecretFields SECRET =
      SecretFields.of(
          "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(Planted.EMAIL, Planted.PASSWORD),
          "v1");

  private final List<Request> requests = new ArrayList<>();

  @Test
  void theFieldsOfTheSecretAreSentAndTheTokenIsTaken() throws Exception {
    assertThat(signIn(200, "{\"accessToken\":\"" + Planted.TOKEN + "\",\"refreshToken\":\"r\"}"))
        .isEqualTo(new SignIn.Token(Planted.TOKEN));

    Request request = requests.getFirst();
    assertThat(request).hasToString("POST /auth/signin");
    assertThat(JsonTree.read(request.body()))
        .isEqualTo(Map.of("email", Planted.EMAIL, "password", Planted.PASSWORD, "type", "CLIENT"));
  }

  @Test
  void aWrongPasswordIsRefusedInTheVendorsWordsWithoutWhatWasSent() {
    String echo =
        "{\"success\":false,\"message\":\"Invalid credentials for %s, %s\"}"
            .formatted(Planted.EMAIL, Planted.PASSWORD);

    assertThat(signIn(403, echo))
        .isEqualTo(new SignIn.Refused("403: Invalid credentials for ***, ***"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{}", "{\"accessToken\":null}", "{\"accessToken\":\"a b\"}", "<html>hi</html>"})
  void anAnswerWithoutATokenIsNotAskedForAgainAndAgain(String body) {
    assertThat(signIn(200, body)).isInstanceOf(SignIn.Refused.class);
  }

  @ParameterizedTest
  @CsvSource({"429, 60", "500, 0", "503, 0", "302, 0", "408, 0"})
  void aSystemThatDoesNotAnswerProperlyIsTriedLater(int status, long seconds) {
    assertThat(signIn(status, "later"))
        .isInstanceOfSatisfying(
            SignIn.Failed.class,
            failed -> {
              assertThat(failed.after()).isEqualTo(seconds * SECOND);
              assertThat(failed.why()).contains(status + ": later");
            });
  }

  @Test
  void whatTheNetworkSaysIsShownWithoutWhatWasSent() {
    assertThat(signIn(new Answer.Lost("reset after " + Planted.PASSWORD)))
        .isEqualTo(new SignIn.Failed(0, "reset after ***"));
    assertThat(signIn(new Answer.NotSent("no connection")))
        .isEqualTo(new SignIn.Failed(0, "no connection"));
    assertThat(signIn(new Answer.Held(9 * SECOND, "held back")))
        .isEqualTo(new SignIn.Failed(9 * SECOND, "held back"));
  }

  private SignIn.Outcome signIn(int status, String body) {
    return signIn(new Answer.Answered(status, Map.of(), body.getBytes(StandardCharsets.UTF_8)));
  }

  private SignIn.Outcome signIn(Answer answer) {
    Exchange exchange =
        (request, limit) -> {
          requests.add(request);
          return answer;
        };
    return new ProfileSignIn(Profiles.named("atlas"), exchange).signIn(SECRET, LIMIT);
  }
}
