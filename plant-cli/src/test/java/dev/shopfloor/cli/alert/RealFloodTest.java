package dev.shopfloor.cli.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.model.Severity;
import dev.shopfloor.workorder.cmms.Profile;
import dev.shopfloor.workorder.cmms.Profiles;
import dev.shopfloor.workorder.fake.FakeOrder;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** 1,000 alarms of real machines in one minute, from 40 assets, with the default budgets. */
class RealFloodTest {
  private static final Pattern AGAIN = Pattern.compile(", (\\d+) times|: (\\d+) times more");
  private static final Pattern ONCE = Pattern.compile(", once|: once more");
  private static final String TIGHT =
      "{\"limits\": {\"title\": 60, \"description\": 2000, \"comment\": 600}}";

  private TrialDesk desk;
  private Flood flood;

  @Test
  void aFloodMakesNoMoreOrdersThanTheBudgetAndLosesNothing() throws IOException {
    flood(Profiles.named("atlas"));
  }

  @Test
  void aSystemThatTakesOnlyShortTextsLosesNothingEither() throws IOException {
    flood(Profiles.named("atlas", "short", TIGHT));
  }

  private void flood(Profile profile) throws IOException {
    flood = Flood.read();
    desk = new TrialDesk(Flood.plant(), profile);
    for (Flood.Alarm each : flood.alarms) {
      desk.raised(
          each.asset(), each.signal(), each.code(), each.text(), each.severity(), each.time());
    }
    AlertAccount account = desk.trial.finish();
    print(profile, account);

    assertThat(flood.alarms).hasSize(Flood.ALARMS);
    assertThat(flood.alarms.getLast().time() - Flood.BEGIN)
        .isLessThan(Duration.ofMinutes(1).toNanos());
    assertThat(account.addsUp()).isTrue();
    assertThat(account.arrived()).isTrue();
    withinTheBudgets();
    everyAlarmIsAccountedFor(account);
    everyProblemHasItsOrderOrStandsInASummary();
    repeatsAreToldInTheSummary();
    lateAndUrgentOnesHaveTheirOwn();
    textsFit(profile.limits());
  }

  private void withinTheBudgets() {
    assertThat(mostWithin(Duration.ofMinutes(10), order -> true)).isBetween(20L, 30L);
    for (int i = 1; i <= Flood.ASSETS; i++) {
      String asset = "m%02d: ".formatted(i);
      assertThat(mostWithin(Duration.ofHours(1), order -> order.title().startsWith(asset)))
          .isLessThanOrEqualTo(10);
    }
    // there is room for all that follow: one summary goes on with its list
    assertThat(summaries()).hasSize(1);
  }

  private long mostWithin(Duration time, Predicate<FakeOrder> which) {
    List<Long> made =
        desk.cmms.orders().stream().filter(which).map(order -> order.created).sorted().toList();
    return made.stream()
        .mapToLong(
            from -> made.stream().filter(at -> at >= from && at - from < time.toNanos()).count())
        .max()
        .orElse(0);
  }

  private void everyAlarmIsAccountedFor(AlertAccount account) {
    Set<String> words = Set.of("created", "adopted", "raised", "commented", "counted", "grouped");
    assertThat(desk.decided).hasSize(Flood.ALARMS);
    assertThat(desk.decided).allSatisfy(each -> assertThat(each.outcome()).isIn(words));
    assertThat(desk.decided)
        .filteredOn(each -> each.outcome().equals("grouped"))
        .allSatisfy(each -> assertThat(each.why()).contains("the budget of new orders is used up"));
    assertThat(account.ledger().notes().get("grouped.budget")).isEqualTo(desk.decided("grouped"));
  }

  private void everyProblemHasItsOrderOrStandsInASummary() {
    List<String> listed = listed();
    Set<List<String>> own = own();
    for (Flood.Alarm each : flood.alarms) {
      if (!own.contains(each.problem())) {
        assertThat(listed).as("%s", each.problem()).anyMatch(line -> names(line, each));
      }
    }
  }

