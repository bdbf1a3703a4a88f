package dev.shopfloor.workorder.cmms;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.workorder.Cmms;
import dev.shopfloor.workorder.Given;
import dev.shopfloor.workorder.Priority;
import java.net.URLDecoder;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Requests as Frappe's resource API takes them. */
class ErpnextRequestsTest {
  private static final String MARKER = Rig.MARKER;
  private static final String REPAIR =
      """
      {"name": "ACC-ASR-2026-00159", "repair_status": "%s", "docstatus": 0,
       "description": "[P3] press07: OIL LOW\\n\\nOil is low.\\n\\n%s",
       "completion_date": null, "modified": "2026-06-15 10:30:00.123456", "_assign": %s}\
      """;

  @Test
  void aRepairIsMadeAtTheLocalTimeOfTheSiteWithItsPriorityInTheFirstLine() {
    Rig rig = new Rig("erpnext", "{\"settings\": {\"zone\": \"Europe/Berlin\"}}");
    rig.answers(200, "{\"data\": [{\"name\": \"P-101\"}]}");
    rig.answers(200, "{\"data\": {\"name\": \"ACC-ASR-2026-00159\"}}");

    assertThat(rig.cmms().create(Rig.draft(Priority.P2), Rig.LIMIT))
        .isEqualTo(
            new Cmms.Created(Cmms.Order.of("ACC-ASR-2026-00159", "ACC-ASR-2026-00159", MARKER)));

    assertThat(decoded(rig.sent.getFirst()))
        .isEqualTo(
            "GET /api/resource/Asset?filters=[[\"name\",\"=\",\"P-101\"]]&fields=[\"name\"]"
                + "&limit_page_length=2");
    assertThat(rig.line()).isEqualTo("POST /api/resource/Asset%20Repair");
    assertThat(rig.body())
        .isEqualTo(
            json(
                """
                {"asset": "P-101", "failure_date": "2026-06-15 10:00:00",
                 "repair_status": "Pending",
                 "description": "[P2] press07: OIL LOW\\n\\nOil is low.\\n\\nMARKER"}\
                """));
  }

  @Test
  void fieldsOfOnesOwnHoldMarkerAndPriority() {
    Rig rig =
        new Rig(
            "erpnext",
            """
            {"settings": {"markerField": "custom_marker", "priorityField": "custom_priority",
              "asset": "UNKNOWN", "company": "Plant"}}\
            """);
    rig.answers(200, "{\"data\": []}").answers(200, "{\"data\": {\"name\": \"A\"}}");
    rig.cmms().create(Rig.draft(Priority.P1), Rig.LIMIT);

    assertThat(rig.body())
        .extracting("asset", "company", "custom_marker", "custom_priority")
        .containsExactly("UNKNOWN", "Plant", MARKER, "P1");
    assertThat(rig.body()).extracting("description").asString().startsWith("press07: OIL LOW");

    rig.answers(
        200, "{\"data\": [{\"name\": \"A\", \"custom_marker\": \"%s\"}]}".formatted(MARKER));
    assertThat(rig.cmms().findByMarker(MARKER, Rig.LIMIT))
        .isEqualTo(new Cmms.Found(List.of(Cmms.Order.of("A", "A", MARKER))));
    assertThat(decoded(rig.sent.getLast()))
        .contains("filters=[[\"custom_marker\",\"=\",\"" + MARKER + "\"]]")
        .contains("\"custom_marker\",\"custom_priority\"]");
  }

  @Test
  void aRepairIsFoundByTheMarkerInItsDescriptionPageByPage() {
    Rig rig = new Rig("erpnext", "{\"settings\": {\"page\": 1}}");
    rig.answers(200, "{\"data\": [%s]}".formatted(REPAIR.formatted("Pending", MARKER, "null")));
    rig.answers(200, "{\"data\": []}");

    assertThat(rig.cmms().findByMarker(MARKER, Rig.LIMIT))
        .isEqualTo(
            new Cmms.Found(
                List.of(Cmms.Order.of("ACC-ASR-2026-00159", "ACC-ASR-2026-00159", MARKER))));
    assertThat(decoded(rig.sent.getLast()))
        .isEqualTo(
            "GET /api/resource/Asset%20Repair?filters=[[\"description\",\"like\",\"%MARKER%\"]]"
                    .replace("MARKER", MARKER)
                + "&fields=[\"name\",\"repair_status\",\"docstatus\",\"description\","
                + "\"completion_date\",\"modified\",\"_assign\"]&order_by=creation desc"
                + "&limit_start=1&limit_page_length=1");
  }

