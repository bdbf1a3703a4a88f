package dev.shopfloor.workorder.cmms;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.runtime.SecretFields;
import dev.shopfloor.workorder.Cmms;
import dev.shopfloor.workorder.Interleaving;
import dev.shopfloor.workorder.cmms.Credentials.Granted;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.jspecify.annotations.Nullable;

/** Twenty workers with an expired token, step by step in any order, some of which die. */
class SharedSignInPropertiesTest {
  private static final long SECOND = 1_000_000_000L;
  private static final int WORKERS = 20;
  private static final Cmms.Limit LIMIT = new Cmms.Limit(0, Duration.ofSeconds(40));
  private static final String SYSTEM = "atlas https://cmms.example";

  private static final class Plant {
    private final Random random;
    private final Interleaving interleaving;
    private final MemoryVault vault = new MemoryVault();
    private final MemoryBoard board = new MemoryBoard();
    private final List<Integer> signedIn = new ArrayList<>();
    private final Set<Integer> dead = new TreeSet<>();
    private final Map<Integer, Credentials.Access> got = new HashMap<>();
    private final int deadly;
    private long now = 1_781_511_000L * SECOND;

    private Plant(long seed, int deadly) {
      this.random = new Random(seed);
      this.interleaving = new Interleaving(random);
      this.deadly = deadly;
      vault.token = new SharedToken("old", 1, now - 3_600 * SECOND, SYSTEM);
      board.state = new SignInBoard.State(1, null);
    }

    /** Others may go first; time goes on; whoever has died does nothing any more. */
    private void step(int worker) {
      interleaving.step();
      now += random.nextLong(8_000_000L);
      if (dead.contains(worker) || deadly > 0 && random.nextInt(deadly) == 0) {
        dead.add(worker);
        throw new Interleaving.Death();
      }
    }

    private void run() {
      for (int worker = 0; worker < WORKERS; worker++) {
        int me = worker;
        interleaving.begin(() -> work(me));
      }
      interleaving.runAll();
    }

    private void work(int me) {
      SharedSignIn credentials =
          new SharedSignIn(
              new SharedSignIn.Header("Authorization", "", Duration.ofHours(2), SYSTEM),
              new SharedSignIn.Tools(
                  secrets(), (secret, limit) -> signIn(me), vault(me), board(me)),
              () -> "worker " + me,
              () -> now,
              time -> {
                now += time.toNanos() / WORKERS;
                step(me);
              });
      Granted old = (Granted) credentials.access(LIMIT);
      step(me);
      credentials.refused(old);
      got.put(me, credentials.access(LIMIT));
    }

    private SignIn.Outcome signIn(int me) {
      step(me);
      signedIn.add(me);
      // a password hash takes seconds
      for (int steps = 0; steps < 5; steps++) {
        now += SECOND / 10;
        step(me);
      }
      return new SignIn.Token("new " + me);
    }

    private TokenVault vault(int me) {
      return new TokenVault() {
        @Override
        public @Nullable SharedToken read() {
          step(me);
          return vault.read();
        }

        @Override
        public void put(SharedToken token) {
          step(me);
          vault.put(token);
          step(me);
        }
      };
    }

    private SignInBoard board(int me) {
      return new SignInBoard() {
        @Override
        public State read() {
          step(me);
          return board.read();
        }

        @Override
        public @Nullable State take(String lease, long at, long until) {
          step(me);
          State taken = board.take(lease, at, until);
          step(me);
          return taken;
        }

        @Override
        public void giveBack(String lease, State after) {
          step(me);
          board.giveBack(lease, after);
        }
      };
    }
  }

  @Property(tries = 150, shrinking = ShrinkingMode.OFF)
  void theyTogetherSignInOnce(@ForAll long seed) {
    Plant plant = new Plant(seed, 0);
    plant.run();

    assertThat(plant.signedIn).as("seed %d", seed).hasSize(1);
    assertThat(plant.got.values())
        .as("seed %d", seed)
        .hasSize(WORKERS)
        .containsOnly(
            new Granted(Map.of("Authorization", "new " + plant.signedIn.getFirst()), "2"));
  }

  @Property(tries = 300, shrinking = ShrinkingMode.OFF)
  void eachFurtherSignInIsForOneThatDied(@ForAll long seed) {
    Plant plant = new Plant(seed, 60);
    plant.run();

    List<Integer> survived =
        plant.signedIn.stream().filter(each -> !plant.dead.contains(each)).toList();
    assertThat(survived.size()).as("sign-ins of the living, seed %d", seed).isLessThanOrEqualTo(1);
    assertThat(plant.signedIn).as("seed %d", seed).doesNotHaveDuplicates();
    assertThat(plant.got.values())
        .as("seed %d", seed)
        .allSatisfy(access -> {
          if (access instanceof Granted granted) {
            assertThat(granted.headers().get("Authorization")).startsWith("new ");
            assertThat(granted.version()).isNotEqualTo("1");
          } else {
            assertThat(access.toString()).contains("another worker is signing in");
          }
        });
  }

  private static Secrets secrets() {
    return new Secrets() {
      @Override
      public SecretFields read() {
        return SecretFields.of("{}", "1");
      }

      @Override
      public void forget() {}
    };
  }
}
