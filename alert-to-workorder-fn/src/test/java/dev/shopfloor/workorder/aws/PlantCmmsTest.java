package dev.shopfloor.workorder.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.workorder.Cmms;
import dev.shopfloor.workorder.Given;
import dev.shopfloor.workorder.Priority;
import dev.shopfloor.workorder.aws.FakeCmms.Mood;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PlantCmmsTest {
  private static final String MARKER = Given.KEY + ".1";
  private static final Cmms.Draft DRAFT =
      new Cmms.Draft("press07: OIL \"LOW\"", "a\nb", Priority.P2, "CMMS-4711", MARKER);
  private static final Cmms.Limit LIMIT = new Cmms.Limit(Given.MORNING, Duration.ofSeconds(5));

  private final FakeCmms server = new FakeCmms();
  private final PlantCmms cmms = new PlantCmms(server.address(), PlantCmms.Token.NONE);

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void anOrderIsMadeWithAllItsFieldsAndFoundByItsMarker() {
    Cmms.Order order = ((Cmms.Created) cmms.create(DRAFT, LIMIT)).order();

    assertThat(order)
        .isEqualTo(new Cmms.Order("1", "WO-1", MARKER, server.address() + "/work-orders/1", null));
    assertThat(server.orders.getFirst())
        .containsEntry("title", "press07: OIL \"LOW\"")
        .containsEntry("description", "a\nb")
        .containsEntry("priority", "P2")
        .containsEntry("asset", "CMMS-4711");
    assertThat(cmms.findByMarker(MARKER, LIMIT)).isEqualTo(new Cmms.Found(List.of(order)));
    assertThat(cmms.read(order, LIMIT)).isEqualTo(new Cmms.Found(List.of(order)));
  }

  @Test
  void anOrderIsCommentedOnceAndRaised() {
    Cmms.Order order = ((Cmms.Created) cmms.create(DRAFT, LIMIT)).order();

    assertThat(cmms.comment(order, "again", "e2", LIMIT)).isEqualTo(Cmms.Changed.DONE);
    assertThat(cmms.comment(order, "again", "e2", LIMIT)).isEqualTo(Cmms.Changed.DONE);
    assertThat(cmms.raisePriority(order, Priority.P1, LIMIT)).isEqualTo(Cmms.Changed.DONE);

    assertThat(server.comments(0)).containsExactly("e2: again");
    assertThat(server.orders.getFirst()).containsEntry("priority", "P1");
  }

  @Test
  void anOrderThatAPersonFinishedIsNotOpenAndOneThatIsGoneIsNotFound() {
    Cmms.Order order = ((Cmms.Created) cmms.create(DRAFT, LIMIT)).order();
    server.orders.getFirst().put("status", "COMPLETED");

    assertThat(((Cmms.Found) cmms.read(order, LIMIT)).orders().getFirst().open()).isFalse();
    assertThat(cmms.read(Cmms.Order.of("9", "WO-9", MARKER), LIMIT))
        .isEqualTo(new Cmms.Found(List.of()));
  }

  @Test
  void changesAreReadBackWithWhoFinishedTheOrderAndWhen() {
    cmms.create(DRAFT, LIMIT);
    Cmms.Order second = ((Cmms.Created) cmms.create(DRAFT, LIMIT)).order();
    server.complete(0, "Jens");
    long completed = nanos("2026-06-15T08:01:00.003Z");

    Cmms.Changes changes = (Cmms.Changes) cmms.changedSince(completed - 1_000_000, LIMIT);

    assertThat(changes.more()).isFalse();
    assertThat(changes.changes())
        .containsExactly(
            new Cmms.Change(second, nanos("2026-06-15T08:01:00.002Z")),
            new Cmms.Change(
                new Cmms.Order(
                    "1",
                    "WO-1",
                    MARKER,
                    server.address() + "/work-orders/1",
                    new Cmms.Ending(false, completed, "Jens")),
                completed));
    assertThat(server.requests.getLast()).endsWith("&limit=200");
  }

  @Test
  void aChangeWithoutItsTimeCannotBeReadBackAndAnAddressThatIsNoneIsNotHandedOn() {
    cmms.create(DRAFT, LIMIT);
    server.orders.getFirst().put("url", "javascript:alert(1)");
    assertThat(((Cmms.Changes) cmms.changedSince(0, LIMIT)).changes().getFirst().order().url())
        .isNull();
    server.orders.getFirst().put("finished", "yesterday");

    assertThat(cmms.changedSince(0, LIMIT))
        .isInstanceOfSatisfying(
            Cmms.Unreached.class, wrong -> assertThat(wrong.why()).contains("yesterday"));
  }

  @Test
  void whatGivesNoTimeOfChangeIsNotReadBack() {
    cmms.create(DRAFT, LIMIT);
    server.withoutTimes = true;

    assertThat(cmms.changedSince(0, LIMIT))
        .isInstanceOfSatisfying(
            Cmms.Unreached.class, wrong -> assertThat(wrong.why()).contains("updated"));
  }

  @ParameterizedTest
  @EnumSource(
      value = Mood.class,
      names = {"COMMIT_THEN_DROP", "COMMIT_THEN_500", "COMMIT_THEN_NONSENSE", "DROP"})
  void anAnswerThatIsLostOrMakesNoSenseIsAmbiguousAndSentOnce(Mood mood) {
    server.mood = mood;

    assertThat(cmms.create(DRAFT, LIMIT)).isInstanceOf(Cmms.Ambiguous.class);
    assertThat(server.requests).hasSize(1);
    assertThat(server.orders).hasSize(mood == Mood.DROP ? 0 : 1);
  }

  @Test
  void aBodyThatTricklesEndsWithTheTimeOfTheCall() {
    server.mood = Mood.TRICKLE;

    assertThat(cmms.create(DRAFT, new Cmms.Limit(0, Duration.ofMillis(300))))
        .isInstanceOfSatisfying(
            Cmms.Ambiguous.class, lost -> assertThat(lost.why()).contains("300 ms"));
  }

  @Test
  void aRefusalCarriesTheVendorsOwnWords() {
    server.mood = Mood.REFUSE;

    assertThat(cmms.create(DRAFT, LIMIT))
        .isEqualTo(new Cmms.Refused("400: unknown asset: asset: create it first"));
  }

  @Test
  void tooManyCallsSayHowLongToWait() {
    server.mood = Mood.THROTTLE;
    server.retryAfter = "120";

    assertThat(cmms.create(DRAFT, LIMIT))
        .isEqualTo(new Cmms.Throttled(120 * Given.SECOND, "429: slow down"));
    server.retryAfter = null;
    assertThat(((Cmms.Throttled) cmms.create(DRAFT, LIMIT)).after()).isZero();
  }

  @Test
  void aRedirectIsNotFollowedAndNotTakenAsARefusal() {
    server.mood = Mood.REDIRECT;

    assertThat(cmms.create(DRAFT, LIMIT))
        .isInstanceOfSatisfying(
            Cmms.Unreached.class, wrong -> assertThat(wrong.why()).contains("CMMS_URL"));
  }

  @Test
  void anAddressThatIsNotTheSystemKeepsTheOrderWaiting() {
    server.mood = Mood.NOT_FOUND;

    assertThat(cmms.create(DRAFT, LIMIT))
        .isInstanceOfSatisfying(
            Cmms.Unreached.class, wrong -> assertThat(wrong.why()).contains("CMMS_URL"));
  }

  @Test
  void aSystemThatIsNotThereWasCertainlyNotReached() {
    server.close();

    assertThat(cmms.create(DRAFT, LIMIT)).isInstanceOf(Cmms.Unreached.class);
    assertThat(
            new PlantCmms(URI.create("http://nowhere.invalid"), PlantCmms.Token.NONE)
                .create(DRAFT, LIMIT))
        .isInstanceOf(Cmms.Unreached.class);
  }

  @Test
  void aSearchThatFailsIsNeverAmbiguous() {
    server.mood = Mood.COMMIT_THEN_500;

    assertThat(cmms.read(Cmms.Order.of("9", "WO-9", MARKER), LIMIT))
        .isInstanceOf(Cmms.Unreached.class);
  }

  @Test
  void aTokenThatIsRefusedIsForgotten() {
    Tokens tokens = new Tokens();
    PlantCmms secured = new PlantCmms(server.address(), tokens);
    server.mood = Mood.UNAUTHORIZED;

    assertThat(secured.create(DRAFT, LIMIT)).isInstanceOf(Cmms.Unauthorized.class);
    server.mood = Mood.WELL;
    assertThat(secured.create(DRAFT, LIMIT)).isInstanceOf(Cmms.Created.class);
    assertThat(server.authorizations).containsExactly("Bearer old", "Bearer new");
  }

  private static long nanos(String instant) {
    return Instant.parse(instant).toEpochMilli() * 1_000_000;
  }

  private static final class Tokens implements PlantCmms.Token {
    private String token = "old";

    @Override
    public @Nullable String value() {
      return token;
    }

    @Override
    public void drop() {
      token = "new";
    }
  }
}
