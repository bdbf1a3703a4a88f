package dev.shopfloor.cli.local.cmms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shopfloor.cli.local.FreePort;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmallCmmsTest {
  private static @TempDir Path directory;
  private static SmallCmms cmms;
  private static HttpClient http;

  @BeforeAll
  static void start() throws IOException {
    http = HttpClient.newHttpClient();
    cmms =
        SmallCmms.start(
            FreePort.next(),
            directory,
            Clock.fixed(Instant.parse("2017-06-12T06:00:00Z"), ZoneOffset.UTC));
  }

  @AfterAll
  static void stop() throws IOException {
    http.close();
    cmms.close();
  }

  @Test
  void aNewWorkOrderIsOpenAndHasItsNumberAndAddress() throws Exception {
    HttpResponse<String> created = post("/api/work-orders", order("sf:new"));

    assertThat(created.statusCode()).isEqualTo(201);
    String id = idOf(created);
    assertThat(created.body())
        .contains("\"number\":\"WO-%05d\"".formatted(Long.parseLong(id)))
        .contains("\"status\":\"OPEN\"")
        .contains("\"created\":\"2017-06-12T06:00:00Z\"")
        .contains("\"url\":\"" + cmms.url() + "/work-orders/" + id + "\"");
    assertThat(get("/api/work-orders/" + id).body()).isEqualTo(created.body());
  }

  @Test
  void aMarkerIsFoundExactlyAndIsNotUnique() throws Exception {
    post("/api/work-orders", order("sf:1"));
    post("/api/work-orders", order("sf:12"));
    post("/api/work-orders", order("sf:1"));

    assertThat(get("/api/work-orders?marker=sf%3A1").body().split("\"marker\":\"sf:1\"", -1))
        .hasSize(3);
    assertThat(get("/api/work-orders?marker=sf%3A1").body()).doesNotContain("sf:12");
    assertThat(get("/api/work-orders?marker=sf%3A").body()).isEqualTo("{\"items\":[]}");
  }

  @Test
  void aCommentWithTheSameExternalIdStandsOnce() throws Exception {
    String id = idOf(post("/api/work-orders", order("sf:c")));
    String path = "/api/work-orders/" + id + "/comments";

    assertThat(post(path, "{\"text\":\"again\",\"externalId\":\"e1\"}").statusCode())
        .isEqualTo(201);
    assertThat(post(path, "{\"text\":\"again\",\"externalId\":\"e1\"}").statusCode())
        .isEqualTo(201);
    post(path, "{\"text\":\"other\",\"externalId\":\"e2\"}");
    post(path, "{\"text\":\"by hand\"}");
    post(path, "{\"text\":\"by hand\"}");

    assertThat(order(Long.parseLong(id)).comments())
        .extracting(WorkOrder.Comment::text)
        .containsExactly("again", "other", "by hand", "by hand");
  }

  @Test
  void aChangeOfPriorityLeavesTheRestAsItWas() throws Exception {
    String id = idOf(post("/api/work-orders", order("sf:p")));

    HttpResponse<String> changed = send("PATCH", "/api/work-orders/" + id, "{\"priority\":\"P1\"}");

    assertThat(changed.statusCode()).isEqualTo(200);
    WorkOrder after = order(Long.parseLong(id));
    assertThat(after.priority()).isEqualTo("P1");
    assertThat(after.status()).isEqualTo(WorkOrder.Status.OPEN);
    assertThat(after.title()).isEqualTo("Spindle hot");
    assertThat(after.marker()).isEqualTo("sf:p");
  }

  @Test
  void changesComeInTheirOrderAPageAtATime() throws Exception {
    String first = idOf(post("/api/work-orders", order("sf:ch1")));
    String second = idOf(post("/api/work-orders", order("sf:ch2")));
    send("PATCH", "/api/work-orders/" + first, "{\"status\":\"COMPLETED\",\"by\":\"Jens\"}");
    long since = order(Long.parseLong(second)).updated().toEpochMilli();

    String all = get("/api/work-orders?changedSince=" + since).body();
    String page = get("/api/work-orders?changedSince=" + since + "&limit=1").body();

    assertThat(all).matches(".*\"id\":\"" + second + "\".*\"id\":\"" + first + "\".*");
    assertThat(all)
        .contains("\"finishedBy\":\"Jens\"", "\"more\":false")
        .doesNotContain("description", "comments");
    assertThat(page).contains("sf:ch2", "\"more\":true").doesNotContain("sf:ch1");
    assertThat(get("/api/work-orders?changedSince=" + (since + 2)).body())
        .isEqualTo("{\"items\":[],\"more\":false}");
  }

  @Test
  void everyChangeIsInTheAuditAndWhatChangesNothingIsNot() throws Exception {
    String id = idOf(post("/api/work-orders", order("sf:au")));
    String path = "/api/work-orders/" + id;
    send("PATCH", path, "{\"status\":\"IN_PROGRESS\",\"priority\":\"P1\",\"by\":\"Shopfloor\"}");
    send("PATCH", path, "{\"status\":\"IN_PROGRESS\"}");
    post(path + "/comments", "{\"text\":\"hot\",\"externalId\":\"e1\",\"by\":\"Shopfloor\"}");
    post(path + "/comments", "{\"text\":\"hot\",\"externalId\":\"e1\"}");

    assertThat(order(Long.parseLong(id)).audit())
        .extracting(
            change -> String.join("|", change.by(), change.field(), change.from(), change.to()))
        .containsExactly(
            "API|created||P2",
            "Shopfloor|status|OPEN|IN_PROGRESS",
            "Shopfloor|priority|P2|P1",
            "Shopfloor|comment||hot");
  }

  @Test
  void whoChangedStatusOrPriorityLastIsToldAndWhoCommentedIsNot() throws Exception {
    String id = idOf(post("/api/work-orders", order("sf:ub")));
    String path = "/api/work-orders/" + id;
    assertThat(get(path).body()).doesNotContain("updatedBy");

    send("PATCH", path, "{\"status\":\"IN_PROGRESS\",\"by\":\"Jens\"}");
    post(path + "/comments", "{\"text\":\"again\",\"externalId\":\"e1\",\"by\":\"Shopfloor\"}");

    assertThat(get(path).body()).contains("\"updatedBy\":\"Jens\"");
    assertThat(get("/api/work-orders?changedSince=0&limit=1000").body())
        .contains("\"updatedBy\":\"Jens\"");
  }

  @Test
  void aPageOfChangesThatIsNoneIsRefused() throws Exception {
    assertThat(get("/api/work-orders?changedSince=noon").body()).contains("milliseconds");
    assertThat(get("/api/work-orders?changedSince=0&limit=0").body()).contains("1 to 1000");
  }

  @Test
  void anOrderCanBeCompleted() throws Exception {
    String id = idOf(post("/api/work-orders", order("sf:s")));

    send("PATCH", "/api/work-orders/" + id, "{\"status\":\"COMPLETED\"}");

    assertThat(order(Long.parseLong(id)).status()).isEqualTo(WorkOrder.Status.COMPLETED);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"priority":"P1"}                              | title    | must say something
          {"title":"  ","priority":"P1"}                 | title    | must say something
          {"title":"t"}                                  | priority | write P1, P2, P3 or P4
          {"title":"t","priority":"P9"}                  | priority | \\"P9\\"
          {"title":1,"priority":"P1"}                    | title    | text in quotes
          {"title":"t","priority":"P1","colour":"red"}   | colour   | there is no field
          {"title":"t","title":"u","priority":"P1"}      | body     | not JSON
          ["title"]                                      | body     | one JSON object
          {"title":"t","priority":"P1"} {}               | body     | goes on
          {"title"                                       | body     | not JSON
          """)
  void badInputIsAnsweredWithTheFieldAndItsMend(String body, String field, String mend)
      throws Exception {
    int before = cmms.workOrders().size();

    HttpResponse<String> response = post("/api/work-orders", body);

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body()).contains("\"field\":\"" + field + "\"").contains(mend);
    assertThat(cmms.workOrders()).hasSize(before);
  }

  @Test
  void aTitleThatIsTooLongAndAnEmptyChangeAreRefused() throws Exception {
    String id = idOf(post("/api/work-orders", order("sf:l")));
    String longTitle = "{\"title\":\"" + "x".repeat(256) + "\",\"priority\":\"P1\"}";

    assertThat(post("/api/work-orders", longTitle).body()).contains("256 characters");
    assertThat(send("PATCH", "/api/work-orders/" + id, "{}").body()).contains("nothing to change");
    assertThat(send("PATCH", "/api/work-orders/" + id, "{\"status\":\"GONE\"}").body())
        .contains("CANCELLED");
  }

  @Test
  void whatIsNotThereIs404AndAnUnknownMethodIs405() throws Exception {
    assertThat(get("/api/work-orders/999999").statusCode()).isEqualTo(404);
    assertThat(get("/api/other").statusCode()).isEqualTo(404);
    assertThat(post("/api/work-orders/999999/comments", "{\"text\":\"x\"}").statusCode())
        .isEqualTo(404);
    assertThat(send("DELETE", "/api/work-orders", "").statusCode()).isEqualTo(405);
  }

  @Test
  void aBodyThatIsTooLargeIs413() throws Exception {
    String body = order("x".repeat(70_000));

    assertThat(post("/api/work-orders", body).statusCode()).isEqualTo(413);
  }

  @Test
  void ordersOutliveAnOutage() throws Exception {
    String id = idOf(post("/api/work-orders", order("sf:o")));

    cmms.stop();
    assertThatThrownBy(() -> get("/api/work-orders/" + id)).isInstanceOf(ConnectException.class);
    cmms.start();

    assertThat(get("/api/work-orders/" + id).body()).contains("\"marker\":\"sf:o\"");
  }

  @Test
  void thePageShowsTextAsTextAndNotAsMarkup() throws Exception {
    post(
        "/api/work-orders",
        "{\"title\":\"<script>alert(1)</script>\",\"priority\":\"P4\",\"marker\":\"\"}");

    HttpResponse<String> page = get("/");

    assertThat(page.headers().firstValue("Content-Type")).contains("text/html; charset=utf-8");
    assertThat(page.body()).contains("&lt;script&gt;").doesNotContain("<script>");
  }

  private static WorkOrder order(long id) throws IOException {
    List<WorkOrder> all = cmms.workOrders();
    return all.stream().filter(order -> order.id() == id).findFirst().orElseThrow();
  }

  private static String order(String marker) {
    return "{\"title\":\"Spindle hot\",\"description\":\"over 80 C\",\"priority\":\"P2\","
        + "\"asset\":\"mazak01\",\"marker\":\""
        + marker
        + "\"}";
  }

  private static String idOf(HttpResponse<String> response) {
    return response.body().replaceFirst("^\\{\"id\":\"(\\d+)\".*$", "$1");
  }

  private static HttpResponse<String> post(String path, String body) throws Exception {
    return send("POST", path, body);
  }

  private static HttpResponse<String> get(String path) throws Exception {
    return send("GET", path, "");
  }

  private static HttpResponse<String> send(String method, String path, String body)
      throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(cmms.url() + path))
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build();
    return http.send(request, HttpResponse.BodyHandlers.ofString());
  }
}
