package dev.shopfloor.workorder.cmms;

import dev.shopfloor.runtime.SecretFields;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * What becomes of a secret in a request's header.
 *
 * @param name the header
 * @param form what the secret must hold, for an error
 * @param value the header's value; nothing where the secret does not hold what it needs
 */
record SecretHeader(String name, String form, Form value) {
  private static final String AUTHORIZATION = "Authorization";

  /** Makes the header's value from a secret. */
  interface Form {
    Optional<String> of(SecretFields secret);
  }

  /**
   * The header of an authentication that needs nothing but the secret.
   *
   * @throws IllegalArgumentException for one that needs none, or more
   */
  static SecretHeader of(Auth auth) {
    return switch (auth) {
      case Auth.Basic basic ->
          new SecretHeader(
              AUTHORIZATION,
              "{\"username\":\"...\",\"password\":\"...\"}, the username without a colon",
              SecretHeader::basic);
      case Auth.Bearer bearer ->
          new SecretHeader(
              AUTHORIZATION, form("token"), secret -> prefixed("Bearer ", secret, "token"));
      case Auth.HeaderKey(String header, String prefix) ->
          new SecretHeader(header, form("key"), secret -> prefixed(prefix, secret, "key"));
      case Auth.None none -> throw new IllegalArgumentException("nothing is sent");
      case Auth.Login login -> throw new IllegalArgumentException("a sign-in is a call of its own");
      case Auth.OAuth2 oauth -> throw new IllegalArgumentException("a token is a call of its own");
      case Auth.Hmac hmac -> throw new IllegalArgumentException("each request has its signature");
    };
  }

  /** Whether a value may stand in a header: it cannot end it and begin another. */
  static boolean sendable(String value) {
    return !value.isEmpty() && value.chars().allMatch(c -> c > ' ' && c <= '~');
  }

  private static String form(String field) {
    return "it itself, one line without blanks, or {\"" + field + "\":\"...\"}";
  }

  private static Optional<String> prefixed(String prefix, SecretFields secret, String field) {
    return secret.token(field).filter(SecretHeader::sendable).map(token -> prefix + token);
  }

  private static Optional<String> basic(SecretFields secret) {
    Optional<String> user = secret.field("username").filter(name -> name.indexOf(':') < 0);
    return user.flatMap(name ->
        secret
            .field("password")
            .map(password ->
                "Basic "
                    + Base64.getEncoder()
                        .encodeToString((name + ':' + password).getBytes(StandardCharsets.UTF_8))));
  }
}
