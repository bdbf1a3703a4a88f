package dev.shopfloor.workorder.cmms;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.workorder.Cmms;
import dev.shopfloor.workorder.Given;
import dev.shopfloor.workorder.Priority;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** ServiceNow's Table API as its documentation shows it, and its traps. */
class ServiceNowRequestsTest {
  private static final String MARKER = Rig.MARKER;
  private static final String ROW =
      """
      {"sys_id": "a1", "number": "INC0010001", "state": "%s", "priority": "2",
       "correlation_id": "%s", "sys_updated_on": "2026-06-15 09:00:00", "closed_at": "%s"}\
      """;

  @Test
  void anIncidentIsMadeForTheAssetThatItsTagNames() {
    Rig rig = new Rig("servicenow", "{\"settings\": {\"web\": \"https://dev1.service-now.com\"}}");
    rig.answers(200, "{\"result\":[{\"sys_id\":\"c9\",\"asset_tag\":\"P-101\"}]}");
    rig.answers(201, "{\"result\":{\"sys_id\":\"a1\",\"number\":\"INC0010001\"}}");

    assertThat(rig.cmms().create(Rig.draft(Priority.P2), Rig.LIMIT))
        .isEqualTo(
            new Cmms.Created(
                new Cmms.Order(
                    "a1",
                    "INC0010001",
                    MARKER,
                    "https://dev1.service-now.com/nav_to.do?uri=incident.do%3Fsys_id%3Da1",
                    null)));

    assertThat(rig.sent.getFirst().toString())
        .startsWith("GET /api/now/table/cmdb_ci?sysparm_query=asset_tag%3DP-101&");
    assertThat(rig.line()).startsWith("POST /api/now/table/incident?");
    assertThat(rig.body())
        .isEqualTo(
            json(
                """
                {"short_description": "press07: OIL LOW", "description": "Oil is low.\\n\\nMARKER",
                 "cmdb_ci": "c9", "correlation_id": "MARKER", "correlation_display": "Shopfloor",
                 "urgency": "2", "impact": "1"}\
                """));
  }

  @Test
  void aWorkOrderTakesThePriorityItselfAndWhatTheSiteAddsToEachRecord() {
    Rig rig =
        new Rig(
            "servicenow",
            """
            {"settings": {"table": "wm_order", "fields": {"assignment_group": "g1"}},
             "operations": {"findAsset": null}}\
            """);
    rig.answers(201, "{\"result\":{\"sys_id\":\"a1\",\"number\":\"WO0010001\"}}");
    rig.answers(200, "{\"result\":{\"sys_id\":{\"value\":\"a1\"},\"state\":{\"value\":\"1\"}}}");
    rig.answers(200, "{\"result\":{\"sys_id\":\"a1\"}}");

    rig.cmms().create(Rig.draft(Priority.P1), Rig.LIMIT);
    assertThat(rig.line()).startsWith("POST /api/now/table/wm_order?");
    Map<?, ?> made = (Map<?, ?>) rig.body();
    assertThat(made.get("priority")).isEqualTo("1");
    assertThat(made.get("assignment_group")).isEqualTo("g1");
    assertThat(made.get("urgency")).isNull();

    rig.cmms().raisePriority(Rig.ORDER, Priority.P1, Rig.LIMIT);
    assertThat(rig.line()).startsWith("PATCH /api/now/table/wm_order/159?");
    assertThat(rig.body()).isEqualTo(json("{\"priority\": \"1\"}"));
  }

  @Test
  void anAssetWhoseTagHoldsACaretIsNoSecondCondition() {
    Rig rig = new Rig("servicenow").answers(200, "{\"result\":[]}");
    rig.answers(201, "{\"result\":{\"sys_id\":\"a1\",\"number\":\"INC1\"}}");

    rig.cmms().create(Given.draft("t", "b", Priority.P3, "P^ORactive=true", MARKER), Rig.LIMIT);

    assertThat(rig.sent.getFirst().path()).contains("asset_tag%3DP%5E%5EORactive%3Dtrue&");
  }

  @Test
  void anOrderIsFoundByItsCorrelationIdAndCarriesIt() {
    Rig rig = new Rig("servicenow").answers(200, result(ROW.formatted("1", MARKER, "")));

    Cmms.Found found = (Cmms.Found) rig.cmms().findByMarker(MARKER, Rig.LIMIT);

    assertThat(found.orders()).containsExactly(Cmms.Order.of("a1", "INC0010001", MARKER));
    assertThat(rig.line())
        .startsWith(
            "GET /api/now/table/incident?sysparm_query=correlation_id%3D"
                + MARKER.replace(":", "%3A")
                + "&")
        .contains("&sysparm_limit=50&sysparm_offset=0&");
  }

  @Test
  void strangersRowsOfAQueryThatWasIgnoredAreNoAnswer() {
    Rig rig = new Rig("servicenow");
    rig.answers(200, result(ROW.formatted("1", "", "") + "," + ROW.formatted("1", "other", "")));

    assertThat(rig.cmms().findByMarker(MARKER, Rig.LIMIT)).isInstanceOf(Cmms.Unready.class);

    rig.answers(200, "{\"result\":[{\"sys_id\":\"b2\",\"number\":\"INC2\"}]}");
    assertThat(rig.cmms().findByMarker(MARKER, Rig.LIMIT)).isInstanceOf(Cmms.Unready.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"result\":[],\"error\":{\"message\":\"Transaction cancelled\"},\"status\":\"failure\"}",
        "{\"status\":\"failure\"}"
      })
  void aSearchThatWasCutShortIsNoAnswer(String body) {
    Rig rig = new Rig("servicenow").answers(200, body);

    assertThat(rig.cmms().findByMarker(MARKER, Rig.LIMIT)).isInstanceOf(Cmms.Unready.class);
  }

