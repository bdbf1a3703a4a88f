package dev.shopfloor.cli.alert;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.shopfloor.cli.model.PlantFiles;
import dev.shopfloor.model.Alert;
import dev.shopfloor.model.AssetKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Signals of real machines that go on and off, with the rule that a plant engineer would write:
 * what ends within 30 s is nothing, and what comes back within a shift is unstable for a day.
 */
class RealFlappingTest {
  private static final AssetKey MILL = new AssetKey("gaithersburg", "gfagie01");
  private static final AssetKey LATHE = new AssetKey("gaithersburg", "mazak01");
  private static final String FEED_OVERRIDE = "81000046";
  private static final Set<String> STANDS = Set.of("INTERRUPTED", "STOPPED");
  private static final String PLANT =
      """
      shopfloor: 1
      sites:
        gaithersburg:
          zone: Etc/UTC
          lines:
            shop:
              assets:
                gfagie01: {type: mill, states: simple, tags: {state: state}}
                mazak01: {type: lathe, states: simple, tags: {state: state}}
      """;
  private static final String RULES =
      """
      workOrders:
        rules:
          - name: knobs-and-keys
            match: {signal: [logic, execution]}
            holdOff: 30 s
            flapping: {times: 2, within: 8 h, pause: 1 d}
      """;

  private final Set<LocalDate> days = new HashSet<>();
  private TrialDesk desk;
  private QuickPerson person;
  private boolean stands;
  private int begun;
  private int ended;

  @Test
  void theFeedOverrideOfTheMillMakesOneOrderWhichNobodyCloses() throws IOException {
    mill(PLANT + RULES, false);

    assertThat(begun).isEqualTo(105);
    AlertAccount account = calm("FEED OVERRIDE, nobody closes", 1);
    assertThat(account.ledger().noted("counted.flapping")).isPositive();
  }

  @Test
  void theFeedOverrideOfTheMillMakesAtMostOneOrderADayThoughEachIsClosedAtOnce()
      throws IOException {
    mill(PLANT + RULES, true);

    assertThat(begun).isEqualTo(105);
    suppressed(calm("FEED OVERRIDE, closed after 10 min", 15));
  }

  @Test
  void interruptionsOfTheLatheMakeOneOrderWhichNobodyCloses() throws IOException {
    lathe(PLANT + RULES, false);

    assertThat(begun).isEqualTo(721);
    AlertAccount account = calm("execution, nobody closes", 1);
    assertThat(account.ledger().noted("counted.flapping")).isPositive();
  }

  @Test
  void interruptionsOfTheLatheMakeAtMostOneOrderADayThoughEachIsClosedAtOnce() throws IOException {
    lathe(PLANT + RULES, true);

    assertThat(begun).isEqualTo(721);
    suppressed(calm("execution, closed after 10 min", 10));
  }

  @Test
  void withoutARuleTheDefaultAllowsMoreWhereEachOrderIsClosedAtOnce() throws IOException {
    mill(PLANT, true);
    AlertAccount account = desk.trial.finish();

    print("FEED OVERRIDE, no rule, closed after 10 min", account);
    assertThat(account.arrived()).isTrue();
    assertThat(mostADay()).isEqualTo(7);
  }

  private void mill(String plant, boolean closed) throws IOException {
    open(plant, closed);
    for (Path day : RealStreams.days("nist-gfagie01.")) {
      RealStreams.each(day, (topic, payload) -> condition(payload));
    }
  }

  private void condition(JsonNode payload) {
    JsonNode logic = payload.path("logic");
    String code = logic.path("nativeCode").asText();
    boolean ours = code.equals(FEED_OVERRIDE);
    switch (logic.path("level").asText()) {
      case "Fault" -> {
        if (ours) {
          changed(MILL, "logic", code, true, payload);
        }
      }
      case "Normal" -> {
        if (ours || code.isEmpty()) {
          changed(MILL, "logic", FEED_OVERRIDE, false, payload);
        }
      }
      default -> {
        // a warning, or nobody knows: it stands as it stood
      }
    }
  }

  private void lathe(String plant, boolean closed) throws IOException {
    open(plant, closed);
    for (Path day : RealStreams.days("nist-mazak01.")) {
      RealStreams.each(
          day,
          (topic, payload) -> {
            String state = payload.path("execution").asText("UNAVAILABLE");
            if (!state.equals("UNAVAILABLE")) {
              changed(LATHE, "execution", state, STANDS.contains(state), payload);
            }
          });
    }
  }

  private void open(String plant, boolean closed) {
    byte[] text = plant.getBytes(StandardCharsets.UTF_8);
    desk = new TrialDesk(PlantFiles.compile("plant.yaml", text).require());
    person = closed ? new QuickPerson(desk) : null;
  }

  private void changed(AssetKey asset, String signal, String code, boolean on, JsonNode payload) {
    if (on == stands) {
      return;
    }
    stands = on;
    long time = RealStreams.nanos(Instant.parse(payload.path("timestamp").asText()));
    if (on) {
      begun++;
      days.add(day(time));
    } else {
      ended++;
    }
    if (person != null) {
      person.until(time);
    }
    desk.changed(asset, signal, code, on ? Alert.State.RAISED : Alert.State.CLEARED, time);
  }

  private static LocalDate day(long time) {
    return Instant.ofEpochSecond(0, time).atZone(ZoneOffset.UTC).toLocalDate();
  }

  private AlertAccount calm(String what, int orders) {
    AlertAccount account = desk.trial.finish();
    print(what, account);

    assertThat(account.addsUp()).isTrue();
    assertThat(account.arrived()).isTrue();
    assertThat(desk.cmms.orders()).hasSize(orders);
    assertThat(mostADay()).isEqualTo(1);
    // nothing without a word: each beginning and each end was decided once
    assertThat(desk.decided.stream().filter(each -> each.occurrence() != null))
        .hasSize(begun + ended);
    return account;
  }

  /** Nothing without a count, a reason and an audit line. */
  private void suppressed(AlertAccount account) {
    Map<String, Long> notes = account.ledger().notes();
    long causes =
        notes.entrySet().stream()
            .filter(each -> each.getKey().startsWith("suppressed."))
            .mapToLong(Map.Entry::getValue)
            .sum();
    assertThat(causes).isPositive().isEqualTo(notes.get("suppressed"));
    assertThat(desk.decided)
        .filteredOn(each -> each.outcome().equals("suppressed"))
        .allSatisfy(each -> assertThat(each.why()).isNotBlank());
  }

  private Map<LocalDate, Long> ordersByDay() {
    Map<LocalDate, Long> orders = new TreeMap<>();
    desk.cmms.orders().forEach(order -> orders.merge(day(order.created), 1L, Long::sum));
    return orders;
  }

  private long mostADay() {
    return ordersByDay().values().stream().max(Long::compare).orElse(0L);
  }

  private void print(String what, AlertAccount account) {
    System.out.printf(
        "%s: %d beginnings and %d ends on %d days; %d orders, at most %d a day; %s; %s%n",
        what,
        begun,
        ended,
        days.size(),
        desk.cmms.orders().size(),
        mostADay(),
        account.ledger().notes(),
        List.copyOf(ordersByDay().keySet()));
  }
}
