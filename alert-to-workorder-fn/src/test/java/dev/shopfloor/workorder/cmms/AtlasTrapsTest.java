package dev.shopfloor.workorder.cmms;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.workorder.Cmms;
import dev.shopfloor.workorder.Given;
import dev.shopfloor.workorder.Priority;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a running Atlas CMMS did that nobody would expect, a test for each. */
class AtlasTrapsTest {
  private static final String MADE = "{\"id\":159,\"customId\":\"WO000159\"}";
  private static final String NO_ASSET = "{\"content\":[]}";

  @Test
  void anExpiredTokenIs403WithoutABodyAndASignInHelpsOnce() {
    Rig rig = new Rig("atlas").answers(200, NO_ASSET).answers(403, "").answers(200, MADE);
    rig.renewable = true;

    assertThat(rig.cmms().create(Rig.draft(Priority.P2), Rig.LIMIT))
        .isInstanceOf(Cmms.Created.class);
    assertThat(rig.sent.subList(1, 3))
        .extracting(request -> request.headers().get("Authorization"))
        .containsExactly("Bearer t0ken-1", "Bearer t0ken-2");
    assertThat(rig.sent.get(2).body()).isEqualTo(rig.sent.get(1).body());

    rig.answers(403, "").answers(403, "");
    assertThat(rig.cmms().comment(Rig.ORDER, "again", "e1", Rig.LIMIT))
        .isInstanceOf(Cmms.Unauthorized.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Invalid credentials", "Access denied"})
  void a403WithABodyIsADenialThatNoSignInMends(String message) {
    Rig rig = new Rig("atlas").answers(200, NO_ASSET);
    rig.answers(403, "{\"success\":false,\"message\":\"" + message + "\"}");
    rig.renewable = true;

    assertThat(rig.cmms().create(Rig.draft(Priority.P2), Rig.LIMIT))
        .isEqualTo(new Cmms.Refused("403: " + message));
    assertThat(rig.sent).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "create | JSON parse error: Cannot deserialize value of type `Priority`: not one of the"
            + " values accepted for Enum class: [NONE, HIGH] | Refused",
        "create | JSON parse error: Unexpected character | Refused",
        "create | could not execute statement: violates foreign key constraint on asset | Refused",
        "create | ERROR: value too long for type character varying(255) | Refused",
        "find | Parameter value [OPEN] did not match expected type [Status] | Refused",
        "create | No static resource work-order. | Unready",
        "find | No endpoint POST /work-order. | Unready",
        "cancel | No value present | Refused",
        "comment | Work order not found | Refused",
        "create | connection to the database was lost | Ambiguous",
        "comment | connection to the database was lost | Ambiguous",
        "read | connection to the database was lost | Unready"
      })
  void aPermanentFaultIs500AndIsToldApartByItsWords(String call, String message, String meaning) {
    Rig rig = new Rig("atlas", "{\"operations\": {\"findAsset\": null}}");
    rig.answers(500, "{\"success\":false,\"message\":\"" + message + "\"}");

    Object came =
        switch (call) {
          case "create" -> rig.cmms().create(Rig.draft(Priority.P2), Rig.LIMIT);
          case "find" -> rig.cmms().findByMarker(Rig.MARKER, Rig.LIMIT);
          case "read" -> rig.cmms().read(Rig.ORDER, Rig.LIMIT);
          case "cancel" -> rig.cmms().cancel(Rig.ORDER, "over", Rig.LIMIT);
          default -> rig.cmms().comment(Rig.ORDER, "again", "e1", Rig.LIMIT);
        };

    assertThat(came.getClass().getSimpleName()).isEqualTo(meaning);
    assertThat(((Cmms.Problem) came).why()).startsWith("500: " + message);
    assertThat(rig.sent).hasSize(1);
  }

  @Test
  void anOrderThatIsNoLongerThereIsGoneAlsoWhenItIs500() {
    Rig rig = new Rig("atlas").answers(500, "{\"message\":\"No value present\"}");

    assertThat(rig.cmms().read(Rig.ORDER, Rig.LIMIT)).isEqualTo(new Cmms.Found(List.of()));
  }

  @Test
  void patchReplacesTheRecordSoAllOfItIsSentBack() {
    Rig rig = new Rig("atlas").answers(200, RECORD).answers(200, MADE);

    rig.cmms().raisePriority(Rig.ORDER, Priority.P2, Rig.LIMIT);

    assertThat(rig.sent.getFirst()).hasToString("GET /work-orders/159");
    assertThat(rig.line()).isEqualTo("PATCH /work-orders/159");
    assertThat(rig.body())
        .isEqualTo(
            Rig.json(
                """
                {"title": "OIL", "description": "5 > 3 & <3", "priority": "HIGH",
                 "dueDate": "2026-06-20T08:00:00Z", "estimatedDuration": 1.5,
                 "estimatedStartDate": null, "requiredSignature": true, "archived": false,
                 "category": {"id": 3}, "team": {"id": 5}, "asset": {"id": 9007199254740993},
                 "completedOn": null, "assignedTo": [{"id": 7}, {"id": 8}], "customers": [],
                 "files": [{"id": 11}]}\
                """));
  }

  @Test
  void p1StandsInTheTitleBecauseHighIsTheHighest() {
    Rig rig = new Rig("atlas").answers(200, RECORD).answers(200, MADE);

    rig.cmms().raisePriority(Rig.ORDER, Priority.P1, Rig.LIMIT);

    assertThat(rig.body()).extracting("title", "priority").containsExactly("[P1] OIL", "HIGH");
  }

  @Test
  void textIsSanitisedSoNoneOfItIsMarkup() {
    Rig rig = new Rig("atlas", "{\"operations\": {\"findAsset\": null}}").answers(200, MADE);
    Cmms.Draft draft =
        Given.draft("a<b> & c", "81 > 80 http://x/?a=1&b=2", Priority.P2, "P-101", Rig.MARKER);

    rig.cmms().create(draft, Rig.LIMIT);
    assertThat(rig.body())
        .extracting("title", "description")
        .containsExactly("a‹b› ＆ c " + Rig.MARKER, "81 › 80 http://x/?a=1&b=2\n\n" + Rig.MARKER);

    rig.answers(200, "{}");
    rig.cmms().comment(Rig.ORDER, "<b>81 > 80</b>", "e1", Rig.LIMIT);
    assertThat(rig.body()).extracting("content").isEqualTo("‹b›81 › 80‹/b›");
  }

  @Test
  void theMarkerIsMadeOfCharactersThatNobodyEscapes() {
    assertThat(Rig.MARKER).matches("[A-Za-z0-9:._-]+");
  }

  @Test
  void searchFindsPartsOfWordsSoEachResultSaysItsOwnMarker() {
    Rig rig =
        new Rig("atlas")
            .answers(
                200,
                """
                {"last": true, "content": [
                  {"id": 1, "customId": "A", "title": "x MARKER2", "status": "OPEN"},
                  {"id": 2, "customId": "B", "title": "x MARKER", "status": "OPEN"},
                  {"id": 3, "customId": "C", "title": "MARKERS", "status": "OPEN"},
                  {"id": 4, "customId": "D", "title": "stranger", "status": "COMPLETE"}]}\
                """
                    .replace("MARKER", Rig.MARKER));

    assertThat(((Cmms.Found) rig.cmms().findByMarker(Rig.MARKER, Rig.LIMIT)).orders())
        .extracting(Cmms.Order::marker)
        .containsExactly(Rig.MARKER + "2", Rig.MARKER, "", "");
  }

  @Test
  void anUnknownStatusInAFilterMeansOpenSoThereIsNone() {
    Rig rig = new Rig("atlas").answers(200, "{\"content\":[],\"last\":true}");

    rig.cmms().findByMarker(Rig.MARKER, Rig.LIMIT);

    assertThat(rig.line()).isEqualTo("POST /work-orders/search");
    assertThat(rig.body())
        .isEqualTo(
            Rig.json(
                """
                {"filterFields": [{"field": "title", "operation": "cn", "value": "MARKER"}],
                 "pageSize": 20, "pageNum": 0}\
                """
                    .replace("MARKER", Rig.MARKER)));
  }

  @Test
  void unknownFieldsAreIgnoredSilentlySoTheMarkerStandsInOneThatIsKnown() {
    Rig rig = new Rig("atlas", "{\"settings\": {\"markerField\": 4}}");
    rig.answers(200, NO_ASSET).answers(200, MADE);

    rig.cmms().create(Rig.draft(Priority.P2), Rig.LIMIT);
    assertThat(rig.body())
        .extracting("title", "customFields")
        .containsExactly("press07: OIL LOW", List.of(Map.of("id", 4, "value", Rig.MARKER)));

    rig.answers(
        200,
        "{\"content\":[{\"id\":2,\"customId\":\"B\",\"title\":\"x\",\"customFieldValues\":"
            + "[{\"value\":\""
            + Rig.MARKER
            + "\"}]}]}");
    assertThat(rig.cmms().findByMarker(Rig.MARKER, Rig.LIMIT))
        .isEqualTo(new Cmms.Found(List.of(Cmms.Order.of("2", "B", Rig.MARKER))));
    assertThat(rig.body())
        .extracting("filterFields")
        .isEqualTo(
            List.of(
                Map.of(
                    "field", "customFieldValues.value", "operation", "eq", "value", Rig.MARKER)));
  }

  @Test
  void aRotatedRefreshTokenEndsAllSessionsSoNoneIsKept() {
    Auth.Login login = (Auth.Login) Profiles.named("atlas").auth();

    assertThat(login.signIn().result()).hasToString("{'token': answer.accessToken}");
    assertThat(login.lifetime()).isLessThan(Duration.ofMinutes(30));
  }

  @Test
  void completingTwiceIsTwiceWellAndReopeningMakesItOpenAgain() {
    Rig rig = new Rig("atlas").answers(200, MADE).answers(200, MADE);

    assertThat(rig.cmms().cancel(Rig.ORDER, "over", Rig.LIMIT)).isEqualTo(Cmms.Changed.DONE);
    assertThat(rig.cmms().cancel(Rig.ORDER, "over", Rig.LIMIT)).isEqualTo(Cmms.Changed.DONE);

    rig.answers(200, "{\"id\":159,\"status\":\"COMPLETE\",\"completedOn\":1781510400000}");
    assertThat(((Cmms.Found) rig.cmms().read(Rig.ORDER, Rig.LIMIT)).orders().getFirst().ending())
        .isEqualTo(new Cmms.Ending(false, Given.MORNING, null));
    rig.answers(200, "{\"id\":159,\"status\":\"OPEN\",\"completedOn\":null}");
    assertThat(((Cmms.Found) rig.cmms().read(Rig.ORDER, Rig.LIMIT)).orders().getFirst().open())
        .isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 222, 223, 224, 255, 400})
  void aTitleIsCutByCodePointAndKeepsItsMarker(int length) {
    Rig rig = new Rig("atlas", "{\"operations\": {\"findAsset\": null}}").answers(200, MADE);

    rig.cmms()
        .create(Given.draft("🔧".repeat(length), "b", Priority.P1, "P-101", Rig.MARKER), Rig.LIMIT);

    String title = (String) ((Map<?, ?>) rig.body()).get("title");
    assertThat(title.codePointCount(0, title.length())).isLessThanOrEqualTo(255);
    assertThat(title).startsWith("[P1] 🔧").endsWith(" " + Rig.MARKER);
    assertThat(title.codePoints()).doesNotContain(0xFFFD).noneMatch(c -> c >= 0xD800 && c < 0xE000);
  }

