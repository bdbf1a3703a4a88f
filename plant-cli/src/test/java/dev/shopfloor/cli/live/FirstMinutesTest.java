package dev.shopfloor.cli.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.shopfloor.cli.browser.Browser;
import dev.shopfloor.cli.browser.Tab;
import dev.shopfloor.cli.local.bus.BusEvent;
import dev.shopfloor.cli.page.Check;
import dev.shopfloor.cli.run.SamEnvironment;
import dev.shopfloor.cli.simulation.KnownAnswers;
import dev.shopfloor.cli.simulation.ShiftAnswer;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** What a newcomer sees in the first five minutes, in the order in which they see it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FirstMinutesTest {
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final Path SHOTS = Path.of("target", "screenshots");

  @TempDir static Path data;

  private RunningPlant plant;
  private Optional<Browser> browser = Optional.empty();

  @BeforeAll
  void start() throws Exception {
    plant = RunningPlant.live(data);
    Optional<Path> program = Browser.find();
    if (program.isPresent()) {
      browser = Optional.of(Browser.start(program.get()));
    }
  }

  @AfterAll
  void stop() throws Exception {
    browser.ifPresent(Browser::close);
    plant.close();
    assertThat(data.resolve(SamEnvironment.NAME)).doesNotExist();
  }

  @Test
  @Order(1)
  void afterTheBackFillEveryKnownAnswerEqualsTheComputedOne() {
    List<Check> checks = plant.session.board().checks();

    assertThat(checks).hasSizeGreaterThan(100);
    assertThat(checks).extracting(Check::scope).contains("quarantine", "work orders");
    assertThat(checks).extracting(Check::name).contains("OEE", "pieces", "scrap");
    assertThat(different(checks)).isEmpty();
    assertThat(plant.session.board().differences()).isEmpty();
    assertThat(plant.session.plant().plant().clock().instant()).isEqualTo(plant.plan.liveFrom());
  }

  @Test
  @Order(2)
  void theVariablesForSamAreThereWhileItRuns() {
    assertThat(data.resolve(SamEnvironment.NAME)).content().contains("LOCAL_ENDPOINTS");
  }

  @Test
  @Order(2)
  void everySocketListensOnLoopback() throws IOException {
    assumeTrue(Sockets.known(), "SKIPPED: this machine has no /proc/net/tcp to read");

    List<InetAddress> listening = Sockets.listening();

    // page, CMMS, database, queues, bus, broker, and the tables in their child process
    assertThat(listening).hasSizeGreaterThanOrEqualTo(7);
    assertThat(listening).allMatch(InetAddress::isLoopbackAddress);
  }

  @Test
  @Order(3)
  void thePageShowsTheNumbersThatTheSimulationDetermines() throws IOException {
    Tab tab = page();

    KnownAnswers known = plant.plan.answers(plant.plan.liveFrom(), List.of());
    List<ShiftAnswer> open = known.shifts().stream().filter(shift -> !shift.closed()).toList();
    assertThat(open).hasSize(5);
    for (ShiftAnswer shift : open) {
      String card = "[data-asset=\"" + shift.asset() + "\"]";
      assertThat(tab.text(card + " .pieces"))
          .startsWith("%,d good of %,d pcs".formatted(shift.good(), shift.pieces()));
      assertThat(tab.text(card + " .oee .value")).isEqualTo(percent(shift.oee()));
    }
    assertThat(tab.text("#checks .verdict")).contains("answers are equal");
    assertThat(tab.text("#ledger-body")).contains("messages", "adds up");
    int orders = known.orders().stream().mapToInt(order -> order.orders()).sum();
    assertThat(tab.evaluate("document.querySelectorAll('.order.is-open').length").asInt())
        .isEqualTo(orders);
    tab.close();
  }

  private static String percent(Double ratio) {
    return "%.1f %%".formatted(ratio * 100);
  }

  @Test
  @Order(4)
  void thePageIsReadableOnEveryScreenInLightAndDark() throws IOException {
    Tab tab = page();
    Files.createDirectories(SHOTS);
    shot(tab, "light", 1280, 800, false);
    shot(tab, "dark", 1280, 800, true);
    shot(tab, "phone", 390, 844, false);
    shot(tab, "hall", 1920, 1080, true);

    assertNothingWrong(tab);
    tab.close();
  }

  private static void shot(Tab tab, String name, int width, int height, boolean dark)
      throws IOException {
    tab.size(width, height);
    tab.dark(dark);
    // a frame after the layout: nothing may be wider than the screen
    int over =
        tab.evaluate(
                "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() =>"
                    + " done(document.documentElement.scrollWidth - innerWidth))))")
            .asInt();
    String narrow =
        tab.evaluate(
                "[...document.querySelectorAll('.card, .panel, .summary > *')]"
                    + ".filter(box => box.scrollWidth > box.clientWidth + 1)"
                    + ".map(box => box.innerText.slice(0, 40)).join('; ')")
            .asText();
    tab.screenshot(SHOTS.resolve(name + ".png"));
    tab.screenshotOfAll(SHOTS.resolve(name + "-all.png"));
    assertThat(over).as("px that stick out at a width of " + width).isLessThanOrEqualTo(0);
    assertThat(narrow).as("boxes that do not hold what is in them at " + width).isEmpty();
  }

  @Test
  @Order(5)
  void aWorkOrderIsFollowedToTheCmmsAndItsCompletionComesBack() throws Exception {
    Tab tab = page();
    JsonNode order =
        tab.evaluate(
            "(o => ({id: o.dataset.order, url: o.querySelector('a').href}))"
                + "(document.querySelector('.order.is-open'))");
    String id = order.path("id").asText();
    Tab cmms = browser.orElseThrow().open();
    cmms.go(order.path("url").asText());
    assertThat(cmms.text("main")).contains("WO-", "Open");

    press(cmms, "start", "In progress");
    press(cmms, "complete", "Completed");
    cmms.screenshotOfAll(SHOTS.resolve("cmms-order.png"));
    // the next tick reads it back; the one after must not tell it again
    Instant twoTicks = plant.session.board().status().lastTick().plus(Duration.ofMinutes(2));
    plant.pace.times(30);
    awaitTick(twoTicks);
    plant.pace.times(0);

    tab.await(
        "document.querySelector('.order.is-done[data-order=\"%s\"] .done-step')".formatted(id),
        SOON);
    assertThat(completions(id)).hasSize(1);
    assertNothingWrong(tab);
    assertNothingWrong(cmms);
    tab.close();
    cmms.close();
  }

  private List<BusEvent> completions(String id) {
    return plant.session.board().events().stream()
        .filter(event -> event.detailType().equals("WorkOrderCompleted"))
        .filter(event -> event.detail().contains("\"workOrderId\":\"" + id + "\""))
        .toList();
  }

  /** Presses the button of a form, as a finger would, and waits for the page that follows. */
  private static void press(Tab tab, String action, String status) {
    tab.click("form[action$=\"/" + action + "\"] button");
    tab.await(
        "document.readyState === 'complete'"
            + " && document.querySelector('.badges').innerText.includes('"
            + status
            + "')",
        SOON);
  }

  @Test
  @Order(6)
  void liveTheKnownAnswersStayEqualWhileThingsHappen() throws Exception {
    Instant until = plant.session.board().status().lastTick().plus(Duration.ofMinutes(20));

    plant.pace.times(60);
    awaitTick(until);
    plant.pace.times(0);

    assertThat(different(plant.session.board().checks())).isEmpty();
    assertThat(plant.session.board().differences()).isEmpty();
  }

  @Test
  @Order(7)
  void aSecondStartGoesOnWhereTheFirstStopped() throws Exception {
    plant.pace.times(1);
    awaitMessages(plant.session.plant().messages() + 1);
    plant.pace.times(0);
    long messages = plant.session.plant().messages();
    int orders = plant.session.plant().plant().stores().cmms().workOrders().size();
    plant.close();

    plant = RunningPlant.live(data);

    assertThat(plant.said.toString()).doesNotContain("first hours");
    assertThat(plant.session.plant().messages()).isEqualTo(messages);
    assertThat(plant.session.plant().plant().stores().cmms().workOrders()).hasSize(orders);
    assertThat(different(plant.session.board().checks())).isEmpty();
    Instant until = plant.session.board().status().lastTick().plus(Duration.ofMinutes(3));
    plant.pace.times(60);
    awaitTick(until);
    plant.pace.times(0);
    assertThat(different(plant.session.board().checks())).isEmpty();
    assertThat(plant.session.board().differences()).isEmpty();
  }

  private Tab page() throws IOException {
    assumeTrue(
        browser.isPresent(), "SKIPPED: no Chromium on the PATH, so nobody looked at the page");
    Tab tab = browser.orElseThrow().open();
    tab.size(1280, 800);
    tab.go(plant.session.pageUrl());
    tab.await("document.querySelectorAll('#machines .card').length === 5", SOON);
    tab.await("document.querySelector('#checks .verdict')", SOON);
    return tab;
  }

  private static void assertNothingWrong(Tab tab) {
    assertThat(tab.errors()).isEmpty();
    assertThat(tab.requests()).isNotEmpty().allMatch(url -> url.startsWith("http://127.0.0.1:"));
  }

  private void awaitTick(Instant tick) throws InterruptedException {
    long deadline = System.nanoTime() + Duration.ofMinutes(4).toNanos();
    while (plant.session.board().status().lastTick().isBefore(tick)) {
      assertThat(System.nanoTime()).as("time for the tick of " + tick).isLessThan(deadline);
      LockSupport.parkNanos(50_000_000);
    }
  }

  private void awaitMessages(long number) {
    long deadline = System.nanoTime() + SOON.toNanos();
    while (plant.session.plant().messages() < number) {
      assertThat(System.nanoTime()).as("time for message " + number).isLessThan(deadline);
      LockSupport.parkNanos(20_000_000);
    }
  }

  private static List<String> different(List<Check> checks) {
    return checks.stream()
        .filter(check -> !check.equal())
        .map(check ->
            "%s %s %s: known %s, computed %s"
                .formatted(
                    check.asset(), check.scope(), check.name(), check.known(), check.computed()))
        .toList();
  }
}
