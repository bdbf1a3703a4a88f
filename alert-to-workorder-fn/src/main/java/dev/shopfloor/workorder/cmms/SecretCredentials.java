package dev.shopfloor.workorder.cmms;

import dev.shopfloor.runtime.SecretFields;
import dev.shopfloor.workorder.Cmms;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A secret that is sent with each request: HTTP Basic, a bearer token, a key in a header. Safe for
 * use by several threads.
 */
public final class SecretCredentials implements Credentials {
  private final SecretHeader header;
  private final Secrets secrets;
  private final Set<String> known = ConcurrentHashMap.newKeySet();

  /**
   * Credentials of this kind.
   *
   * @param auth basic, bearer or header key
   * @throws IllegalArgumentException for another kind
   */
  public SecretCredentials(Auth auth, Secrets secrets) {
    this.header = SecretHeader.of(auth);
    this.secrets = secrets;
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
    Optional<String> value = header.value().of(secret);
    if (value.isEmpty()) {
      return new Denied(
          new Cmms.Unauthorized(
              "the secret of the maintenance system cannot be used: its text must be "
                  + header.form()));
    }
    known.add(value.get());
    value.get().lines().map(line -> line.substring(line.indexOf(' ') + 1)).forEach(known::add);
    return new Granted(Map.of(header.name(), value.get()), secret.version());
  }

  @Override
  public boolean refused(Granted used) {
    return secrets.replaced(used.version());
  }

  @Override
  public Set<String> secrets() {
    return new HashSet<>(known);
  }
}