  @Test
  void a429SaysNotHowLongSoTheProfileDoesAndNoKeyIsSentThatWouldBeIgnored() {
    Rig rig = new Rig("atlas", "{\"operations\": {\"findAsset\": null}}").answers(429, "");

    assertThat(rig.cmms().create(Rig.draft(Priority.P2), Rig.LIMIT))
        .isEqualTo(new Cmms.Throttled(60 * Given.SECOND, "429: no words"));
    assertThat(rig.sent.getLast().headers()).containsOnlyKeys("Authorization");
  }

  private static final String RECORD =
      """
      {"id": 159, "title": "OIL", "description": "5 &gt; 3 &amp; &lt;3", "priority": "LOW",
       "dueDate": "2026-06-20T08:00:00Z", "estimatedDuration": 1.5, "estimatedStartDate": null,
       "requiredSignature": true, "archived": false, "image": null,
       "category": {"id": 3, "name": "c"}, "location": null, "team": {"id": 5, "name": "t"},
       "primaryUser": null, "asset": {"id": 9007199254740993, "name": "press"},
       "completedBy": null, "completedOn": null,
       "assignedTo": [{"id": 7, "email": "x"}, {"id": 8}], "customers": [],
       "files": [{"id": 11}], "status": "OPEN", "createdAt": "2026-06-15T08:00:00Z"}\
      """;
}
