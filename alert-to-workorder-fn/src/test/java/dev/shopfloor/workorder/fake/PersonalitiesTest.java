package dev.shopfloor.workorder.fake;

import static dev.shopfloor.workorder.fake.FakeJson.object;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.workorder.cmms.Answer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the vendors' documents say of MaintainX and Factory AI, and ours of the others. */
class PersonalitiesTest {
  private final Sender maintainX = Sender.to("maintainx");
  private final Sender factoryAi = Sender.to("factory-ai");
  private final Sender small = Sender.to("plant-cmms");

  @Test
  void maintainXAnswersAnIdAndNothingElse() {
    Map<?, ?> made =
        maintainX.json(
            "POST", "/workorders", Map.of("title", "t", "priority", "HIGH", "type", "REACTIVE"));
    assertThat(made.toString()).isEqualTo("{id=1}");
    Map<?, ?> order = (Map<?, ?>) maintainX.json("GET", "/workorders/1", null).get("workOrder");
    assertThat(order.get("status")).isEqualTo("OPEN");
  }

  @Test
  void maintainXFindsAssetsByAFieldOfTheirOwnAndOrdersByTitle() {
    long asset = maintainX.cmms.addAsset("press07");
    List<?> assets =
        (List<?>) maintainX.json("GET", "/assets?Shopfloor%20asset=press07", null).get("assets");
    assertThat(assets)
        .singleElement()
        .satisfies(found -> assertThat(((Map<?, ?>) found).get("id")).isEqualTo(asset));
    assertThat(maintainX.answered("GET", "/assets?barcode=press07", null).status()).isEqualTo(400);

    maintainX.json(
        "POST", "/workorders", Map.of("title", "t [" + Sender.MARKER + "]", "assetId", asset));
    assertThat(
            orders("?title=" + Sender.MARKER + "&statuses=OPEN&statuses=ON_HOLD&assets=" + asset))
        .hasSize(1);
    assertThat(orders("?title=" + Sender.MARKER + "&statuses=DONE")).isEmpty();
  }

  @Test
  void maintainXPagesByCursorAndTakesNoMoreThan200() {
    for (int i = 0; i < 5; i++) {
      maintainX.json("POST", "/workorders", Map.of("title", "t" + i));
      maintainX.passes(Duration.ofSeconds(1));
    }
    Map<?, ?> page = maintainX.json("GET", "/workorders?limit=3&sort=updatedAt", null);
    assertThat((List<?>) page.get("workOrders")).hasSize(3);
    Map<?, ?> next =
        maintainX.json(
            "GET", "/workorders?limit=3&sort=updatedAt&cursor=" + page.get("nextCursor"), null);
    assertThat((List<?>) next.get("workOrders")).hasSize(2);
    assertThat(next.get("nextCursor")).isNull();
    assertThat(maintainX.answered("GET", "/workorders?limit=201", null).status()).isEqualTo(400);
  }

  @Test
  void maintainXRefusesWithWordsAndItsKeyWithoutABody() {
    Answer.Answered refused =
        maintainX.answered("POST", "/workorders", Map.of("title", "t", "priority", "URGENT"));
    assertThat(refused.status()).isEqualTo(400);
    assertThat(Sender.text(refused)).startsWith("{\"errors\":[{\"error\":");
    assertThat(
            maintainX.answered("PATCH", "/workorders/1/status", Map.of("status", "DONE")).status())
        .isEqualTo(404);
    maintainX.bearer("old");
    Answer.Answered unknown = maintainX.answered("GET", "/workorders", null);
    assertThat(unknown.status()).isEqualTo(401);
    assertThat(unknown.body()).isEmpty();
  }

  @Test
  void maintainXTakes100CallsInAMinuteAndSaysWhenItTakesMore() {
    for (int i = 0; i < 100; i++) {
      assertThat(maintainX.answered("GET", "/workorders", null).status()).isEqualTo(200);
    }
    Answer.Answered throttled = maintainX.answered("GET", "/workorders", null);
    assertThat(throttled.status()).isEqualTo(429);
    assertThat(throttled.headers()).containsEntry("x-rate-limit-remaining", "0");
    assertThat(Long.parseLong(throttled.headers().get("x-rate-limit-reset")))
        .isGreaterThan(maintainX.now / 1_000_000_000L);
  }

  @Test
  void maintainXTakesCommentsAndStatuses() {
    maintainX.json("POST", "/workorders", Map.of("title", "t"));
    assertThat(
            maintainX
                .answered("POST", "/workorders/1/comments", Map.of("content", "again"))
                .status())
        .isEqualTo(201);
    maintainX.json("PATCH", "/workorders/1/status", Map.of("status", "CANCELED"));
    FakeOrder order = maintainX.cmms.orders().getFirst();
    assertThat(order.comments()).containsExactly("again");
    assertThat(order.stage()).isEqualTo(FakeOrder.Stage.CANCELLED);
  }

