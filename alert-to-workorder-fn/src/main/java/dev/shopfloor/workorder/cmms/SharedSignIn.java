package dev.shopfloor.workorder.cmms;

import dev.shopfloor.runtime.SecretFields;
import dev.shopfloor.workorder.Cmms;
import dev.shopfloor.workorder.cmms.SignInBoard.Failure;
import dev.shopfloor.workorder.cmms.SignInBoard.State;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One sign-in for all workers. Whoever finds the token refused or too old takes the lease, signs in
 * and shares the token; the others wait for it. Systems count sign-ins, lock accounts and need
 * seconds for each: twenty environments that start at once must not make twenty.
 *
 * <p>The token is put first and its version written after it. Who takes the lease of a worker that
 * died between the two finds the token and signs in no second time. Refresh tokens are not used:
 * two environments that use the same one end all sessions of the account.
 */
public final class SharedSignIn implements Credentials {
  private static final long SECOND = 1_000_000_000L;
  // after that another worker may sign in: this one has died
  private static final long LEASE = 30 * SECOND;
  private static final Duration LONGEST_CALL = Duration.ofSeconds(15);
  private static final long LONGEST_WAIT = 8 * SECOND;
  private static final Duration STEP = Duration.ofMillis(400);
  private static final long MOST_STEPS = LONGEST_WAIT / STEP.toNanos();
  private static final long AFTER_REFUSAL = 300 * SECOND;
  // a token that is refused sooner is not what is wrong
  private static final long YOUNG = 300 * SECOND;
  private static final long AFTER_FAILURE = 15 * SECOND;
  private static final long LONGEST_PAUSE = 3_600 * SECOND;

  private final Header header;
  private final Tools tools;
  private final Supplier<String> leases;
  private final LongSupplier clock;
  private final Pause pause;
  private final Set<String> known = ConcurrentHashMap.newKeySet();
  private @Nullable SharedToken kept;
  private long refused;

  /**
   * How a token is sent.
   *
   * @param name the header
   * @param prefix what stands before the token; may be empty
   * @param lifetime after which a token is not used any more whose giver did not say
   * @param system what tells the system from others: its profile and address
   */
  public record Header(String name, String prefix, Duration lifetime, String system) {}

  /**
   * What a sign-in needs.
   *
   * @param secrets what we sign in with
   * @param signIn the call
   * @param vault where the token is shared
   * @param board where it is agreed on who signs in
   */
  public record Tools(Secrets secrets, SignIn signIn, TokenVault vault, SignInBoard board) {}

  /**
   * Credentials of one worker.
   *
   * @param leases gives each lease another name
   * @param clock the present, ns since the epoch
   * @param pause lets time pass while another worker signs in
   */
  public SharedSignIn(
      Header header, Tools tools, Supplier<String> leases, LongSupplier clock, Pause pause) {
    this.header = header;
    this.tools = tools;
    this.leases = leases;
    this.clock = clock;
    this.pause = pause;
  }

  @Override
  public synchronized Access access(Cmms.Limit limit) {
    SharedToken token = kept;
    if (token != null && usable(token)) {
      return granted(token);
    }
    try {
      return obtain(limit);
    } catch (RuntimeException away) {
      return new Denied(new Cmms.Unreached("signing in failed: " + words(away)));
    }
  }

  @Override
  public synchronized boolean refused(Granted used) {
    long version = Long.parseLong(used.version());
    SharedToken token = kept;
    if (token != null && token.version() == version) {
      if (Math.abs(clock.getAsLong() - token.at()) < YOUNG) {
        return false;
      }
      kept = null;
    }
    refused = Math.max(refused, version);
    return true;
  }

  @Override
  public Set<String> secrets() {
    return new HashSet<>(known);
  }

  /** After a snapshot: nothing of what was kept may be true any more. */
  public synchronized void forget() {
    kept = null;
    tools.secrets().forget();
  }

