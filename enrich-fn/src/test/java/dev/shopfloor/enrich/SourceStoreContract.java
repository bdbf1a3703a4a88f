package dev.shopfloor.enrich;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.enrich.Envelope.RawMessage;
import dev.shopfloor.enrich.PartLife.Session;
import dev.shopfloor.enrich.SourceStore.Announced;
import dev.shopfloor.enrich.SourceStore.Parked;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What every source store does; run for each of them. */
public abstract class SourceStoreContract {
  private static final String SOURCE = "spb:PlantA/Line3Edge";
  private static final long SECOND = 1_000_000_000L;
  private static final long RX = Messages.RX;

  /** Instances of the function, all on one store; made anew for each test. */
  private final List<SourceStore> instances = instances();

  private final SourceStore one = instances.getFirst();
  private final SourceStore other = instances.getLast();

  /** Two views on a store that is empty at first; the same one twice where it has no instances. */
  protected abstract List<SourceStore> instances();

  @Test
  void anAnnouncementIsReadByOthersAndOfNoOtherPart() {
    assertThat(one.announce(SOURCE, "press", announced(5, "a"))).isTrue();

    assertThat(text(other.announced(SOURCE, "press", null))).isEqualTo("a");
    assertThat(text(other.announced(SOURCE, "press", 5L))).isEqualTo("a");
    assertThat(other.announced(SOURCE, "", null)).isNull();
    assertThat(other.announced("spb:PlantA/Line4Edge", "press", null)).isNull();
  }

  @Test
  void anOlderAnnouncementIsKeptForItsTimeAndDoesNotCount() {
    assertThat(one.announce(SOURCE, "", announced(5, "new"))).isTrue();
    assertThat(other.announce(SOURCE, "", announced(3, "old"))).isFalse();
    assertThat(one.announce(SOURCE, "", announced(5, "new"))).isTrue();

    assertThat(text(one.announced(SOURCE, "", null))).isEqualTo("new");
    assertThat(text(one.announced(SOURCE, "", 3L))).isEqualTo("old");
    assertThat(text(one.announced(SOURCE, "", 4L))).isEqualTo("new");
    assertThat(life(one).part("").sessions())
        .containsExactly(new Session(3, Session.OPEN), new Session(5, Session.OPEN));
  }

  @Test
  void onlyAFewAnnouncementsAreKept() {
    for (long version : new long[] {4, 9, 2, 7, 8, 1}) {
      one.announce(SOURCE, "", announced(version, "v" + version));
    }

    assertThat(life(other).part("").sessions())
        .extracting(Session::version)
        .containsExactly(7L, 8L, 9L);
    assertThat(text(other.announced(SOURCE, "", 2L))).isEqualTo("v9");
  }

  @Test
  void oneInstanceSeesAtOnceWhatAnotherHasAnnouncedOrBuried() {
    assertThat(life(one).parts()).isEmpty();
    other.announce(SOURCE, "", announced(3, "a"));
    assertThat(life(one).parts()).containsOnlyKeys("");
    other.announce(SOURCE, "press", announced(4, "b"));
    assertThat(life(one).parts()).containsOnlyKeys("", "press");
    other.bury(SOURCE, "", 3, 70);
    one.bury(SOURCE, "", 3, 60);
    other.bury(SOURCE, "", 3, 80);
    one.bury(SOURCE, "press", 1, 80);

    Map<String, PartLife> parts = life(other).parts();
    assertThat(parts.get("")).isEqualTo(new PartLife(List.of(new Session(3, 60))));
    assertThat(parts.get("press")).isEqualTo(new PartLife(List.of(new Session(4, Session.OPEN))));
    assertThat(life(one).parts()).isEqualTo(parts);
  }

