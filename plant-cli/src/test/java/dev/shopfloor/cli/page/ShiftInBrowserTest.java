package dev.shopfloor.cli.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.cli.browser.Browser;
import dev.shopfloor.cli.browser.Tab;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShiftInBrowserTest {
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final Path SHOTS = Path.of("target", "screenshots");
  private static final String EARLY = "asset=chemnitz/press01&start=2026-03-02T05:00:00Z";
  private static final String START_UP = "asset=chemnitz/press01&start=2026-03-02T04:00:00Z";

  private static @TempDir Path folder;
  private static FakePlant plant;
  private static PlantPage page;
  private static Browser browser;
  private Tab tab;

  @BeforeAll
  static void start() throws IOException {
    Optional<Path> program = Browser.find();
    if (program.isEmpty()) {
      System.err.println("SKIPPED: no chromium on the PATH, so nobody has looked at the report");
    }
    Assumptions.assumeTrue(program.isPresent(), "no chromium on the PATH");
    plant = FakePlant.start(folder);
    page = PlantPage.start(0, plant);
    browser = Browser.start(program.get());
    Files.createDirectories(SHOTS);
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
  }

  @AfterEach
  void leave() {
    // a browser gives an address six connections, and each open page holds one for its stream
    if (tab != null) {
      tab.close();
    }
  }

  @Test
  void aShiftIsReachedFromItsMachineAndHasItsOwnAddress() {
    tab.go(page.url() + "/#machine=chemnitz%2Fpress01");
    tab.await("document.querySelectorAll('#detail-shifts a').length === 2", SOON);
    tab.click("#detail-shifts tr:nth-child(2) a");
    tab.await("document.documentElement.dataset.shown", SOON);

    assertThat(tab.evaluate("location.pathname + location.search").asText())
        .isEqualTo("/shift?" + START_UP);
    assertThat(tab.text("#title")).isEqualTo("press01, shift start-up");
    assertThat(tab.evaluate("document.title").asText()).startsWith("press01 start-up");
    assertThat(tab.errors()).isEmpty();
  }

  @Test
  void everyNumberStandsWithWhatItIsMadeOfAndHowFinalItIs() {
    report(EARLY);

    assertThat(tab.text(".figure.oee"))
        .contains("68.5 %", "good ideal 2 h 01 min of planned 2 h 57 min");
    assertThat(tab.text("#figures [data-figure='availability']"))
        .contains("89.0 %", "run 2 h 37 min / planned 2 h 57 min");
    assertThat(tab.text("#figures [data-figure='teep']")).contains("63.2 %", "all 3 h 12 min");
    assertThat(tab.text("#phase")).contains("Live");
    assertThat(tab.text("#facts"))
        .contains("09:12:00", "3 h 12 min of 8 h 00 min", "none yet, not final", "Policy");
    assertThat(tab.errors()).isEmpty();
  }

  @Test
  void withTooLittleKnownTheHeadlineIsTheRangeAndTheUncappedValueStandsBesideTheCappedOne() {
    report("asset=chemnitz/mill02");

    assertThat(tab.text(".figure.oee .value")).isEqualTo("76.2 % to 92.8 %");
    assertThat(tab.text(".figure.oee")).contains("83.3 %", "unknown 32 min 00 s");
    assertThat(tab.text(".figure.performance")).contains("128.3 %", "capped 100.0 %");
    assertThat(tab.text("#notes")).contains("Faster than ideal", "Less than 90 %");
    assertThat(tab.text("#waterfall [data-step='Reduced speed']")).contains("gain", "+32 min");
  }

  @Test
  void withoutACounterItSaysWhyThereIsNoOee() {
    report("asset=chemnitz/wrapper01");

    assertThat(tab.text(".figure.oee .value")).isEqualTo("–");
    assertThat(tab.text("#notes")).contains("No counter is connected");
    assertThat(tab.text("#waterfall")).contains("Run time").doesNotContain("good pieces");
  }

  @Test
  void aRestatedShiftShowsEachVersionWithCauseTimeAndDifference() {
    report(START_UP);

    assertThat(tab.text("#phase")).contains("Restated v2");
    assertThat(tab.text("#history [data-version='0']")).contains("v0 provisional", "93.3 %");
    assertThat(tab.text("#history [data-version='1']")).contains("v1 final", "06:02:00", "93.3 %");
    assertThat(tab.text("#history [data-version='2']"))
        .contains("late data", "06:12:00", "93.3 % →", "70.8 %", "−22.5 pp", "−13 min 30 s");
  }

  @Test
  void minorStopsAreToldApartAndReasonsAreTextAndNeverRun() {
    report(EARLY);

    assertThat(tab.text("#intervals")).contains("minor", "no coil", "break");
    assertThat(tab.evaluate("document.querySelectorAll('rect.band').length").asInt())
        .isGreaterThan(8);
    report("asset=chemnitz/press02");
    assertThat(tab.text("#pareto")).contains("Die worn <img src=x onerror=alert(1)>");
    assertThat(tab.evaluate("document.querySelectorAll('main img').length").asInt()).isZero();
  }

  @Test
  void theKeyboardGoesFromShiftToShift() {
    report(EARLY);

    tab.press("[");
    tab.await("document.querySelector('#title').textContent.includes('start-up')", SOON);
    tab.press("]");
    tab.await("document.querySelector('#title').textContent.includes('early')", SOON);

    tab.click("[data-key='intervals-all']");
    assertThat(tab.text("#intervals")).contains("Running");
  }

  @Test
  void itPrintsOnOnePageWithoutTheToolsOfTheScreen() throws IOException {
    report(EARLY);
    tab.dark(true);

    byte[] pdf = tab.pdf();
    Files.write(SHOTS.resolve("shift.pdf"), pdf);
    assertThat(pages(pdf)).isEqualTo(1);
    repeatRows("#pareto", 20);
    repeatRows("#intervals", 40);
    repeatRows("#products", 4);
    assertThat(pages(tab.pdf())).as("pages of a busy shift").isEqualTo(1);
    report(EARLY);

    tab.dark(false);
    tab.printed(true);
    assertThat(tab.evaluate("getComputedStyle(document.body).backgroundColor").asText())
        .isEqualTo("rgb(255, 255, 255)");
    assertThat(tab.text("body"))
        .doesNotContain("Back to the plant", "Print", "Point at a band", "Keys:")
        .contains("plant chemnitz", "press01, shift early", "Business date", "Policy", "As of");
    tab.size(711, 1046);
    tab.screenshotOfAll(SHOTS.resolve("shift-print.png"));
    tab.printed(false);
  }

  /** Makes a table as long as that of a busy shift; stops beyond the ten longest do not print. */
  private void repeatRows(String table, int rows) {
    tab.evaluate(
        "(body => { for (let i = body.rows.length; i < %d; i++) {".formatted(rows)
            + " const row = body.rows[0].cloneNode(true);"
            + " if (i >= 10 && body.closest('#intervals')) { row.classList.add('no-print'); }"
            + " body.append(row); } })(document.querySelector('%s tbody'))".formatted(table));
  }

  private static int pages(byte[] pdf) {
    Matcher count =
        Pattern.compile("/Count (\\d+)").matcher(new String(pdf, StandardCharsets.ISO_8859_1));
    assertThat(count.find()).isTrue();
    return Integer.parseInt(count.group(1));
  }

  @Test
  void itIsReadableOnEveryScreenInLightAndDark() throws IOException {
    for (String query : new String[] {EARLY, START_UP, "asset=chemnitz/mill02"}) {
      for (int width : new int[] {360, 390, 800, 1280, 1920}) {
        tab.size(width, 900);
        tab.dark(width == 1280);
        report(query);
        tab.await("document.documentElement.scrollWidth <= " + width, SOON);
      }
    }
    tab.size(1280, 900);
    tab.screenshotOfAll(SHOTS.resolve("shift-dark.png"));
    tab.dark(false);
    tab.screenshotOfAll(SHOTS.resolve("shift-light.png"));
    String own = URI.create(page.url()).getAuthority();
    assertThat(tab.requests())
        .allSatisfy(url -> assertThat(URI.create(url).getAuthority()).isEqualTo(own));
    assertThat(tab.errors()).isEmpty();
  }

  @Test
  void aShiftThatIsNotThereSaysWhatToSend() {
    tab.go(page.url() + "/shift?asset=chemnitz/press01&start=never");
    tab.await("!document.querySelector('#banner').hidden", SOON);

    assertThat(tab.text("#banner")).contains("start \"never\"", "send one of 2026-03-02T05:00:00Z");
  }

  private void report(String query) {
    tab.go(page.url() + "/shift?" + query);
    tab.await("document.documentElement.dataset.shown", SOON);
  }
}