  private Access obtain(Cmms.Limit limit) {
    long begun = clock.getAsLong();
    long most = Math.min(LONGEST_WAIT, limit.time().toNanos() / 2);
    for (int step = 0; step <= MOST_STEPS && clock.getAsLong() - begun <= most; step++) {
      Access access = look(limit.time().minusNanos(clock.getAsLong() - begun));
      if (access != null) {
        return access;
      }
      pause.pause(STEP);
    }
    return new Denied(new Cmms.Unreached("another worker is signing in and is not done yet"));
  }

  /** Null while another worker signs in. */
  private @Nullable Access look(Duration time) {
    SharedToken shared = tools.vault().read();
    if (shared != null && usable(shared)) {
      return keep(shared);
    }
    Denied denied = denied(tools.board().read().failure());
    if (denied != null) {
      return denied;
    }
    String lease = leases.get();
    long now = clock.getAsLong();
    State taken = tools.board().take(lease, now, now + LEASE);
    return taken == null ? null : withLease(lease, taken, time);
  }

  private Access withLease(String lease, State taken, Duration time) {
    State after = taken;
    try {
      // the one before may have finished, or died after it had put the token
      SharedToken shared = tools.vault().read();
      long last =
          Math.max(taken.version(), Math.max(shared == null ? 0 : shared.version(), refused));
      after = new State(last, taken.failure());
      if (shared != null && usable(shared)) {
        after = new State(last, null);
        return keep(shared);
      }
      Denied denied = denied(taken.failure());
      if (denied != null) {
        return denied;
      }
      SecretFields secret = secret();
      long now = clock.getAsLong();
      Duration most = time.compareTo(LONGEST_CALL) < 0 ? time : LONGEST_CALL;
      switch (tools.signIn().signIn(secret, new Cmms.Limit(now, most))) {
        case SignIn.Token(String value, long lasts) -> {
          SharedToken made =
              new SharedToken(value, last + 1, clock.getAsLong(), lasts, header.system());
          Granted granted = keep(made);
          tools.vault().put(made);
          after = new State(made.version(), null);
          return granted;
        }
        case SignIn.Refused(String why) -> {
          after =
              new State(
                  last, new Failure(clock.getAsLong() + AFTER_REFUSAL, secret.version(), why));
          return refusal(why);
        }
        case SignIn.Failed(long wait, String why) -> {
          long pause = Math.clamp(wait, AFTER_FAILURE, LONGEST_PAUSE);
          after = new State(last, new Failure(clock.getAsLong() + pause, null, why));
          return new Denied(new Cmms.Throttled(pause, "signing in failed: " + why));
        }
      }
    } finally {
      tools.board().giveBack(lease, after);
    }
  }

  private @Nullable Denied denied(@Nullable Failure failure) {
    long now = clock.getAsLong();
    // one that is longer than any was written by a clock that was set back since
    if (failure == null || failure.until() <= now || failure.until() - now > LONGEST_PAUSE) {
      return null;
    }
    if (failure.refusedSecret() == null) {
      return new Denied(
          new Cmms.Throttled(
              failure.until() - now, "signing in failed a moment ago: " + failure.why()));
    }
    return secret().version().equals(failure.refusedSecret()) ? refusal(failure.why()) : null;
  }

  private static Denied refusal(String why) {
    return new Denied(
        new Cmms.Unauthorized(
            "the sign-in was refused (not tried again for five minutes, or until the secret is"
                + " another, because accounts get locked): "
                + why));
  }

  /** Read anew: signing in is rare, and a wrong password locks accounts. */
  private SecretFields secret() {
    tools.secrets().forget();
    SecretFields secret = tools.secrets().read();
    known.addAll(secret.values());
    return secret;
  }

  private boolean usable(SharedToken token) {
    return token.version() > refused
        && token.system().equals(header.system())
        && clock.getAsLong() - token.at()
            < (token.lasts() > 0 ? token.lasts() : header.lifetime().toNanos());
  }

  private Granted keep(SharedToken token) {
    kept = token;
    known.add(token.value());
    return granted(token);
  }

  private Granted granted(SharedToken token) {
    return new Granted(
        Map.of(header.name(), header.prefix() + token.value()), Long.toString(token.version()));
  }

  private static String words(RuntimeException away) {
    return away.getMessage() == null ? away.getClass().getSimpleName() : away.getMessage();
  }
}