  @Test
  void sequenceNumbersOfAllInstancesComeTogetherInTheOrderOfReceipt() {
    one.observe(SOURCE, new SourceSign(RX + 2_000_000, 2, false));
    other.observe(SOURCE, new SourceSign(RX, 0, true));
    SourceLife life = one.observe(SOURCE, new SourceSign(RX + 1_000_000, 1, false));
    one.observe(SOURCE, new SourceSign(RX + 1_000_000, 1, false));

    assertThat(life.arrivals())
        .extracting(Arrivals.Arrival::sequence, Arrivals.Arrival::birth)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(0, true),
            org.assertj.core.groups.Tuple.tuple(1, false),
            org.assertj.core.groups.Tuple.tuple(2, false));
    assertThat(life(other).arrivals()).isEqualTo(life.arrivals());
  }

  @Test
  void oldSequenceNumbersAreForgotten() {
    for (int at = 0; at < 80; at++) {
      one.observe(SOURCE, new SourceSign(RX + at * SECOND * 60, at, false));
    }

    assertThat(life(other).arrivals()).hasSizeBetween(32, 64);
    assertThat(life(other).arrivals().getLast().sequence()).isEqualTo(79);
  }

  @Test
  void aRebirthIsAskedForOnceAMinuteOverAllInstances() {
    assertThat(one.mayAskRebirth(SOURCE, RX)).isTrue();
    assertThat(other.mayAskRebirth(SOURCE, RX + 59 * SECOND)).isFalse();
    assertThat(other.mayAskRebirth("spb:PlantA/Line4Edge", RX)).isTrue();
    assertThat(other.mayAskRebirth(SOURCE, RX + 60 * SECOND)).isTrue();
    assertThat(one.mayAskRebirth(SOURCE, RX + 61 * SECOND)).isFalse();
  }

  @Test
  void messagesWaitInTheOrderOfReceiptUntilTheyAreTaken() {
    RawMessage late = message(RX + 5, "late");
    RawMessage early = message(RX, "early");
    assertThat(one.park(SOURCE, late)).isTrue();
    assertThat(one.park(SOURCE, early)).isTrue();
    assertThat(other.park(SOURCE, early)).isTrue();

    List<Parked> parked = other.parked(SOURCE);
    assertThat(parked)
        .extracting(each -> new String(each.message().bytes(), UTF_8))
        .containsExactly("early", "late");
    assertThat(parked.getFirst().message())
        .usingRecursiveComparison()
        .ignoringFields("recordId")
        .isEqualTo(early);
    other.unpark(SOURCE, parked.subList(0, 1));
    one.unpark(SOURCE, parked.subList(0, 1));
    assertThat(one.parked(SOURCE)).extracting(Parked::id).containsExactly(parked.get(1).id());
    assertThat(one.parked("spb:PlantA/Line4Edge")).isEmpty();
  }

  @Test
  void onlySoManyMessagesOfASourceMayWait() {
    for (int at = 0; at < SourceStore.MOST_PARKED; at++) {
      assertThat(one.park(SOURCE, message(RX + at, "m"))).isTrue();
    }

    assertThat(other.park(SOURCE, message(RX - 1, "m"))).isFalse();
    assertThat(other.park("spb:PlantA/Line4Edge", message(RX, "m"))).isTrue();
    one.unpark(SOURCE, one.parked(SOURCE).subList(0, 1));
    assertThat(other.park(SOURCE, message(RX - 1, "m"))).isTrue();
    assertThat(other.park(SOURCE, message(RX - 2, "m"))).isFalse();
  }

  private static SourceLife life(SourceStore store) {
    return store.observe(SOURCE, SourceSign.silent(RX));
  }

  private static RawMessage message(long rx, String payload) {
    return new RawMessage("a/b", rx, payload.getBytes(UTF_8), "client", null, "record");
  }

  private static Announced announced(long version, String body) {
    return new Announced(version, body.getBytes(UTF_8));
  }

  private static String text(Announced announced) {
    return new String(Objects.requireNonNull(announced).body(), UTF_8);
  }
}
