package dev.shopfloor.workorder.cmms;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.workorder.Cmms;
import dev.shopfloor.workorder.Given;
import dev.shopfloor.workorder.Priority;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Requests as the vendor's own client makes them, with ids of a tenant's own. */
class FiixRequestsTest {
  private static final String MARKER = Rig.MARKER;
  static final String ASSETS =
      """
      {"_maCn": "FindResponse", "objects": [
        {"id": 5001, "strCode": "P-101", "intSiteID": 419608}], "totalObjects": 1}\
      """;
  static final String PRIORITIES =
      """
      {"objects": [{"id": 301, "strName": "Highest", "intOrder": 1},
        {"id": 302, "strName": "High", "intOrder": 2}, {"id": 303, "strName": "Medium"},
        {"id": 304, "strName": "Low"}]}\
      """;
  static final String SITES =
      "{\"objects\": [{\"id\": 1, \"strName\": \"Lyon\"}, {\"id\": 2, \"strName\": \"Nancy\"}]}";
  static final String STATUSES =
      """
      {"objects": [{"id": 11, "strName": "Open", "intControlID": 100},
        {"id": 12, "strName": "Work In Progress", "intControlID": 100},
        {"id": 13, "strName": "Closed, Completed", "intControlID": 102},
        {"id": 14, "strName": "Closed, Incomplete", "intControlID": 102}]}\
      """;
  static final String TYPES = "{\"objects\": [{\"id\": 21, \"strName\": \"Corrective\"}]}";
  static final String ORDER =
      """
      {"objects": [{"id": 159, "strCode": "97460", "strDescription": "OIL LOW\\n\\n%s",
        "strAdminNotes": "first", "intPriorityID": 303, "intWorkOrderStatusID": %d,
        "dtmDateCompleted": %s, "dtmDateLastModified": 1781512200000}]}\
      """;

  @Test
  void anOrderIsMadeWithIdsThatWereLookedUpOnce() {
    Rig rig = new Rig("fiix", "{\"settings\": {\"maintenanceType\": \"Corrective\"}}");
    rig.answers(200, ASSETS).answers(200, PRIORITIES).answers(200, SITES);
    rig.answers(200, STATUSES).answers(200, TYPES);
    rig.answers(
        200, "{\"_maCn\": \"AddResponse\", \"object\": {\"id\": 159, \"strCode\": \"97\"}}");
    rig.answers(200, "{\"object\": {\"id\": 160, \"strCode\": \"98\"}}");

    assertThat(rig.cmms().create(Rig.draft(Priority.P1), Rig.LIMIT))
        .isEqualTo(new Cmms.Created(Cmms.Order.of("159", "97", MARKER)));

    assertThat(rig.sent).hasSize(6);
    assertThat(rig.line()).isEqualTo("POST /api/?action=AddRequest&service=cmms");
    assertThat(rig.sent.getLast().headers()).containsEntry("Content-Type", "text/plain");
    assertThat(rig.body())
        .isEqualTo(
            json(
                """
                {"_maCn": "AddRequest", "clientVersion": {"major": 2, "minor": 3, "patch": 1},
                 "className": "WorkOrder", "fields": "id,strCode",
                 "object": {"className": "WorkOrder",
                   "strDescription": "press07: OIL LOW\\n\\nOil is low.\\n\\nMARKER",
                   "intSiteID": 419608, "intWorkOrderStatusID": 11, "intPriorityID": 301,
                   "intMaintenanceTypeID": 21}}\
                """));
    assertThat(sent(rig, 0))
        .isEqualTo(
            json(
                """
                {"_maCn": "FindRequest", "clientVersion": {"major": 2, "minor": 3, "patch": 1},
                 "className": "Asset", "fields": "id,intSiteID,strCode",
                 "filters": [{"ql": "strCode = ?", "parameters": ["P-101"]}],
                 "startIndex": 0, "maxObjects": 100}\
                """));

    rig.cmms().create(Rig.draft(Priority.P3), Rig.LIMIT);
    assertThat(rig.sent).as("asset and ids are known by now").hasSize(7);
  }