  @Test
  void aCommentIsARecordOfItsOwnInHtml() {
    Rig rig = new Rig("erpnext").answers(200, "{\"data\": {\"name\": \"c1\"}}");

    rig.cmms().comment(Rig.ORDER, "a < b\nagain", "e1", Rig.LIMIT);

    assertThat(rig.line()).isEqualTo("POST /api/resource/Comment");
    assertThat(rig.body())
        .isEqualTo(
            json(
                """
                {"comment_type": "Comment", "reference_doctype": "Asset Repair",
                 "reference_name": "159", "content": "a ‹ b<br>again"}\
                """));
  }

  @Test
  void thePriorityOfTheFirstLineIsRaisedAndWhatAPersonRaisedFurtherStands() {
    Rig rig = new Rig("erpnext");
    rig.answers(200, "{\"data\": %s}".formatted(REPAIR.formatted("Pending", MARKER, "null")));
    rig.answers(200, "{\"data\": {\"name\": \"ACC-ASR-2026-00159\"}}");

    rig.cmms().raisePriority(Rig.ORDER, Priority.P1, Rig.LIMIT);
    assertThat(rig.line()).isEqualTo("PUT /api/resource/Asset%20Repair/159");
    assertThat(rig.body())
        .isEqualTo(
            json(
                """
                {"description": "[P1] press07: OIL LOW\\n\\nOil is low.\\n\\nMARKER"}\
                """));

    rig.answers(200, "{\"data\": %s}".formatted(REPAIR.formatted("Pending", MARKER, "null")));
    assertThat(rig.cmms().raisePriority(Rig.ORDER, Priority.P4, Rig.LIMIT))
        .isEqualTo(Cmms.Changed.DONE);
    assertThat(rig.line()).isEqualTo("GET /api/resource/Asset%20Repair/159");
  }

  @Test
  void aRepairIsCancelledWithTheReason() {
    Rig rig = new Rig("erpnext").answers(200, "{\"data\": {\"name\": \"A\"}}");

    rig.cmms().cancel(Rig.ORDER, "self-test", Rig.LIMIT);

    assertThat(rig.line()).isEqualTo("PUT /api/resource/Asset%20Repair/159");
    assertThat(rig.body())
        .isEqualTo(
            json("{\"repair_status\": \"Cancelled\", \"actions_performed\": \"self-test\"}"));
  }

  @Test
  void changesAreAskedForAndReadInTheSitesOwnTime() {
    Rig rig = new Rig("erpnext", "{\"settings\": {\"zone\": \"Europe/Berlin\"}}");
    rig.answers(
        200,
        "{\"data\": [%s, {\"name\": \"B\", \"description\": null, \"modified\": \"x\"}]}"
            .formatted(REPAIR.formatted("Cancelled", MARKER, "\"[]\"")));

    assertThat(rig.cmms().changedSince(Given.MORNING, Rig.LIMIT))
        .isInstanceOfSatisfying(
            Cmms.Changes.class,
            changes -> {
              Cmms.Change change = changes.changes().getFirst();
              assertThat(changes.changes()).hasSize(1);
              assertThat(change.at()).isEqualTo(Given.MORNING + 30 * Given.MINUTE + 123_000_000L);
              assertThat(change.order().ending().cancelled()).isTrue();
            });
    assertThat(decoded(rig.sent.getLast()))
        .contains("filters=[[\"modified\",\">=\",\"2026-06-15 10:00:00\"]]");
  }

  private static String decoded(Request request) {
    String text = request.toString();
    int query = text.indexOf('?') + 1;
    return text.substring(0, query) + URLDecoder.decode(text.substring(query), UTF_8);
  }

  private static Object json(String text) {
    return Rig.json(text.replace("MARKER", MARKER));
  }
}
