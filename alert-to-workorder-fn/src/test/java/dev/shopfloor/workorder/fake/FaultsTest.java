package dev.shopfloor.workorder.fake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.workorder.cmms.Answer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FaultsTest {
  private static final Map<String, String> ORDER = Map.of("title", "press07: hot");

  private final Sender maintainX = Sender.to("maintainx");
  private final FakeCmms cmms = maintainX.cmms;

  @ParameterizedTest
  @EnumSource(Fault.class)
  void eachFaultDoesTheWorkOrDoesNotAsItSays(Fault fault) {
    cmms.failing(Faults.NONE.on(Call.Kind.CREATE, 1, fault));
    create();
    maintainX.passes(Duration.ofMinutes(1));
    assertThat(cmms.orders()).hasSize(fault.done() ? 1 : 0);
    assertThat(cmms.calls().getFirst().fault()).isEqualTo(fault);

    assertThat(create()).isInstanceOf(Answer.Answered.class);
    assertThat(cmms.orders()).hasSize(fault.done() ? 2 : 1);
  }

  @Test
  void aBrokenConnectionIsLostAndOneThatIsNeverMadeIsNotSent() {
    assertThat(once(Fault.COMMIT_THEN_DROP)).isInstanceOf(Answer.Lost.class);
    assertThat(once(Fault.DROP)).isInstanceOf(Answer.Lost.class);
    assertThat(once(Fault.UNREACHABLE)).isInstanceOf(Answer.NotSent.class);
    assertThat(cmms.orders()).hasSize(1);
  }

  @Test
  void statusesAndBodiesAreThoseOfTheFault() {
    assertThat(answered(Fault.COMMIT_THEN_500).status()).isEqualTo(500);
    assertThat(answered(Fault.COMMIT_THEN_NONSENSE))
        .satisfies(answer -> assertThat(answer.status()).isEqualTo(200))
        .satisfies(answer -> assertThat(Sender.text(answer)).startsWith("<html>"));
    assertThat(answered(Fault.ERROR_500).status()).isEqualTo(500);
    assertThat(answered(Fault.BUSY_503).status()).isEqualTo(503);
    assertThat(answered(Fault.NO_SUCH_PAGE).status()).isEqualTo(404);
    assertThat(answered(Fault.REDIRECT).headers()).containsKey("location");
    assertThat(answered(Fault.ERROR_IN_BODY).status()).isEqualTo(200);
    assertThat(answered(Fault.EXPIRED).status()).isEqualTo(401);
    assertThat(cmms.orders()).hasSize(2);
  }

  @Test
  void aSlowAnswerComesToWhoWaitsAndIsLostToWhoDoesNot() {
    long before = maintainX.now;
    assertThat(answered(Fault.SLOW).status()).isEqualTo(200);
    assertThat(maintainX.now - before).isEqualTo(Duration.ofSeconds(8).toNanos());

    maintainX.patience = Duration.ofSeconds(3);
    assertThat(once(Fault.SLOW)).isInstanceOf(Answer.Lost.class);
    assertThat(maintainX.now - before).isEqualTo(Duration.ofSeconds(11).toNanos());
    assertThat(cmms.orders()).hasSize(2);
  }

  @Test
  void whatIsDoneLateIsDoneAtItsOwnTimeWheneverSomebodyLooks() {
    cmms.switches().lateness = () -> Duration.ofSeconds(40).toNanos();
    cmms.switches().searchLag = () -> Duration.ofSeconds(20).toNanos();
    long before = maintainX.now;
    once(Fault.COMMIT_LATER);
    assertThat(cmms.orders()).isEmpty();

    maintainX.now = before + Duration.ofSeconds(59).toNanos();
    assertThat(found()).isEmpty();
    maintainX.now = before + Duration.ofSeconds(60).toNanos();
    assertThat(found()).hasSize(1);
    assertThat(cmms.orders().getFirst().created)
        .isEqualTo(before + Duration.ofSeconds(40).toNanos());
  }

  @Test
  void throttlingSaysHowLongOnlyWhereItIsToldTo() {
    assertThat(answered(Fault.THROTTLE))
        .satisfies(answer -> assertThat(answer.status()).isEqualTo(429))
        .satisfies(answer -> assertThat(answer.headers()).doesNotContainKey("retry-after"));
    cmms.switches().retryAfter = Duration.ofSeconds(90);
    assertThat(answered(Fault.THROTTLE).headers()).containsEntry("retry-after", "90");
    cmms.switches().throttlesWith403 = true;
    assertThat(answered(Fault.THROTTLE))
        .satisfies(answer -> assertThat(answer.status()).isEqualTo(403))
        .satisfies(answer -> assertThat(answer.body()).isNotEmpty());
  }

  @Test
  void anExpiryTakesTheTokensAwayUntilSomebodySignsInAgain() {
    Sender atlas = Sender.to("atlas");
    atlas.cmms.failing(Faults.NONE.on(Call.Kind.CREATE, 1, Fault.EXPIRED));
    assertThat(atlas.answered("POST", "/work-orders", ORDER).body()).isEmpty();
    assertThat(atlas.answered("POST", "/work-orders", ORDER).status()).isEqualTo(403);
    atlas.bearer(String.valueOf(atlas.signIn().get("accessToken")));
    assertThat(atlas.answered("POST", "/work-orders", ORDER).status()).isEqualTo(200);
    assertThat(atlas.cmms.sessions().signIns()).isEqualTo(2);
  }

  @Test
  void theThirdCreationMayFailAndOthersNot() {
    cmms.failing(
        Faults.NONE
            .on(Call.Kind.CREATE, 3, Fault.COMMIT_THEN_500)
            .onEach(Call.Kind.FIND, Fault.BUSY_503));
    List<Integer> statuses = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      statuses.add(((Answer.Answered) create()).status());
      maintainX.send("GET", "/workorders", null);
    }
    assertThat(statuses).containsExactly(200, 200, 500, 200);
    assertThat(cmms.calls(Call.Kind.FIND)).isEqualTo(4);
    assertThat(cmms.calls())
        .filteredOn(seen -> seen.kind() == Call.Kind.FIND)
        .allMatch(seen -> seen.status() == 503);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void chanceIsTheSameForTheSameSeed(long seed) {
    assertThat(random(seed)).isEqualTo(random(seed)).contains("COMMIT_THEN_DROP", "null");
  }

  private static String random(long seed) {
    Sender sender = Sender.to("plant-cmms");
    sender.cmms.failing(
        Faults.random(new Random(seed), 3, List.copyOf(EnumSet.allOf(Fault.class))));
    for (int i = 0; i < 200; i++) {
      sender.send("GET", "/api/work-orders?marker=x", null);
    }
    return sender.cmms.calls().stream()
        .map(seen -> String.valueOf(seen.fault()))
        .toList()
        .toString();
  }

  private Answer create() {
    return maintainX.send("POST", "/workorders", ORDER);
  }

  private Answer once(Fault fault) {
    cmms.failing(Faults.always(fault));
    Answer answer = create();
    cmms.failing(Faults.NONE);
    return answer;
  }

  private Answer.Answered answered(Fault fault) {
    return (Answer.Answered) once(fault);
  }

  private List<?> found() {
    return (List<?>) maintainX.json("GET", "/workorders?title=press07", null).get("workOrders");
  }
}
