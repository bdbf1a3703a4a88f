package dev.shopfloor.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.enrich.Envelope.RawMessage;
import dev.shopfloor.enrich.PartLife.Session;
import dev.shopfloor.enrich.sparkplug.SparkplugPlant;
import dev.shopfloor.ledger.Outcome;
import dev.shopfloor.ledger.Subject;
import dev.shopfloor.model.Reason;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Messages that wait for a birth, and the requests for it. */
class SourceWaitTest {
  private static final long SECOND = 1_000_000_000L;

  private final MemorySourceStore sources = new MemorySourceStore();
  private final List<String> asked = new ArrayList<>();

  @Test
  void dataThatWaitsIsReadWithTheBirthAndForgottenOnlyThen() {
    Enrichment first = enrich(sources, SparkplugPlant.data(0));
    assertThat(first.ledger().counted(Subject.MESSAGES, Outcome.PARKED)).isOne();
    assertThat(sources.parked(SparkplugPlant.SOURCE)).hasSize(1);

    Enrichment birth = new Enrichment();
    enricher(sources).enrich(SparkplugPlant.birth(SECOND), birth);
    assertThat(sources.parked(SparkplugPlant.SOURCE)).hasSize(1);
    enricher(sources).forget(birth);

    assertThat(sources.parked(SparkplugPlant.SOURCE)).isEmpty();
    assertThat(birth.ledger().counted(Subject.MESSAGES, Outcome.DECODED)).isEqualTo(2);
    assertThat(Messages.points(birth)).hasSize(2);
    assertThat(birth.ledger().balanced()).isTrue();
  }

  @Test
  void aBirthThatAnotherInstanceTakesWhileDataIsParkedIsNotMissed() {
    SourceStore racing =
        new ForwardingSourceStore(sources) {
          @Override
          public boolean park(String source, RawMessage message) {
            // between this instance's look for a birth and its parking
            enrich(sources, SparkplugPlant.birth(0));
            return super.park(source, message);
          }
        };
    Enrichment data = enrich(racing, SparkplugPlant.data(SECOND));

    assertThat(Messages.points(data)).hasSize(1);
    assertThat(data.ledger().counted(Subject.MESSAGES, Outcome.PARKED)).isOne();
    assertThat(data.ledger().counted(Subject.MESSAGES, Outcome.DECODED)).isOne();
    assertThat(sources.parked(SparkplugPlant.SOURCE)).isEmpty();
  }

  @Test
  void whatNoBirthDefinesGoesToQuarantineAfterAnHour() {
    enrich(sources, SparkplugPlant.data(0, 99));
    Enrichment early = enrich(sources, SparkplugPlant.birth(3_000 * SECOND));
    Enrichment late = enrich(sources, SparkplugPlant.birth(3_700 * SECOND));

    assertThat(early.quarantined()).isEmpty();
    assertThat(late.quarantined())
        .singleElement()
        .satisfies(kept -> assertThat(kept.reason()).isEqualTo(Reason.NO_DEFINITION));
    assertThat(sources.parked(SparkplugPlant.SOURCE)).isEmpty();
  }

  @Test
  void aNodeIsAskedOnceAMinuteAfterAllIsHandedOn() {
    enrich(sources, SparkplugPlant.data(0));
    enrich(sources, SparkplugPlant.data(30 * SECOND));
    Enrichment third = enrich(sources, SparkplugPlant.data(61 * SECOND));

    assertThat(asked).containsExactly(SparkplugPlant.SOURCE, SparkplugPlant.SOURCE);
    assertThat(third.ledger().noted("rebirthsAsked")).isOne();
  }

  @Test
  void aRequestThatFailsIsOnlyCounted() {
    Enrichment enriched = new Enrichment();
    Enricher enricher =
        enricher(
            new ForwardingSourceStore(sources) {
              @Override
              public boolean mayAskRebirth(String source, long rx) {
                throw new IllegalStateException("the table is down");
              }
            });
    enricher.enrich(SparkplugPlant.data(0), enriched);
    enricher.askForRebirths(enriched, (source, rx) -> true);
    assertThat(enriched.ledger().noted("rebirthsFailed")).isOne();

    Enrichment refused = new Enrichment();
    enricher(sources).enrich(SparkplugPlant.data(0), refused);
    enricher(sources).askForRebirths(refused, RebirthRequests.NONE);
    assertThat(refused.ledger().noted("rebirthsFailed")).isOne();
  }

  @Test
  void sessionsAreTheSameInWhateverOrderTheyBecomeKnown() {
    PartLife forward = PartLife.NONE.born(1).born(2).ended(1, 70).ended(1, 60).born(3).born(4);
    PartLife backward = PartLife.NONE.born(4).born(2).born(3).born(1).ended(1, 60);

    assertThat(forward).isEqualTo(backward);
    assertThat(forward.sessions()).extracting(Session::version).containsExactly(2L, 3L, 4L);
    assertThat(forward.at(1)).isNull();
    assertThat(forward.at(9)).isEqualTo(forward.newest());
  }

  private Enrichment enrich(SourceStore store, RawMessage message) {
    Enrichment into = new Enrichment();
    Enricher enricher = enricher(store);
    enricher.enrich(message, into);
    enricher.forget(into);
    enricher.askForRebirths(
        into,
        (source, rx) -> {
          asked.add(source);
          return true;
        });
    assertThat(into.ledger().balanced()).isTrue();
    return into;
  }

  private static Enricher enricher(SourceStore store) {
    return new Enricher(SparkplugPlant.directory(), store);
  }
}
