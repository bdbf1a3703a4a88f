package dev.shopfloor.workorder.cmms;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.workorder.Cmms;
import dev.shopfloor.workorder.Given;
import dev.shopfloor.workorder.Priority;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Requests as Limble's collection has them, with ids of a customer's own. */
class LimbleRequestsTest {
  private static final String MARKER = Rig.MARKER;
  private static final String ASSETS =
      """
      [{"assetID": 41, "name": "P-1012", "locationID": 7},
       {"assetID": 42, "name": "P-101", "locationID": 98472}]\
      """;
  private static final String LOCATIONS =
      "[{\"locationID\": 7, \"name\": \"Lyon\"}, {\"locationID\": 8, \"name\": \"Berlin\"}]";
  private static final String PRIORITIES =
      """
      [{"priorityID": 901, "name": "Critical", "priorityLevel": 1},
       {"priorityID": 902, "name": "High", "priorityLevel": 2},
       {"priorityID": 903, "name": "Medium", "priorityLevel": 3},
       {"priorityID": 904, "name": "Low", "priorityLevel": 4}]\
      """;
  private static final String STATUSES =
      """
      [{"statusID": 0, "name": "Open"}, {"statusID": 1, "name": "In Progress"},
       {"statusID": 2, "name": "Complete"}, {"statusID": 5782, "name": "From the line"}]\
      """;

  @Test
  void aTaskIsMadeWhereItsAssetStandsDueAsANumberWithTheMarkerInMeta1() {
    Rig rig = new Rig("limble").answers(200, ASSETS).answers(200, LOCATIONS);
    rig.answers(200, PRIORITIES).answers(201, "{\"taskID\": 15188}");

    assertThat(rig.cmms().create(Rig.draft(Priority.P1), Rig.LIMIT))
        .isEqualTo(new Cmms.Created(Cmms.Order.of("15188", "15188", MARKER)));

    assertThat(rig.sent.getFirst()).hasToString("GET /assets?name=P-101&limit=100");
    assertThat(rig.line()).isEqualTo("POST /tasks");
    assertThat(rig.body())
        .isEqualTo(
            json(
                """
                {"name": "press07: OIL LOW", "description": "Oil is low.\\n\\nMARKER",
                 "locationID": 98472, "assetID": 42, "due": 1781524800, "type": 2,
                 "priority": 1, "meta1": "MARKER"}\
                """));
    assertThat(new String(rig.sent.getLast().body(), UTF_8)).contains("\"due\":1781524800,");
  }

  @Test
  void withoutAnAssetTheLocationOfTheSiteIsTakenByItsName() {
    Rig rig = new Rig("limble").answers(200, "[]").answers(200, LOCATIONS);
    rig.answers(200, PRIORITIES);
    rig.answers(201, "", Map.of("location", "https://api.limblecmms.com/v2/tasks/?tasks=40"));

    assertThat(rig.cmms().create(Rig.draft(Priority.P2), Rig.LIMIT))
        .isEqualTo(new Cmms.Created(Cmms.Order.of("40", "40", MARKER)));
    assertThat(rig.body()).extracting("locationID").isEqualTo(8);
    assertThat(rig.body()).extracting("priority").isEqualTo(2);
  }

  @Test
  void aSiteThatLimbleDoesNotKnowIsRefusedWithItsMend() {
    Rig rig = new Rig("limble").answers(200, "[]");
    rig.answers(200, LOCATIONS.replace("Berlin", "Nancy")).answers(200, PRIORITIES);

    assertThat(rig.cmms().create(Rig.draft(Priority.P2), Rig.LIMIT))
        .isInstanceOfSatisfying(
            Cmms.Refused.class,
            refused ->
                assertThat(refused.why())
                    .contains("Limble has no location named berlin")
                    .contains("settings.locations"));
  }

  @Test
  void anIsoDateIsWhatTheSystemRefusesWithItsOwnWords() {
    Rig rig = new Rig("limble", "{\"operations\": {\"findAsset\": null}}");
    rig.answers(200, LOCATIONS).answers(200, PRIORITIES);
    rig.answers(400, "{\"message\": \"due must be a number\"}");

    assertThat(rig.cmms().create(Rig.draft(Priority.P2), Rig.LIMIT))
        .isEqualTo(new Cmms.Refused("400: due must be a number"));
  }

  @Test
  void tasksAreFoundByMeta1WithALimitAndAWordForTheirStatus() {
    Rig rig = new Rig("limble").answers(200, STATUSES);
    rig.answers(
        200,
        """
        [{"taskID": 1, "meta1": "MARKER", "status": 0, "statusID": 1},
         {"taskID": 2, "meta1": "MARKER", "status": 1, "statusID": 2}]\
        """
            .replace("MARKER", MARKER));

    assertThat(rig.cmms().findByMarker(MARKER, Rig.LIMIT))
        .isEqualTo(
            new Cmms.Found(
                List.of(
                    new Cmms.Order(
                        "1", "1", MARKER, null, null, new Cmms.Standing(true, null, 0, null)),
                    new Cmms.Order("2", "2", MARKER, null, new Cmms.Ending(false, 0, null)))));
    assertThat(rig.line())
        .isEqualTo("GET /tasks?meta1=%s&limit=100&page=1".formatted(MARKER.replace(":", "%3A")));
  }

  /** Sources differ in what the number of a task's status means. */
  @Test
  void theTimeOfCompletionCountsAndNoNumberOfAStatus() {
    Rig rig = new Rig("limble").answers(200, STATUSES);
    rig.answers(
        200,
        """
        [{"taskID": 1, "meta1": "MARKER", "status": 1, "statusID": 0, "dateCompleted": 0},
         {"taskID": 2, "meta1": "MARKER", "status": 2, "statusID": 0, "dateCompleted": 1781514000}]\
        """
            .replace("MARKER", MARKER));

    assertThat(((Cmms.Found) rig.cmms().findByMarker(MARKER, Rig.LIMIT)).orders())
        .extracting(Cmms.Order::open)
        .containsExactly(true, false);
  }