  /** A problem that only the summary tells of is told as often as it came. */
  private void repeatsAreToldInTheSummary() {
    Map<List<String>, Integer> came = new HashMap<>();
    flood.alarms.forEach(each -> came.merge(each.problem(), 1, Integer::sum));
    Set<List<String>> own = own();
    List<String> listed = listed();
    for (Flood.Alarm each : flood.alarms) {
      if (!own.contains(each.problem())) {
        int told = listed.stream().filter(line -> names(line, each)).mapToInt(this::more).sum();
        assertThat(1 + told).as("%s", each.problem()).isEqualTo(came.get(each.problem()));
      }
    }
  }

  private int more(String line) {
    Matcher again = AGAIN.matcher(line);
    if (again.find()) {
      return Integer.parseInt(again.group(1) == null ? again.group(2) : again.group(1));
    }
    return ONCE.matcher(line).find() ? 1 : 0;
  }

  private void lateAndUrgentOnesHaveTheirOwn() {
    List<Flood.Alarm> urgent =
        flood.alarms.stream().filter(each -> each.severity() == Severity.CRITICAL).toList();

    assertThat(urgent).hasSizeGreaterThanOrEqualTo(10);
    assertThat(own()).containsAll(urgent.stream().map(Flood.Alarm::problem).toList());
  }

  private void textsFit(Profile.Limits limits) {
    assertThat(desk.cmms.orders())
        .allSatisfy(order -> {
          assertThat(codePoints(order.title())).isLessThanOrEqualTo(limits.title());
          assertThat(codePoints(order.description())).isLessThanOrEqualTo(limits.description());
          assertThat(order.comments())
              .allSatisfy(
                  text -> assertThat(codePoints(text)).isLessThanOrEqualTo(limits.comment()));
        });
  }

  private static int codePoints(String text) {
    return text.codePointCount(0, text.length());
  }

  /** The problems that have orders, by the keys of their markers. */
  private Set<List<String>> own() {
    Set<String> keys = new HashSet<>();
    desk.cmms
        .orders()
        .forEach(order ->
            order.markers().forEach(marker -> keys.add(marker.substring(0, marker.indexOf('.')))));
    Set<List<String>> own = new HashSet<>();
    for (int i = 0; i < flood.alarms.size(); i++) {
      if (keys.contains(key(i))) {
        own.add(flood.alarms.get(i).problem());
      }
    }
    return own;
  }

  private String key(int alarm) {
    return desk.decided.stream()
        .filter(each -> each.occurrence().eventId().equals("e" + alarm))
        .map(each -> each.occurrence().key())
        .findFirst()
        .orElseThrow();
  }

  private List<FakeOrder> summaries() {
    return desk.cmms.orders().stream()
        .filter(order -> order.title().contains("Alarm flood"))
        .toList();
  }

  private List<String> listed() {
    return summaries().stream()
        .flatMap(order -> Stream.concat(Stream.of(order.description()), order.comments().stream()))
        .flatMap(String::lines)
        .filter(line -> line.startsWith("- "))
        .toList();
  }

  private static boolean names(String line, Flood.Alarm alarm) {
    return line.startsWith("- " + alarm.asset().asset() + ": ")
        && line.contains("(" + alarm.signal() + " " + alarm.code() + ")");
  }

  private void print(Profile profile, AlertAccount account) {
    System.out.printf(
        "flood of %d alarms, %d problems, %s with texts up to %d: %d orders, %d lines and %d"
            + " comments in %d summary; %s; %d requests, %d in the fullest minute%n",
        flood.alarms.size(),
        flood.alarms.stream().map(Flood.Alarm::problem).distinct().count(),
        profile.name(),
        profile.limits().description(),
        desk.cmms.orders().size(),
        listed().size(),
        summaries().stream().mapToInt(order -> order.comments().size()).sum(),
        summaries().size(),
        account.ledger().notes(),
        desk.cmms.calls().size(),
        desk.cmms.mostInAMinute());
  }
}
