package dev.shopfloor.workorder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.model.Ids;
import dev.shopfloor.model.ShopfloorEvent;
import dev.shopfloor.model.WorkOrderCancelled;
import dev.shopfloor.model.WorkOrderCompleted;
import dev.shopfloor.model.WorkOrderCreated;
import dev.shopfloor.workorder.OtherSide.Made;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What must hold in every world, whatever goes wrong in it. */
final class WorldChecks {
  private static final Set<Verdict> PASSING =
      Set.of(Verdict.WAITING, Verdict.AMBIGUOUS, Verdict.HELD);

  private final World world;
  private final long seed;

  private WorldChecks(World world, long seed) {
    this.world = world;
    this.seed = seed;
  }

  /**
   * Lives through some time of trouble, then through a calm that lasts until all is done.
   *
   * @param once whether no key may ever have two open orders; people may then do anything with
   *     orders, but for finding doubles they must leave them alone
   */
  static WorldChecks livedThrough(long seed, World.Beginning beginning, boolean once) {
    World world = new World(seed, beginning, once);
    WorldChecks checks = new WorldChecks(world, seed);
    Random random = new Random(~seed);
    int minutes = 5 + random.nextInt(60);
    int problems = random.nextBoolean() ? 3 : 8;
    for (int minute = 0; minute < minutes; minute++) {
      int most = random.nextInt(10) == 0 ? 20 : 3;
      for (int events = random.nextInt(most); events > 0; events--) {
        world.happens(random.nextInt(problems), random.nextInt(3) > 0);
      }
      world.minute();
      checks.everyAlertIsSomewhere();
      if (once) {
        checks.eachKeyHasOneLiveOrder();
      }
    }
    world.calm();
    return checks;
  }

  /** At any moment: queued for everybody to see, or decided exactly once. */
  private void everyAlertIsSomewhere() {
    Map<String, Long> decided = decided();
    assertThat(decided.values()).as("decisions on one alert, seed %d", seed).allMatch(n -> n == 1);
    Set<String> held = held();
    assertThat(world.sent.keySet().stream().filter(id -> !decided.containsKey(id)))
        .as("undecided alerts wait, seed %d", seed)
        .allMatch(id -> held.contains(id) || world.waits(id));
  }

  private void eachKeyHasOneLiveOrder() {
    Map<String, List<Made>> open =
        world.other.orders().stream().filter(Made::open).collect(Collectors.groupingBy(Made::key));
    Set<String> reopened = edited(Edit.REOPEN);
    open.values()
        .forEach(orders -> {
          // a person may open an old one beside its successor
          long ours = orders.stream().filter(order -> !reopened.contains(order.id())).count();
          assertThat(ours).as("open orders of one key, seed %d", seed).isLessThanOrEqualTo(1);
        });
  }

  /** Some systems delete what people cancel. */
  private static boolean gone(World.Edited done) {
    return done.edit() == Edit.DELETE || done.edit() == Edit.CANCEL;
  }

  /** The ids of the orders that people did this with. */
  private Set<String> edited(Edit edit) {
    return world.edits.stream()
        .filter(done -> done.edit() == edit)
        .map(done -> done.order().id())
        .collect(Collectors.toSet());
  }

  /** No order was ever made twice. */
  void eachMarkerHasOneOrder() {
    assertThat(byMarker().values())
        .as("orders of one marker, seed %d", seed)
        .allSatisfy(orders -> assertThat(orders).hasSize(1));
  }

  /**
   * What was made twice was found, counted and says on itself which order it belongs to.
   *
   * @return how many orders were made too many
   */
  long doublesAreJoined() {
    long doubles = 0;
    for (List<Made> orders : byMarker().values()) {
      List<Made> later = orders.subList(1, orders.size());
      doubles += later.size();
      String joined = "Duplicate of " + orders.getFirst().number();
      assertThat(later)
          .as("later orders, seed %d", seed)
          .allSatisfy(
              order -> assertThat(order.comments()).anyMatch(text -> text.startsWith(joined)));
    }
    long counted =
        audits()
            .filter(audit -> audit.verdict() == Verdict.DUPLICATE)
            .mapToLong(audit -> Long.parseLong(audit.why().replaceAll("\\D.*", "")))
            .sum();
    assertThat(counted).as("doubles counted, seed %d", seed).isGreaterThanOrEqualTo(doubles);
    return doubles;
  }

