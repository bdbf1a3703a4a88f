package dev.shopfloor.cli.redrive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.shopfloor.cli.redrive.RedriveAccount.End;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

class RedriveTest {
  private static final String ARN = "arn:aws:sqs:eu-test-1:000000000000:IngestFailureQueue";

  private final VirtualTime time = new VirtualTime();
  private final List<String> handed = new ArrayList<>();
  private final Delivery all =
      letters -> {
        Delivery.Result result = new Delivery.Result();
        letters.forEach(letter -> {
          handed.add(letter.id());
          result.done(letter);
        });
        return result;
      };

  @ParameterizedTest
  @CsvSource({"10, 9.9", "1, 99", "0.5, 198", "100, 0.9", "2.5, 39.6"})
  void messagesPassAtTheRateAndTheFirstAtOnce(double rate, double seconds) {
    MemoryDeadEnd end = MemoryDeadEnd.of(100);

    RedriveAccount account = Redrive.run(end, all, plan(rate, 1000), time);

    assertThat(account.clean()).isTrue();
    assertThat(handed).hasSize(100).doesNotHaveDuplicates();
    // the last batch of up to ten passes as one
    assertThat(time.seconds()).isCloseTo(seconds, within(Math.min(10, Math.max(1, rate)) / rate));
    assertThat(end.asked).allMatch(most -> most <= Math.max(1, rate) && most <= 10);
  }

  @Test
  void aRestGivesNoGushAfterwards() throws InterruptedException {
    Pacer pacer = new Pacer(1, time);
    pacer.pass(1);
    time.sleep(100_000_000_000L);
    pacer.pass(1);
    double before = time.seconds();

    pacer.pass(1);

    assertThat(time.seconds() - before).isCloseTo(1, within(1e-6));
  }

  @Test
  void noMoreThanTheLimitAreTakenAndTheRestStaysInSight() {
    MemoryDeadEnd end = MemoryDeadEnd.of(25);

    RedriveAccount account = Redrive.run(end, all, plan(500, 13), time);

    assertThat(account.taken()).isEqualTo(13);
    assertThat(account.clean()).isTrue();
    assertThat(end.ids()).hasSize(12);
    assertThat(end.hidden()).isEmpty();
  }

  @Test
  void oneBadMessageIsFoundInItsBatchAndCostsNoOther() {
    MemoryDeadEnd end = MemoryDeadEnd.of(10);
    AtomicInteger calls = new AtomicInteger();

    RedriveAccount account =
        Redrive.run(
            end,
            new EnrichDelivery(
                event -> {
                  calls.incrementAndGet();
                  return answer(event, Set.of("m6"));
                },
                ARN,
                50),
            plan(500, 100),
            time);

    assertThat(account.count(End.MOVED)).isEqualTo(9);
    assertThat(account.stayed())
        .singleElement()
        .satisfies(stayed -> {
          assertThat(stayed.letter().id()).isEqualTo("m6");
          assertThat(stayed.end()).isEqualTo(End.FAILED);
        });
    assertThat(calls.get()).isLessThan(10);
    assertThat(end.ids()).containsExactly("m6");
    assertThat(end.hidden()).isEmpty();
  }

  @Test
  void aCauseThatIsNotMendedStopsTheRedriveAfterSoManyInARow() {
    MemoryDeadEnd end = MemoryDeadEnd.of(40);
    FirstFunction broken =
        event -> {
          throw new FirstFunction.FailedCallException("table gone");
        };

    RedriveAccount account =
        Redrive.run(end, new EnrichDelivery(broken, ARN, 15), plan(500, 100), time);

    assertThat(account.stopped()).contains("15 in a row", "table gone");
    assertThat(account.addsUp()).isTrue();
    assertThat(account.count(End.FAILED)).isEqualTo(15);
    assertThat(account.count(End.LEFT)).isEqualTo(5);
    assertThat(end.ids()).hasSize(40);
    assertThat(end.hidden()).isEmpty();
  }

  @Test
  void aBatchThatIsTooLargeForOneCallGoesInSeveral() {
    MemoryDeadEnd end = new MemoryDeadEnd();
    String large = "x".repeat(900_000);
    for (int i = 0; i < 10; i++) {
      end.put(
          "m" + i,
          Map.of(
              "a", MessageAttributeValue.builder().dataType("String").stringValue(large).build()));
    }
    List<Integer> sizes = new ArrayList<>();

    RedriveAccount account =
        Redrive.run(
            end,
            new EnrichDelivery(
                event -> {
                  sizes.add(event.length);
                  return answer(event, Set.of());
                },
                ARN,
                50),
            plan(500, 100),
            time);

    assertThat(account.clean()).isTrue();
    assertThat(sizes).hasSizeGreaterThan(1).allMatch(size -> size <= 6_000_000);
  }

