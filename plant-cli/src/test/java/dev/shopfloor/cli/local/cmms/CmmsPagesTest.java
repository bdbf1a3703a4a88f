package dev.shopfloor.cli.local.cmms;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.cli.local.FreePort;
import dev.shopfloor.cli.local.cmms.WorkOrder.Status;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages as a technician's browser asks for them. */
class CmmsPagesTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-03-02T06:00:00Z"), ZoneOffset.UTC);

  private @TempDir Path directory;
  private final HttpClient http = HttpClient.newHttpClient();
  private SmallCmms cmms;

  @BeforeEach
  void start() throws IOException {
    cmms =
        SmallCmms.start(
            FreePort.next(),
            directory,
            CLOCK,
            ZoneId.of("Europe/Berlin"),
            URI.create("http://127.0.0.1:8080/"));
  }

  @AfterEach
  void stop() throws IOException {
    http.close();
    cmms.close();
  }

  @Test
  void withoutOrdersTheListSaysHowOneComesToBe() throws Exception {
    assertThat(get("/").body()).contains("No work orders yet");
  }

  @Test
  void theListShowsWhatIsToBeDoneFirstTheMostUrgentOnTop() throws Exception {
    add("mild", "P3", "press07");
    add("worst", "P1", "press08");
    finish(add("done", "P1", "press07"), "complete");
    String page = get("/").body();

    assertThat(page.indexOf(">worst<")).isPositive().isLessThan(page.indexOf(">mild<"));
    assertThat(page.indexOf(">mild<")).isLessThan(page.indexOf(">Finished "));
    assertThat(page.indexOf(">Finished ")).isLessThan(page.indexOf(">done<"));
    assertThat(page)
        .contains("<dt>Open</dt><dd>2</dd>", "<dt>Completed</dt><dd>1</dd>")
        .contains("href=\"http://127.0.0.1:8080/\">Plant</a>")
        .contains("2026-03-02 07:00")
        .contains("Europe/Berlin");
  }

  @Test
  void theListIsFilteredByStatusAndAsset() throws Exception {
    add("one", "P3", "press07");
    add("two", "P3", "press & co");
    finish(add("three", "P3", "press07"), "start");

    assertThat(get("/?asset=press%20%26%20co").body())
        .contains(">two<", "<option value=\"press &amp; co\" selected>")
        .doesNotContain(">one<", ">three<");
    assertThat(get("/?status=IN_PROGRESS&asset=press07").body())
        .contains(">three<")
        .doesNotContain(">one<", ">two<");
    assertThat(get("/?status=CANCELLED").body()).contains("Show all orders");
    assertThat(get("/?refresh=15").body()).contains("http-equiv=\"refresh\" content=\"15\"");
  }

  @Test
  void aTechnicianStartsCommentsAndCompletesAnOrder() throws Exception {
    long id = add("Spindle hot", "P2", "mazak01");

    HttpResponse<String> started = act(id, "start", "by=Jens+M%C3%BCller");
    act(id, "comment", "by=Jens&note=" + encoded("belt\r\nis worn"));
    act(id, "complete", "by=Jens&note=belt+changed");

    assertThat(started.statusCode()).isEqualTo(303);
    assertThat(started.headers().firstValue("Location")).contains("/work-orders/" + id);
    WorkOrder order = order(id);
    assertThat(order.status()).isEqualTo(Status.COMPLETED);
    assertThat(order.comments())
        .extracting(WorkOrder.Comment::text)
        .containsExactly("belt\nis worn", "belt changed");
    assertThat(order.audit())
        .extracting(change -> change.by() + " " + change.field() + " " + change.to())
        .containsExactly(
            "API created P2",
            "Jens Müller status IN_PROGRESS",
            "Jens comment belt\nis worn",
            "Jens comment belt changed",
            "Jens status COMPLETED");
    assertThat(get("/work-orders/" + id).body())
        .contains("Jens Müller", "belt changed", "IN_PROGRESS")
        .doesNotContain("Start work", "Cancel order", "Complete order");
  }

  @Test
  void aFormThatIsSentTwiceChangesOnce() throws Exception {
    long id = add("Spindle hot", "P2", "mazak01");
    finish(id, "complete");
    int changes = order(id).audit().size();

    assertThat(act(id, "complete", "note=again").statusCode()).isEqualTo(303);
    assertThat(order(id).audit()).hasSize(changes);
  }

  @Test
  void aFinishedOrderIsNotStartedOrCancelled() throws Exception {
    long id = add("Spindle hot", "P2", "mazak01");
    finish(id, "complete");

    assertThat(act(id, "start", "").statusCode()).isEqualTo(409);
    assertThat(act(id, "cancel", "").body()).contains("already completed");
    assertThat(order(id).status()).isEqualTo(Status.COMPLETED);
  }

  @Test
  void whatPeopleAndMachinesWriteShowsAsText() throws Exception {
    String evil = "<script>alert(1)</script>'&";
    long id = add(evil, "P2", evil);
    act(id, "comment", "by=" + encoded(evil) + "&note=" + encoded("\"" + evil));

    for (String path : List.of("/", "/work-orders/" + id, "/?asset=" + encoded(evil))) {
      HttpResponse<String> page = get(path);
      assertThat(page.statusCode()).isEqualTo(200);
      assertThat(page.body()).contains("&lt;script&gt;").doesNotContain("<script", "</script");
      assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
          .contains("default-src 'none'");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Origin|http://evil.example",
        "Origin|null",
        "Origin|http://127.0.0.1:1",
        "Sec-Fetch-Site|cross-site",
        "Sec-Fetch-Site|same-site"
      })
  void aChangeThatComesFromAnotherSiteIsRefused(String header) throws Exception {
    long id = add("Spindle hot", "P2", "mazak01");
    String[] nameAndValue = header.split("\\|");
    HttpRequest.Builder form = request("/work-orders/" + id + "/complete");
    HttpRequest.Builder json = request("/api/work-orders/" + id);

    HttpResponse<String> formAnswer =
        send(form.header(nameAndValue[0], nameAndValue[1]).POST(body("")));
    HttpResponse<String> jsonAnswer =
        send(
            json.header(nameAndValue[0], nameAndValue[1])
                .method("PATCH", body("{\"status\":\"CANCELLED\"}")));

    assertThat(formAnswer.statusCode()).isEqualTo(403);
    assertThat(formAnswer.body()).contains("another site");
    assertThat(jsonAnswer.statusCode()).isEqualTo(403);
    assertThat(order(id).status()).isEqualTo(Status.OPEN);
  }

  @Test
  void aChangeFromItsOwnPageIsTaken() throws Exception {
    long id = add("Spindle hot", "P2", "mazak01");

    HttpResponse<String> answer =
        send(
            request("/work-orders/" + id + "/start")
                .header("Origin", cmms.url())
                .header("Sec-Fetch-Site", "same-origin")
                .POST(body("")));

    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(order(id).audit().getLast().by()).isEqualTo("Technician");
  }

  @Test
  void whatIsWrongIsSaidWithWhatToDo() throws Exception {
    long id = add("Spindle hot", "P2", "mazak01");

    assertThat(get("/work-orders/999").statusCode()).isEqualTo(404);
    assertThat(get("/work-orders/999").body()).contains("Look for the work order in the list");
    assertThat(get("/nothing").statusCode()).isEqualTo(404);
    assertThat(get("/work-orders/" + id + "/complete").statusCode()).isEqualTo(405);
    assertThat(act(id, "explode", "").statusCode()).isEqualTo(405);
    assertThat(act(id, "comment", "note=+").body()).contains("write what you found");
    assertThat(act(id, "comment", "note=%ZZ").statusCode()).isEqualTo(400);
    assertThat(act(id, "comment", "note=" + "x".repeat(4_001)).body()).contains("4001 characters");
    assertThat(act(id, "comment", "note=ok&by=" + "x".repeat(81)).statusCode()).isEqualTo(400);
  }

  @Test
  void nothingIsFetchedFromElsewhereAndEveryPartIsThere() throws Exception {
    long id = add("Spindle hot", "P2", "mazak01");

    for (String path : List.of("/", "/work-orders/" + id)) {
      String page = get(path).body();
      assertThat(page.replace("http://127.0.0.1:8080/", "")).doesNotContain("http://", "https://");
      assertThat(parts(page)).hasSize(3);
      for (String part : parts(page)) {
        assertThat(get(part).statusCode()).as(part).isEqualTo(200);
      }
    }
    assertThat(get("/shopfloor.css").body()).contains("--accent", "#0b6bcb", "#ff6b6b");
    assertThat(get("/cmms.css").body()).doesNotContain("url(", "@import");
  }

  @Test
  void withoutAPlantPageNothingLeadsThere() throws Exception {
    cmms.close();
    cmms = SmallCmms.start(FreePort.next(), directory, CLOCK);

    assertThat(get("/").body()).contains("Times: UTC").doesNotContain(">Plant<");
  }

  @Test
  void aFileOfAnOlderVersionGetsWhatItLacks() throws Exception {
    cmms.close();
    Path old = directory.resolve("old");
    try (Connection file = DriverManager.getConnection("jdbc:h2:file:" + old.resolve("cmms"));
        Statement statement = file.createStatement()) {
      for (String sql : oldFile()) {
        statement.execute(sql);
      }
    }
    cmms = SmallCmms.start(FreePort.next(), old, CLOCK);

    WorkOrder order = order(1);
    assertThat(order.comments()).singleElement().extracting(WorkOrder.Comment::by).isEqualTo("");
    assertThat(order.updated()).isEqualTo(Instant.ofEpochMilli(2_001));
    assertThat(get("/work-orders/1").body()).contains("older than the audit");
    assertThat(order(2).updated()).isNotEqualTo(order.updated());
    act(1, "complete", "");
    assertThat(order(1).finished()).isPresent();
  }

  private static List<String> oldFile() {
    return List.of(
        """
        CREATE TABLE work_order (id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        title VARCHAR NOT NULL, description VARCHAR NOT NULL, priority VARCHAR(2) NOT NULL,
        asset VARCHAR NOT NULL, marker VARCHAR NOT NULL, status VARCHAR(16) NOT NULL,
        created BIGINT NOT NULL)
        """,
        """
        CREATE TABLE work_order_comment (id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        work_order BIGINT NOT NULL REFERENCES work_order (id), text VARCHAR NOT NULL,
        external_id VARCHAR NOT NULL, created BIGINT NOT NULL)
        """,
        """
        INSERT INTO work_order (title, description, priority, asset, marker, status, created)
        VALUES ('a', '', 'P1', '', '', 'OPEN', 1000), ('b', '', 'P1', '', '', 'OPEN', 2000)
        """,
        """
        INSERT INTO work_order_comment (work_order, text, external_id, created)
        VALUES (1, 'c', '', 1000)
        """);
  }

  private static List<String> parts(String page) {
    return Pattern.compile("<link [^>]*href=\"([^\"]+)\"")
        .matcher(page)
        .results()
        .map(found -> found.group(1))
        .toList();
  }

  private long add(String title, String priority, String asset) throws Exception {
    String order =
        "{\"title\":\"%s\",\"priority\":\"%s\",\"asset\":\"%s\"}".formatted(title, priority, asset);
    assertThat(send(request("/api/work-orders").POST(body(order))).statusCode()).isEqualTo(201);
    return cmms.workOrders().getLast().id();
  }

  private void finish(long id, String action) throws Exception {
    assertThat(act(id, action, "").statusCode()).isEqualTo(303);
  }

  private WorkOrder order(long id) throws IOException {
    return cmms.workOrders().stream().filter(each -> each.id() == id).findFirst().orElseThrow();
  }

  private HttpResponse<String> act(long id, String action, String form) throws Exception {
    return send(request("/work-orders/" + id + "/" + action).POST(body(form)));
  }

  private HttpResponse<String> get(String path) throws Exception {
    return send(request(path));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(cmms.url() + path));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private static HttpRequest.BodyPublisher body(String text) {
    return HttpRequest.BodyPublishers.ofString(text);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
