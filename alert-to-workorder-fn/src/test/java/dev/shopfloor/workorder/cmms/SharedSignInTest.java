package dev.shopfloor.workorder.cmms;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.runtime.SecretFields;
import dev.shopfloor.workorder.Cmms;
import dev.shopfloor.workorder.cmms.Credentials.Access;
import dev.shopfloor.workorder.cmms.Credentials.Denied;
import dev.shopfloor.workorder.cmms.Credentials.Granted;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SharedSignInTest {
  private static final long SECOND = 1_000_000_000L;
  private static final long MINUTE = 60 * SECOND;
  private static final Cmms.Limit LIMIT = new Cmms.Limit(0, Duration.ofSeconds(20));

  private final MemoryVault vault = new MemoryVault();
  private final MemoryBoard board = new MemoryBoard();
  private final AtomicInteger leases = new AtomicInteger();
  private long now = 1_781_511_000L * SECOND;
  private String secretVersion = "s1";
  private int signIns;
  private int pauses;
  private SignIn.Outcome outcome = new SignIn.Token("");

  @Test
  void whoeverComesFirstSignsInAndTheOthersUseItsToken() {
    SharedSignIn one = worker();
    SharedSignIn two = worker();

    assertThat(one.access(LIMIT)).isEqualTo(granted("token-1", 1));
    assertThat(two.access(LIMIT)).isEqualTo(granted("token-1", 1));
    assertThat(one.access(LIMIT)).isEqualTo(granted("token-1", 1));
    assertThat(signIns).isEqualTo(1);
    assertThat(board.state).isEqualTo(new SignInBoard.State(1, null));
  }

  @Test
  void aTokenThatIsRefusedIsRenewedOnceForAll() {
    SharedSignIn one = worker();
    SharedSignIn two = worker();
    Granted old = (Granted) one.access(LIMIT);
    two.access(LIMIT);
    now += 10 * MINUTE;

    assertThat(one.refused(old)).isTrue();
    assertThat(one.access(LIMIT)).isEqualTo(granted("token-2", 2));
    assertThat(two.refused(old)).isTrue();
    assertThat(two.access(LIMIT)).isEqualTo(granted("token-2", 2));
    assertThat(signIns).isEqualTo(2);
  }

  @Test
  void aTokenOlderThanItsLifetimeIsRenewedBeforeUse() {
    worker().access(LIMIT);
    SharedSignIn kept = worker();
    kept.access(LIMIT);
    now += 30 * MINUTE;

    assertThat(kept.access(LIMIT)).isEqualTo(granted("token-2", 2));
    assertThat(worker().access(LIMIT)).isEqualTo(granted("token-2", 2));
    assertThat(signIns).isEqualTo(2);
  }

  @Test
  void aTokenThatIsRefusedAtOnceIsNotRenewed() {
    SharedSignIn worker = worker();
    Granted token = (Granted) worker.access(LIMIT);
    now += MINUTE;

    assertThat(worker.refused(token)).isFalse();
    assertThat(worker.access(LIMIT)).isEqualTo(token);
    assertThat(signIns).isEqualTo(1);
  }

  @Test
  void aSignInThatIsRefusedIsNotTriedAgainByAnybodyForFiveMinutes() {
    outcome = new SignIn.Refused("Invalid credentials");

    assertThat(worker().access(LIMIT)).isEqualTo(refused());
    now += 5 * MINUTE - 1;
    assertThat(worker().access(LIMIT)).isEqualTo(refused());
    assertThat(signIns).isEqualTo(1);

    now += 1;
    worker().access(LIMIT);
    assertThat(signIns).isEqualTo(2);
  }

  @Test
  void withAnotherSecretASignInIsTriedAgainAtOnce() {
    SharedSignIn worker = worker();
    outcome = new SignIn.Refused("Invalid credentials");
    worker.access(LIMIT);

    secretVersion = "s2";
    outcome = new SignIn.Token("");

    assertThat(worker.access(LIMIT)).isEqualTo(granted("token-2", 1));
    assertThat(board.state.failure()).isNull();
  }

  @Test
  void aSignInThatNobodyAnswersIsTriedAgainAfterAWhileOrAsLongAsWasAskedFor() {
    outcome = new SignIn.Failed(0, "no connection");
    assertThat(worker().access(LIMIT))
        .isEqualTo(new Denied(new Cmms.Throttled(15 * SECOND, "signing in failed: no connection")));
    now += 14 * SECOND;
    assertThat(worker().access(LIMIT))
        .isEqualTo(
            new Denied(
                new Cmms.Throttled(SECOND, "signing in failed a moment ago: no connection")));

    now += SECOND;
    outcome = new SignIn.Failed(40 * SECOND, "429");
    worker().access(LIMIT);
    now += 39 * SECOND;
    worker().access(LIMIT);

    assertThat(signIns).isEqualTo(2);
  }

  @Test
  void whoFindsAnotherSigningInWaitsAndThenLetsTheOutboxTryLater() {
    board.take("another", now, now + 30 * SECOND);

    assertThat(worker().access(LIMIT))
        .isEqualTo(
            new Denied(new Cmms.Unreached("another worker is signing in and is not done yet")));
    assertThat(pauses).isBetween(19, 21);
    assertThat(signIns).isZero();
  }

  @Test
  void aShortCallWaitsForHalfOfItsTime() {
    board.take("another", now, now + 30 * SECOND);

    worker().access(new Cmms.Limit(0, Duration.ofSeconds(2)));

    assertThat(pauses).isLessThanOrEqualTo(3);
  }

  @Test
  void aLeaseOfAWorkerThatDiedEnds() {
    board.take("another", now, now + 30 * SECOND);
    now += 30 * SECOND;

    assertThat(worker().access(LIMIT)).isEqualTo(granted("token-1", 1));
  }

  @Test
  void aTokenPutByAWorkerThatDiedBeforeItSaidSoIsUsed() {
    board.take("another", now, now + 30 * SECOND);
    vault.put(new SharedToken("theirs", 1, now, "atlas https://cmms.example"));

    assertThat(worker().access(LIMIT)).isEqualTo(granted("theirs", 1));
    assertThat(signIns).isZero();
  }

  @Test
  void aTokenOfAnotherSystemIsNeverSent() {
    vault.put(new SharedToken("theirs", 7, now, "atlas https://other.example"));

    assertThat(worker().access(LIMIT)).isEqualTo(granted("token-1", 8));
  }

  @Test
  void nothingIsShownOfToken() {
    SharedSignIn worker = worker();
    Access access = worker.access(LIMIT);

    assertThat(access + " " + vault.token).doesNotContain("token-1");
    assertThat(worker.secrets()).contains("token-1", "hunter22");
  }

  @Test
  void aVaultOrASecretThatIsAwayMeansLater() {
    SharedSignIn worker =
        new SharedSignIn(
            HEADER,
            new SharedSignIn.Tools(
                secrets(),
                (secret, limit) -> outcome,
                new TokenVault() {
                  @Override
                  public SharedToken read() {
                    throw new IllegalStateException("the vault is away");
                  }

                  @Override
                  public void put(SharedToken token) {}
                },
                board),
            () -> "lease",
            () -> now,
            time -> {});

    assertThat(worker.access(LIMIT))
        .isEqualTo(new Denied(new Cmms.Unreached("signing in failed: the vault is away")));
  }

  private static final SharedSignIn.Header HEADER =
      new SharedSignIn.Header(
          "Authorization", "Bearer ", Duration.ofMinutes(30), "atlas https://cmms.example");

  private SharedSignIn worker() {
    return new SharedSignIn(
        HEADER,
        new SharedSignIn.Tools(secrets(), this::signIn, vault, board),
        () -> "lease" + leases.incrementAndGet(),
        () -> now,
        time -> {
          pauses++;
          now += time.toNanos();
        });
  }

  private SignIn.Outcome signIn(SecretFields secret, Cmms.Limit limit) {
    signIns++;
    return outcome instanceof SignIn.Token ? new SignIn.Token("token-" + signIns) : outcome;
  }

  private Secrets secrets() {
    return new Secrets() {
      @Override
      public SecretFields read() {
        return SecretFields.of("{\"password\":\"hunter22\"}", secretVersion);
      }

      @Override
      public void forget() {}
    };
  }

  private static Granted granted(String token, long version) {
    return new Granted(Map.of("Authorization", "Bearer " + token), Long.toString(version));
  }

  private static Denied refused() {
    return new Denied(
        new Cmms.Unauthorized(
            "the sign-in was refused (not tried again for five minutes, or until the secret is"
                + " another, because accounts get locked): Invalid credentials"));
  }
}
