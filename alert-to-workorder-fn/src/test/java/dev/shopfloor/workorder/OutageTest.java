package dev.shopfloor.workorder;

import static dev.shopfloor.workorder.Given.MINUTE;
import static dev.shopfloor.workorder.Given.MORNING;
import static dev.shopfloor.workorder.Given.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.ledger.Ledger;
import dev.shopfloor.ledger.Stage;
import dev.shopfloor.model.Alert;
import dev.shopfloor.model.Severity;
import dev.shopfloor.model.Value;
import dev.shopfloor.model.json.EventCodec;
import dev.shopfloor.runtime.QueuedMessage;
import dev.shopfloor.testing.TestPlant;
import dev.shopfloor.workorder.cmms.Profile;
import dev.shopfloor.workorder.cmms.TestProfiles;
import dev.shopfloor.workorder.fake.FakeOrder;
import dev.shopfloor.workorder.fake.Fault;
import dev.shopfloor.workorder.fake.Faults;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A maintenance system that is down for an hour while alerts come in. */
class OutageTest {
  private static final int ALERTS = 120;

  private final TestClock clock = new TestClock(MORNING);
  private final Random random = new Random(20261122);
  private final Profile profile = TestProfiles.atlas();
  private final FakeOtherSide other = new FakeOtherSide(profile, clock, random, 0);
  private final MemoryStore store = new MemoryStore();
  private int names;

  /** What answers in the system's place makes each order that is tried wait for itself. */
  @ParameterizedTest
  @CsvSource({
    "UNREACHABLE, 0",
    "THROTTLE, 0",
    "DROP, 30",
    "BUSY_503, 30",
    "REDIRECT, 90",
    "NO_SUCH_PAGE, 90"
  })
  void everythingArrivesAfterwardsTheMostUrgentFirstAndWithinTheVendorsRate(
      Fault fault, int mostTried) {
    List<Alert> alerts = new ArrayList<>(List.of(alert(ALERTS + 2)));
    other.calm();
    handle(envelope(alerts.getFirst()));
    int before = other.cmms.calls().size();
    other.cmms.failing(Faults.always(fault));
    for (int minute = 0; minute < 60; minute++) {
      Alert one = alert(2 * minute);
      Alert two = alert(2 * minute + 1);
      alerts.add(one);
      alerts.add(two);
      handle(envelope(one), envelope(two), tick());
      clock.to(MORNING + (minute + 1) * MINUTE);
    }
    assertThat(other.cmms.orders()).hasSize(1);
    assertThat(store.keys().stream().filter(store::onOutbox)).hasSize(ALERTS);
    int asked = other.cmms.calls().size() - before;
    assertThat(asked)
        .as("requests to a system that is down")
        .isLessThan(mostTried > 30 ? 2 * ALERTS : ALERTS);

    Set<String> tried =
        store.keys().stream()
            .filter(key -> mostTried > 0 && store.audits(key).stream().anyMatch(OutageTest::tried))
            .collect(Collectors.toSet());
    assertThat(tried).hasSizeLessThanOrEqualTo(mostTried);

    other.calm();
    long back = clock.now();
    for (int minute = 0; minute < 60; minute++) {
      handle(tick());
      clock.to(back + (minute + 1) * MINUTE);
    }

    assertThat(store.keys()).noneMatch(store::onOutbox);
    assertThat(other.orders().stream().map(OtherSide.Made::marker))
        .containsExactlyInAnyOrderElementsOf(
            alerts.stream()
                .map(alert -> Markers.marker(Markers.key(alert.dedupParts()), 1))
                .toList());
    assertThat(urgencies(tried)).isSorted();
    assertThat(other.cmms.mostInAMinute())
        .as("requests in any 60 s")
        .isLessThanOrEqualTo(profile.limits().requestsPerMinute());
  }

  /** What the orders say of themselves, in the order in which they were made. */
  private List<Priority> urgencies(Set<String> except) {
    return other.cmms.orders().stream()
        .skip(1)
        .filter(order -> except.stream().noneMatch(order.markers().getFirst()::startsWith))
        .map(FakeOrder::description)
        .map(text -> Priority.valueOf(text.replaceAll("(?s).*Priority: (P\\d).*", "$1")))
        .toList();
  }

  /** Whether a request went out in vain, and was not only held back. */
  private static boolean tried(Audit audit) {
    return audit.verdict() == Verdict.AMBIGUOUS
        || audit.verdict() == Verdict.WAITING
            && !audit.why().startsWith("held back")
            && !audit.why().startsWith("signing in failed");
  }

  private void handle(String... bodies) {
    long end = clock.now() + MINUTE;
    Cmms cmms = other.cmms(() -> {});
    Policies assets = new PlainPolicies(new Assets(TestPlant.directory()));
    Worker worker =
        new Worker(
            new Worker.Tools(store, cmms, assets, events -> {}, new Backoff(random)),
            () -> "t" + names++);
    new Bridge(
            new Envelopes(TestPlant.directory()),
            store,
            assets,
            records -> {
              throw new AssertionError("nothing here belongs in quarantine: " + records);
            },
            worker,
            new Drain(store, worker, OutageTest::defect),
            new ReadBack(store, cmms),
            OutageTest::defect)
        .handle(
            Stream.of(bodies)
                .map(body ->
                    new QueuedMessage(
                        "m" + names++, body, "arn:aws:sqs:x:1:AlertQueue", clock.now(), 1))
                .toList(),
            clock::now,
            () -> (end - clock.now()) / 1_000_000,
            new Ledger(Stage.WORKORDER));
  }

  private static void defect(String what, RuntimeException thrown) {
    throw new AssertionError(what, thrown);
  }

  private String tick() {
    return "{\"tick\":\"" + Instant.ofEpochSecond(clock.now() / SECOND) + "\"}";
  }

  private Alert alert(int number) {
    Severity severity = List.of(Severity.MEDIUM, Severity.HIGH, Severity.CRITICAL).get(number % 3);
    String signal = "signal" + number;
    return new Alert(
        "e" + number,
        TestPlant.PRESS,
        "line1",
        signal,
        "machine-condition",
        Alert.Kind.STATE,
        Alert.State.RAISED,
        severity,
        null,
        null,
        Value.ABSENT,
        null,
        null,
        null,
        List.of(),
        clock.now(),
        List.of("berlin", "press07", signal));
  }

  private static String envelope(Alert alert) {
    return "{\"source\":\"shopfloor\",\"detail-type\":\"Alert\",\"detail\":%s}"
        .formatted(EventCodec.detail(alert));
  }
}