  @Test
  void aTaskThatIsNotThereIsAnEmptyListAndGone() {
    Rig rig = new Rig("limble").answers(200, STATUSES).answers(200, PRIORITIES);
    rig.answers(200, "[]");

    assertThat(rig.cmms().read(Rig.ORDER, Rig.LIMIT)).isEqualTo(new Cmms.Found(List.of()));
    assertThat(rig.line()).isEqualTo("GET /tasks?tasks=159&limit=1");
  }

  @Test
  void aPriorityIsRaisedToTheLevelOfItsNameAndOneThatIsNotThereIsNamed() {
    String task = "[{\"taskID\": 159, \"status\": 0, \"statusID\": 0, \"priority\": 3}]";
    Rig rig = new Rig("limble").answers(200, PRIORITIES).answers(200, STATUSES);
    rig.answers(200, task).answers(200, "");

    assertThat(rig.cmms().raisePriority(Rig.ORDER, Priority.P2, Rig.LIMIT))
        .isEqualTo(Cmms.Changed.DONE);
    assertThat(rig.line()).isEqualTo("PATCH /tasks/159");
    assertThat(rig.body()).isEqualTo(json("{\"priority\": 2}"));

    Rig other = new Rig("limble", "{\"priorities\": {\"P2\": \"Urgent\"}}");
    other.answers(200, PRIORITIES).answers(200, STATUSES).answers(200, task);
    assertThat(other.cmms().raisePriority(Rig.ORDER, Priority.P2, Rig.LIMIT))
        .isInstanceOfSatisfying(
            Cmms.Refused.class,
            refused ->
                assertThat(refused.why())
                    .contains("no priority named Urgent, only Critical, High, Medium, Low"));
  }

  @Test
  void aPriorityThatAPersonHasRaisedFurtherStands() {
    Rig rig = new Rig("limble").answers(200, PRIORITIES).answers(200, STATUSES);
    rig.answers(200, "[{\"taskID\": 159, \"status\": 0, \"statusID\": 0, \"priority\": 1}]");

    assertThat(rig.cmms().raisePriority(Rig.ORDER, Priority.P3, Rig.LIMIT))
        .isEqualTo(Cmms.Changed.DONE);
    assertThat(rig.sent).hasSize(3);
  }

  @Test
  void aTaskIsClosedByWhomItIsAssignedToAndTheReasonIsKept() {
    Rig rig = new Rig("limble").answers(200, PRIORITIES).answers(200, STATUSES);
    rig.answers(
        200,
        "[{\"taskID\": 159, \"status\": 0, \"statusID\": 0, \"userID\": 0, \"teamID\": 12,"
            + " \"description\": \"Oil is low.\"}]");
    rig.answers(200, "");

    assertThat(rig.cmms().cancel(Rig.ORDER, "self-test", Rig.LIMIT)).isEqualTo(Cmms.Changed.DONE);
    assertThat(rig.body())
        .isEqualTo(
            json(
                """
                {"status": 1, "description": "self-test\\n\\nOil is low.",
                 "assignment": 12, "assignmentType": "team"}\
                """));
  }

  @Test
  void aStatusIsSetAfterTheTaskIsMadeAndOnlyWhileItIsOpen() {
    Rig rig = new Rig("limble", "{\"settings\": {\"statusID\": 5782}}");
    rig.answers(200, ASSETS).answers(200, STATUSES);
    rig.answers(200, "[{\"taskID\": 159, \"status\": 0, \"statusID\": 0}]").answers(200, "");

    assertThat(rig.cmms().finish(Rig.ORDER, Rig.draft(Priority.P2), Rig.LIMIT))
        .isEqualTo(Cmms.Changed.DONE);
    assertThat(rig.line()).isEqualTo("PATCH /tasks/159");
    assertThat(rig.body()).isEqualTo(json("{\"statusID\": 5782}"));

    rig.answers(200, "[{\"taskID\": 159, \"status\": 0, \"statusID\": 1}]");
    rig.cmms().finish(Rig.ORDER, Rig.draft(Priority.P2), Rig.LIMIT);
    assertThat(rig.line()).isEqualTo("GET /tasks?tasks=159&limit=1");
  }

  @Test
  void changesAreAskedForInSecondsAndReadInMilliseconds() {
    Rig rig = new Rig("limble").answers(200, STATUSES).answers(200, PRIORITIES);
    rig.answers(
        200,
        """
        [{"taskID": 1, "meta1": "", "lastEdited": 1781510401},
         {"taskID": 2, "meta1": "MARKER", "lastEdited": 1781510402, "status": 1,
          "statusID": 2, "dateCompleted": 1781510400, "completedByUser": 77}]\
        """
            .replace("MARKER", MARKER));

    assertThat(rig.cmms().changedSince(Given.MORNING, Rig.LIMIT))
        .isInstanceOfSatisfying(
            Cmms.Changes.class,
            changes -> {
              assertThat(changes.changes()).hasSize(1);
              Cmms.Change change = changes.changes().getFirst();
              assertThat(change.at()).isEqualTo(Given.MORNING + 2 * Given.SECOND);
              assertThat(change.order().ending())
                  .isEqualTo(new Cmms.Ending(false, Given.MORNING, "Limble user 77"));
            });
    assertThat(rig.line())
        .isEqualTo("GET /tasks?start=1781510399&orderBy=lastEdited&limit=100&page=1");
  }

  private static Object json(String text) {
    return Rig.json(text.replace("MARKER", MARKER));
  }
}
