package dev.shopfloor.enrich;

import static dev.shopfloor.enrich.Messages.RX;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.enrich.Envelope.RawMessage;
import dev.shopfloor.ledger.Outcome;
import dev.shopfloor.ledger.Subject;
import dev.shopfloor.model.AssetContext;
import dev.shopfloor.model.EnrichedPoint;
import dev.shopfloor.model.Flag;
import dev.shopfloor.model.Role;
import dev.shopfloor.plant.AssetRevision;
import dev.shopfloor.plant.PayloadSpec;
import dev.shopfloor.plant.PayloadSpec.PayloadFamily;
import dev.shopfloor.plant.PlantDirectory;
import dev.shopfloor.plant.SourceSpec;
import dev.shopfloor.plant.TagChecks;
import dev.shopfloor.plant.TagSpec;
import dev.shopfloor.plant.ValueType;
import dev.shopfloor.testing.TestPlant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Which points come out does not depend on the order, the repeats and the batches of messages. */
class OrderPropertyTest {
  private static final int NEIGHBOURS = Flag.RATE_EXCEEDED.bit() | Flag.STUCK.bit();

  private final PlantDirectory plant = plant();
  private final List<RawMessage> messages = messages();
  private final Set<Placed> expected = points(messages, messages.size());

  @Property(tries = 300)
  void orderRepeatsAndBatchesChangeNoPoint(
      @ForAll("arrivals") List<RawMessage> arrivals,
      @ForAll @IntRange(min = 1, max = 9) int batch) {
    assertThat(points(arrivals, batch)).isEqualTo(expected);
  }

  @Provide
  Arbitrary<List<RawMessage>> arrivals() {
    return Arbitraries.of(messages)
        .list()
        .ofMaxSize(8)
        .flatMap(repeats -> {
          List<RawMessage> all = new ArrayList<>(messages);
          all.addAll(repeats);
          return Arbitraries.shuffle(all);
        });
  }

  private Set<Placed> points(List<RawMessage> arrivals, int batch) {
    Set<Placed> placed = new HashSet<>();
    Enricher enricher = new Enricher(plant, new MemorySourceStore());
    for (int from = 0; from < arrivals.size(); from += batch) {
      Enrichment into = new Enrichment();
      for (RawMessage message : arrivals.subList(from, Math.min(from + batch, arrivals.size()))) {
        enricher.enrich(message, into);
      }
      assertThat(into.ledger().balanced()).isTrue();
      assertThat(into.ledger().counted(Subject.MESSAGES, Outcome.QUARANTINED)).isZero();
      for (Map.Entry<AssetContext, List<EnrichedPoint>> group : into.points().entrySet()) {
        group.getValue().forEach(point -> placed.add(placed(group.getKey(), point)));
      }
    }
    return placed;
  }

  private static Placed placed(AssetContext context, EnrichedPoint p) {
    return new Placed(
        context,
        new EnrichedPoint(
            p.tag(),
            p.role(),
            p.value(),
            p.unit(),
            p.raw(),
            p.time(),
            p.origin(),
            p.rx(),
            p.quality(),
            p.flags() & ~NEIGHBOURS,
            p.sequence()));
  }

  /** A point where it belongs, without the flags that need a neighbour. */
  private record Placed(AssetContext context, EnrichedPoint point) {}

  private static List<RawMessage> messages() {
    List<RawMessage> messages = new ArrayList<>();
    for (String family : List.of("kepware", "sitewise", "senml", "mtconnect")) {
      messages.add(message(family, 0, HostilePayloads.sound(family)));
    }
    for (int at = 0; at < 6; at++) {
      String flat =
          "{\"ts\":%d,\"temp\":%d,\"state\":\"%d\",\"load\":%d}"
              .formatted(1_794_800_000L + at / 2, at, at % 3 + 1, at * at * 100);
      messages.add(message("flat_json", at, flat.getBytes(UTF_8)));
    }
    messages.add(message("auto", 7, HostilePayloads.sound("kepware")));
    messages.add(message("auto", 8, "{\"temp\":1}".getBytes(UTF_8)));
    messages.add(message("auto", 9, "{\"temp\":1}".getBytes(UTF_8)));
    return messages;
  }

  private static RawMessage message(String family, int second, byte[] payload) {
    long rx = RX + second * 1_000_000_000L;
    return new RawMessage("f/" + family, rx, payload, null, null, null);
  }

  private static PlantDirectory plant() {
    List<AssetRevision> assets = new ArrayList<>();
    for (PayloadFamily family : PayloadFamily.values()) {
      if (family != PayloadFamily.MAPPED) {
        assets.add(asset(family.name().toLowerCase(Locale.ROOT), family));
      }
    }
    return TestPlant.directory(assets.toArray(AssetRevision[]::new));
  }

  private static AssetRevision asset(String name, PayloadFamily family) {
    SourceSpec plain = TestPlant.source("f/" + name);
    PayloadSpec payload = plain.payload();
    TagSpec load =
        new TagSpec(
            "load",
            "load",
            Role.MEASUREMENT,
            ValueType.NUMBER,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            new TagChecks(1.0, 1_000_000_000L, Map.of()));
    return TestPlant.with(
        TestPlant.with(TestPlant.named(TestPlant.press(), name), load),
        new SourceSpec(
            "f/" + name,
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