  @Test
  void theSiteOfTheOverlayGoesBeforeThatOfTheAsset() {
    Rig rig = new Rig("fiix", "{\"settings\": {\"sites\": {\"berlin\": \"Nancy\"}}}");
    rig.answers(200, ASSETS).answers(200, PRIORITIES).answers(200, SITES);
    rig.answers(200, STATUSES).answers(200, TYPES).answers(200, "{\"object\": {\"id\": 159}}");

    rig.cmms().create(Rig.draft(Priority.P1), Rig.LIMIT);

    assertThat(rig.body()).extracting("object").extracting("intSiteID").isEqualTo(2);
  }

  @Test
  void theAssetIsLinkedByASecondRecordOnceHoweverOftenItIsAskedFor() {
    Rig rig = new Rig("fiix").answers(200, ASSETS).answers(200, "{\"objects\": []}");
    rig.answers(200, "{\"object\": {\"id\": 9}}");

    assertThat(rig.cmms().finish(Rig.ORDER, Rig.draft(Priority.P1), Rig.LIMIT))
        .isEqualTo(Cmms.Changed.DONE);
    assertThat(rig.body())
        .isEqualTo(
            json(
                """
                {"_maCn": "AddRequest", "clientVersion": {"major": 2, "minor": 3, "patch": 1},
                 "className": "WorkOrderAsset", "fields": "id,intWorkOrderID,intAssetID",
                 "object": {"className": "WorkOrderAsset", "intWorkOrderID": 159,
                   "intAssetID": 5001}}\
                """));

    rig.answers(200, "{\"objects\": [{\"id\": 9, \"intWorkOrderID\": 159, \"intAssetID\": 5001}]}");
    assertThat(rig.cmms().finish(Rig.ORDER, Rig.draft(Priority.P1), Rig.LIMIT))
        .isEqualTo(Cmms.Changed.DONE);
    assertThat(rig.sent).hasSize(4);
  }

  @Test
  void anOrderWithoutAnAssetIsWholeAtOnce() {
    Rig rig = new Rig("fiix").answers(200, "{\"objects\": []}");

    assertThat(rig.cmms().finish(Rig.ORDER, Rig.draft(Priority.P1), Rig.LIMIT))
        .isEqualTo(Cmms.Changed.DONE);
    assertThat(rig.sent).hasSize(1);
  }

  @Test
  void ordersAreFoundByTheMarkerInTheirDescription() {
    Rig rig = new Rig("fiix").answers(200, PRIORITIES).answers(200, STATUSES);
    rig.answers(200, ORDER.formatted(MARKER, 12, "null"));

    assertThat(rig.cmms().findByMarker(MARKER, Rig.LIMIT))
        .isEqualTo(
            new Cmms.Found(
                List.of(
                    new Cmms.Order(
                        "159",
                        "97460",
                        MARKER,
                        null,
                        null,
                        new Cmms.Standing(true, null, 0, null)))));
    assertThat(rig.body())
        .extracting("filters")
        .isEqualTo(
            List.of(
                Map.of("ql", "strDescription like ?", "parameters", List.of("%" + MARKER + "%"))));
  }

  @Test
  void aClosedOrderAndOneThatWasGivenUpAreToldApartByTheNamesOfTheirStatus() {
    Rig rig = new Rig("fiix").answers(200, PRIORITIES).answers(200, STATUSES);
    rig.answers(200, ORDER.formatted(MARKER, 13, "1781512000000"));
    rig.answers(200, ORDER.formatted(MARKER, 14, "null"));

    assertThat(ending(rig)).isEqualTo(new Cmms.Ending(false, 1781512000000L * 1_000_000, null));
    assertThat(ending(rig).cancelled()).isTrue();
  }

  @Test
  void anOrderThatIsNotThereIsAnEmptyListAndGone() {
    Rig rig = new Rig("fiix").answers(200, PRIORITIES).answers(200, STATUSES);
    rig.answers(200, "{\"_maCn\": \"FindResponse\", \"objects\": [], \"totalObjects\": 0}");

    assertThat(rig.cmms().read(Rig.ORDER, Rig.LIMIT)).isEqualTo(new Cmms.Found(List.of()));
  }