  /** The bus was told of each end that people made, and of no other. */
  void endsAreTold() {
    if (world.edited) {
      lastEndsAreTold();
      return;
    }
    assertThat(endsTold())
        .as("ends told, seed %d", seed)
        .isEqualTo(
            world.other.orders().stream()
                .filter(order -> !order.open())
                .collect(Collectors.toMap(Made::marker, order -> Set.of(end(order)))));
  }

  /** People may end an order several times; the bus knows how it ended at last. */
  private void lastEndsAreTold() {
    Map<String, Set<String>> told = endsTold();
    Set<String> reopened = edited(Edit.REOPEN);
    for (Made order : world.other.orders()) {
      Set<String> ends = told.getOrDefault(order.marker(), Set.of());
      if (order.open()) {
        assertThat(ends.isEmpty() || reopened.contains(order.id()))
            .as("no end told of %s, seed %d", order, seed)
            .isTrue();
      } else if (reopened.contains(order.id())) {
        // opened and ended again between two looks it has ended as it was told
        assertThat(ends).as("an end of %s, seed %d", order, seed).isNotEmpty();
      } else {
        String kind = order.ending().cancelled() ? "cancelled" : "completed";
        assertThat(ends)
            .as("the last end of %s, seed %d", order, seed)
            .anyMatch(end -> end.startsWith(kind) && end.endsWith(" " + order.ending().at()));
      }
    }
  }

  /**
   * All is done, each alert in exactly one way; what is open here is open there, where the other
   * side tells what people have changed.
   */
  void nothingIsLost() {
    assertThat(world.quiet()).as("queue, seed %d", seed).isTrue();
    Map<String, Long> ends = decided();
    Set<String> audited = new HashSet<>(ends.keySet());
    // what waited and then ended, or gave way to a worse one: its waiting is the decision
    audited.addAll(held());
    assertThat(audited).as("audited, seed %d", seed).isEqualTo(world.sent.keySet());
    assertThat(ends.values()).as("ends per event, seed %d", seed).containsOnly(1L);
    Map<String, Made> byId =
        world.other.orders().stream().collect(Collectors.toMap(Made::id, order -> order));
    for (String key : world.store.keys()) {
      WorkOrderState state = world.store.state(key);
      assertThat(world.store.onOutbox(key) && !world.onlyToLook(key))
          .as("on outbox, seed %d", seed)
          .isFalse();
      assertThat(state.phase()).as("phase, seed %d", seed).isNotIn(Phase.PENDING, Phase.HELD);
      if (state.phase() == Phase.GROUPED) {
        isListed(key, state);
      }
      assertThat(world.store.audits(key).stream().map(Audit::number).toList())
          .as("audit numbers, seed %d", seed)
          .doesNotHaveDuplicates()
          .hasSize((int) state.audits());
      if (state.phase() == Phase.OPEN && world.other.tellsChanges()) {
        Made ours = byId.get(state.order().id());
        assertThat(ours).as("order of %s, seed %d", key, seed).isNotNull();
        assertThat(ours.open()).as("still open, seed %d", seed).isTrue();
        assertThat(ours.marker()).as("own order, seed %d", seed).isEqualTo(state.marker(key));
      }
      eachOrderIsAnnounced(key, state);
    }
  }

  private void eachOrderIsAnnounced(String key, WorkOrderState state) {
    Set<Integer> told =
        world.announced.stream()
            .filter(WorkOrderCreated.class::isInstance)
            .map(WorkOrderCreated.class::cast)
            .filter(event -> event.dedupKey().equals(key))
            .map(WorkOrderCreated::generation)
            .collect(Collectors.toSet());
    Set<Integer> made =
        world.other.orders().stream()
            .filter(order -> order.key().equals(key))
            .map(order -> Markers.read(order.marker()).generation())
            .collect(Collectors.toSet());
    Set<Integer> deleted =
        world.edits.stream()
            .filter(done -> gone(done) && done.order().key().equals(key))
            .map(done -> Markers.read(done.order().marker()).generation())
            .collect(Collectors.toSet());
    assertThat(told).as("announced, seed %d", seed).containsAll(made);
    made.addAll(deleted);
    assertThat(made).as("made, seed %d", seed).containsAll(told);
    assertThat(made).as("generations, seed %d", seed).allMatch(each -> each <= state.generation());
  }

