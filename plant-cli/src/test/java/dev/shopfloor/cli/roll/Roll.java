package dev.shopfloor.cli.roll;

import dev.shopfloor.cli.local.LocalPlant;
import dev.shopfloor.cli.local.functions.FunctionHost;
import dev.shopfloor.cli.local.functions.FunctionHost.Version;
import dev.shopfloor.runtime.LedgerReporter;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;

/** Rolls the functions of a running plant from release to release, and back. */
final class Roll implements AutoCloseable {
  static final String ENRICH = "EnrichFunction";
  static final String WRITER = "TimestreamWriterFunction";
  static final String OEE = "OeeFunction";
  static final String BRIDGE = "AlertToWorkOrderFunction";

  private final LocalPlant plant;
  private final LedgerReporter ledgers;
  private final Map<String, Deque<Running>> running = new HashMap<>();
  private final List<Running> all = new ArrayList<>();
  private final Map<String, AtomicReference<Predicate<Release.Step>>> orders =
      new LinkedHashMap<>();

  private record Running(String function, boolean next, Version version, List<Release> releases) {}

  /** Lets the present release run on wires, in the place of what the plant started with. */
  Roll(LocalPlant plant, LedgerReporter ledgers) throws IOException {
    this.plant = plant;
    this.ledgers = ledgers;
    for (String function : List.of(ENRICH, WRITER, OEE, BRIDGE)) {
      running.put(function, new ArrayDeque<>());
      Version bare = plant.function(function).versions().getFirst();
      present(function);
      plant.function(function).retire(bare);
    }
  }

  /** Starts the present release beside what runs. */
  void present(String function) throws IOException {
    start(function, false);
  }

  /** Starts the next release beside what runs. */
  void next(String function) throws IOException {
    start(function, true);
  }

  private void start(String function, boolean next) throws IOException {
    FunctionHost host = plant.function(function);
    List<Release> releases = new ArrayList<>();
    for (int environment = 0; environment < (function.equals(ENRICH) ? 2 : 1); environment++) {
      Successor writes = next ? new Successor(7 * all.size() + environment) : null;
      releases.add(new Release(plant, function, ledgers, writes));
    }
    Running started = new Running(function, next, host.add(releases), releases);
    running.get(function).addLast(started);
    all.add(started);
  }

  /** Ends the oldest release that runs. */
  void retire(String function) {
    plant.function(function).retire(running.get(function).removeFirst().version());
  }

  /** Kills one of the releases of a function that run, whichever is the first to do this. */
  void kill(String function, Predicate<Release.Step> step) {
    AtomicReference<Predicate<Release.Step>> order = new AtomicReference<>(step);
    orders.put(function + ", order " + (orders.size() + 1), order);
    running.get(function).stream()
        .flatMap(each -> each.releases().stream())
        .forEach(release -> release.killAfter(order));
  }

  /** How many invocations were killed so far. */
  int kills() {
    return all.stream().flatMap(each -> each.releases().stream()).mapToInt(Release::kills).sum();
  }

  /** How many invocations of a function were killed in the present or the next release. */
  int kills(String function, boolean next) {
    return all.stream()
        .filter(each -> each.function().equals(function) && each.next() == next)
        .flatMap(each -> each.releases().stream())
        .mapToInt(Release::kills)
        .sum();
  }

  /** The functions of which none came to the step at which it was to be killed. */
  List<String> spared() {
    return orders.entrySet().stream()
        .filter(order -> order.getValue().get() != null)
        .map(Map.Entry::getKey)
        .toList();
  }

  /** The fewest invocations that a release of a function had. */
  int fewestInvocations(String function) {
    return all.stream()
        .filter(each -> each.function().equals(function))
        .mapToInt(each -> each.releases().stream().mapToInt(Release::invocations).sum())
        .min()
        .orElse(0);
  }

  @Override
  public void close() {
    all.forEach(each -> each.releases().forEach(Release::close));
  }
}
