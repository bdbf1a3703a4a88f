package dev.shopfloor.workorder.cmms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.shopfloor.workorder.Cmms;
import dev.shopfloor.workorder.Given;
import dev.shopfloor.workorder.Priority;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Maximo's REST API as IBM's guide shows it. */
class MaximoRequestsTest {
  private static final String MARKER = Rig.MARKER;
  private static final String SITE = "{\"settings\": {\"site\": \"BEDFORD\"}}";
  private static final String HREF = "https://host/maximo/api/os/mxapiwodetail/_QkVERk9SRC8x";
  private static final String ROW =
      """
      {"href": "%s", "wonum": "1001", "status": "%s", "description": "press07: OIL LOW %s",
       "wopriority": 3, "changedate": "2026-06-15T11:00:00+02:00",
       "statusdate": "2026-06-15T10:30:00+02:00"}\
      """;

  @Test
  void aWorkOrderIsMadeAtItsSiteUnderATransactionOfItsOwn() {
    Rig rig = new Rig("maximo", SITE);
    rig.answers(200, "{\"member\":[{\"assetnum\":\"P-101\",\"siteid\":\"BEDFORD\"}]}");
    rig.answers(201, ROW.formatted(HREF, "WAPPR", MARKER));

    assertThat(rig.cmms().create(Rig.draft(Priority.P2), Rig.LIMIT))
        .isEqualTo(new Cmms.Created(new Cmms.Order("_QkVERk9SRC8x", "1001", MARKER, null, null)));

    assertThat(rig.sent.getFirst())
        .hasToString(
            "GET /api/os/mxapiasset?lean=1&oslc.select=assetnum%2Csiteid%2Cassetnum"
                + "&oslc.where=assetnum%3D%22P-101%22%20and%20siteid%3D%22BEDFORD%22"
                + "&oslc.pageSize=5");
    assertThat(rig.line()).isEqualTo("POST /api/os/mxapiwodetail?lean=1");
    assertThat(rig.body())
        .isEqualTo(
            json(
                """
                {"description": "press07: OIL LOW MARKER",
                 "description_longdescription": "Oil is low.\\n\\nMARKER", "assetnum": "P-101",
                 "wopriority": 2, "siteid": "BEDFORD", "worktype": "CM"}\
                """));
    assertThat(rig.sent.getLast().headers()).containsEntry("properties", "*");
  }

  @Test
  void eachAttemptHasTheSameTransactionAndTheNextOrderAnother() {
    Rig rig = new Rig("maximo", "{\"operations\": {\"findAsset\": null}}");
    String made = ROW.formatted(HREF, "WAPPR", MARKER);
    rig.answers(201, made).answers(201, made).answers(201, made);

    rig.cmms().create(Rig.draft(Priority.P2), Rig.LIMIT);
    rig.cmms().create(Rig.draft(Priority.P1), Rig.LIMIT);
    rig.cmms().create(Given.draft("t", "b", Priority.P2, "P-101", Given.KEY + ".2"), Rig.LIMIT);

    List<String> transactions =
        rig.sent.stream().map(request -> request.headers().get("transactionid")).toList();
    assertThat(transactions.get(0)).matches("sf-[0-9a-f]{32}").isEqualTo(transactions.get(1));
    assertThat(transactions.get(2)).matches("sf-[0-9a-f]{32}").isNotEqualTo(transactions.get(0));
  }

  @Test
  void aTransactionThatIsKnownSendsUsToSearchAndAnyOther409Refuses() {
    Rig rig = new Rig("maximo", "{\"operations\": {\"findAsset\": null}}");
    rig.answers(409, error("BMXAA9524E", "The transaction ID already exists"));
    rig.answers(409, error("BMXAA4195E", "A value is required"));

    assertThat(rig.cmms().create(Rig.draft(Priority.P2), Rig.LIMIT))
        .isInstanceOfSatisfying(
            Cmms.Ambiguous.class,
            ambiguous -> assertThat(ambiguous.why()).startsWith("made before: 409: "));
    assertThat(rig.cmms().create(Rig.draft(Priority.P2), Rig.LIMIT))
        .isInstanceOf(Cmms.Refused.class);
  }

