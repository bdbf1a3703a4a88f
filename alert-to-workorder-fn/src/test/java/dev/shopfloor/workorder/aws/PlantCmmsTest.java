package dev.shopfloor.workorder.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.workorder.Cmms;
import dev.shopfloor.workorder.Given;
import dev.shopfloor.workorder.Priority;
import dev.shopfloor.workorder.aws.FakeCmms.Mood;
import dev.shopfloor.workorder.cmms.Credentials;
import dev.shopfloor.workorder.cmms.ProfileCmms;
import dev.shopfloor.workorder.cmms.Profiles;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PlantCmmsTest {
  private static final String MARKER = Given.KEY + ".1";
  private static final Cmms.Draft DRAFT =
      Given.draft("press07: OIL \"LOW\"", "a\nb", Priority.P2, "CMMS-4711", MARKER);
  private static final Cmms.Limit LIMIT = new Cmms.Limit(Given.MORNING, Duration.ofSeconds(5));

  private final FakeCmms server = new FakeCmms();
  private final Cmms cmms = cmms(server.address(), new Tokens(null));

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
        .containsEntry("description", DRAFT.description())
        .containsEntry("priority", "P2")
        .containsEntry("asset", "CMMS-4711");
    assertThat(found(cmms.findByMarker(MARKER, LIMIT))).isEqualTo(order);
    assertThat(found(cmms.read(order, LIMIT))).isEqualTo(order);
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
    Cmms.Standing changed = new Cmms.Standing(false, "P2", nanos("2026-06-15T08:01:00.002Z"), null);

    assertThat(changes.more()).isFalse();
    assertThat(changes.changes())
        .containsExactly(
            new Cmms.Change(standing(second, changed), nanos("2026-06-15T08:01:00.002Z")),
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
            Cmms.Unready.class,
            wrong -> assertThat(wrong.why()).contains("\"finished\" is no time"));
  }

  @Test
  void whatGivesNoTimeOfChangeIsNotReadBack() {
    cmms.create(DRAFT, LIMIT);
    server.withoutTimes = true;

    assertThat(cmms.changedSince(0, LIMIT))
        .isInstanceOfSatisfying(
            Cmms.Unready.class, wrong -> assertThat(wrong.why()).contains("updated"));
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
            Cmms.Unready.class, wrong -> assertThat(wrong.why()).contains("CMMS_URL"));
  }

  @Test
  void anAddressThatIsNotTheSystemKeepsTheOrderWaiting() {
    server.mood = Mood.NOT_FOUND;

    assertThat(cmms.create(DRAFT, LIMIT))
        .isInstanceOfSatisfying(
            Cmms.Unready.class, wrong -> assertThat(wrong.why()).contains("CMMS_URL"));
  }

  @Test
  void aSystemThatIsNotThereWasCertainlyNotReached() {
    server.close();

    assertThat(cmms.create(DRAFT, LIMIT)).isInstanceOf(Cmms.Unreached.class);
    assertThat(cmms(URI.create("http://nowhere.invalid"), new Tokens(null)).create(DRAFT, LIMIT))
        .isInstanceOf(Cmms.Unreached.class);
  }

  @Test
  void aSearchThatFailsIsNeverAmbiguous() {
    server.mood = Mood.COMMIT_THEN_500;

    assertThat(cmms.read(Cmms.Order.of("9", "WO-9", MARKER), LIMIT))
        .isInstanceOf(Cmms.Unready.class);
  }

  @Test
  void aTokenThatIsRefusedIsForgotten() {
    Cmms secured = cmms(server.address(), new Tokens("old"));
    server.mood = Mood.UNAUTHORIZED;

    assertThat(secured.create(DRAFT, LIMIT)).isInstanceOf(Cmms.Unauthorized.class);
    server.mood = Mood.WELL;
    assertThat(secured.create(DRAFT, LIMIT)).isInstanceOf(Cmms.Created.class);
    assertThat(server.authorizations).containsExactly("Bearer old", "Bearer new");
  }

  /** The only order found, without how it stands. */
  private static Cmms.Order found(Cmms.Finding finding) {
    List<Cmms.Order> orders = ((Cmms.Found) finding).orders();
    assertThat(orders).hasSize(1);
    return standing(orders.getFirst(), Cmms.Standing.UNKNOWN);
  }

  private static Cmms.Order standing(Cmms.Order order, Cmms.Standing standing) {
    return new Cmms.Order(
        order.id(), order.number(), order.marker(), order.url(), order.ending(), standing);
  }

  private static long nanos(String instant) {
    return Instant.parse(instant).toEpochMilli() * 1_000_000;
  }

  private static Cmms cmms(URI address, Credentials credentials) {
    return new ProfileCmms(
        Profiles.named("plant-cmms"), new HttpExchange(address), credentials, System::nanoTime);
  }

  /** A token that is another one once it was refused, but not at once. */
  private static final class Tokens implements Credentials {
    private @Nullable String token;

    Tokens(@Nullable String token) {
      this.token = token;
    }

    @Override
    public Access access(Cmms.Limit limit) {
      return new Granted(
          token == null ? Map.of() : Map.of("Authorization", "Bearer " + token), "" + token);
    }

    @Override
    public boolean refused(Granted used) {
      token = "new";
      return false;
    }

    @Override
    public Set<String> secrets() {
      return Set.of();
    }
  }
}
