package dev.shopfloor.workorder.cmms;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.workorder.Cmms;
import dev.shopfloor.workorder.Priority;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Requests as the vendors' own samples have them; see the reference on maintenance systems. */
class ProfileRequestsTest {
  private static final String MARKER = Rig.MARKER;

  @Test
  void maintainxMakesAnOrderForAnAssetThatItsCustomFieldNames() {
    Rig rig = new Rig("maintainx").answers(200, "{\"assets\":[{\"id\":630}]}");
    rig.answers(200, "{\"id\":159}");

    assertThat(rig.cmms().create(Rig.draft(Priority.P1), Rig.LIMIT))
        .isEqualTo(
            new Cmms.Created(
                new Cmms.Order(
                    "159", "159", MARKER, "https://app.getmaintainx.com/workorders/159", null)));

    assertThat(rig.sent.getFirst()).hasToString("GET /assets?Asset%20ID=P-101&limit=2");
    assertThat(rig.line()).isEqualTo("POST /workorders");
    assertThat(rig.sent.getLast().headers()).isEqualTo(Map.of("Authorization", "Bearer t0ken-1"));
    assertThat(rig.body())
        .isEqualTo(
            json(
                """
                {"title": "[P1] press07: OIL LOW MARKER", "description": "Oil is low.\\n\\nMARKER",
                 "priority": "HIGH", "assetId": 630, "type": "REACTIVE",
                 "externalData": "MARKER"}\
                """));
  }

  @Test
  void maintainxSearchesTitlesCommentsAndCancels() {
    Rig rig = new Rig("maintainx", "{\"settings\": {\"organization\": 42}}");
    rig.answers(200, "{\"workOrders\":[],\"nextCursor\":null}").answers(201, "{\"id\":7}");
    rig.answers(200, "{}");

    assertThat(rig.cmms().findByMarker(MARKER, Rig.LIMIT)).isEqualTo(new Cmms.Found(List.of()));
    assertThat(rig.line())
        .isEqualTo(
            "GET /workorders?title=%s&show_upcoming=true&sort=-createdAt&limit=50"
                .formatted(MARKER.replace(":", "%3A")));
    assertThat(rig.sent.getLast().headers()).containsEntry("x-organization-id", "42");
    rig.cmms().comment(Rig.ORDER, "again", "e1", Rig.LIMIT);
    assertThat(rig.line()).isEqualTo("POST /workorders/159/comments");
    assertThat(rig.body()).isEqualTo(json("{\"content\": \"again\"}"));
    rig.cmms().cancel(Rig.ORDER, "self-test", Rig.LIMIT);
    assertThat(rig.line()).isEqualTo("PATCH /workorders/159/status");
    assertThat(rig.body()).isEqualTo(json("{\"status\": \"CANCELED\"}"));
  }

  @Test
  void maintainxRaisesThePriorityAndSaysP1InTheTitleOnce() {
    Rig rig = new Rig("maintainx").answers(200, "{\"workOrder\":{\"id\":159,\"title\":\"OIL\"}}");
    rig.answers(200, "{}");

    rig.cmms().raisePriority(Rig.ORDER, Priority.P1, Rig.LIMIT);

    assertThat(rig.sent.getFirst()).hasToString("GET /workorders/159");
    assertThat(rig.line()).isEqualTo("PATCH /workorders/159");
    assertThat(rig.body()).isEqualTo(json("{\"priority\": \"HIGH\", \"title\": \"[P1] OIL\"}"));

    rig.answers(200, "{\"workOrder\":{\"id\":159,\"title\":\"[P1] OIL\"}}").answers(200, "{}");
    rig.cmms().raisePriority(Rig.ORDER, Priority.P1, Rig.LIMIT);
    assertThat(rig.body()).isEqualTo(json("{\"priority\": \"HIGH\"}"));
  }

  @Test
  void factoryAiMakesAnOrderForAnAssetFoundByItsSerialNumberAlone() {
    Rig rig =
        new Rig("factory-ai")
            .answers(
                200,
                """
                {"items": [{"areas": [{"assets": [
                  {"assetId": "asset-1", "serialNumber": "P-1012"},
                  {"assetId": "asset-456", "serialNumber": "P-101"}]}]}]}\
                """);
    rig.answers(201, "{\"id\":\"wo-002\",\"workOrderNumber\":\"WO-2024-002\",\"status\":\"open\"}");

    assertThat(rig.cmms().create(Rig.draft(Priority.P1), Rig.LIMIT))
        .isEqualTo(new Cmms.Created(new Cmms.Order("wo-002", "WO-2024-002", MARKER, null, null)));

    assertThat(rig.sent.getFirst()).hasToString("GET /assets?search=P-101");
    assertThat(rig.line()).isEqualTo("POST /work-orders");
    assertThat(rig.body())
        .isEqualTo(
            json(
                """
                {"title": "press07: OIL LOW MARKER", "description": "Oil is low.\\n\\nMARKER",
                 "assetId": "asset-456", "priority": "critical", "type": "corrective"}\
                """));
  }

