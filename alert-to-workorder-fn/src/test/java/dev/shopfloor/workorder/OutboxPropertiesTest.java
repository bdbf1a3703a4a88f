package dev.shopfloor.workorder;

import static dev.shopfloor.workorder.Given.MINUTE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.model.Ids;
import dev.shopfloor.model.ShopfloorEvent;
import dev.shopfloor.model.WorkOrderCancelled;
import dev.shopfloor.model.WorkOrderCompleted;
import dev.shopfloor.model.WorkOrderCreated;
import java.util.HashMap;
import java.util.HashSet;
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
class OutboxPropertiesTest {
  private static final Set<Verdict> PASSING = Set.of(Verdict.WAITING, Verdict.AMBIGUOUS);

  @Property(tries = 150, shrinking = ShrinkingMode.OFF)
  void eachGenerationHasOneOrderWhereSearchesSeeWhatWasMade(@ForAll long seed) {
    World world = day(seed, 0);

    assertThat(ordersByMarker(world).values())
        .as("orders of one marker, seed %d", seed)
        .allSatisfy(orders -> assertThat(orders).hasSize(1));
    assertThat(openOrders(world).values())
        .as("open orders of one key, seed %d", seed)
        .allSatisfy(orders -> assertThat(orders).hasSize(1));
    assertThat(endsTold(world))
        .as("ends told, seed %d", seed)
        .isEqualTo(
            world.cmms.records.stream()
                .filter(row -> !row.open())
                .collect(Collectors.toMap(row -> row.draft.marker(), row -> Set.of(end(row)))));
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

  private static Map<String, List<MemoryCmms.Row>> openOrders(World world) {
    return world.cmms.records.stream()
        .filter(MemoryCmms.Row::open)
        .collect(
            Collectors.groupingBy(
                row -> row.draft.marker().substring(0, row.draft.marker().lastIndexOf('.'))));
  }

  /** The different ends that the bus was told, by marker; the same event again is no other end. */
  private static Map<String, Set<String>> endsTold(World world) {
    Map<String, Set<String>> ends = new TreeMap<>();
    Map<String, ShopfloorEvent> byId = new HashMap<>();
    for (ShopfloorEvent event : world.announced) {
      switch (event) {
        case WorkOrderCompleted done ->
            ends.computeIfAbsent(
                    Markers.marker(done.dedupKey(), done.generation()), each -> new HashSet<>())
                .add(end("completed", done.eventId(), done.eventTime()));
        case WorkOrderCancelled done ->
            ends.computeIfAbsent(
                    Markers.marker(done.dedupKey(), done.generation()), each -> new HashSet<>())
                .add(end("cancelled", done.eventId(), done.eventTime()));
        default -> {
          continue;
        }
      }
      assertThat(byId.merge(event.eventId(), event, (one, two) -> one)).isEqualTo(event);
    }
    return ends;
  }

  private static String end(MemoryCmms.Row row) {
    String kind = row.ending.cancelled() ? "cancelled" : "completed";
    return end(kind, Ids.of(row.draft.marker(), kind), row.ending.at());
  }

  private static String end(String kind, String eventId, long at) {
    return kind + ' ' + eventId + ' ' + at;
  }

  private static void nothingIsLost(World world, long seed) {
    assertThat(world.quiet()).as("queue, seed %d", seed).isTrue();
    Map<String, Long> ends =
        world.store.keys().stream()
            .flatMap(key -> world.store.audits(key).stream())
            .filter(audit -> audit.eventId() != null && !PASSING.contains(audit.verdict()))
            .filter(audit -> !audit.eventId().startsWith(Occurrence.Finished.PREFIX))
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
        assertThat(world.cmms.record(state.order().id()).open())
            .as("still open, seed %d", seed)
            .isTrue();
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
