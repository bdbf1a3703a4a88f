package dev.shopfloor.workorder.cmms;

import dev.shopfloor.workorder.cmms.Auth.OAuth2.Client;
import dev.shopfloor.workorder.cmms.Auth.OAuth2.Grant;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How a profile says who we are. */
final class AuthReader {
  private static final Duration SHORTEST = Duration.ofMinutes(1);
  private static final Duration LONGEST = Duration.ofDays(30);
  private static final Map<String, Set<String>> NAMES =
      Map.of(
          "none", Set.of("strategy"),
          "basic", Set.of("strategy"),
          "bearer", Set.of("strategy"),
          "header", Set.of("strategy", "header", "prefix"),
          "login", Set.of("strategy", "signIn", "header", "prefix", "lifetime"),
          "oauth2",
              Set.of("strategy", "tokenUrl", "grant", "client", "scope", "prefix", "lifetime"),
          "hmac", Set.of("strategy", "header", "key", "query"));
  private static final Map<String, Grant> GRANTS =
      Map.of("client_credentials", Grant.CLIENT_CREDENTIALS, "password", Grant.PASSWORD);
  private static final Map<String, Client> CLIENTS =
      Map.of("basic", Client.BASIC, "body", Client.BODY);
  private static final Duration OF_A_TOKEN = Duration.ofMinutes(25);

  private AuthReader() {}

  static Auth read(Part auth) {
    Part strategy = auth.required().get("strategy");
    Map<String, String> words = new HashMap<>();
    NAMES.keySet().forEach(name -> words.put(name, name));
    String word = strategy.word(words);
    if (word == null) {
      return new Auth.None();
    }
    auth.only(NAMES.getOrDefault(word, Set.of()));
    return switch (word) {
      case "basic" -> new Auth.Basic();
      case "bearer" -> new Auth.Bearer();
      case "header" -> new Auth.HeaderKey(header(auth), prefix(auth));
      case "login" -> login(auth);
      case "oauth2" -> oauth2(auth);
      case "hmac" -> HmacReader.read(auth, header(auth));
      default -> new Auth.None();
    };
  }

  private static Auth login(Part auth) {
    Operation signIn = OperationReader.call(auth.get("signIn"));
    String header = header(auth);
    Duration lifetime = auth.get("lifetime").duration(SHORTEST, LONGEST);
    return signIn == null
        ? new Auth.None()
        : new Auth.Login(signIn, header, prefix(auth), lifetime);
  }

  /** The token that each write needs; null where there is none. */
  static Profile.@Nullable Guard guard(Part csrf) {
    if (csrf.absent()) {
      return null;
    }
    Operation fetch = OperationReader.guard(csrf);
    String header = header(csrf).toLowerCase(Locale.ROOT);
    return fetch == null ? null : new Profile.Guard(fetch, header);
  }

  private static Auth oauth2(Part auth) {
    TokenAddress address = address(auth.get("tokenUrl"));
    Grant grant = wordOr(auth.get("grant"), GRANTS, Grant.CLIENT_CREDENTIALS);
    Client client = wordOr(auth.get("client"), CLIENTS, Client.BASIC);
    Part scope = auth.get("scope");
    Part lifetime = auth.get("lifetime");
    return new Auth.OAuth2(
        address,
        grant,
        client,
        scope.absent() ? null : scope.text(),
        auth.get("prefix").absent() ? "Bearer " : prefix(auth),
        lifetime.absent() ? OF_A_TOKEN : lifetime.duration(SHORTEST, LONGEST));
  }

  private static TokenAddress address(Part part) {
    String text = part.text();
    try {
      return TokenAddress.of(text.isEmpty() ? "/" : text);
    } catch (IllegalArgumentException wrong) {
      // without the value: it may name a user and a password
      part.faultWithoutValue(String.valueOf(wrong.getMessage()));
      return TokenAddress.of("/");
    }
  }

  private static <E> E wordOr(Part part, Map<String, E> words, E absent) {
    E meant = part.absent() ? absent : part.word(words);
    return meant == null ? absent : meant;
  }

  private static String header(Part auth) {
    String header = auth.get("header").text();
    if (!header.isEmpty() && !HeaderReader.legal(header)) {
      auth.get("header").fault("cannot be the name of a header");
    }
    return header;
  }

  private static String prefix(Part auth) {
    Part prefix = auth.get("prefix");
    if (prefix.value() == null || "".equals(prefix.value())) {
      return "";
    }
    String text = prefix.text();
    if (text.length() > 20) {
      prefix.faultWithoutValue("is longer than a scheme; the key belongs into the secret");
    }
    return text;
  }
}
