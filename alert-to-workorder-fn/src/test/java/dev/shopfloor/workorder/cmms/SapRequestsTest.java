package dev.shopfloor.workorder.cmms;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.workorder.Cmms;
import dev.shopfloor.workorder.Given;
import dev.shopfloor.workorder.Priority;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Maintenance notifications of SAP by OData V2; the token of each write is left out here. */
class SapRequestsTest {
  private static final String MARKER = Rig.MARKER;
  private static final String SERVICE = "/sap/opu/odata/sap/API_MAINTNOTIFICATION/";
  private static final String ROW =
      """
      {"MaintenanceNotification": "10000020", "NotifProcessingPhase": "%s", "MaintPriority": "3",
       "MaintNotificationLongText": "Oil is low.\\n\\n%s", "MaintNotifExtReferenceNumber": "%s",
       "LastChangeDateTime": "/Date(1781514000000+0000)/"}\
      """;

  @Test
  void aNotificationIsMadeForEquipmentAndSaysWhenItsTroubleBegan() {
    Rig rig = rig("\"settings\": {\"zone\": \"Europe/Berlin\", \"client\": \"100\"}");
    rig.answers(200, "{\"d\":{\"results\":[{\"Equipment\":\"000000000210100094\"}]}}");
    rig.answers(201, "{\"d\":{\"MaintenanceNotification\":\"10000020\"}}");

    assertThat(
            rig.cmms()
                .create(
                    Given.draft(
                        "press07: OIL LOW", "Oil is low.", Priority.P2, "210100094", MARKER),
                    Rig.LIMIT))
        .isEqualTo(new Cmms.Created(Cmms.Order.of("10000020", "10000020", MARKER)));

    assertThat(rig.sent.getFirst())
        .hasToString(
            "GET /sap/opu/odata/sap/API_EQUIPMENT/Equipment?%24filter=Equipment%20eq%20%27210100094"
                + "%27%20or%20Equipment%20eq%20%27000000000210100094%27&%24select=Equipment"
                + "&%24top=5&%24format=json&sap-client=100");
    assertThat(rig.line()).isEqualTo("POST " + SERVICE + "MaintenanceNotification?sap-client=100");
    assertThat(rig.body())
        .isEqualTo(
            json(
                """
                {"NotificationType": "M2", "NotificationText": "press07: OIL LOW",
                 "MaintNotifLongTextForEdit": "Oil is low.\\n\\nMARKER", "MaintPriority": "2",
                 "MaintNotifExtReferenceNumber": "KEY",
                 "MalfunctionStartDate": "/Date(1781481600000)/",
                 "MalfunctionStartTime": "PT10H00M00S",
                 "TechnicalObject": "000000000210100094",
                 "TechObjIsEquipOrFuncnlLoc": "EAMS_EQUI"}\
                """));
    assertThat(rig.sent.getLast().headers())
        .doesNotContainKeys("RequestID", "RepeatabilityCreation");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 39, 40, 41, 200})
  void aShortTextHasFortyCharactersAndTheMarkerStaysWholeElsewhere(int length) {
    Rig rig = rig("\"operations\": {\"findAsset\": null}");
    rig.answers(201, "{\"d\":{\"MaintenanceNotification\":\"10000020\"}}");

    rig.cmms()
        .create(
            Given.draft("🔧".repeat(length), "x".repeat(3_000), Priority.P1, "", MARKER),
            Rig.LIMIT);

    Map<?, ?> body = (Map<?, ?>) rig.body();
    String text = (String) body.get("NotificationText");
    assertThat(text.codePointCount(0, text.length())).isEqualTo(Math.min(40, length));
    assertThat(((String) body.get("MaintNotifLongTextForEdit")))
        .hasSizeLessThanOrEqualTo(1_333)
        .endsWith("\n" + MARKER);
    assertThat((String) body.get("MaintNotifExtReferenceNumber")).hasSize(20).isEqualTo(key());
    assertThat(body.get("TechnicalObject")).isNull();
  }

  @Test
  void aLongerFieldOfOnesOwnTakesTheMarkerItself() {
    Rig rig =
        rig(
            """
            "settings": {"markerField": "YY1_Shopfloor_NOT", "markerLength": 60,
             "assetType": "EAMS_FL", "fields": {"MaintenancePlanningPlant": "1010"}},
             "operations": {"findAsset": null}\
            """);
    rig.answers(201, "{\"d\":{\"MaintenanceNotification\":\"10000020\"}}");
    rig.answers(200, "{\"d\":{\"results\":[]}}");

    rig.cmms().create(Rig.draft(Priority.P3), Rig.LIMIT);
    Map<?, ?> body = (Map<?, ?>) rig.body();
    assertThat(body.get("YY1_Shopfloor_NOT")).isEqualTo(MARKER);
    assertThat(body.get("TechnicalObject")).isEqualTo("P-101");
    assertThat(body.get("TechObjIsEquipOrFuncnlLoc")).isEqualTo("EAMS_FL");
    assertThat(body.get("MaintenancePlanningPlant")).isEqualTo("1010");

    rig.cmms().findByMarker(MARKER, Rig.LIMIT);
    assertThat(rig.line())
        .contains("%24filter=YY1_Shopfloor_NOT%20eq%20%27" + MARKER.replace(":", "%3A") + "%27&");
  }

  @Test
  void eachAttemptRepeatsTheSameRequestWhereTheGatewayGuards() {
    Rig rig = rig("\"settings\": {\"repeatable\": true}, \"operations\": {\"findAsset\": null}");
    rig.answers(201, "{\"d\":{\"MaintenanceNotification\":\"10000020\"}}");
    rig.answers(400, "{\"error\":{\"code\":\"/IWBEP/CM_COS/005\",\"message\":{\"value\":\"x\"}}}");

    rig.cmms().create(Rig.draft(Priority.P2), Rig.LIMIT);
    Cmms.Creating again = rig.cmms().create(Rig.draft(Priority.P2), Rig.LIMIT);

    assertThat(rig.sent.getFirst().headers().get("RequestID")).matches("[0-9A-F]{32}");
    assertThat(rig.sent.getFirst().headers())
        .containsEntry("RepeatabilityCreation", "2026-06-15T08:00:00");
    assertThat(rig.sent.getLast().headers()).isEqualTo(rig.sent.getFirst().headers());
    assertThat(again).isInstanceOf(Cmms.Ambiguous.class);
  }

  @Test
  void aNotificationIsFoundByItsReferenceAndCarriesTheMarkerOfItsLongText() {
    Rig rig = rig("");
    rig.answers(
        200,
        "{\"d\":{\"results\":[%s,%s,%s]}}"
            .formatted(
                ROW.formatted("1", "", key()),
                ROW.formatted("4", MARKER + "2", "SF0000"),
                ROW.formatted("1", "somebody's", "")));

    Cmms.Found found = (Cmms.Found) rig.cmms().findByMarker(MARKER, Rig.LIMIT);

    assertThat(found.orders())
        .extracting(Cmms.Order::marker)
        .containsExactly(MARKER, MARKER + "2", "");
    assertThat(rig.line())
        .startsWith(
            "GET %sMaintenanceNotification?%%24filter=MaintNotifExtReferenceNumber%%20eq%%20%%27%s%%27&"
                .formatted(SERVICE, key()));
  }

  @ParameterizedTest
  @CsvSource({"1, false, false", "3, false, false", "4, true, false", "5, true, true"})
  void aNotificationEndsWithItsPhase(String phase, boolean ended, boolean cancelled) {
    Rig rig = rig("").answers(200, "{\"d\":" + ROW.formatted(phase, MARKER, key()) + "}");

    Cmms.Order order = ((Cmms.Found) rig.cmms().read(Rig.ORDER, Rig.LIMIT)).orders().getFirst();

    assertThat(rig.line())
        .isEqualTo("GET " + SERVICE + "MaintenanceNotification('159')?%24format=json");
    assertThat(order.marker()).isEqualTo(MARKER);
    assertThat(order.ending())
        .isEqualTo(
            ended ? new Cmms.Ending(cancelled, Given.MORNING + 3600 * Given.SECOND, null) : null);
  }

  @Test
  void aCommentIsAddedToTheLongTextOfTheVersionThatWasRead() {
    Rig rig = rig("");
    rig.answers(
        200,
        "{\"d\":{\"__metadata\":{\"etag\":\"W/\\\"v7\\\"\"},\"MaintenanceNotification\":\"159\","
            + "\"MaintNotificationLongText\":\"Oil is low.\"}}");
    rig.answers(204, "");

    assertThat(rig.cmms().comment(Rig.ORDER, "again", "e1", Rig.LIMIT))
        .isEqualTo(Cmms.Changed.DONE);

    assertThat(rig.line()).isEqualTo("PATCH " + SERVICE + "MaintenanceNotification('159')");
    assertThat(rig.sent.getLast().headers()).containsEntry("If-Match", "W/\"v7\"");
    assertThat(rig.body()).isEqualTo(json("{\"MaintNotifLongTextForEdit\": \"again\"}"));
  }

  @Test
  void whereTheLongTextIsReplacedTheOldOneGoesAlong() {
    Rig rig = rig("\"settings\": {\"appends\": false}");
    String old = "x".repeat(1_330);
    for (String text : List.of("Oil is low.", old)) {
      rig.answers(
          200,
          "{\"d\":{\"MaintenanceNotification\":\"159\",\"MaintNotificationLongText\":\"%s\"}}"
              .formatted(text));
      rig.answers(204, "");
    }

    rig.cmms().comment(Rig.ORDER, "again", "e1", Rig.LIMIT);
    assertThat(rig.sent.getLast().headers()).containsEntry("If-Match", "*");
    assertThat(rig.body())
        .isEqualTo(json("{\"MaintNotifLongTextForEdit\": \"Oil is low.\\nagain\"}"));
    rig.cmms().comment(Rig.ORDER, "again", "e1", Rig.LIMIT);
    assertThat((String) ((Map<?, ?>) rig.body()).get("MaintNotifLongTextForEdit"))
        .hasSize(1_333)
        .endsWith("…\nagain");
  }

  @Test
  void aPriorityIsRaisedAndGivingUpCompletes() {
    Rig rig = rig("").answers(200, "{\"d\":" + ROW.formatted("1", MARKER, key()) + "}");
    rig.answers(204, "").answers(200, "{\"d\":" + ROW.formatted("1", MARKER, key()) + "}");
    rig.answers(200, "{\"d\":{}}");

    rig.cmms().raisePriority(Rig.ORDER, Priority.P1, Rig.LIMIT);
    assertThat(rig.body()).isEqualTo(json("{\"MaintPriority\": \"1\"}"));
    assertThat(rig.cmms().cancel(Rig.ORDER, "over", Rig.LIMIT)).isEqualTo(Cmms.Changed.DONE);
    assertThat(rig.line())
        .isEqualTo(
            "POST " + SERVICE + "CompleteMaintNotification?MaintenanceNotification=%27159%27");
  }

  @Test
  void changesAreOursWithTheTimeOfTheirLast() {
    Rig rig = rig("");
    rig.answers(
        200,
        "{\"d\":{\"results\":[%s,%s]}}"
            .formatted(
                ROW.formatted("4", MARKER, key()), ROW.formatted("4", "no marker", "SFTHEIRS")));

    Cmms.Changes changes = (Cmms.Changes) rig.cmms().changedSince(Given.MORNING, Rig.LIMIT);

    assertThat(rig.line())
        .contains(
            "%24filter=LastChangeDateTime%20ge%20datetimeoffset%272026-06-15T08%3A00%3A00Z%27"
                + "%20and%20startswith%28MaintNotifExtReferenceNumber%2C%27SF%27%29&");
    assertThat(changes.changes())
        .containsExactly(
            new Cmms.Change(
                new Cmms.Order(
                    "10000020",
                    "10000020",
                    MARKER,
                    null,
                    new Cmms.Ending(false, Given.MORNING + 3600 * Given.SECOND, null)),
                Given.MORNING + 3600 * Given.SECOND));
  }

  /** Without the token that each write needs. */
  private static Rig rig(String overlay) {
    String fields = overlay.strip();
    return new Rig("sap-s4", "{\"csrf\": null" + (fields.isEmpty() ? "" : ", " + fields) + "}");
  }

  private static String key() {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(MARKER.getBytes(UTF_8));
      return "SF" + HexFormat.of().withUpperCase().formatHex(digest).substring(0, 18);
    } catch (NoSuchAlgorithmException unheard) {
      throw new AssertionError(unheard);
    }
  }

  private static Object json(String text) {
    return Rig.json(text.replace("MARKER", MARKER).replace("KEY", key()));
  }
}
