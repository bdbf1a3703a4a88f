package dev.shopfloor.workorder.cmms;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.shopfloor.runtime.SecretFields;
import dev.shopfloor.workorder.Cmms;
import dev.shopfloor.workorder.cmms.Auth.OAuth2;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Asks for a token as OAuth 2.0 has it for clients without a person (RFC 6749, 4.3 and 4.4). An
 * answer that leads elsewhere is not followed: the secret would go along.
 */
public final class TokenSignIn implements SignIn {
  private static final long SECOND = 1_000_000_000L;
  private static final BigDecimal LONGEST = BigDecimal.valueOf(30L * 24 * 3_600);
  // a token must not run out between its check and its use
  private static final long MARGIN = 60 * SECOND;

  private final OAuth2 auth;
  private final Exchange exchange;
  private final SignInAnswers answers;

  /**
   * The sign-in of a profile.
   *
   * @param exchange reaches the host that gives the tokens
   * @throws IllegalArgumentException when the profile has no tokens of OAuth 2.0
   */
  public TokenSignIn(Profile profile, Exchange exchange) {
    if (!(profile.auth() instanceof OAuth2 oauth)) {
      throw new IllegalArgumentException(profile.name() + " has no tokens of OAuth 2.0");
    }
    this.auth = oauth;
    this.exchange = exchange;
    this.answers = new SignInAnswers(profile);
  }

  @Override
  public Outcome signIn(SecretFields secret, Cmms.Limit limit) {
    Request request = request(secret);
    return request == null
        ? new Refused("the secret of the maintenance system cannot be used: it must hold " + form())
        : answers.of(exchange.send(request, limit), TokenSignIn::token, secret, limit);
  }

  /** Null where the secret does not hold what is needed. */
  private @Nullable Request request(SecretFields secret) {
    Map<String, String> form = new LinkedHashMap<>();
    Map<String, String> headers = new LinkedHashMap<>();
    form.put("grant_type", auth.grant().word());
    boolean whole =
        auth.grant() == OAuth2.Grant.CLIENT_CREDENTIALS
            || (put(form, "username", secret.field("username"))
                && put(form, "password", secret.field("password")));
    if (auth.scope() != null) {
      form.put("scope", auth.scope());
    }
    Optional<String> id = secret.field("clientId");
    Optional<String> key = secret.field("clientSecret");
    if (auth.client() == OAuth2.Client.BODY) {
      whole &= put(form, "client_id", id) && put(form, "client_secret", key);
    } else if (id.isPresent() && key.isPresent()) {
      String both = encoded(id.get()) + ':' + encoded(key.get());
      headers.put(
          "Authorization", "Basic " + Base64.getEncoder().encodeToString(both.getBytes(UTF_8)));
    } else {
      whole = false;
    }
    if (!whole) {
      return null;
    }
    headers.put("Content-Type", "application/x-www-form-urlencoded");
    String body =
        form.entrySet().stream()
            .map(field -> field.getKey() + '=' + encoded(field.getValue()))
            .collect(Collectors.joining("&"));
    return new Request("POST", auth.tokenUrl().path(), headers, body.getBytes(UTF_8));
  }

  private String form() {
    return auth.grant() == OAuth2.Grant.PASSWORD
        ? "{\"clientId\":\"...\",\"clientSecret\":\"...\",\"username\":\"...\",\"password\":\"...\"}"
        : "{\"clientId\":\"...\",\"clientSecret\":\"...\"}";
  }

  private static boolean put(Map<String, String> form, String name, Optional<String> value) {
    value.ifPresent(present -> form.put(name, present));
    return value.isPresent();
  }

  private static @Nullable Token token(Answer.Answered answered) {
    if (answered.status() / 100 != 2) {
      return null;
    }
    try {
      return JsonTree.read(answered.body()) instanceof Map<?, ?> fields
          ? new Token(Values.text(fields.get("access_token")), lasts(fields.get("expires_in")))
          : new Token("");
    } catch (IOException noJson) {
      return new Token("");
    }
  }

  /** Ns; 0 when it is not said, or makes no sense. */
  private static long lasts(@Nullable Object seconds) {
    try {
      long said =
          new BigDecimal(Values.text(seconds)).min(LONGEST).max(BigDecimal.ZERO).longValue()
              * SECOND;
      return said - Math.min(MARGIN, said / 10);
    } catch (NumberFormatException unsaid) {
      return 0;
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8);
  }
}
