package dev.shopfloor.workorder.cmms;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.runtime.SecretFields;
import dev.shopfloor.workorder.Cmms;
import dev.shopfloor.workorder.cmms.Credentials.Access;
import dev.shopfloor.workorder.cmms.Credentials.Granted;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Many environments that share one token of OAuth 2.0. */
class TokenWorkersTest {
  private static final long SECOND = 1_000_000_000L;
  private static final int WORKERS = 20;

  private final MemoryVault vault = new MemoryVault();
  private final MemoryBoard board = new MemoryBoard();
  private final AtomicInteger asked = new AtomicInteger();
  private final AtomicInteger leases = new AtomicInteger();
  private final AtomicLong now = new AtomicLong(1_781_511_000L * SECOND);

  @RepeatedTest(5)
  void manyWorkersWithOneExpiredTokenAskForOneNew() throws Exception {
    List<SharedSignIn> workers = new ArrayList<>();
    for (int each = 0; each < WORKERS; each++) {
      workers.add(worker());
    }
    assertThat(all(workers)).containsOnly(granted(1));

    // the giver said 100 s
    now.addAndGet(90 * SECOND);

    assertThat(all(workers)).containsOnly(granted(2));
    assertThat(asked).hasValue(2);
  }

  @Test
  void aTokenIsUsedAsLongAsItsGiverSaysAlsoByOtherEnvironments() {
    worker().access(limit());
    now.addAndGet(90 * SECOND - 1);
    assertThat(worker().access(limit())).isEqualTo(granted(1));
    now.addAndGet(1);
    assertThat(worker().access(limit())).isEqualTo(granted(2));
  }

  private List<Access> all(List<SharedSignIn> workers) throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<Access>> calls =
          workers.stream().<Callable<Access>>map(worker -> () -> worker.access(limit())).toList();
      List<Access> granted = new ArrayList<>();
      for (Future<Access> call : threads.invokeAll(calls)) {
        granted.add(call.get());
      }
      return granted;
    }
  }

  private SharedSignIn worker() {
    Profile profile = TokenSignInTest.profile("{'tokenUrl': '/oauth_token.do'}");
    Auth.OAuth2 auth = (Auth.OAuth2) profile.auth();
    return new SharedSignIn(
        new SharedSignIn.Header("Authorization", auth.prefix(), auth.lifetime(), "servicenow"),
        new SharedSignIn.Tools(
            new Secrets() {
              @Override
              public SecretFields read() {
                return SecretFields.of("{\"clientId\":\"a\",\"clientSecret\":\"b\"}", "v1");
              }

              @Override
              public void forget() {}
            },
            new TokenSignIn(profile, this::token),
            vault,
            board),
        () -> "lease" + leases.incrementAndGet(),
        now::get,
        // the clock stands still, so that no lease runs out: the others are done when it is free
        time -> {
          while (board.taken()) {
            Thread.onSpinWait();
          }
        });
  }

  private Answer token(Request request, Cmms.Limit limit) {
    String body =
        "{\"access_token\":\"token-%d\",\"expires_in\":100}".formatted(asked.incrementAndGet());
    return new Answer.Answered(200, Map.of(), body.getBytes(StandardCharsets.UTF_8));
  }

  private Cmms.Limit limit() {
    return new Cmms.Limit(now.get(), Duration.ofSeconds(20));
  }

  private static Granted granted(int version) {
    return new Granted(
        Map.of("Authorization", "Bearer token-" + version), Integer.toString(version));
  }
}
