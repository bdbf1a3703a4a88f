package dev.shopfloor.workorder.cmms;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.workorder.Cmms;
import dev.shopfloor.workorder.Given;
import dev.shopfloor.workorder.Priority;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Requests as UpKeep's reference and its users have them. */
class UpkeepRequestsTest {
  private static final String MARKER = Rig.MARKER;
  private static final String ONE =
      """
      {"success": true, "result": {"id": "HW2I379ErS", "workOrderNo": "150",
       "title": "press07: OIL LOW %s", "description": "Oil is low.", "status": "%s",
       "priority": %d, "createdAt": "2026-06-15T08:00:00.000Z",
       "updatedAt": "2026-06-15T09:00:00.000Z", "dateCompleted": "2026-06-15T08:50:00.000Z"}}\
      """;

  @Test
  void anOrderIsMadeForAnAssetFoundByItsExactName() {
    Rig rig =
        new Rig("upkeep", "{\"settings\": {\"web\": \"https://upkeep.example.com/\"}}")
            .answers(
                200,
                """
                {"success": true, "results": [{"id": "a1", "name": "P-1012"},
                 {"id": "a2", "name": "P-101"}]}\
                """);
    rig.answers(200, ONE.formatted(MARKER, "open", 3));

    assertThat(rig.cmms().create(Rig.draft(Priority.P1), Rig.LIMIT))
        .isEqualTo(
            new Cmms.Created(
                new Cmms.Order(
                    "HW2I379ErS", "150", MARKER, "https://upkeep.example.com/HW2I379ErS", null)));

    assertThat(rig.sent.getFirst()).hasToString("GET /assets?name=P-101&limit=100");
    assertThat(rig.sent.getFirst().headers()).containsEntry("upkeep-version", "2022-09-14");
    assertThat(rig.line()).isEqualTo("POST /work-orders");
    assertThat(rig.body())
        .isEqualTo(
            json(
                """
                {"title": "[P1] press07: OIL LOW MARKER",
                 "description": "Oil is low.\\n\\nMARKER", "priority": 3, "asset": "a2"}\
                """));
  }

  @Test
  void theNewestOrdersAreLookedThroughForTheMarkerBecauseATitleIsFoundOnlyWhole() {
    String strangers =
        IntStream.range(0, 100)
            .mapToObj(i -> "{\"id\": \"x%d\", \"title\": \"other %d\"}".formatted(i, i))
            .collect(Collectors.joining(","));
    Rig rig = new Rig("upkeep").answers(200, "{\"results\": [" + strangers + "]}");
    rig.answers(
        200,
        "{\"results\": [{\"id\": \"w1\", \"workOrderNo\": \"7\", \"status\": \"open\","
            + " \"title\": \"OIL LOW "
            + MARKER
            + "\"}]}");

    assertThat(rig.cmms().findByMarker(MARKER, Rig.LIMIT))
        .isEqualTo(new Cmms.Found(List.of(Cmms.Order.of("w1", "7", MARKER))));
    assertThat(rig.sent)
        .hasToString(
            "[GET /work-orders?orderBy=createdAt%20DESC&limit=100&offset=0,"
                + " GET /work-orders?orderBy=createdAt%20DESC&limit=100&offset=100]");
  }

  @Test
  void theSearchEndsWhereTheSettingSaysAndSaysNone() {
    Rig rig = new Rig("upkeep", "{\"settings\": {\"page\": 1, \"pages\": 2}}");
    rig.answers(200, "{\"results\": [{\"id\": \"1\", \"title\": \"a\"}]}");
    rig.answers(200, "{\"results\": [{\"id\": \"2\", \"title\": \"b\"}]}");

    assertThat(rig.cmms().findByMarker(MARKER, Rig.LIMIT)).isEqualTo(new Cmms.Found(List.of()));
    assertThat(rig.sent).hasSize(2);
  }

