package dev.shopfloor.workorder.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.runtime.SecretFields;
import dev.shopfloor.workorder.Cmms;
import dev.shopfloor.workorder.cmms.Answer;
import dev.shopfloor.workorder.cmms.Profile;
import dev.shopfloor.workorder.cmms.Profiles;
import dev.shopfloor.workorder.cmms.Request;
import dev.shopfloor.workorder.cmms.SignIn;
import dev.shopfloor.workorder.cmms.TokenSignIn;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tokens and cookies over a real connection. */
class TokenHostTest {
  private static final Cmms.Limit LIMIT = new Cmms.Limit(0, Duration.ofSeconds(10));

  @Test
  void noSecretFollowsAnAnswerThatLeadsElsewhere() throws IOException {
    try (RawServer elsewhere = new RawServer(RawServer.text("HTTP/1.1 200 OK\r\n\r\n"));
        RawServer tokens =
            new RawServer(
                RawServer.text(
                    "HTTP/1.1 307 Moved\r\nLocation: %s/t\r\nContent-Length: 0\r\n\r\n"
                        .formatted(elsewhere.address())))) {
      Profile profile =
          Profiles.named(
              "servicenow",
              "overlay",
              "{\"auth\":{\"strategy\":\"oauth2\",\"tokenUrl\":\"%s/t\"}}"
                  .formatted(tokens.address()));

      SignIn.Outcome outcome =
          new TokenSignIn(profile, new HttpExchange(tokens.address()))
              .signIn(SecretFields.of("{\"clientId\":\"a\",\"clientSecret\":\"b\"}", "v1"), LIMIT);

      assertThat(outcome).isInstanceOf(SignIn.Failed.class);
      assertThat(tokens.requests).hasSize(1);
      assertThat(tokens.requests.getFirst())
          .contains("Content-Type: application/x-www-form-urlencoded")
          .contains("Authorization: Basic YTpi");
      assertThat(elsewhere.requests).isEmpty();
    }
  }

  @Test
  void allCookiesAreReadWithoutTheirAttributesAndAreNoHeaderForExpressions() throws IOException {
    try (RawServer sap =
        new RawServer(
            RawServer.text(
                "HTTP/1.1 200 OK\r\nX-CSRF-Token: abc==\r\n"
                    + "Set-Cookie: sap-usercontext=sap-client=100; path=/\r\n"
                    + "set-cookie: SAP_SESSIONID=x%3d; HttpOnly; Secure\r\n"
                    + "Content-Length: 2\r\n\r\n{}"))) {
      Answer answer =
          new HttpExchange(sap.address()).send(new Request("GET", "/", Map.of(), null), LIMIT);

      assertThat(answer)
          .isInstanceOfSatisfying(
              Answer.Answered.class,
              answered -> {
                assertThat(answered.cookies())
                    .containsExactly("sap-usercontext=sap-client=100", "SAP_SESSIONID=x%3d");
                assertThat(answered.headers())
                    .containsEntry("x-csrf-token", "abc==")
                    .doesNotContainKey("set-cookie");
                assertThat(answered.toString()).doesNotContain("SESSION", "abc");
              });
    }
  }
}