  @Test
  void anAnswerWithoutABodyIsReadByItsLocation() {
    Rig rig = new Rig("maximo", "{\"operations\": {\"findAsset\": null}}");
    rig.answers(201, "", Map.of("location", HREF + "?lean=1"));

    assertThat(rig.cmms().create(Rig.draft(Priority.P2), Rig.LIMIT))
        .isEqualTo(
            new Cmms.Created(new Cmms.Order("_QkVERk9SRC8x", "_QkVERk9SRC8x", MARKER, null, null)));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 68, 69, 100, 400})
  void aDescriptionHasAHundredCharactersAndItsWholeMarker(int length) {
    Rig rig = new Rig("maximo", "{\"operations\": {\"findAsset\": null}}");
    rig.answers(201, ROW.formatted(HREF, "WAPPR", MARKER));

    rig.cmms()
        .create(Given.draft("🔧".repeat(length), "b", Priority.P1, "P-101", MARKER), Rig.LIMIT);

    String title = (String) ((Map<?, ?>) rig.body()).get("description");
    assertThat(title.codePointCount(0, title.length())).isLessThanOrEqualTo(100);
    assertThat(title).startsWith("🔧").endsWith(" " + MARKER);
  }

  @Test
  void ordersAreFoundByPartOfTheirDescriptionPageByPage() {
    Rig rig = new Rig("maximo");
    rig.answers(
        200,
        "{\"member\":[%s],\"responseInfo\":{\"nextPage\":{\"href\":\"x\"}}}"
            .formatted(ROW.formatted(HREF, "WAPPR", MARKER)));
    rig.answers(
        200, "{\"member\":[%s]}".formatted(ROW.formatted(HREF + "2", "COMP", MARKER + "2")));

    Cmms.Found found = (Cmms.Found) rig.cmms().findByMarker(MARKER, Rig.LIMIT);

    assertThat(found.orders())
        .extracting(Cmms.Order::id, Cmms.Order::number, Cmms.Order::marker, Cmms.Order::open)
        .containsExactly(
            tuple("_QkVERk9SRC8x", "1001", MARKER, true),
            tuple("_QkVERk9SRC8x2", "1001", MARKER + "2", false));
    assertThat(rig.line())
        .isEqualTo(
            "GET /api/os/mxapiwodetail?lean=1&oslc.select=href%2Cstatus%2Cdescription%2Cwonum"
                + "&oslc.where=description%3D%22%25"
                + MARKER.replace(":", "%3A")
                + "%25%22&oslc.pageSize=50&pageno=2");
  }

  @Test
  void changesAreMergedSoThatNothingElseOfTheRecordIsLost() {
    Rig rig = new Rig("maximo").answers(204, "").answers(200, ROW.formatted(HREF, "APPR", MARKER));
    rig.answers(204, "").answers(204, "");

    rig.cmms().comment(Rig.ORDER, "again\nand again", "e1", Rig.LIMIT);
    assertThat(rig.line()).isEqualTo("POST /api/os/mxapiwodetail/159?lean=1");
    assertThat(rig.sent.getLast().headers())
        .containsEntry("x-method-override", "PATCH")
        .containsEntry("patchtype", "MERGE");
    assertThat(rig.body())
        .isEqualTo(
            json(
                """
                {"worklog": [{"logtype": "CLIENTNOTE", "description": "again",
                 "description_longdescription": "again\\nand again"}]}\
                """));
    rig.cmms().raisePriority(Rig.ORDER, Priority.P1, Rig.LIMIT);
    assertThat(rig.body()).isEqualTo(json("{\"wopriority\": 1}"));
    assertThat(rig.cmms().cancel(Rig.ORDER, "over", Rig.LIMIT)).isEqualTo(Cmms.Changed.DONE);
    assertThat(rig.line()).isEqualTo("POST /api/os/mxapiwodetail/159?lean=1");
    assertThat(rig.body()).isEqualTo(json("{\"status\": \"CAN\", \"np_statusmemo\": \"over\"}"));
  }

  @Test
  void aStatusGoesByItsActionWhereTheSiteSaysSo() {
    Rig rig = new Rig("maximo", "{\"settings\": {\"statusBy\": \"action\"}}").answers(204, "");

    rig.cmms().cancel(Rig.ORDER, "over", Rig.LIMIT);

    assertThat(rig.line())
        .isEqualTo("POST /api/os/mxapiwodetail/159?lean=1&action=wsmethod%3AchangeStatus");
    assertThat(rig.body()).isEqualTo(json("{\"status\": \"CAN\", \"memo\": \"over\"}"));
  }

  @Test
  void aServiceRequestIsTheSameByOtherNames() {
    Rig rig =
        new Rig(
            "maximo",
            """
            {"settings": {"structure": "mxapisr", "number": "ticketid", "site": "BEDFORD",
             "priority": "reportedpriority", "assetSiteField": "assetsiteid",
             "fields": {"worktype": null}, "cancelStatus": "CANCELLED", "memo": ""}}\
            """);
    rig.answers(200, "{\"member\":[{\"assetnum\":\"P-101\"}]}");
    rig.answers(201, "{\"href\":\"https://host/api/os/mxapisr/_U1I-\",\"ticketid\":\"1205\"}");
    rig.answers(204, "");

    assertThat(rig.cmms().create(Rig.draft(Priority.P4), Rig.LIMIT))
        .isEqualTo(new Cmms.Created(new Cmms.Order("_U1I-", "1205", MARKER, null, null)));
    assertThat(rig.body())
        .isEqualTo(
            json(
                """
                {"description": "press07: OIL LOW MARKER",
                 "description_longdescription": "Oil is low.\\n\\nMARKER", "assetnum": "P-101",
                 "reportedpriority": 4, "siteid": "BEDFORD", "assetsiteid": "BEDFORD"}\
                """));
    rig.cmms().cancel(Rig.ORDER, "over", Rig.LIMIT);
    assertThat(rig.body()).isEqualTo(json("{\"status\": \"CANCELLED\"}"));
  }

  @ParameterizedTest
  @CsvSource({"WAPPR, false, false", "INPRG, false, false", "COMP, true, false", "CAN, true, true"})
  void anOrderEndsWithItsStatus(String status, boolean ended, boolean cancelled) {
    Rig rig = new Rig("maximo").answers(200, ROW.formatted(HREF, status, MARKER));

    Cmms.Order order = ((Cmms.Found) rig.cmms().read(Rig.ORDER, Rig.LIMIT)).orders().getFirst();

    assertThat(order.id()).isEqualTo("159");
    assertThat(order.ending())
        .isEqualTo(
            ended ? new Cmms.Ending(cancelled, Given.MORNING + 1800 * Given.SECOND, null) : null);
  }

  @Test
  void changesAreAskedForByTheirTime() {
    Rig rig = new Rig("maximo");
    rig.answers(
        200,
        "{\"member\":[%s,%s]}"
            .formatted(
                ROW.formatted(HREF, "COMP", MARKER), ROW.formatted(HREF, "COMP", "sf:not-ours")));

    Cmms.Changes changes = (Cmms.Changes) rig.cmms().changedSince(Given.MORNING, Rig.LIMIT);

    assertThat(rig.line())
        .contains("changedate%3E%3D%222026-06-15T08%3A00%3A00%2B00%3A00%22%20and%20description")
        .contains("&oslc.orderBy=%2Bchangedate&");
    assertThat(changes.changes())
        .containsExactly(
            new Cmms.Change(
                new Cmms.Order(
                    "_QkVERk9SRC8x",
                    "1001",
                    MARKER,
                    null,
                    new Cmms.Ending(false, Given.MORNING + 1800 * Given.SECOND, null)),
                Given.MORNING + 3600 * Given.SECOND));
  }

  private static String error(String code, String message) {
    return "{\"Error\":{\"reasonCode\":\"%s\",\"message\":\"%s - %s\",\"statusCode\":\"409\"}}"
        .formatted(code, code, message);
  }

  private static Object json(String text) {
    return Rig.json(text.replace("MARKER", MARKER));
  }
}