  /** What has no order of its own stands in a summary order. */
  private void isListed(String key, WorkOrderState state) {
    Calm.Summary summary = state.calm().summary();
    assertThat(summary).as("summary of %s, seed %d", key, seed).isNotNull();
    String marker = Markers.marker(summary.key(), summary.generation());
    String line = "press07: " + world.store.kept(key).subject();
    boolean deleted =
        world.edits.stream().anyMatch(done -> gone(done) && done.order().marker().equals(marker));
    if (deleted) {
      return;
    }
    assertThat(world.other.orders())
        .as("the summary order of %s, seed %d", key, seed)
        .anyMatch(order ->
            order.marker().equals(marker)
                && Stream.concat(Stream.of(order.text()), order.comments().stream())
                    .anyMatch(text -> text.contains(line)));
  }

  /** No more orders than people can take, but for those that a person asked for. */
  void budgetsHold() {
    if (!(world.policies instanceof StormPolicies storms) || !storms.perSite.limited()) {
      return;
    }
    List<Long> times = world.admitted.values().stream().map(List::getLast).sorted().toList();
    for (int first = 0; first + storms.perSite.orders() < times.size(); first++) {
      assertThat(times.get(first + storms.perSite.orders()) - times.get(first))
          .as("orders in a window, seed %d", seed)
          .isGreaterThanOrEqualTo(storms.perSite.within());
    }
    Set<String> retried =
        audits()
            .filter(audit -> audit.eventId() != null)
            .filter(audit -> audit.eventId().startsWith(Occurrence.Retried.PREFIX))
            .map(audit -> audit.eventId().replaceAll("^retried:\\d+:", ""))
            .collect(Collectors.toSet());
    assertThat(world.other.orders())
        .as("orders had room, seed %d", seed)
        .allMatch(order -> world.admitted.containsKey(order.marker()) || !retried.isEmpty());
  }

  /** Alerts that have waited in a state. */
  private Set<String> held() {
    return audits()
        .filter(audit -> audit.verdict() == Verdict.HELD && ofAnAlert(audit))
        .map(Audit::eventId)
        .collect(Collectors.toSet());
  }

  private boolean ofAnAlert(Audit audit) {
    return audit.eventId() != null && world.sent.containsKey(audit.eventId());
  }

  /** How often an end was decided for each alert. */
  private Map<String, Long> decided() {
    return audits()
        .filter(audit -> ofAnAlert(audit) && !PASSING.contains(audit.verdict()))
        .collect(Collectors.groupingBy(Audit::eventId, Collectors.counting()));
  }

  private Stream<Audit> audits() {
    return world.store.keys().stream().flatMap(key -> world.store.audits(key).stream());
  }

  private Map<String, List<Made>> byMarker() {
    return world.other.orders().stream()
        .collect(Collectors.groupingBy(Made::marker, TreeMap::new, Collectors.toList()));
  }

  /** The different ends that the bus was told, by marker; the same event again is no other end. */
  private Map<String, Set<String>> endsTold() {
    Map<String, Set<String>> ends = new TreeMap<>();
    Map<String, ShopfloorEvent> byId = new HashMap<>();
    Set<String> reopened = edited(Edit.REOPEN);
    for (ShopfloorEvent event : world.announced) {
      String order;
      switch (event) {
        case WorkOrderCompleted done -> {
          order = done.workOrderId();
          ends.computeIfAbsent(
                  Markers.marker(done.dedupKey(), done.generation()), each -> new HashSet<>())
              .add(end("completed", done.eventId(), done.eventTime()));
        }
        case WorkOrderCancelled done -> {
          order = done.workOrderId();
          ends.computeIfAbsent(
                  Markers.marker(done.dedupKey(), done.generation()), each -> new HashSet<>())
              .add(end("cancelled", done.eventId(), done.eventTime()));
        }
        default -> {
          continue;
        }
      }
      ShopfloorEvent first = byId.merge(event.eventId(), event, (one, two) -> one);
      // nobody knows when an order was deleted: told again, the time is that of the second look
      boolean timeless = event instanceof WorkOrderCancelled gone && gone.by() == null;
      // told, not written down by a worker that died, opened and ended anew before the next look:
      // nobody here knows that it is another end
      if (!timeless && !reopened.contains(order)) {
        assertThat(first).as("told again, seed %d", seed).isEqualTo(event);
      }
    }
    return ends;
  }

  private static String end(Made order) {
    String kind = order.ending().cancelled() ? "cancelled" : "completed";
    return end(kind, Ids.of(order.marker(), kind), order.ending().at());
  }

  private static String end(String kind, String eventId, long at) {
    return kind + ' ' + eventId + ' ' + at;
  }
}
