package dev.shopfloor.workorder.cmms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenAddressTest {
  @Test
  void aPathBelongsToTheSystemItselfAndAnAddressToAnotherHost() {
    assertThat(TokenAddress.of("/oauth_token.do?x=1"))
        .isEqualTo(new TokenAddress(null, "/oauth_token.do?x=1"));
    assertThat(TokenAddress.of("https://login.example:8443/a/token?v=2"))
        .isEqualTo(new TokenAddress(URI.create("https://login.example:8443"), "/a/token?v=2"));
    assertThat(TokenAddress.of("https://login.example"))
        .isEqualTo(new TokenAddress(URI.create("https://login.example"), "/"));
    assertThat(TokenAddress.of("http://127.0.0.1:8080/token").host())
        .hasToString("http://127.0.0.1:8080");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://login.example/token",
        "//login.example/token",
        "https://user:pa55word@login.example/token",
        "https://login.example/token#top",
        "https:///token",
        "ftp://login.example/token",
        "token",
        "https://login example/token",
        "mailto:pa55word@example.com"
      })
  void whatWouldSendASecretInTheClearIsRefusedAndNotRepeated(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TokenAddress.of(text))
        .withMessageContaining("https address")
        .withMessageNotContaining("pa55word")
        .withMessageNotContaining("login");
  }
}
