package dev.shopfloor.workorder.fake;

import static dev.shopfloor.workorder.fake.FakeJson.object;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.workorder.cmms.Answer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The traps that were seen on a running Atlas. */
class AtlasTrapsTest {
  private static final String ORDERS = "/work-orders";
  private static final String SEARCH = "/work-orders/search";

  private final Sender atlas = Sender.to("atlas");

  @Test
  void anExpiredOrMissingOrWrongTokenIs403WithAnEmptyBody() {
    atlas.passes(Duration.ofMinutes(30));
    assertThat(atlas.answered("GET", "/work-orders/1", null))
        .satisfies(answer -> assertThat(answer.status()).isEqualTo(403))
        .satisfies(answer -> assertThat(answer.body()).isEmpty());
    atlas.bearer("garbage");
    assertThat(atlas.answered("GET", "/work-orders/1", null).body()).isEmpty();
    atlas.headers.clear();
    assertThat(atlas.answered("GET", "/work-orders/1", null).status()).isEqualTo(403);
  }

  @Test
  void aWrongPasswordAndAMissingLicenceAre403WithWords() {
    Answer.Answered wrong =
        atlas.answered(
            "POST",
            "/auth/signin",
            Map.of("email", Sessions.USER, "password", "no", "type", "CLIENT"));
    assertThat(wrong.status()).isEqualTo(403);
    assertThat(Sender.text(wrong))
        .isEqualTo("{\"success\":false,\"message\":\"Invalid credentials\"}");
    atlas.headers.put("x-api-key", "any");
    assertThat(Sender.text(atlas.answered("GET", "/work-orders/1", null)))
        .contains("Access denied");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "POST|/work-orders|{'title':'t','priority':'URGENT'}|not one of the values accepted",
        "POST|/work-orders|{'title':|JSON parse error",
        "POST|/work-orders|{'title':'t','asset':{'id':999}}|foreign key",
        "GET|/nowhere|{}|No static resource",
        "PATCH|/work-orders/77/change-status|{'status':'OPEN'}|No value present",
        "POST|/work-orders/search|{'filterFields':[{'field':'status','operation':'eq',"
            + "'value':'OPEN'}]}|did not match expected type"
      })
  void whatWillNeverWorkIsAnswered500(String method, String path, String body, String words) {
    atlas.json("POST", ORDERS, Map.of("title", "something to search in"));
    Answer.Answered answer = atlas.answered(method, path, body.replace('\'', '"'));
    assertThat(answer.status()).isEqualTo(500);
    assertThat(Sender.text(answer)).contains(words);
  }

  @Test
  void aTitleOf255CodePointsPassesAndOneMoreIs500() {
    String title = "\uD83D\uDD27".repeat(255);
    assertThat(atlas.answered("POST", ORDERS, Map.of("title", title)).status()).isEqualTo(200);
    assertThat(atlas.answered("POST", ORDERS, Map.of("title", title + "x")).status())
        .isEqualTo(500);
    assertThat(atlas.cmms.orders()).hasSize(1);
  }

  @Test
  void anUpdateWipesWhatItDoesNotName() {
    long asset = atlas.cmms.addAsset("press07");
    Map<?, ?> made =
        atlas.json(
            "POST",
            ORDERS,
            object(
                "title", "t",
                "description", "d",
                "priority", "LOW",
                "asset", object("id", asset),
                "dueDate", "2026-07-01T00:00:00.000Z",
                "estimatedDuration", 2));
    assertThat(made.get("customId")).isEqualTo("WO000001");
    Map<?, ?> after =
        atlas.json("PATCH", "/work-orders/1", Map.of("title", "t", "priority", "HIGH"));
    assertThat(after.get("priority")).isEqualTo("HIGH");
    assertThat(after.get("asset")).isNull();
    assertThat(after.get("dueDate")).isNull();
    assertThat(after.get("estimatedDuration")).isNull();
    assertThat(after.get("description")).isNull();
  }

  @Test
  void textsAreEscapedInDescriptionsAndStrippedInComments() {
    atlas.json("POST", ORDERS, Map.of("title", "a > b", "description", "81 > 80 <b>°C</b>"));
    atlas.json(
        "POST", "/comments", Map.of("workOrder", Map.of("id", 1), "content", "now <i>82</i>"));
    FakeOrder order = atlas.cmms.orders().getFirst();
    assertThat(order.title()).isEqualTo("a > b");
    assertThat(order.description()).isEqualTo("81 &gt; 80 &lt;b&gt;°C&lt;/b&gt;");
    assertThat(order.comments()).containsExactly("now 82");
    assertThat(atlas.list("POST", "/comments/search/1", Map.of())).hasSize(1);
  }

  @Test
  void aSearchFindsPartsOfWordsWithoutCaseAndAccents() {
    atlas.json("POST", ORDERS, Map.of("title", "sf:12 Kühlung"));
    assertThat(found("title", "cn", "SF:1")).hasSize(1);
    assertThat(found("title", "cn", "kuhlung")).hasSize(1);
    assertThat(found("title", "eq", "sf:1")).isEmpty();
  }

  @Test
  void fieldsThatNobodyKnowsAreIgnoredAndAnIdempotencyKeyToo() {
    atlas.headers.put("Idempotency-Key", "same");
    atlas.json("POST", ORDERS, Map.of("title", "t", "externalId", "x"));
    Map<?, ?> second = atlas.json("POST", ORDERS, Map.of("title", "t", "externalId", "x"));
    assertThat(second.containsKey("externalId")).isFalse();
    assertThat(atlas.cmms.orders()).hasSize(2);
  }

  @Test
  void aStatusThatNobodyKnowsMeansOpenInASearch() {
    atlas.json("POST", ORDERS, Map.of("title", "t"));
    assertThat(foundByStatus("NONSENSE")).hasSize(1);
    atlas.json("PATCH", "/work-orders/1/change-status", Map.of("status", "COMPLETE"));
    assertThat(foundByStatus("NONSENSE")).isEmpty();
    assertThat(foundByStatus("COMPLETE")).hasSize(1);
  }

  @Test
  void aRefreshTokenWorksOnceAndTheAccessTokenGoesOn() {
    Map<?, ?> tokens = atlas.signIn();
    Map<?, ?> refresh = Map.of("refreshToken", tokens.get("refreshToken"));
    atlas.json("POST", "/auth/refresh", refresh);
    Answer.Answered again = atlas.answered("POST", "/auth/refresh", refresh);
    assertThat(again.status()).isEqualTo(401);
    assertThat(Sender.text(again)).contains("Refresh token reuse detected");
    assertThat(atlas.answered("POST", SEARCH, Map.of()).status()).isEqualTo(200);
  }

  @Test
  void signingInTakesTwoSecondsAndMoreThan20InAMinuteAreRefused() {
    long before = atlas.now;
    atlas.signIn();
    assertThat(atlas.now - before).isEqualTo(Duration.ofSeconds(2).toNanos());
    atlas.cmms.switches().signingIn = Duration.ZERO;
    for (int i = 2; i < 20; i++) {
      atlas.signIn();
    }
    Answer.Answered refused =
        atlas.answered(
            "POST",
            "/auth/signin",
            Map.of(
                "email",
                Sessions.USER,
                "password",
                atlas.cmms.sessions().password(),
                "type",
                "CLIENT"));
    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.headers()).doesNotContainKey("retry-after");
    assertThat(atlas.cmms.sessions().signIns()).isEqualTo(20);
  }

  @Test
  void moreThan100CallsInAMinuteAreRefusedUntilTheMinuteIsOver() {
    for (int i = 0; i < 100; i++) {
      assertThat(atlas.answered("POST", SEARCH, Map.of()).status()).isEqualTo(200);
    }
    assertThat(atlas.answered("POST", SEARCH, Map.of()).status()).isEqualTo(429);
    atlas.passes(Duration.ofMinutes(1));
    assertThat(atlas.answered("POST", SEARCH, Map.of()).status()).isEqualTo(200);
    assertThat(atlas.cmms.mostInAMinute()).isEqualTo(102);
  }

  @Test
  void completingTwiceIsFineAndOpeningAgainForgetsTheTime() {
    atlas.json("POST", ORDERS, Map.of("title", "t"));
    String path = "/work-orders/1/change-status";
    atlas.json("PATCH", path, Map.of("status", "COMPLETE"));
    assertThat(atlas.json("PATCH", path, Map.of("status", "COMPLETE")).get("completedOn"))
        .isNotNull();
    assertThat(atlas.json("PATCH", path, Map.of("status", "OPEN")).get("completedOn")).isNull();
  }

  @Test
  void whatIsDeletedIsGone() {
    atlas.json("POST", ORDERS, Map.of("title", "t"));
    atlas.json("DELETE", "/work-orders/1", null);
    assertThat(atlas.answered("GET", "/work-orders/1", null).status()).isEqualTo(404);
    assertThat(atlas.answered("PATCH", "/work-orders/1", Map.of("title", "t")).status())
        .isEqualTo(404);
  }

  @Test
  void changesAreFoundByTimePageByPageAndTheirFormatIsTakenLiterally() {
    for (int i = 0; i < 3; i++) {
      atlas.json("POST", ORDERS, Map.of("title", "t" + i));
      atlas.passes(Duration.ofSeconds(1));
    }
    Map<?, ?> page =
        atlas.json(
            "POST",
            SEARCH,
            object(
                "filterFields",
                List.of(
                    object(
                        "field",
                        "updatedAt",
                        "operation",
                        "ge",
                        "enumName",
                        "JS_DATE",
                        "value",
                        Records.iso(atlas.now - Duration.ofSeconds(2).toNanos()))),
                "pageSize",
                1,
                "sortField",
                "updatedAt"));
    assertThat(page.get("totalElements")).isEqualTo(2L);
    assertThat(page.get("last")).isEqualTo(false);
    assertThat(atlas.cmms.calls(Call.Kind.CHANGES)).isEqualTo(1);
    assertThat(
            atlas
                .answered(
                    "POST",
                    SEARCH,
                    "{\"filterFields\":[{\"field\":\"updatedAt\",\"operation\":\"ge\","
                        + "\"value\":\"2026-06-15T08:00:00Z\"}]}")
                .status())
        .isEqualTo(500);
  }

  @Test
  void anAssetIsFoundByItsBarCode() {
    long id = atlas.cmms.addAsset("press07");
    atlas.cmms.addAsset("press08");
    Map<?, ?> page =
        atlas.json(
            "POST",
            "/assets/search",
            object(
                "filterFields",
                List.of(object("field", "barCode", "operation", "eq", "value", "press07")),
                "pageSize",
                5));
    assertThat((List<?>) page.get("content"))
        .singleElement()
        .satisfies(asset -> assertThat(((Map<?, ?>) asset).get("id")).isEqualTo(id));
  }

  @Test
  void aCustomFieldIsStoredAndSearchable() {
    atlas.json(
        "POST",
        ORDERS,
        Map.of("title", "t", "customFields", List.of(Map.of("id", 1, "value", Sender.MARKER))));
    assertThat(found("customFieldValues.value", "eq", Sender.MARKER)).hasSize(1);
    assertThat(atlas.cmms.orders(Sender.MARKER)).hasSize(1);
  }

  private List<?> found(String field, String operation, String value) {
    return content(object("field", field, "operation", operation, "value", value));
  }

  private List<?> foundByStatus(String status) {
    return content(
        object(
            "field", "status",
            "operation", "in",
            "values", List.of(status),
            "enumName", "STATUS"));
  }

  private List<?> content(Map<String, ?> filter) {
    return (List<?>)
        atlas.json("POST", SEARCH, object("filterFields", List.of(filter))).get("content");
  }
}