  @Test
  void factoryAiSearchesAndChangesOrders() {
    Rig rig = new Rig("factory-ai").answers(200, "[]").answers(200, "{}");
    rig.answers(200, "{\"id\":\"159\",\"priority\":\"medium\"}");
    rig.answers(200, "{}").answers(200, "{}");

    rig.cmms().findByMarker(MARKER, Rig.LIMIT);
    assertThat(rig.line())
        .isEqualTo(
            "GET /work-orders?search=%s&limit=50&offset=0".formatted(MARKER.replace(":", "%3A")));
    rig.cmms().comment(Rig.ORDER, "again", "e1", Rig.LIMIT);
    assertThat(rig.line()).isEqualTo("POST /work-orders/159/notes");
    assertThat(rig.body()).isEqualTo(json("{\"text\": \"again\"}"));
    rig.cmms().raisePriority(Rig.ORDER, Priority.P2, Rig.LIMIT);
    assertThat(rig.line()).isEqualTo("PUT /work-orders/159");
    assertThat(rig.body()).isEqualTo(json("{\"priority\": \"high\"}"));
    rig.cmms().cancel(Rig.ORDER, "self-test", Rig.LIMIT);
    assertThat(rig.body()).isEqualTo(json("{\"status\": \"cancelled\"}"));
  }

  @Test
  void aPriorityThatAPersonHasRaisedFurtherStands() {
    Rig rig = new Rig("factory-ai").answers(200, "{\"id\":\"159\",\"priority\":\"critical\"}");

    assertThat(rig.cmms().raisePriority(Rig.ORDER, Priority.P2, Rig.LIMIT))
        .isEqualTo(Cmms.Changed.DONE);
    assertThat(rig.sent).hasToString("[GET /work-orders/159]");
  }

  @Test
  void aPageThatIsNotThereIsNoOrderThatIsGone() {
    for (String profile : List.of("factory-ai", "maintainx", "atlas", "plant-cmms")) {
      Rig rig = new Rig(profile).answers(404, "<html><h1>404 Not Found</h1></html>");

      assertThat(rig.cmms().read(Rig.ORDER, Rig.LIMIT))
          .as(profile)
          .isInstanceOf(Cmms.Unready.class);
    }
  }

  @Test
  void anOrderHasTheLinksOfItsProfileBeforeItsMarker() {
    Rig rig =
        new Rig(
            "factory-ai",
            "{\"links\":{\"Trend\":\"https://g.example/d?a={site}.{asset}&from={from}&to={to}\"}}");
    rig.answers(200, "{\"items\":[]}").answers(200, "{\"id\":\"159\"}");
    rig.cmms().create(Rig.draft(Priority.P3), Rig.LIMIT);

    assertThat(new String(rig.sent.getLast().body(), UTF_8))
        .contains(
            "Trend: https://g.example/d?a=berlin.press07&from=1781506800000&to=1781511300000"
                + "\\nMARKER".replace("MARKER", MARKER));
  }

  @Test
  void atlasMakesAnOrderForAnAssetFoundByItsBarCode() {
    Rig rig = new Rig("atlas", "{\"settings\": {\"web\": \"https://cmms.example.com\"}}");
    rig.answers(200, "{\"content\":[{\"id\":1,\"barCode\":\"P-101\"}]}");
    rig.answers(200, "{\"id\":159,\"customId\":\"WO000159\",\"status\":\"OPEN\"}");

    assertThat(rig.cmms().create(Rig.draft(Priority.P3), Rig.LIMIT))
        .isEqualTo(
            new Cmms.Created(
                new Cmms.Order(
                    "159",
                    "WO000159",
                    MARKER,
                    "https://cmms.example.com/app/work-orders/159",
                    null)));

    assertThat(rig.sent.getFirst()).hasToString("POST /assets/search");
    assertThat(json(new String(rig.sent.getFirst().body(), UTF_8)))
        .isEqualTo(
            json(
                """
                {"filterFields": [{"field": "barCode", "operation": "eq", "value": "P-101"}],
                 "pageSize": 5}\
                """));
    assertThat(rig.line()).isEqualTo("POST /work-orders");
    assertThat(rig.body())
        .isEqualTo(
            json(
                """
                {"title": "press07: OIL LOW MARKER", "description": "Oil is low.\\n\\nMARKER",
                 "priority": "MEDIUM", "asset": {"id": 1}}\
                """));
  }

