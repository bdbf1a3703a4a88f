package dev.shopfloor.workorder;

import static dev.shopfloor.workorder.Given.MINUTE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.model.WorkOrderCreated;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/** What holds whatever goes wrong; each seed is one day in a {@link World}. */
class OutboxProperties {
  private static final Set<Verdict> PASSING = Set.of(Verdict.WAITING, Verdict.AMBIGUOUS);

  @Property(tries = 150, shrinking = ShrinkingMode.OFF)
  void eachGenerationHasOneOrderWhereSearchesSeeWhatWasMade(@ForAll long seed) {
    World world = day(seed, 0);

    assertThat(ordersByMarker(world).values())
        .as("orders of one marker, seed %d", seed)
        .allSatisfy(orders -> assertThat(orders).hasSize(1));
    nothingIsLost(world, seed);
  }

  @Property(tries = 100, shrinking = ShrinkingMode.OFF)
  void aSecondOrderIsFoundAndMarkedWhereSearchesSeeLate(@ForAll long seed) {
    World world = day(seed, 5 * MINUTE);

    ordersByMarker(world)
        .forEach((marker, orders) ->
            assertThat(orders.subList(1, orders.size()))
                .as("later orders of %s, seed %d", marker, seed)
                .allSatisfy(order ->
                    assertThat(order.comments.values())
                        .anyMatch(text -> text.startsWith("Duplicate of"))));
    nothingIsLost(world, seed);
  }

  private static World day(long seed, long lag) {
    World world = new World(seed, lag);
    Random random = new Random(~seed);
    int minutes = 5 + random.nextInt(60);
    for (int minute = 0; minute < minutes; minute++) {
      for (int events = random.nextInt(3); events > 0; events--) {
        world.happens(random.nextInt(3), random.nextInt(3) > 0);
      }
      world.minute();
    }
    world.calm();
    for (int minute = 0; minute < 120; minute++) {
      world.minute();
    }
    return world;
  }

  private static Map<String, List<MemoryCmms.Row>> ordersByMarker(World world) {
    return world.cmms.records.stream()
        .collect(
            Collectors.groupingBy(
                record -> record.draft.marker(), TreeMap::new, Collectors.toList()));
  }

  private static void nothingIsLost(World world, long seed) {
    assertThat(world.quiet()).as("queue, seed %d", seed).isTrue();
    Map<String, Long> ends =
        world.store.keys().stream()
            .flatMap(key -> world.store.audits(key).stream())
            .filter(audit -> audit.eventId() != null && !PASSING.contains(audit.verdict()))
            .collect(Collectors.groupingBy(Audit::eventId, Collectors.counting()));
    assertThat(ends.keySet()).as("audited, seed %d", seed).isEqualTo(world.sent.keySet());
    assertThat(ends.values()).as("ends per event, seed %d", seed).containsOnly(1L);
    for (String key : world.store.keys()) {
      WorkOrderState state = world.store.state(key);
      assertThat(world.store.onOutbox(key)).as("on outbox, seed %d", seed).isFalse();
      assertThat(state.phase()).as("phase, seed %d", seed).isNotEqualTo(Phase.PENDING);
      assertThat(world.store.audits(key).stream().map(Audit::number).toList())
          .as("audit numbers, seed %d", seed)
          .doesNotHaveDuplicates()
          .hasSize((int) state.audits());
      if (state.phase() == Phase.OPEN) {
        assertThat(world.cmms.record(state.order().id()).draft.marker())
            .as("own order, seed %d", seed)
            .isEqualTo(state.marker(key));
      }
      announced(world, key, state, seed);
    }
  }

  private static void announced(World world, String key, WorkOrderState state, long seed) {
    Set<Integer> told =
        world.announced.stream()
            .filter(WorkOrderCreated.class::isInstance)
            .map(WorkOrderCreated.class::cast)
            .filter(event -> event.dedupKey().equals(key))
            .map(WorkOrderCreated::generation)
            .collect(Collectors.toSet());
    int made = state.phase() == Phase.FAILED ? state.generation() - 1 : state.generation();
    assertThat(told).as("announced, seed %d", seed).hasSize(made);
  }
}