  @Test
  void factoryAiNamesAnIdOneWayInListsAndAnotherElsewhere() {
    Map<?, ?> made =
        factoryAi.json(
            "POST", "/work-orders", Map.of("title", "t " + Sender.MARKER, "priority", "critical"));
    assertThat(made.get("id")).isEqualTo("wo-1");
    assertThat(made.get("workOrderNumber")).isEqualTo("WO-2026-001");
    List<?> list = factoryAi.list("GET", "/work-orders?search=" + Sender.MARKER, null);
    assertThat(list)
        .singleElement()
        .satisfies(each -> assertThat(((Map<?, ?>) each).get("workOrderId")).isEqualTo("wo-1"))
        .satisfies(each -> assertThat(((Map<?, ?>) each).get("id")).isNull());
  }

  @Test
  void factoryAiUpdatesPartsOfARecordAndTakesNotes() {
    factoryAi.json("POST", "/work-orders", Map.of("title", "t", "description", "d"));
    factoryAi.json("PUT", "/work-orders/wo-1", Map.of("priority", "high"));
    factoryAi.json("POST", "/work-orders/wo-1/notes", Map.of("text", "again"));
    FakeOrder order = factoryAi.cmms.orders().getFirst();
    assertThat(order.description()).isEqualTo("d");
    assertThat(order.priority()).isEqualTo("high");
    assertThat(order.comments()).containsExactly("again");
    factoryAi.json("PUT", "/work-orders/wo-1", Map.of("status", "cancelled"));
    assertThat(order.open()).isFalse();
  }

  @Test
  void factoryAiRefusesAPastDateAnUnknownAssetAndAnUnknownOrder() {
    Answer.Answered past =
        factoryAi.answered(
            "POST", "/work-orders", Map.of("title", "t", "scheduledDate", "2020-01-01T00:00:00Z"));
    assertThat(past.status()).isEqualTo(400);
    assertThat(Sender.text(past)).contains("\"scheduledDate\":\"Scheduled date cannot be in the");
    assertThat(
            factoryAi
                .answered("POST", "/work-orders", Map.of("title", "t", "assetId", "asset-9"))
                .status())
        .isEqualTo(400);
    Answer.Answered unknown = factoryAi.answered("GET", "/work-orders/wo-9", null);
    assertThat(unknown.status()).isEqualTo(404);
    assertThat(Sender.text(unknown)).contains("\"workOrderId\":\"wo-9\"");
  }

  @Test
  void factoryAiNestsItsAssets() {
    factoryAi.cmms.addAsset("press07");
    Map<?, ?> answer = factoryAi.json("GET", "/assets?search=press", null);
    assertThat(answer.toString())
        .contains("areas=[{name=production-floor, assets=[{assetId=asset-100")
        .contains("serialNumber=press07");
  }

  @Test
  void theSmallOneKeepsACommentOnceAndTellsChanges() {
    small.json(
        "POST",
        "/api/work-orders",
        object(
            "title",
            "t",
            "description",
            "d",
            "priority",
            "P2",
            "asset",
            "a",
            "marker",
            Sender.MARKER,
            "by",
            "Shopfloor"));
    for (int i = 0; i < 2; i++) {
      small.json(
          "POST",
          "/api/work-orders/1/comments",
          Map.of("text", "again", "externalId", "e2", "by", "Shopfloor"));
    }
    assertThat(small.cmms.orders().getFirst().comments()).containsExactly("again");
    Map<?, ?> changes = small.json("GET", "/api/work-orders?changedSince=0&limit=200", null);
    assertThat((List<?>) changes.get("items")).hasSize(1);
    assertThat(changes.get("more")).isEqualTo(false);
    Map<?, ?> found = small.json("GET", "/api/work-orders?marker=" + Sender.MARKER, null);
    assertThat((List<?>) found.get("items")).hasSize(1);
    assertThat(small.answered("GET", "/api/work-orders/9", null).status()).isEqualTo(404);
  }

  @Test
  void aWebhookTakesWhateverIsPosted() {
    Sender hook = Sender.to("webhook");
    hook.json("POST", "/flows/7", Map.of("title", "t", "marker", Sender.MARKER));
    hook.json("POST", "/flows/7", Map.of("comment", "again", "marker", Sender.MARKER));
    assertThat(hook.cmms.orders(Sender.MARKER))
        .singleElement()
        .satisfies(order -> assertThat(order.comments()).hasSize(1));
    assertThat(hook.answered("GET", "/flows/7", null).status()).isEqualTo(405);
  }

  private List<?> orders(String query) {
    return (List<?>) maintainX.json("GET", "/workorders" + query, null).get("workOrders");
  }
}
