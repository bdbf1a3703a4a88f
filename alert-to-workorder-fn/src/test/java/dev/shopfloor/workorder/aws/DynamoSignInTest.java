package dev.shopfloor.workorder.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.runtime.SecretFields;
import dev.shopfloor.testing.Planted;
import dev.shopfloor.workorder.Cmms;
import dev.shopfloor.workorder.cmms.Credentials;
import dev.shopfloor.workorder.cmms.Credentials.Granted;
import dev.shopfloor.workorder.cmms.Secrets;
import dev.shopfloor.workorder.cmms.SharedSignIn;
import dev.shopfloor.workorder.cmms.SharedToken;
import dev.shopfloor.workorder.cmms.SignIn;
import dev.shopfloor.workorder.cmms.SignInBoard.Failure;
import dev.shopfloor.workorder.cmms.SignInBoard.State;
import dev.shopfloor.workorder.cmms.TokenVault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The shared sign-in with the real conditions of DynamoDB. */
class DynamoSignInTest {
  private static final long SECOND = 1_000_000_000L;
  private static final long START = 1_781_511_000L * SECOND;
  private static final int WORKERS = 20;
  private static final String SYSTEM = "atlas https://cmms.example";
  private static final Cmms.Limit LIMIT = new Cmms.Limit(START, Duration.ofSeconds(20));

  private final DynamoDbClient dynamo = WorkOrderTables.client();
  private final String table = WorkOrderTables.create(dynamo);
  private final DynamoSignInBoard board = new DynamoSignInBoard(dynamo, table, "atlas");

  @Test
  void theLeaseIsOneWorkersUntilItGivesItBackOrItEnds() {
    assertThat(board.read()).isEqualTo(State.NEW);
    assertThat(board.take("one", START, START + 30 * SECOND)).isEqualTo(State.NEW);
    assertThat(board.take("two", START, START + 30 * SECOND)).isNull();
    assertThat(board.take("one", START, START + 30 * SECOND)).isEqualTo(State.NEW);

    State given = new State(7, null);
    board.giveBack("one", given);
    assertThat(board.take("two", START, START + 30 * SECOND)).isEqualTo(given);
    assertThat(board.take("three", START + 30 * SECOND, START + 60 * SECOND)).isEqualTo(given);

    board.giveBack("two", new State(8, null));
    assertThat(board.read()).isEqualTo(given);
  }

  @Test
  void aLeaseOfAClockThatWasSetBackEnds() {
    board.take("one", START, START + 30 * SECOND);

    assertThat(board.take("two", START - 3_600 * SECOND, START - 3_570 * SECOND)).isNotNull();
  }

  @Test
  void failuresAreKeptUntilTheNextWord() {
    for (Failure failure :
        List.of(new Failure(START, "version-1", "403: no"), new Failure(START, null, "away"))) {
      board.take("one", START, START + SECOND);
      board.giveBack("one", new State(1, failure));
      assertThat(board.read()).isEqualTo(new State(1, failure));
    }
    board.take("one", START, START + SECOND);
    board.giveBack("one", new State(2, null));
    assertThat(board.read()).isEqualTo(new State(2, null));
  }

  @Test
  void twentyWorkersWithAnExpiredTokenSignInOnce() throws Exception {
    AtomicReference<SharedToken> kept =
        new AtomicReference<>(new SharedToken(Planted.token(0), 1, START - 1_200 * SECOND, SYSTEM));
    AtomicInteger signIns = new AtomicInteger();
    AtomicLong now = new AtomicLong(START);
    CountDownLatch waiting = new CountDownLatch(WORKERS - 1);
    List<Future<Credentials.Access>> got = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(WORKERS)) {
      CountDownLatch all = new CountDownLatch(WORKERS);
      for (int worker = 0; worker < WORKERS; worker++) {
        String name = "worker " + worker;
        SharedSignIn credentials =
            new SharedSignIn(
                new SharedSignIn.Header("Authorization", "Bearer ", Duration.ofHours(1), SYSTEM),
                new SharedSignIn.Tools(
                    secrets(),
                    (secret, limit) -> {
                      signIns.incrementAndGet();
                      // it takes as long as every other worker needs to find out that it must wait
                      await(waiting);
                      return new SignIn.Token(Planted.token(1));
                    },
                    vault(kept),
                    board),
                () -> name,
                now::get,
                time -> {
                  waiting.countDown();
                  now.addAndGet(time.toNanos() / 100);
                  Thread.yield();
                });
        got.add(
            threads.submit(() -> {
              Granted old = (Granted) credentials.access(LIMIT);
              all.countDown();
              all.await();
              credentials.refused(old);
              Credentials.Access access = credentials.access(LIMIT);
              for (int again = 0; again < 50 && !(access instanceof Granted); again++) {
                access = credentials.access(LIMIT);
              }
              return access;
            }));
      }
    }

    for (Future<Credentials.Access> each : got) {
      assertThat(each.get())
          .isEqualTo(new Granted(Map.of("Authorization", "Bearer " + Planted.token(1)), "2"));
    }
    assertThat(signIns).hasValue(1);
    assertThat(board.read()).isEqualTo(new State(2, null));
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }

  private static TokenVault vault(AtomicReference<SharedToken> kept) {
    return new TokenVault() {
      @Override
      public SharedToken read() {
        return kept.get();
      }

      @Override
      public void put(SharedToken token) {
        kept.set(token);
      }
    };
  }

  private static Secrets secrets() {
    return new Secrets() {
      @Override
      public SecretFields read() {
        return SecretFields.of("{\"password\":\"" + Planted.PASSWORD + "\"}", "1");
      }

      @Override
      public void forget() {}
    };
  }
}
