package dev.shopfloor.workorder.cmms;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.runtime.SecretFields;
import dev.shopfloor.testing.Planted;
import dev.shopfloor.workorder.Cmms;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens as RFC 6749 has them for clients without a person. */
class TokenSignInTest {
  private static final long SECOND = 1_000_000_000L;
  private static final Cmms.Limit LIMIT = new Cmms.Limit(0, Duration.ofSeconds(10));
  private static final SecretFields SECRET =
      SecretFields.of(
          "{\"clientId\":\"id 1\",\"clientSecret\":\"%s\",\"username\":\"%s\",\"password\":\"p&q\"}"
              .formatted(Planted.PASSWORD, Planted.EMAIL),
          "v1");

  private final List<Request> requests = new ArrayList<>();

  @Test
  void aClientProvesItselfInTheHeaderAndGetsATokenWithItsTime() {
    SignIn.Outcome outcome =
        signIn(
            "{'tokenUrl': '/oauth_token.do', 'scope': 'orders read'}",
            200,
            "{\"access_token\":\"%s\",\"token_type\":\"Bearer\",\"expires_in\":1799}"
                .formatted(Planted.TOKEN));

    // a tenth before the end, a minute at most
    assertThat(outcome).isEqualTo(new SignIn.Token(Planted.TOKEN, 1_739 * SECOND));
    Request request = requests.getFirst();
    assertThat(request).hasToString("POST /oauth_token.do");
    assertThat(new String(request.body(), UTF_8))
        .isEqualTo("grant_type=client_credentials&scope=orders+read");
    assertThat(request.headers())
        .containsEntry("Content-Type", "application/x-www-form-urlencoded");
    String proof = request.headers().get("Authorization").substring("Basic ".length());
    assertThat(new String(Base64.getDecoder().decode(proof), UTF_8))
        .isEqualTo(
            "id+1:"
                + Planted.PASSWORD
                    .replace("/", "%2F")
                    .replace("&", "%26")
                    .replace("=", "%3D")
                    .replace("+", "%2B"));
  }

  @Test
  void aClientProvesItselfInTheFormWhereTheSystemWantsThat() {
    signIn(
        "{'tokenUrl': '/oauth_token.do', 'client': 'body', 'grant': 'password'}",
        200,
        "{\"access_token\":\"t\"}");

    assertThat(requests.getFirst().headers()).containsOnlyKeys("Content-Type");
    assertThat(new String(requests.getFirst().body(), UTF_8))
        .startsWith("grant_type=password&username=" + Planted.STEM + ".person%40plant.example")
        .contains("&password=p%26q&client_id=id+1&client_secret=" + Planted.STEM);
  }

  @Test
  void aTokenOfAnotherHostIsAskedForThereWithItsQuery() {
    String overlay =
        "{'tokenUrl': 'https://login.example.com/tenant/oauth2/token?v=2', 'client': 'body'}";
    signIn(overlay, 200, "{\"access_token\":\"t\"}");

    assertThat(requests.getFirst()).hasToString("POST /tenant/oauth2/token?v=2");
    assertThat(((Auth.OAuth2) profile(overlay).auth()).tokenUrl().host())
        .hasToString("https://login.example.com");
  }

  @ParameterizedTest
  @CsvSource({"100, 90", "'\"3600\"', 3540", "0, 0", "-5, 0", "null, 0", "'\"soon\"', 0"})
  void aTimeThatMakesNoSenseIsNoTime(String said, long seconds) {
    assertThat(
            signIn(
                "{'tokenUrl': '/t'}",
                200,
                "{\"access_token\":\"t\",\"expires_in\":%s}".formatted(said)))
        .isEqualTo(new SignIn.Token("t", seconds * SECOND));
  }

  @ParameterizedTest
  @CsvSource({"400", "401", "403", "404"})
  void aClientThatIsNotKnownIsRefusedWithoutWhatItSent(int status) {
    assertThat(
            signIn(
                "{'tokenUrl': '/t'}",
                status,
                "{\"error\":\"invalid_client\",\"error_description\":\"no %s, %s\"}"
                    .formatted(Planted.PASSWORD, Planted.EMAIL)))
        .isEqualTo(new SignIn.Refused(status + ": invalid_client: no ***, ***"));
  }

  @ParameterizedTest
  @CsvSource({"429, 60", "500, 0", "503, 0", "302, 0"})
  void whoDoesNotAnswerProperlyIsAskedLater(int status, long seconds) {
    assertThat(signIn("{'tokenUrl': '/t'}", status, "later"))
        .isEqualTo(new SignIn.Failed(seconds * SECOND, status + ": later"));
    assertThat(requests).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "",
        "<html>hi</html>",
        "{\"access_token\":\"a b\"}",
        "{\"token\":\"t\"}"
      })
  void aSuccessWithoutATokenIsRefusedAndNotShown(String body) {
    assertThat(signIn("{'tokenUrl': '/t'}", 200, body))
        .isEqualTo(new SignIn.Refused("the answer to the sign-in holds no token that can be sent"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "{} | {\"clientId\":\"...\",\"clientSecret\":\"...\"}",
        "{\"clientId\":\"a\"} | clientSecret",
        "{\"clientSecret\":\"a\"} | clientId"
      })
  void aSecretThatLacksSomethingIsNamedWithWhatItMustHold(String secret, String words) {
    Exchange nobody = (request, limit) -> new Answer.Lost("never asked");
    for (String client : List.of("basic", "body")) {
      assertThat(
              new TokenSignIn(profile("{'tokenUrl': '/t', 'client': '" + client + "'}"), nobody)
                  .signIn(SecretFields.of(secret, "v1"), LIMIT))
          .isInstanceOfSatisfying(
              SignIn.Refused.class, refused -> assertThat(refused.why()).contains(words));
    }
  }

  @Test
  void aPasswordGrantNeedsItsUser() {
    Exchange nobody = (request, limit) -> new Answer.Lost("never asked");

    assertThat(
            new TokenSignIn(profile("{'tokenUrl': '/t', 'grant': 'password'}"), nobody)
                .signIn(
                    SecretFields.of("{\"clientId\":\"a\",\"clientSecret\":\"b\"}", "v1"), LIMIT))
        .isInstanceOfSatisfying(
            SignIn.Refused.class, refused -> assertThat(refused.why()).contains("username"));
  }

  private SignIn.Outcome signIn(String auth, int status, String body) {
    Exchange exchange =
        (request, limit) -> {
          requests.add(request);
          return new Answer.Answered(
              status, Map.of("location", "https://elsewhere.example/"), body.getBytes(UTF_8));
        };
    return new TokenSignIn(profile(auth), exchange).signIn(SECRET, LIMIT);
  }

  static Profile profile(String auth) {
    return Profiles.named(
        "servicenow",
        "CMMS_OVERLAY",
        "{\"auth\": {\"strategy\": \"oauth2\", " + auth.replace('\'', '"').substring(1) + "}");
  }
}
