package dev.shopfloor.workorder.cmms;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How a profile's system wants to know who calls. The secret itself is never part of it. */
public sealed interface Auth {
  /** Nobody asks. */
  record None() implements Auth {}

  /** HTTP Basic; the secret holds {@code username} and {@code password}. */
  record Basic() implements Auth {}

  /** {@code Authorization: Bearer}; the secret is the token, or holds {@code token}. */
  record Bearer() implements Auth {}

  /**
   * A key in a header; the secret is the key, or holds {@code key}.
   *
   * @param header its name
   * @param prefix what stands before the key; may be empty
   */
  record HeaderKey(String header, String prefix) implements Auth {}

  /**
   * A call that answers a token, which all workers share.
   *
   * @param signIn the call; its input is {@code secret} (the secret's fields) and {@code settings},
   *     its result {@code {token}}
   * @param header in which the token is sent
   * @param prefix what stands before it; may be empty
   * @param lifetime after which a token is not used any more, although nobody has refused it
   */
  record Login(Operation signIn, String header, String prefix, Duration lifetime) implements Auth {}

  /**
   * OAuth 2.0 without a person: a client asks for a token, which all workers share. The secret
   * holds the client's id and secret as docs/cmms/servicenow.md names them, and for the password
   * grant also {@code username} and {@code password}.
   *
   * @param tokenUrl a path of the system, or the address of another host
   * @param grant what is asked for
   * @param client where the client's id and secret are sent
   * @param scope what the token must be good for; null where nothing is said
   * @param prefix what stands before the token in the header Authorization
   * @param lifetime of a token whose giver does not say how long it lasts
   */
  record OAuth2(
      TokenAddress tokenUrl,
      Grant grant,
      Client client,
      @Nullable String scope,
      String prefix,
      Duration lifetime)
      implements Auth {
    /** What is asked for. */
    public enum Grant {
      /** A token of the client itself. */
      CLIENT_CREDENTIALS,
      /** A token of a user whose name and password the client knows. */
      PASSWORD;

      /** As the request says it. */
      String word() {
        return name().toLowerCase(Locale.ROOT);
      }
    }

    /** Where the client's id and secret are sent. */
    public enum Client {
      /** In the header Authorization. */
      BASIC,
      /** Among the form's fields. */
      BODY
    }
  }

  /**
   * A signature of each request: HMAC-SHA256 of its whole address without the scheme, in small
   * hexadecimal digits.
   *
   * @param header in which the signature is sent
   * @param key the field of the secret that signs
   * @param query what the address gets before it is signed, in this order; a value may hold {@code
   *     {epochMillis}} or {@code {epochSeconds}}, the present, and the secret's fields as {@code
   *     {name}}
   */
  record Hmac(String header, String key, Map<String, String> query) implements Auth {
    /** Copies the query in its order. */
    public Hmac {
      query = Collections.unmodifiableMap(new LinkedHashMap<>(query));
    }
  }
}
