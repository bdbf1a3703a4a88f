package dev.shopfloor.cli.cmms;

import dev.shopfloor.workorder.Cmms;
import dev.shopfloor.workorder.aws.HttpExchange;
import dev.shopfloor.workorder.cmms.Credentials;
import dev.shopfloor.workorder.cmms.Exchange;
import dev.shopfloor.workorder.cmms.GatedExchange;
import dev.shopfloor.workorder.cmms.MemoryGateStore;
import dev.shopfloor.workorder.cmms.Pause;
import dev.shopfloor.workorder.cmms.Profile;
import dev.shopfloor.workorder.cmms.ProfileCmms;
import dev.shopfloor.workorder.cmms.Secrets;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A user's maintenance system over HTTP, no faster than it allows.
 *
 * @param cmms for the bridge
 * @param credentials what it is called with
 */
public record CmmsSystem(Cmms cmms, Credentials credentials) {
  private static final long SECOND = 1_000_000_000L;

  /** The real present, ns since the epoch. */
  public static final LongSupplier WALL =
      () -> {
        Instant now = Clock.systemUTC().instant();
        return now.getEpochSecond() * SECOND + now.getNano();
      };

  /** Lets real time pass. */
  public static final Pause REAL =
      time -> {
        long end = System.nanoTime() + time.toNanos();
        for (long left = time.toNanos(); left > 0; left = end - System.nanoTime()) {
          LockSupport.parkNanos(left);
        }
      };

  /**
   * The system at an address.
   *
   * @param secret what the user gives; null for nothing
   * @param seen sees what goes over the wire; leaves it as it is
   * @throws dev.shopfloor.cli.run.UsageException when the profile needs a secret and there is none
   */
  public static CmmsSystem at(
      URI url, Profile profile, @Nullable Secrets secret, UnaryOperator<Exchange> seen) {
    Exchange exchange =
        new GatedExchange(
            seen.apply(new HttpExchange(url)),
            new MemoryGateStore(),
            GatedExchange.Rules.of(profile.limits()),
            WALL,
            REAL);
    Credentials credentials = CmmsAccess.of(profile, url, secret, exchange, WALL, REAL);
    return new CmmsSystem(
        new ProfileCmms(profile, exchange, credentials, System::nanoTime), credentials);
  }
}
