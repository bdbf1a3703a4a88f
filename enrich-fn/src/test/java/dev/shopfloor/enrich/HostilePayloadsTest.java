package dev.shopfloor.enrich;

import static dev.shopfloor.enrich.Messages.RX;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.enrich.Envelope.RawMessage;
import dev.shopfloor.ledger.Ledger;
import dev.shopfloor.ledger.Outcome;
import dev.shopfloor.ledger.Stage;
import dev.shopfloor.ledger.Subject;
import dev.shopfloor.plant.AssetRevision;
import dev.shopfloor.plant.PayloadSpec;
import dev.shopfloor.plant.PayloadSpec.PayloadFamily;
import dev.shopfloor.plant.PlantDirectory;
import dev.shopfloor.plant.SourceSpec;
import dev.shopfloor.testing.TestPlant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whatever comes on whatever topic, every message ends in one outcome, and soon. */
class HostilePayloadsTest {
  private static final int BATCH = 40;
  private static final int MESSAGES_BETWEEN_RESTARTS = 20_000;
  private static final long LONGEST = 3_000_000_000L;
  private static final String[] SPARKPLUG = {
    "NBIRTH", "DBIRTH", "NDATA", "DDATA", "NDEATH", "DDEATH"
  };

  private final PlantDirectory plant = plant();
  private final List<String> topics = topics();

  @Test
  void fiftyThousandHostileInputsAreAccountedFor() {
    run(50_000, 1);
  }

  @Test
  @Tag("soak")
  void tenMillionHostileInputsAreAccountedFor() {
    run(10_000_000, 2);
  }

  @Test
  void theSoundPayloadsAmongThemAreRead() {
    for (String family : HostilePayloads.families()) {
      String topic =
          switch (family) {
            case "sparkplug" -> "spBv1.0/G/DBIRTH/N/D";
            case "sparkplug-json" -> "f/sparkplug_b";
            case "opcua" -> "f/opc_ua";
            case "flat" -> "f/flat_json";
            default -> "f/" + family;
          };
      Enrichment into = new Enrichment();
      new Enricher(plant, new MemorySourceStore())
          .enrich(message(topic, RX, HostilePayloads.sound(family)), into);

      assertThat(into.ledger().counted(Subject.MESSAGES, Outcome.DECODED)).as(family).isOne();
      assertThat(into.ledger().counted(Subject.POINTS, Outcome.FORWARDED)).as(family).isPositive();
    }
  }

  private void run(int inputs, long seed) {
    HostilePayloads payloads = new HostilePayloads(seed);
    SplittableRandom random = new SplittableRandom(seed);
    Ledger all = new Ledger(Stage.ENRICH);
    Enricher enricher = new Enricher(plant, new MemorySourceStore());
    for (int done = 0; done < inputs; done += BATCH) {
      if (done % MESSAGES_BETWEEN_RESTARTS == 0) {
        enricher = new Enricher(plant, new MemorySourceStore());
      }
      Enrichment into = new Enrichment();
      for (int at = 0; at < BATCH; at++) {
        byte[] payload = payloads.next();
        String topic = topics.get(random.nextInt(topics.size()));
        long begun = System.nanoTime();
        enricher.enrich(message(topic, RX + done + at, payload), into);
        assertThat(System.nanoTime() - begun).isLessThan(LONGEST);
      }
      enricher.forget(into);
      assertThat(into.ledger().balanced()).isTrue();
      all.add(into.ledger());
    }
    assertThat(all.received(Subject.MESSAGES))
        .isBetween(inputs - all.counted(Subject.MESSAGES, Outcome.PARKED), (long) inputs);
    assertThat(all.counted(Subject.MESSAGES, Outcome.DECODED)).isGreaterThan(inputs / 20);
    assertThat(all.counted(Subject.MESSAGES, Outcome.QUARANTINED)).isGreaterThan(inputs / 20);
  }

  private static RawMessage message(String topic, long rx, byte[] payload) {
    return new RawMessage(topic, rx, payload, null, null, null);
  }

  private static List<String> topics() {
    List<String> topics = new ArrayList<>();
    for (PayloadFamily family : families()) {
      topics.add("f/" + family.name().toLowerCase(java.util.Locale.ROOT));
    }
    for (String type : SPARKPLUG) {
      topics.add("spBv1.0/G/" + type + (type.startsWith("N") ? "/N" : "/N/D"));
    }
    topics.add("nobody/takes/this");
    return topics;
  }

  private static PlantDirectory plant() {
    List<AssetRevision> assets = new ArrayList<>();
    for (PayloadFamily family : families()) {
      String name = family.name().toLowerCase(java.util.Locale.ROOT);
      assets.add(asset(name, "f/" + name, family));
    }
    assets.add(asset("edge", "spBv1.0/G/#", PayloadFamily.SPARKPLUG_B));
    return TestPlant.directory(assets.toArray(AssetRevision[]::new));
  }

  private static List<PayloadFamily> families() {
    List<PayloadFamily> families = new ArrayList<>(List.of(PayloadFamily.values()));
    families.remove(PayloadFamily.MAPPED);
    return families;
  }

  private static AssetRevision asset(String name, String filter, PayloadFamily family) {
    SourceSpec plain = TestPlant.source(filter);
    PayloadSpec payload = plain.payload();
    return TestPlant.with(
        TestPlant.named(TestPlant.press(), name),
        new SourceSpec(
            filter,
            null,
            new PayloadSpec(
                family, null, payload.time(), payload.decimalComma(), payload.absentTexts()),
            plain.maxAhead(),
            plain.maxAge(),
            plain.clockTolerance(),
            plain.unknownTags(),
            plain.ignored()));
  }
}