  @ParameterizedTest
  @CsvSource({
    "1, false, false",
    "3, false, false",
    "6, true, false",
    "7, true, false",
    "8, true, true"
  })
  void anIncidentEndsWithItsState(String state, boolean ended, boolean cancelled) {
    Rig rig = new Rig("servicenow");
    rig.answers(
        200,
        "{\"result\":" + ROW.formatted(state, MARKER, ended ? "2026-06-15 08:30:00" : "") + "}");

    Cmms.Order order = ((Cmms.Found) rig.cmms().read(Rig.ORDER, Rig.LIMIT)).orders().getFirst();

    assertThat(order.open()).isEqualTo(!ended);
    if (ended) {
      assertThat(order.ending())
          .isEqualTo(new Cmms.Ending(cancelled, Given.MORNING + 30 * 60 * Given.SECOND, null));
    }
  }

  @Test
  void aWorkOrderEndsWithTheWordOfItsState() {
    Rig rig = new Rig("servicenow", "{\"settings\": {\"table\": \"wm_order\"}}");
    rig.answers(
        200,
        """
        {"result": {"sys_id": {"display_value": "a1", "value": "a1"},
         "number": {"display_value": "WO1", "value": "WO1"},
         "state": {"display_value": "Closed Complete", "value": "3"},
         "correlation_id": {"display_value": "MARKER", "value": "MARKER"},
         "sys_updated_on": {"display_value": "15/06/2026 11:00", "value": "2026-06-15 09:00:00"},
         "closed_at": {"display_value": "", "value": ""}}}\
        """
            .replace("MARKER", MARKER));

    assertThat(((Cmms.Found) rig.cmms().read(Rig.ORDER, Rig.LIMIT)).orders())
        .containsExactly(
            new Cmms.Order(
                "a1",
                "WO1",
                MARKER,
                null,
                new Cmms.Ending(false, Given.MORNING + 3600 * Given.SECOND, null)));
  }

  @Test
  void commentsAreWorkNotesAndGivingUpIsAState() {
    Rig rig = new Rig("servicenow", "{\"settings\": {\"cancelFields\": {\"close_code\": \"No\"}}}");
    rig.answers(200, "{\"result\":{\"sys_id\":\"159\"}}");
    rig.answers(200, "{\"result\":{\"sys_id\":\"159\"}}");

    rig.cmms().comment(Rig.ORDER, "again", "e1", Rig.LIMIT);
    assertThat(rig.line()).startsWith("PATCH /api/now/table/incident/159?");
    assertThat(rig.body()).isEqualTo(json("{\"work_notes\": \"again\"}"));
    assertThat(rig.cmms().cancel(Rig.ORDER, "self-test", Rig.LIMIT)).isEqualTo(Cmms.Changed.DONE);
    assertThat(rig.body())
        .isEqualTo(
            json("{\"state\": \"8\", \"work_notes\": \"self-test\", \"close_code\": \"No\"}"));
  }

  @Test
  void changesAreOursAloneAlsoWhereTheQueryIsIgnored() {
    Rig rig = new Rig("servicenow");
    rig.answers(
        200,
        result(
            ROW.formatted("6", MARKER, "2026-06-15 08:30:00")
                + ","
                + ROW.formatted("1", "sf:another-tool", "")
                + ",{\"sys_id\":\"b2\"}"));

    Cmms.Changes changes = (Cmms.Changes) rig.cmms().changedSince(Given.MORNING, Rig.LIMIT);

    assertThat(rig.sent.getFirst().path())
        .contains("sysparm_query=sys_updated_on%3E%3D2026-06-15%2008%3A00%3A00%5E")
        .contains("ORDERBYsys_updated_on&");
    assertThat(changes.changes())
        .containsExactly(
            new Cmms.Change(
                new Cmms.Order(
                    "a1",
                    "INC0010001",
                    MARKER,
                    null,
                    new Cmms.Ending(false, Given.MORNING + 1800 * Given.SECOND, null)),
                Given.MORNING + 3600 * Given.SECOND));
  }

  @Test
  void aQuotaIsWaitedForUntilItIsReset() {
    Rig rig = new Rig("servicenow", "{\"operations\": {\"findAsset\": null}}");
    long reset = Given.MORNING / Given.SECOND + 900;
    rig.answers(
        429,
        "{\"error\":{\"message\":\"Rate limit exceeded\"},\"status\":\"failure\"}",
        Map.of("x-ratelimit-reset", Long.toString(reset)));

    assertThat(rig.cmms().create(Rig.draft(Priority.P2), Rig.LIMIT))
        .isEqualTo(new Cmms.Throttled(900 * Given.SECOND, "429: Rate limit exceeded: failure"));
  }

  @Test
  void aSearchGoesOnWherePagesAreFull() {
    Rig rig = new Rig("servicenow", "{\"settings\": {\"page\": 1}}");
    rig.answers(200, result(ROW.formatted("1", MARKER, ""))).answers(200, "{\"result\":[]}");

    assertThat(((Cmms.Found) rig.cmms().findByMarker(MARKER, Rig.LIMIT)).orders()).hasSize(1);
    assertThat(rig.line()).contains("sysparm_offset=1&");
  }

  private static String result(String rows) {
    return "{\"result\":[" + rows + "]}";
  }

  private static Object json(String text) {
    return Rig.json(text.replace("MARKER", MARKER));
  }
}
