package dev.shopfloor.cli.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.cli.browser.Browser;
import dev.shopfloor.cli.browser.Tab;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PageInBrowserTest {
  private static final Path SHOTS = Path.of("target", "screenshots");
  private static final Duration SOON = Duration.ofSeconds(20);

  private static @TempDir Path folder;
  private static FakePlant plant;
  private static PlantPage page;
  private static Browser browser;
  private Tab tab;

  @BeforeAll
  static void start() throws IOException {
    Optional<Path> program = Browser.find();
    if (program.isEmpty()) {
      System.err.println("SKIPPED: no chromium on the PATH, so nobody has looked at the page");
    }
    Assumptions.assumeTrue(program.isPresent(), "no chromium on the PATH");
    plant = FakePlant.start(folder);
    page = PlantPage.start(0, plant);
    browser = Browser.start(program.get());
  }

  @AfterAll
  static void stop() throws IOException {
    if (browser != null) {
      browser.close();
      page.close();
      plant.close();
    }
  }

  @BeforeEach
  void open() throws IOException {
    tab = browser.open();
    tab.size(1280, 900);
    tab.go(page.url() + "/");
    tab.await("document.querySelectorAll('.card').length === 5", SOON);
    tab.await("document.querySelectorAll('rect.band').length > 20", SOON);
  }

  @AfterEach
  void leave() {
    // a browser gives an address six connections, and each open page holds one for its stream
    if (tab != null) {
      tab.close();
    }
  }

  @Test
  void itShowsTheNumbersWithTheirUnitsAndNothingGoesWrong() {
    assertThat(tab.text("#plant-time")).startsWith("09:12:");
    assertThat(tab.text("#plant-date"))
        .isEqualTo("Mon 2 Mar 2026 · Europe/Berlin · simulated time");
    assertThat(tab.text("#connection")).isEqualTo("Connected");
    assertThat(tab.text("[data-asset='chemnitz/press01']"))
        .contains("Running", "makes bracket-b", "68.5 %", "1,819 good of 1,844 pcs");
    assertThat(tab.text("[data-asset='chemnitz/wrapper01'] .why"))
        .isEqualTo("No OEE: no counter is connected.");
    assertThat(tab.text("#checks-body .verdict")).contains("1 answer of 42 differs");
    assertThat(tab.text("#ledger-body")).contains("7,412 messages", "All stages agree");
    assertThat(tab.errors()).isEmpty();
  }

  @Test
  void theRateOfMessagesNeverRunsIntoTheTools() {
    plant.at(
        new LiveStatus(LiveStatus.Phase.BACK_FILL, Script.NOW, Script.TICK, 0.45, 7_412, 12_345.6));
    try {
      tab.await("document.querySelector('#phase').innerText.includes('12,346')", SOON);
      for (int width : new int[] {1241, 1280, 1366, 1920}) {
        tab.size(width, 800);
        tab.await("innerWidth === " + width, SOON);
        assertThat(
                tab.evaluate(
                        "[...document.querySelectorAll('.tools > *')].every(tool =>"
                            + " tool.getBoundingClientRect().left >= 8 +"
                            + " document.querySelector('#phase p').getBoundingClientRect().right)"
                            + " && document.documentElement.scrollWidth <= innerWidth")
                    .asBoolean())
            .as("at a width of " + width)
            .isTrue();
      }
    } finally {
      plant.atStart();
    }
  }

  @Test
  void withTooLittleKnownACardShowsTheRange() {
    assertThat(tab.text("[data-asset='chemnitz/mill02'] .oee"))
        .contains("76.2 % to 92.8 %", "lies between");
    assertThat(tab.text("[data-asset='chemnitz/mill02'] [data-ratio='shift-oee']"))
        .isEqualTo("76–93 %");
  }

  @Test
  void linesAndPlantShowTheirOeeWithWhatItIsMadeOf() {
    assertThat(tab.text("[data-line='stamping']")).contains("OEE 63.").doesNotContain("to");
    assertThat(tab.evaluate("document.querySelector(\"[data-line='stamping']\").title").asText())
        .startsWith("shift early since 06:00: good ideal 3 h 44 min of planned 5 h 55 min");
    assertThat(tab.text("[data-key='oee-chemnitz']")).contains("OEE of the plant");
  }

  @Test
  void noRequestLeavesThePage() {
    tab.click("[data-asset='chemnitz/mill01'] button");
    tab.await("document.querySelector('#trend-now strong')", SOON);

    String own = URI.create(page.url()).getAuthority();
    assertThat(tab.requests())
        .isNotEmpty()
        .allSatisfy(url -> assertThat(URI.create(url).getAuthority()).isEqualTo(own));
    assertThat(tab.errors()).isEmpty();
  }

  @Test
  void whatMachinesAndPeopleWroteIsTextAndNeverRuns() {
    assertThat(tab.text("#orders-body")).contains("<script>alert(1)</script>");
    tab.click("[data-key='quarantine-newest']");
    tab.await("document.querySelector('.newest')", SOON);
    assertThat(tab.text(".newest")).contains("<img src=x onerror=alert(1)>");
    assertThat(tab.evaluate("document.querySelectorAll('main script, main img').length").asInt())
        .isZero();
  }

  @Test
  void ordersTellTheirTimesAndAlertsWhyTheyHaveNone() throws IOException {
    assertThat(tab.text("#orders-body"))
        .contains(
            "Median time from the alarm to the order: 5 min 30 s · until begun: 16 min 00 s"
                + " · until completed: 1 h 10 min · 0 of 1 false alarms",
            "ordered 1 min 00 s after the alarm, not begun",
            "ordered 10 min 00 s after the alarm, begun after 16 min 00 s, completed after 1 h 10"
                + " min",
            "waits until 10:00:00: it is shelved",
            "no order of its own: listed in summary order WO-00004");
    Files.createDirectories(SHOTS);
    tab.screenshotOfAll(SHOTS.resolve("orders-light.png"));
    tab.dark(true);
    tab.screenshotOfAll(SHOTS.resolve("orders-dark.png"));
    tab.dark(false);
    tab.size(360, 800);
    tab.await("innerWidth === 360 && document.documentElement.scrollWidth <= 360", SOON);
    tab.screenshotOfAll(SHOTS.resolve("orders-phone.png"));
  }

  @Test
  void theKeyboardOpensAMachineAndComesBack() {
    tab.evaluate("document.querySelector(\"[data-asset='chemnitz/mill01'] button\").focus()");
    tab.press("Enter");
    tab.await("document.querySelector('#detail-shifts table')", SOON);
    tab.await("document.querySelector('#trend-now strong')", SOON);
    assertThat(tab.text("#machine-title")).isEqualTo("mill01");
    assertThat(tab.text("#trend-now")).contains("°C");
    assertThat(tab.text("#trend-words")).contains("Each point is the mean of 10 s");

    tab.press("Escape");

    tab.await("!document.querySelector('#machine').open", SOON);
    assertThat(tab.evaluate("document.activeElement.dataset.key").asText())
        .isEqualTo("chemnitz/mill01");
    assertThat(tab.errors()).isEmpty();
  }

  @Test
  void aClosedShiftThatWasRestatedShowsBeforeAndAfter() {
    tab.click("[data-asset='chemnitz/press01'] button");
    tab.await("document.querySelector('#detail-shifts table')", SOON);

    assertThat(tab.text("#detail-shifts"))
        .contains("version 2 by late data: OEE 61.2 % → 66.0 %, 561 → 604 pcs");
  }

  @Test
  void onlyWhatDiffersIsLeftWhenAskedFor() {
    tab.click("[data-key='checks-different']");

    assertThat(tab.evaluate("document.querySelectorAll('#checks-body tbody tr').length").asInt())
        .isEqualTo(1);
    assertThat(tab.text("#checks-body")).contains("mill02", "74.98 %");
  }

  @Test
  void aPhoneNeedsNoScrollingSideways() {
    tab.size(360, 800);

    tab.await("innerWidth === 360", SOON);
    tab.await("document.documentElement.scrollWidth <= 360", SOON);
  }

  @Test
  void theChosenThemeOverrulesTheSystem() {
    String background = "getComputedStyle(document.body).backgroundColor";
    tab.dark(true);
    assertThat(tab.evaluate(background).asText()).isEqualTo("rgb(18, 22, 28)");

    tab.press("d");

    assertThat(tab.evaluate(background).asText()).isEqualTo("rgb(246, 247, 249)");
    tab.evaluate("localStorage.clear()");
  }

  @Test
  void aPlantThatGoesSaysWhatToDoAndComesBack() throws IOException {
    int port = URI.create(page.url()).getPort();
    page.close();
    tab.await("document.querySelector('#banner').textContent.includes('still running')", SOON);
    assertThat(tab.text("#banner")).contains("The plant does not answer", "Trying again in");

    tab.evaluate("window.before = true");

    page = PlantPage.start(port, plant);

    // another start of the plant may bring another version of the page, so it loads anew
    tab.await("!window.before && document.querySelectorAll('.card').length === 5", SOON);
    assertThat(tab.evaluate("document.querySelector('#banner').hidden").asBoolean()).isTrue();
  }
}