  @Test
  void aCommentIsAddedToTheNotesOnce() {
    Rig rig = new Rig("fiix").answers(200, PRIORITIES).answers(200, STATUSES);
    rig.answers(200, ORDER.formatted(MARKER, 11, "null")).answers(200, "{\"count\": 1}");

    assertThat(rig.cmms().comment(Rig.ORDER, "again", "e1", Rig.LIMIT))
        .isEqualTo(Cmms.Changed.DONE);
    assertThat(rig.line()).isEqualTo("POST /api/?action=ChangeRequest&service=cmms");
    assertThat(rig.body())
        .isEqualTo(
            json(
                """
                {"_maCn": "ChangeRequest", "clientVersion": {"major": 2, "minor": 3, "patch": 1},
                 "className": "WorkOrder", "fields": "id", "changeFields": "strAdminNotes",
                 "object": {"className": "WorkOrder", "id": 159,
                   "strAdminNotes": "first\\n\\nagain"}}\
                """));

    rig.answers(200, ORDER.formatted(MARKER, 11, "null").replace("first", "again"));
    rig.answers(200, "{\"count\": 1}");
    rig.cmms().comment(Rig.ORDER, "again", "e1", Rig.LIMIT);
    assertThat(rig.body()).extracting("object").extracting("strAdminNotes").isEqualTo("again");
  }

  @Test
  void priorityAndStatusAreChangedToTheTenantsIds() {
    Rig rig = new Rig("fiix").answers(200, PRIORITIES).answers(200, STATUSES);
    rig.answers(200, ORDER.formatted(MARKER, 11, "null")).answers(200, "{\"count\": 1}");
    rig.cmms().raisePriority(Rig.ORDER, Priority.P2, Rig.LIMIT);
    assertThat(rig.body())
        .extracting("object")
        .isEqualTo(Map.of("className", "WorkOrder", "id", 159, "intPriorityID", 302));

    rig.answers(200, ORDER.formatted(MARKER, 11, "null")).answers(200, "{\"count\": 1}");
    rig.cmms().cancel(Rig.ORDER, "self-test", Rig.LIMIT);
    assertThat(rig.body())
        .extracting("object")
        .isEqualTo(
            Map.of(
                "className",
                "WorkOrder",
                "id",
                159,
                "intWorkOrderStatusID",
                14,
                "strCompletionNotes",
                "self-test"));
  }

  @Test
  void changesAreAskedForInMillisecondsAndOnlyOursAreTold() {
    Rig rig = new Rig("fiix").answers(200, PRIORITIES).answers(200, STATUSES);
    rig.answers(
        200,
        """
        {"objects": [{"id": 1, "strDescription": "not ours", "dtmDateLastModified": 1},
          {"id": 2, "strCode": "2", "strDescription": "MARKER", "intWorkOrderStatusID": 13,
            "dtmDateLastModified": 1781512200000}]}\
        """
            .replace("MARKER", MARKER));

    assertThat(rig.cmms().changedSince(Given.MORNING, Rig.LIMIT))
        .isInstanceOfSatisfying(
            Cmms.Changes.class,
            changes ->
                assertThat(changes.changes())
                    .singleElement()
                    .extracting(Cmms.Change::at)
                    .isEqualTo(Given.MORNING + 30 * Given.MINUTE));
    assertThat(rig.body())
        .extracting("filters")
        .isEqualTo(
            List.of(
                Map.of(
                    "ql",
                    "dtmDateLastModified >= ?",
                    "parameters",
                    List.of(Given.MORNING / 1_000_000))));
  }

  private static Cmms.Ending ending(Rig rig) {
    return ((Cmms.Found) rig.cmms().read(Rig.ORDER, Rig.LIMIT)).orders().getFirst().ending();
  }

  private static Object sent(Rig rig, int at) {
    return json(new String(rig.sent.get(at).body(), UTF_8));
  }

  private static Object json(String text) {
    return Rig.json(text.replace("MARKER", MARKER));
  }
}
