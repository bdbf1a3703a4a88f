package dev.shopfloor.workorder.cmms;

import dev.shopfloor.runtime.SecretFields;
import dev.shopfloor.workorder.Cmms;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs each request when it is sent, as {@link Auth.Hmac} says. Systems take a signature for a few
 * minutes only, so this clock must not be far from theirs. Safe for use by several threads.
 */
public final class HmacCredentials implements Credentials {
  private static final String ALGORITHM = "HmacSHA256";
  private static final Pattern FIELD = Pattern.compile("\\{([A-Za-z][A-Za-z0-9_-]*)}");
  private static final Pattern SCHEME = Pattern.compile("^[A-Za-z][A-Za-z0-9+.-]*://");
  private static final Set<String> TIMES = Set.of("epochMillis", "epochSeconds");
  private static final long MILLI = 1_000_000L;
  private static final long SECOND = 1_000_000_000L;

  private final Auth.Hmac auth;
  private final String address;
  private final Secrets secrets;
  private final LongSupplier clock;
  private final Set<String> known = ConcurrentHashMap.newKeySet();

  /**
   * Signatures for a system.
   *
   * @param address the system's, which the path of a request follows
   * @param clock the present, ns since the epoch
   */
  public HmacCredentials(Auth.Hmac auth, URI address, Secrets secrets, LongSupplier clock) {
    this.auth = auth;
    String text = SCHEME.matcher(address.toString()).replaceFirst("");
    // as it is sent: a path begins with its own slash
    this.address = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    this.secrets = secrets;
    this.clock = clock;
  }

  @Override
  public Access access(Cmms.Limit limit) {
    SecretFields secret;
    try {
      secret = secrets.read();
    } catch (RuntimeException unread) {
      return new Denied(new Cmms.Unreached(String.valueOf(unread.getMessage())));
    }
    known.addAll(secret.values());
    Set<String> needed = needed();
    if (!needed.stream().allMatch(field -> secret.field(field).isPresent())) {
      return new Denied(
          new Cmms.Unauthorized(
              "the secret of the maintenance system cannot be used: its text must be JSON with the"
                  + " fields "
                  + String.join(", ", needed)));
    }
    return new Granted(Map.of(), secret.version(), request -> signed(request, secret));
  }

  @Override
  public boolean refused(Granted used) {
    return secrets.replaced(used.version());
  }

  @Override
  public Set<String> secrets() {
    return new HashSet<>(known);
  }

  private Set<String> needed() {
    Set<String> needed = new TreeSet<>(Set.of(auth.key()));
    for (String value : auth.query().values()) {
      FIELD.matcher(value).results().map(found -> found.group(1)).forEach(needed::add);
    }
    needed.removeAll(TIMES);
    return needed;
  }

  private Request signed(Request request, SecretFields secret) {
    long now = clock.getAsLong();
    StringJoiner query = new StringJoiner("&");
    auth.query()
        .forEach((name, value) ->
            query.add(
                PathTemplate.encode(name) + '=' + PathTemplate.encode(filled(value, secret, now))));
    String path = request.path() + (request.path().indexOf('?') < 0 ? '?' : '&') + query.toString();
    Request whole = new Request(request.method(), path, request.headers(), request.body());
    return whole.with(
        Map.of(auth.header(), signature(address + path, secret.field(auth.key()).orElse(""))));
  }

  private static String filled(String value, SecretFields secret, long now) {
    return FIELD
        .matcher(value)
        .replaceAll(found ->
            Matcher.quoteReplacement(
                switch (found.group(1)) {
                  case "epochMillis" -> Long.toString(now / MILLI);
                  case "epochSeconds" -> Long.toString(now / SECOND);
                  default -> secret.field(found.group(1)).orElse("");
                }));
  }

  private static String signature(String text, String key) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), ALGORITHM));
      return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("this Java has no " + ALGORITHM, impossible);
    }
  }
}
