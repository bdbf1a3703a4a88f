package dev.shopfloor.workorder.cmms;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.workorder.Cmms;
import dev.shopfloor.workorder.Given;
import dev.shopfloor.workorder.Priority;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Odoo's JSON-2 API as its documentation shows it. */
class OdooRequestsTest {
  private static final String MARKER = Rig.MARKER;
  private static final String ROW =
      """
      {"id": 7, "name": "press07: OIL LOW %s", "done": %s, "archive": %s,
       "stage_id": [1, "New Request"], "priority": "1", "write_date": "2026-06-15 09:00:00"}\
      """;

  @ParameterizedTest
  @ValueSource(strings = {"[7]", "7"})
  void aRequestIsMadeForTheEquipmentThatItsSerialNumberNames(String made) {
    Rig rig =
        new Rig(
            "odoo",
            """
            {"settings": {"database": "plant", "team": 3, "web": "https://plant.odoo.com",
             "fields": {"company_id": 2}}}\
            """);
    rig.answers(200, "[{\"id\":42,\"serial_no\":\"P-101\"}]").answers(200, made);

    Cmms.Creating creating = rig.cmms().create(Rig.draft(Priority.P1), Rig.LIMIT);

    assertThat(rig.sent.getFirst()).hasToString("POST /json/2/maintenance.equipment/search_read");
    assertThat(json(new String(rig.sent.getFirst().body(), UTF_8)))
        .isEqualTo(
            json(
                """
                {"domain": [["serial_no", "=", "P-101"]], "fields": ["id", "serial_no"],
                 "limit": 2}\
                """));
    assertThat(rig.line()).isEqualTo("POST /json/2/maintenance.request/create");
    assertThat(rig.sent.getLast().headers()).containsEntry("X-Odoo-Database", "plant");
    assertThat(rig.body())
        .isEqualTo(
            json(
                """
                {"vals_list": [{"name": "press07: OIL LOW MARKER",
                 "description": "Oil is low.<br/><br/>MARKER", "priority": "3",
                 "maintenance_type": "corrective", "equipment_id": 42,
                 "maintenance_team_id": 3, "company_id": 2}]}\
                """));
    assertThat(creating)
        .isEqualTo(
            new Cmms.Created(
                new Cmms.Order(
                    "7", "7", MARKER, "https://plant.odoo.com/odoo/maintenance-requests/7", null)));
  }

  @Test
  void aFieldOfOnesOwnTakesTheMarkerAndIsSearched() {
    Rig rig = new Rig("odoo", "{\"settings\": {\"markerField\": \"x_shopfloor\"}}");
    rig.answers(200, "[]").answers(200, "[7]");
    rig.answers(200, "[{\"id\":7,\"name\":\"n\",\"x_shopfloor\":\"" + MARKER + "\"}]");

    rig.cmms().create(Rig.draft(Priority.P3), Rig.LIMIT);
    Map<?, ?> made = (Map<?, ?>) ((List<?>) ((Map<?, ?>) rig.body()).get("vals_list")).getFirst();
    assertThat(made.get("name")).isEqualTo("press07: OIL LOW");
    assertThat(made.get("x_shopfloor")).isEqualTo(MARKER);

    Cmms.Found found = (Cmms.Found) rig.cmms().findByMarker(MARKER, Rig.LIMIT);
    assertThat(found.orders()).containsExactly(Cmms.Order.of("7", "7", MARKER));
    assertThat(((Map<?, ?>) rig.body()).get("domain"))
        .isEqualTo(json("[[\"x_shopfloor\", \"=\", \"MARKER\"]]"));
  }

  @Test
  void aRequestIsFoundByItsSubjectAndNoOtherIsTakenForIt() {
    Rig rig = new Rig("odoo");
    rig.answers(
        200,
        "["
            + ROW.formatted(MARKER, "false", "false")
            + ","
            + ROW.formatted(MARKER + "2", "false", "false")
            + "]");

    Cmms.Found found = (Cmms.Found) rig.cmms().findByMarker(MARKER, Rig.LIMIT);

    assertThat(found.orders()).extracting(Cmms.Order::marker).containsExactly(MARKER, MARKER + "2");
    assertThat(((Map<?, ?>) rig.body()).get("domain"))
        .isEqualTo(json("[[\"name\", \"like\", \"MARKER\"]]"));
    assertThat(rig.sent.getLast().headers()).doesNotContainKey("X-Odoo-Database");
  }