  @Test
  void atlasCommentsAndCompletesWhatItCannotCancel() {
    Rig rig = new Rig("atlas").answers(200, "{\"id\":1}").answers(200, "{\"id\":159}");

    rig.cmms().comment(Rig.ORDER, "again", "e1", Rig.LIMIT);
    assertThat(rig.line()).isEqualTo("POST /comments");
    assertThat(rig.body())
        .isEqualTo(json("{\"workOrder\": {\"id\": 159}, \"content\": \"again\"}"));
    rig.cmms().cancel(Rig.ORDER, "self-test", Rig.LIMIT);
    assertThat(rig.line()).isEqualTo("PATCH /work-orders/159/change-status");
    assertThat(rig.body())
        .isEqualTo(json("{\"status\": \"COMPLETE\", \"feedback\": \"self-test\"}"));
  }

  @Test
  void atlasSignsInWithAddressAndPassword() {
    Auth.Login login = (Auth.Login) Profiles.named("atlas").auth();
    Map<String, Object> input =
        Map.of("secret", Map.of("email", "bridge@plant.example.com", "password", "p"));

    Request request = Call.request(login.signIn(), input);

    assertThat(request).hasToString("POST /auth/signin");
    assertThat(json(new String(request.body(), UTF_8)))
        .isEqualTo(
            json(
                """
                {"email": "bridge@plant.example.com", "password": "p", "type": "CLIENT"}\
                """));
    assertThat(
            Call.read(
                login.signIn(),
                input,
                new Answer.Answered(
                    200,
                    Map.of(),
                    "{\"accessToken\":\"jwt\",\"refreshToken\":\"r\"}".getBytes(UTF_8))))
        .isInstanceOfSatisfying(
            Reply.Done.class, done -> assertThat(done.result()).isEqualTo(Map.of("token", "jwt")));
  }

  @Test
  void aWebhookGetsTypedDocumentsWithAKeyForEach() {
    Rig rig = new Rig("webhook").answers(202, "").answers(200, "ok").answers(204, "");
    rig.answers(200, "<html></html>");

    assertThat(rig.cmms().create(Rig.draft(Priority.P2), Rig.LIMIT))
        .isEqualTo(new Cmms.Created(Cmms.Order.of(MARKER, MARKER, MARKER)));
    assertThat(rig.line()).isEqualTo("POST ");
    assertThat(rig.sent.getLast().headers()).containsEntry("Idempotency-Key", MARKER + ":created");
    assertThat(rig.body())
        .isEqualTo(
            json(
                """
                {"v": 1, "type": "created", "marker": "MARKER", "title": "press07: OIL LOW",
                 "description": "Oil is low.\\n\\nMARKER", "priority": "P2", "cmmsAsset": "P-101",
                 "site": "berlin", "line": "line1", "asset": "press07", "severity": "HIGH",
                 "subject": "OIL LOW", "since": "2026-06-15T08:00:00Z"}\
                """));
    rig.cmms().comment(Rig.ORDER, "again", "e 1", Rig.LIMIT);
    assertThat(rig.sent.getLast().headers())
        .containsEntry("Idempotency-Key", MARKER + ":commented:e%201");
    assertThat(rig.body())
        .isEqualTo(
            json(
                """
                {"v": 1, "type": "commented", "marker": "MARKER", "id": "159",
                 "externalId": "e 1", "text": "again"}\
                """));
    rig.cmms().raisePriority(Rig.ORDER, Priority.P1, Rig.LIMIT);
    assertThat(rig.sent.getLast().headers())
        .containsEntry("Idempotency-Key", MARKER + ":raised:P1");
    assertThat(rig.body())
        .isEqualTo(
            json(
                """
                {"v": 1, "type": "raised", "marker": "MARKER", "id": "159", "priority": "P1"}\
                """));
    assertThat(rig.cmms().cancel(Rig.ORDER, "over", Rig.LIMIT)).isEqualTo(Cmms.Changed.DONE);
    assertThat(rig.body())
        .isEqualTo(
            json(
                """
                {"v": 1, "type": "cancelled", "marker": "MARKER", "id": "159", "text": "over"}\
                """));
  }

  private static Object json(String text) {
    return Rig.json(text.replace("MARKER", MARKER));
  }
}