  @Test
  void aMessageIsAddedAndThePriorityRaisedWithP1InTheTitleOnce() {
    Rig rig = new Rig("upkeep").answers(200, "{\"success\": true, \"result\": {}}");
    rig.answers(200, ONE.formatted(MARKER, "open", 2)).answers(200, "{\"success\": true}");

    assertThat(rig.cmms().comment(Rig.ORDER, "again", "e1", Rig.LIMIT))
        .isEqualTo(Cmms.Changed.DONE);
    assertThat(rig.line()).isEqualTo("POST /work-orders/159/update-messages");
    assertThat(rig.body()).isEqualTo(json("{\"text\": \"again\"}"));

    rig.cmms().raisePriority(Rig.ORDER, Priority.P1, Rig.LIMIT);
    assertThat(rig.line()).isEqualTo("PATCH /work-orders/159");
    assertThat(rig.body())
        .isEqualTo(
            json("{\"priority\": 3, \"title\": \"[P1] press07: OIL LOW %s\"}".formatted(MARKER)));
  }

  @Test
  void anOrderThatIsGivenUpIsCompletedWithTheReasonBeforeItsDescription() {
    Rig rig = new Rig("upkeep").answers(200, ONE.formatted(MARKER, "open", 2));
    rig.answers(200, "{\"success\": true}");

    rig.cmms().cancel(Rig.ORDER, "self-test", Rig.LIMIT);

    assertThat(rig.body())
        .isEqualTo(
            json("{\"status\": \"complete\", \"description\": \"self-test\\n\\nOil is low.\"}"));
  }

  @Test
  void aCompletedOrderIsReadWithItsEnd() {
    Rig rig = new Rig("upkeep").answers(200, ONE.formatted(MARKER, "complete", 2));

    assertThat(rig.cmms().read(Rig.ORDER, Rig.LIMIT))
        .isInstanceOfSatisfying(
            Cmms.Found.class,
            found ->
                assertThat(found.orders().getFirst().ending().at())
                    .isEqualTo(Given.MORNING + 50 * Given.MINUTE));
  }

  @Test
  void changesAreThoseOfOurOrdersSinceThenTheOldestFirst() {
    Rig rig = new Rig("upkeep");
    rig.answers(
        200,
        """
        {"results": [
          {"id": "w3", "title": "c MARKER", "updatedAt": "2026-06-15T09:00:00.000Z"},
          {"id": "w2", "title": "nobody's", "updatedAt": "2026-06-15T08:45:00.000Z"},
          {"id": "w1", "title": "b MARKER", "updatedAt": "2026-06-15T08:30:00.000Z"},
          {"id": "w0", "title": "a MARKER", "updatedAt": "2026-06-15T07:59:59.999Z"}]}\
        """
            .replace("MARKER", MARKER));

    assertThat(rig.cmms().changedSince(Given.MORNING, Rig.LIMIT))
        .isInstanceOfSatisfying(
            Cmms.Changes.class,
            changes ->
                assertThat(changes.changes())
                    .extracting(change -> change.order().id())
                    .containsExactly("w1", "w3"));
    assertThat(rig.line())
        .isEqualTo(
            "GET /work-orders?orderBy=updatedAt%20ASC&updatedAtGreaterThanOrEqualTo="
                + "2026-06-15T08%3A00%3A00.000Z&limit=100&offset=0");
  }

  @Test
  void signingInGivesTheSessionTokenOfTheEnvelope() {
    Auth.Login login = (Auth.Login) Profiles.named("upkeep").auth();
    Map<String, Object> input =
        Map.of("secret", Map.of("email", "bridge@plant.example.com", "password", "p"));

    assertThat(Call.request(login.signIn(), input)).hasToString("POST /auth");
    assertThat(
            Call.read(
                login.signIn(),
                input,
                new Answer.Answered(
                    200,
                    Map.of(),
                    "{\"success\": true, \"result\": {\"sessionToken\": \"r:4a25\"}}"
                        .getBytes(UTF_8))))
        .isInstanceOfSatisfying(
            Reply.Done.class,
            done -> assertThat(done.result()).isEqualTo(Map.of("token", "r:4a25")));
    assertThat(login.header()).isEqualTo("Session-Token");
  }

  private static Object json(String text) {
    return Rig.json(text.replace("MARKER", MARKER));
  }
}