  @ParameterizedTest
  @CsvSource({"false, false, true, false", "true, false, false, false", "true, true, false, true"})
  void aRequestEndsInAStageThatIsDoneOrInTheArchive(
      String done, String archive, boolean open, boolean cancelled) {
    Rig rig = new Rig("odoo").answers(200, "[" + ROW.formatted(MARKER, done, archive) + "]");

    Cmms.Order order = ((Cmms.Found) rig.cmms().read(Rig.ORDER, Rig.LIMIT)).orders().getFirst();

    assertThat(order.open()).isEqualTo(open);
    if (!open) {
      assertThat(order.ending())
          .isEqualTo(new Cmms.Ending(cancelled, Given.MORNING + 3600 * Given.SECOND, null));
    }
    assertThat(((Map<?, ?>) rig.body()).get("ids")).isEqualTo(List.of(159));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "200 | []",
        "404 | {\"name\":\"odoo.exceptions.MissingError\",\"message\":\"Record does not exist\"}"
      })
  void aRequestThatWasDeletedIsGone(int status, String body) {
    Rig rig = new Rig("odoo").answers(status, body);

    assertThat(rig.cmms().read(Rig.ORDER, Rig.LIMIT)).isEqualTo(new Cmms.Found(List.of()));
  }

  @Test
  void aCommentIsANoteAndGivingUpArchives() {
    Rig rig = new Rig("odoo").answers(200, "55").answers(200, "true").answers(200, "false");

    rig.cmms().comment(Rig.ORDER, "again", "e1", Rig.LIMIT);
    assertThat(rig.line()).isEqualTo("POST /json/2/maintenance.request/message_post");
    assertThat(rig.body())
        .isEqualTo(
            json(
                """
                {"ids": [159], "body": "again", "message_type": "comment",
                 "subtype_xmlid": "mail.mt_note"}\
                """));
    assertThat(rig.cmms().cancel(Rig.ORDER, "over", Rig.LIMIT)).isEqualTo(Cmms.Changed.DONE);
    assertThat(rig.line()).isEqualTo("POST /json/2/maintenance.request/write");
    assertThat(rig.body()).isEqualTo(json("{\"ids\": [159], \"vals\": {\"archive\": true}}"));
    assertThat(rig.cmms().cancel(Rig.ORDER, "over", Rig.LIMIT)).isInstanceOf(Cmms.Ambiguous.class);
  }

  @Test
  void aPriorityIsRaisedUnlessAPersonHasRaisedItFurther() {
    Rig rig = new Rig("odoo").answers(200, "[" + ROW.formatted(MARKER, "false", "false") + "]");
    rig.answers(200, "true");

    rig.cmms().raisePriority(Rig.ORDER, Priority.P2, Rig.LIMIT);
    assertThat(rig.body()).isEqualTo(json("{\"ids\": [159], \"vals\": {\"priority\": \"2\"}}"));

    rig.answers(200, "[" + ROW.formatted(MARKER, "false", "false") + "]");
    assertThat(rig.cmms().raisePriority(Rig.ORDER, Priority.P4, Rig.LIMIT))
        .isEqualTo(Cmms.Changed.DONE);
    assertThat(rig.line()).isEqualTo("POST /json/2/maintenance.request/read");
  }

  @Test
  void changesAreThoseOfOurRequests() {
    Rig rig = new Rig("odoo");
    rig.answers(
        200,
        "["
            + ROW.formatted(MARKER, "true", "false")
            + ","
            + ROW.formatted("sf:not-ours", "false", "false")
            + "]");

    Cmms.Changes changes = (Cmms.Changes) rig.cmms().changedSince(Given.MORNING, Rig.LIMIT);

    assertThat(((Map<?, ?>) rig.body()).get("domain"))
        .isEqualTo(
            json(
                "[[\"write_date\", \">=\", \"2026-06-15 08:00:00\"], [\"name\", \"like\","
                    + " \"sf:\"]]"));
    assertThat(changes.changes())
        .containsExactly(
            new Cmms.Change(
                new Cmms.Order(
                    "7",
                    "7",
                    MARKER,
                    null,
                    new Cmms.Ending(false, Given.MORNING + 3600 * Given.SECOND, null)),
                Given.MORNING + 3600 * Given.SECOND));
  }

  private static Object json(String text) {
    return Rig.json(text.replace("MARKER", MARKER));
  }
}
