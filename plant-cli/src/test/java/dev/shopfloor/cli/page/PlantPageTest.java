package dev.shopfloor.cli.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.shopfloor.workorder.Markers;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlantPageTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static @TempDir Path folder;
  private static FakePlant plant;
  private static PlantPage page;
  private static HttpClient http;

  @BeforeAll
  static void start() throws IOException {
    plant = FakePlant.start(folder);
    page = PlantPage.start(0, plant);
    http = HttpClient.newHttpClient();
  }

  @AfterAll
  static void stop() throws IOException {
    http.close();
    page.close();
    plant.close();
  }

  @Test
  void theSnapshotHoldsAllThatTheFirstViewNeeds() throws Exception {
    JsonNode snapshot;
    // a page of its own: the common one may still hold what another test has just shown it
    try (PlantPage fresh = PlantPage.start(0, plant)) {
      snapshot = JSON.readTree(get(fresh, "/api/snapshot").body());
    }

    assertThat(snapshot.fieldNames())
        .toIterable()
        .contains(
            "plant",
            "links",
            "machines",
            "alerts",
            "orders",
            "checks",
            "happenings",
            "quarantine",
            "ledger");
    assertThat(snapshot.path("troubles")).isEmpty();
    assertThat(snapshot.at("/plant/name").asText()).isEqualTo("chemnitz");
    assertThat(snapshot.at("/plant/zone").asText()).isEqualTo("Europe/Berlin");
    assertThat(snapshot.at("/plant/plantTime").asLong()).isEqualTo(Script.NOW.toEpochMilli());
    assertThat(snapshot.at("/links/console").asText()).contains("/?query=SELECT%20");
    assertThat(snapshot.at("/ledger/stages/0/accounts/0/outcomes/decoded").asInt())
        .isEqualTo(7_381);
    assertThat(snapshot.at("/checks/0/known").asText()).isEqualTo("4");
    assertThat(snapshot.path("quarantine")).hasSize(4);
  }

  @Test
  void aMachineSaysItsStateSinceWhenItHoldsAndItsNumbers() throws Exception {
    JsonNode press = machine("press02");

    assertThat(press.at("/state/class").asText()).isEqualTo("FAULT");
    assertThat(press.at("/state/raw").asText()).isEqualTo("3");
    assertThat(press.at("/state/since").asLong()).isEqualTo(Script.at(240.1).toEpochMilli());
    assertThat(press.path("product").asText()).isEqualTo("bracket-a");
    assertThat(press.at("/shift/code").asText()).isEqualTo("early");
    assertThat(press.at("/shift/pieces/good").asInt()).isEqualTo(1_543);
    assertThat(press.at("/minute/availability").asDouble()).isZero();
    assertThat(press.path("minute").has("oee")).isFalse();
  }

  @Test
  void linesAndPlantHaveTheirNewestShift() throws Exception {
    JsonNode lines = json("/api/snapshot").path("lines");

    assertThat(lines)
        .extracting(each -> each.path("scope").asText() + " " + each.path("line").asText())
        .containsExactly("PLANT ", "LINE stamping");
    JsonNode stamping = lines.get(1);
    assertThat(stamping.path("code").asText()).isEqualTo("early");
    assertThat(stamping.path("oee").asDouble())
        .isEqualTo(stamping.path("goodIdeal").asDouble() / stamping.path("planned").asDouble());
  }

  @Test
  void whatIsNotDefinedSaysWhy() throws Exception {
    JsonNode wrapper = machine("wrapper01");

    assertThat(wrapper.at("/shift/status").asText()).isEqualTo("NO_COUNT");
    assertThat(wrapper.at("/shift/oee").isNull()).isTrue();
  }

  @Test
  void aTrendIsThinnedOutAndKnowsItsLimits() throws Exception {
    JsonNode trend = json("/api/trend?asset=chemnitz/mill01&tag=coolant_temperature&minutes=240");

    assertThat(trend.path("points").size()).isBetween(200, 400);
    for (JsonNode point : trend.path("points")) {
      assertThat(point.get(2).asDouble())
          .isBetween(point.get(1).asDouble(), point.get(3).asDouble());
    }
    assertThat(trend.at("/limits/HH").asDouble()).isEqualTo(65);
    assertThat(trend.path("unit").asText()).isEqualTo("Cel");
    assertThat(trend.path("points").get(0).get(0).asLong())
        .isGreaterThanOrEqualTo(trend.path("from").asLong() - trend.path("step").asLong());
  }

  @Test
  void theBandsOfAMachineCoverTheWholeSpanWithoutAGap() throws Exception {
    JsonNode timeline = json("/api/timeline?minutes=240");

    assertThat(timeline.path("assets")).hasSize(5);
    for (JsonNode asset : timeline.path("assets")) {
      long at = timeline.path("from").asLong();
      for (JsonNode band : asset.path("bands")) {
        assertThat(band.path("from").asLong()).isEqualTo(at);
        at = band.path("to").asLong();
      }
      assertThat(at).isEqualTo(timeline.path("to").asLong());
    }
  }

  @Test
  void aStopInABreakIsPlannedAndNoStop() throws Exception {
    JsonNode press = json("/api/timeline?minutes=240&asset=chemnitz/press01").at("/assets/0");

    assertThat(press.path("bands"))
        .anySatisfy(band -> {
          assertThat(band.path("class").asText()).isEqualTo("PLANNED");
          assertThat(band.path("from").asLong()).isEqualTo(Script.at(180).toEpochMilli());
          assertThat(band.path("to").asLong()).isEqualTo(Script.at(195).toEpochMilli());
        });
    assertThat(press.path("stops"))
        .noneSatisfy(stop ->
            assertThat(stop.path("from").asLong()).isEqualTo(Script.at(180).toEpochMilli()));
  }

  @Test
  void aStopBelowTheThresholdIsMinorAndOneThatLastsIsOpen() throws Exception {
    JsonNode stops = json("/api/timeline?minutes=240&asset=chemnitz/press02").at("/assets/0/stops");

    assertThat(stops.get(0).path("open").asBoolean()).isTrue();
    assertThat(stops.get(0).path("reason").asText()).isEqualTo("Oil level below minimum");
    assertThat(stops)
        .anySatisfy(stop -> {
          assertThat(stop.path("from").asLong()).isEqualTo(Script.at(52).toEpochMilli());
          assertThat(stop.path("minor").asBoolean()).isTrue();
        });
  }

  @Test
  void anOrderCarriesItsWayFromTheStopToTheCompletion() throws Exception {
    JsonNode orders = json("/api/snapshot").at("/orders");

    assertThat(orders.path("open").asInt()).isEqualTo(3);
    JsonNode done = orders.path("list").get(3);
    assertThat(done.path("status").asText()).isEqualTo("COMPLETED");
    assertThat(done.path("asset").asText()).isEqualTo("chemnitz/press01");
    assertThat(done.path("url").asText()).endsWith("/work-orders/1");
    assertThat(done.path("steps"))
        .extracting(step -> step.path("type").asText())
        .containsExactly("StopStarted", "WorkOrderCreated", "StopEnded", "WorkOrderCompleted");
  }

  @Test
  void anOrderCarriesItsTimesAsFarAsTheyAreKnown() throws Exception {
    JsonNode done = json("/api/snapshot").at("/orders/list/3");
    JsonNode oil = json("/api/snapshot").at("/orders/list/0");

    assertThat(done.path("alarm").asLong()).isEqualTo(Script.at(31).toEpochMilli());
    assertThat(done.path("begun").asLong()).isEqualTo(Script.at(47).toEpochMilli());
    assertThat(done.path("ended").asLong()).isEqualTo(Script.at(101).toEpochMilli());
    // the table knows when the first beginning was; the bus may have only a later one
    assertThat(oil.path("alarm").asLong()).isEqualTo(Script.at(239).toEpochMilli());
    assertThat(oil.has("begun")).isFalse();
    assertThat(oil.has("ended")).isFalse();
  }

  @Test
  void theLoopIsToldInMediansAndFalseAlarms() throws Exception {
    JsonNode loop = json("/api/snapshot").at("/orders/loop");

    // 36 s, 1 min, 10 min and 10 min 54 s
    assertThat(loop.path("toOrder").asLong()).isEqualTo(330_000);
    assertThat(loop.path("toBegin").asLong()).isEqualTo(16 * 60_000);
    assertThat(loop.path("toComplete").asLong()).isEqualTo(70 * 60_000);
    assertThat(loop.path("finished").asInt()).isEqualTo(1);
    assertThat(loop.path("falseAlarms").asInt()).isZero();
  }

  @Test
  void whatWaitsOrIsListedElsewhereSaysWhy() throws Exception {
    JsonNode problems = json("/api/snapshot").path("problems");

    assertThat(problems).hasSize(2);
    assertThat(problems)
        .anySatisfy(waits -> {
          assertThat(waits.path("key").asText()).isEqualTo(Markers.key(FakeEvents.SHELVED));
          assertThat(waits.path("cause").asText()).isEqualTo("shelved");
          assertThat(waits.path("until").asLong()).isEqualTo(Script.at(300).toEpochMilli());
        })
        .anySatisfy(listed -> {
          assertThat(listed.path("key").asText()).isEqualTo(Markers.key(FakeEvents.GROUPED));
          assertThat(listed.path("summary").asText()).isEqualTo("WO-00004");
        });
  }

  @Test
  void aRestatedShiftStandsWithItsNumbersBeforeAndAfter() throws Exception {
    JsonNode detail = json("/api/machine?asset=chemnitz/press01");

    assertThat(detail.path("shifts")).hasSize(2);
    assertThat(detail.at("/restatements/0/version").asInt()).isEqualTo(2);
    assertThat(detail.at("/restatements/0/before/pieces").asInt()).isEqualTo(561);
    assertThat(detail.at("/values/motor_current/value").asText()).isNotEmpty();
  }

  @Test
  void quarantineShowsReasonFieldAndBytesAsText() throws Exception {
    JsonNode newest = json("/api/quarantine").path("newest").get(0);

    assertThat(newest.path("reason").asText()).isEqualTo("FUTURE_TIME");
    assertThat(newest.at("/records/0/field").asText()).isEqualTo("timestamp");
    assertThat(newest.at("/records/0/text").asText()).endsWith("\"state\":1}\uFFFD");
  }

  @ParameterizedTest
  @CsvSource({
    "/api/trend?asset=chemnitz/press09&tag=motor_current, asset, chemnitz/press09",
    "/api/trend?tag=motor_current, asset, ''",
    "/api/trend?asset=chemnitz/press01&tag=state, tag, state",
    "/api/trend?asset=chemnitz/press01&tag=motor_current&minutes=0, minutes, 0",
    "/api/trend?asset=chemnitz/press01&tag=motor_current&minutes=many, minutes, many",
    "/api/timeline?minutes=99999, minutes, 99999",
    "/api/timeline?asset=chemnitz, asset, chemnitz",
    "/api/machine, asset, ''",
  })
  void aBadParameterIsRefusedWithFieldValueAndMend(String path, String field, String value)
      throws Exception {
    HttpResponse<String> answer = get(path);

    assertThat(answer.statusCode()).isEqualTo(400);
    JsonNode error = JSON.readTree(answer.body());
    assertThat(error.path("field").asText()).isEqualTo(field);
    assertThat(error.path("value").asText()).isEqualTo(value);
    assertThat(error.path("mend").asText()).startsWith("send ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/nothing",
        "/nothing.html",
        "/package-info.class",
        "/../shopfloor.css",
        "/webjars/chart.js/4.5.1/package.json",
        "//etc/passwd.js"
      })
  void whatIsNotOfThePageIsNotFound(String path) throws Exception {
    assertThat(statusOf(path, "127.0.0.1:1")).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"plant.example", "plant.example:8080", "127.0.0.1.plant.example", ""})
  void aForeignNameThatLeadsHereReadsNothing(String host) throws Exception {
    assertThat(statusOf("/api/snapshot", host)).isEqualTo(403);
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost:8080", "127.0.0.1", "LOCALHOST"})
  void ownNamesAreServed(String host) throws Exception {
    assertThat(statusOf("/", host)).isEqualTo(200);
  }

  @Test
  void thePageOnlyShows() throws Exception {
    HttpRequest post =
        HttpRequest.newBuilder(URI.create(page.url() + "/api/snapshot"))
            .POST(HttpRequest.BodyPublishers.ofString("{}"))
            .build();

    HttpResponse<String> answer = http.send(post, BodyHandlers.ofString());

    assertThat(answer.statusCode()).isEqualTo(405);
    assertThat(answer.headers().firstValue("Allow")).contains("GET, HEAD");
  }

  @Test
  void everyAnswerForbidsWhatIsNotOfThePage() throws Exception {
    for (String path : List.of("/", "/api/snapshot", "/nothing", "/page.js")) {
      HttpResponse<String> answer = get(path);
      assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
          .startsWith("default-src 'self'")
          .doesNotContain("unsafe");
      assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    }
  }

  @Test
  void allFilesThatThePagesNameAreThere() throws Exception {
    List<String> paths = new ArrayList<>();
    for (String html : List.of("/", "/shift")) {
      Matcher names = Pattern.compile("(?:src|href)=\"(/[^\"]+)\"").matcher(get(html).body());
      while (names.find()) {
        paths.add(names.group(1));
      }
    }
    for (int i = 0; i < paths.size(); i++) {
      HttpResponse<String> file = get(paths.get(i));
      assertThat(file.statusCode()).as(paths.get(i)).isEqualTo(200);
      assertThat(file.body()).as(paths.get(i)).isNotEmpty();
      Matcher imports = Pattern.compile("from '\\./([^']+)'").matcher(file.body());
      while (imports.find()) {
        String path = "/" + imports.group(1);
        if (!paths.contains(path)) {
          paths.add(path);
        }
      }
    }
    assertThat(paths).contains("/detail.js", "/shopfloor.css", "/waterfall.js", "/print.css");
  }

  @Test
  @Timeout(30)
  void theStreamBeginsWithTheWholeSnapshotAndEndsWithThePage() throws Exception {
    PlantPage other = PlantPage.start(0, plant);
    HttpRequest request = HttpRequest.newBuilder(URI.create(other.url() + "/api/stream")).build();
    HttpResponse<InputStream> answer = http.send(request, BodyHandlers.ofInputStream());
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
      assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
          .startsWith("text/event-stream");
      assertThat(lines.readLine()).isEqualTo("retry: 3000");
      assertThat(lines.readLine()).isEmpty();
      assertThat(lines.readLine()).isEqualTo("event: snapshot");
      JsonNode first = JSON.readTree(lines.readLine().substring("data: ".length()));
      assertThat(first.path("machines")).hasSize(5);

      other.close();

      // closing waits for every thread of the page; then the line is at its end
      assertThat(ended(lines)).isTrue();
    }
  }

  /** Whether the line ends, in order or by a reset, and not by the test's time limit. */
  private static boolean ended(BufferedReader lines) {
    try {
      while (lines.readLine() != null) {
        // what was on its way
      }
    } catch (IOException cutOff) {
      return true;
    }
    return true;
  }

  @Test
  @Timeout(30)
  void aNewTickIsSentAndOnlyWhatHasChanged() throws Exception {
    // a page of its own, which forgets the later time with it
    PlantPage fresh = PlantPage.start(0, plant);
    HttpRequest request = HttpRequest.newBuilder(URI.create(fresh.url() + "/api/stream")).build();
    HttpResponse<InputStream> answer = http.send(request, BodyHandlers.ofInputStream());
    try (fresh;
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
      nextEvent(lines);
      Instant later = Script.NOW.plusMillis(1);
      plant.at(new LiveStatus(LiveStatus.Phase.LIVE, later, Script.TICK, 1, 7_413, 3.4));

      JsonNode second = nextEvent(lines);

      assertThat(second.at("/plant/messages").asInt()).isEqualTo(7_413);
      assertThat(second.has("checks")).isFalse();
      assertThat(second.has("ledger")).isFalse();
    } finally {
      plant.atStart();
    }
  }

  private static JsonNode nextEvent(BufferedReader lines) throws IOException {
    String line = lines.readLine();
    while (line != null && !line.startsWith("data: ")) {
      line = lines.readLine();
    }
    assertThat(line).isNotNull();
    return JSON.readTree(line.substring("data: ".length()));
  }

  @Test
  void aPartThatIsDownIsNamedAndLeavesTheRest() throws Exception {
    plant.tables.down(true);
    try (PlantPage fresh = PlantPage.start(0, plant)) {
      JsonNode snapshot = JSON.readTree(get(fresh, "/api/snapshot").body());

      assertThat(snapshot.path("machines").isNull()).isTrue();
      assertThat(StreamSupport.stream(snapshot.path("troubles").spliterator(), false))
          .extracting(trouble -> trouble.path("section").asText())
          .containsExactly("lines", "machines", "problems", "quarantine");
      assertThat(snapshot.at("/orders/open").asInt()).isEqualTo(3);
    } finally {
      plant.tables.down(false);
    }
  }

  private static JsonNode machine(String name) throws Exception {
    for (JsonNode machine : json("/api/snapshot").path("machines")) {
      if (machine.path("name").asText().equals(name)) {
        return machine;
      }
    }
    throw new AssertionError("no machine " + name);
  }

  private static JsonNode json(String path) throws Exception {
    HttpResponse<String> answer = get(path);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JSON.readTree(answer.body());
  }

  private static HttpResponse<String> get(String path) throws Exception {
    return get(page, path);
  }

  private static HttpResponse<String> get(PlantPage from, String path) throws Exception {
    URI uri = URI.create(from.url() + path);
    return http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
  }

  /** By hand, because the JDK's client neither sets Host nor sends such paths. */
  private static int statusOf(String path, String host) throws IOException {
    URI uri = URI.create(page.url());
    try (Socket socket = new Socket(uri.getHost(), uri.getPort())) {
      String request =
          "GET %s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n".formatted(path, host);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
      BufferedReader answer =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
      return Integer.parseInt(answer.readLine().split(" ")[1]);
    }
  }
}