  @Test
  void anAnswerThatNobodyUnderstandsGivesAllBack() {
    MemoryDeadEnd end = MemoryDeadEnd.of(3);

    RedriveAccount account =
        Redrive.run(
            end,
            new EnrichDelivery(event -> "busy".getBytes(StandardCharsets.UTF_8), ARN, 50),
            plan(500, 100),
            time);

    assertThat(account.count(End.FAILED)).isEqualTo(3);
    assertThat(end.ids()).hasSize(3);
  }

  @Test
  void whatCouldNotBeDeletedIsToldAndEndsTheRedrive() {
    MemoryDeadEnd end = MemoryDeadEnd.of(30);
    end.undeletable = 2;

    RedriveAccount account = Redrive.run(end, all, plan(500, 100), time);

    assertThat(account.undeleted()).isEqualTo(2);
    assertThat(account.taken()).isEqualTo(10);
    assertThat(account.addsUp()).isTrue();
    assertThat(account.clean()).isFalse();
  }

  @Test
  void aQueueThatCanNoLongerBeReadEndsItWithWhatWasDone() {
    MemoryDeadEnd end = MemoryDeadEnd.of(30);
    DeadLetterSource cut =
        new DeadLetterSource() {
          @Override
          public List<DeadLetter> receive(int most) {
            if (end.asked.size() == 2) {
              throw SdkClientException.create("the line is cut");
            }
            return end.receive(most);
          }

          @Override
          public int delete(List<DeadLetter> letters) {
            return end.delete(letters);
          }

          @Override
          public int release(List<DeadLetter> letters) {
            return end.release(letters);
          }

          @Override
          public long about() {
            return end.about();
          }
        };

    RedriveAccount account = Redrive.run(cut, all, plan(500, 100), time);

    assertThat(account.stopped()).contains("the line is cut");
    assertThat(account.count(End.MOVED)).isEqualTo(20);
    assertThat(account.addsUp()).isTrue();
  }

  @Test
  void whatComesOutOfHidingDuringARedriveIsNotTriedAgain() {
    MemoryDeadEnd end = MemoryDeadEnd.of(12);
    List<String> tried = new ArrayList<>();
    Delivery failing =
        letters -> {
          Delivery.Result result = new Delivery.Result();
          letters.forEach(letter -> {
            tried.add(letter.id());
            result.failed(letter, "no");
          });
          if (tried.size() == 10) {
            end.showAll();
          }
          return result;
        };

    RedriveAccount account = Redrive.run(end, failing, plan(500, 100), time);

    assertThat(tried).hasSize(12).doesNotHaveDuplicates();
    assertThat(account.taken()).isEqualTo(12);
    assertThat(end.hidden()).isEmpty();
  }

  @Property(tries = 200)
  void whateverFailsEachLetterComesToOneEndAndNoneIsLost(
      @ForAll @IntRange(max = 60) int number,
      @ForAll @Size(max = 20) Set<@IntRange(max = 60) Integer> bad,
      @ForAll @IntRange(min = 1, max = 40) int stopAt,
      @ForAll @IntRange(min = 1, max = 70) int limit) {
    MemoryDeadEnd end = MemoryDeadEnd.of(number);
    List<String> done = new ArrayList<>();
    AtomicInteger calls = new AtomicInteger();
    FirstFunction function =
        event -> {
          if (calls.incrementAndGet() >= stopAt) {
            throw SdkClientException.create("throttled");
          }
          Set<String> ids = ids(event);
          if (bad.stream().anyMatch(each -> ids.contains("m" + each))) {
            throw new FirstFunction.FailedCallException("bad");
          }
          done.addAll(ids);
          return answer(event, Set.of());
        };

    RedriveAccount account =
        Redrive.run(
            end, new EnrichDelivery(function, ARN, 50), plan(500, limit), new VirtualTime());

    assertThat(account.addsUp()).isTrue();
    assertThat(account.taken()).isLessThanOrEqualTo(Math.min(number, limit));
    assertThat(done).hasSize(account.count(End.MOVED)).doesNotHaveDuplicates();
    assertThat(end.ids()).hasSize(number - done.size()).noneMatch(done::contains);
    assertThat(end.hidden()).isEmpty();
  }

  private static Redrive.Plan plan(double rate, int limit) {
    return new Redrive.Plan(rate, limit, false);
  }

  private static Set<String> ids(byte[] event) {
    Set<String> ids = new java.util.HashSet<>();
    java.util.regex.Matcher found =
        java.util.regex.Pattern.compile("\"messageId\":\"(m\\d+)\"")
            .matcher(new String(event, StandardCharsets.UTF_8));
    while (found.find()) {
      ids.add(found.group(1));
    }
    return ids;
  }

  /** EnrichFunction's answer: a batch that holds a bad one comes back as a whole. */
  private static byte[] answer(byte[] event, Set<String> bad) {
    Set<String> ids = ids(event);
    List<String> back = new ArrayList<>();
    if (ids.stream().anyMatch(bad::contains)) {
      ids.forEach(id -> back.add("{\"itemIdentifier\":\"%s\"}".formatted(id)));
    }
    return "{\"batchItemFailures\":[%s]}"
        .formatted(String.join(",", back))
        .getBytes(StandardCharsets.UTF_8);
  }
}
