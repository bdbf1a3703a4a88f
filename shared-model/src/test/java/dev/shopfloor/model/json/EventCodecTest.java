package dev.shopfloor.model.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonParser;
import dev.shopfloor.model.Alert;
import dev.shopfloor.model.AssetKey;
import dev.shopfloor.model.DataQualityAlert;
import dev.shopfloor.model.Severity;
import dev.shopfloor.model.ShiftClosed;
import dev.shopfloor.model.ShiftFinalized;
import dev.shopfloor.model.ShiftRestated;
import dev.shopfloor.model.ShopfloorEvent;
import dev.shopfloor.model.StopEnded;
import dev.shopfloor.model.StopStarted;
import dev.shopfloor.model.TargetCrossed;
import dev.shopfloor.model.Value;
import dev.shopfloor.model.WorkOrderCancelled;
import dev.shopfloor.model.WorkOrderCompleted;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class EventCodecTest {
  private static final AssetKey PRESS = new AssetKey("berlin", "press07");

  static List<ShopfloorEvent> eventsThatAreReadBack() {
    return List.of(
        new Alert(
            "e1",
            PRESS,
            "line1",
            "system",
            "machine-condition",
            Alert.Kind.STATE,
            Alert.State.RAISED,
            Severity.HIGH,
            "149",
            "TAILSTOCK \"BARRIER\"",
            new Value.Real(1.5),
            "bar",
            2.5,
            0.75,
            List.of("a", "b"),
            1_497_255_721_915_000_000L,
            List.of("berlin", "press07", "system", "149")),
        new Alert(
            "e2",
            PRESS,
            "line1",
            "system",
            "machine-condition",
            Alert.Kind.STATE,
            Alert.State.CLEARED,
            Severity.LOW,
            null,
            null,
            null,
            null,
            null,
            null,
            List.of(),
            0,
            List.of("berlin")),
        new Alert(
            "e8",
            PRESS,
            "line1",
            "spindle_load",
            "cloudwatch",
            Alert.Kind.ANOMALY,
            Alert.State.RAISED,
            Severity.MEDIUM,
            null,
            null,
            null,
            null,
            null,
            0.5,
            List.of(),
            7,
            List.of("arn"),
            new Alert.Evidence(3, 7),
            List.of(
                new Alert.Link("alarm", "https://console.example/a"),
                new Alert.Link("trend", "http://example/t"))),
        new StopStarted(
            "e3", PRESS, "line1", "STOPPED", "FAULT", Severity.HIGH, "jam", 5, 600_000_000_000L),
        new StopStarted("e4", PRESS, "line1", "", "FAULT", Severity.LOW, null, 5, 0),
        new StopEnded("e5", PRESS, "line1", "STOPPED", "FAULT", 5, 9),
        new DataQualityAlert(
            "e6",
            PRESS,
            "line1",
            "plant/#",
            DataQualityAlert.Problem.CLOCK_OFFSET,
            Alert.State.RAISED,
            null,
            "the source's clock is 3600.2 s behind",
            3600.2,
            120.0,
            "s",
            5,
            "v1"),
        new DataQualityAlert(
            "e7",
            PRESS,
            "line1",
            "state",
            DataQualityAlert.Problem.UNMAPPED_STATE,
            Alert.State.RAISED,
            "JOG",
            "the state \"JOG\" is not in the asset's states",
            null,
            null,
            null,
            5,
            "v1"));
  }

  @ParameterizedTest
  @EnumSource(DataQualityAlert.Problem.class)
  void everyProblemIsReadBack(DataQualityAlert.Problem problem) throws IOException {
    DataQualityAlert alert =
        new DataQualityAlert(
            "e",
            PRESS,
            "line1",
            "shift",
            problem,
            Alert.State.RAISED,
            "early",
            "see to it",
            1.5,
            1.2,
            null,
            5,
            "v1");

    try (JsonParser json = Json.factory().createParser(EventCodec.detail(alert))) {
      assertThat(EventCodec.read("DataQualityAlert", json)).isEqualTo(alert);
    }
  }

  @ParameterizedTest
  @MethodSource("eventsThatAreReadBack")
  void whatIsWrittenIsReadBack(ShopfloorEvent event) throws IOException {
    try (JsonParser json = Json.factory().createParser(EventCodec.detail(event))) {
      assertThat(EventCodec.read(event.detailType(), json)).isEqualTo(event);
    }
  }

  @Test
  void aDetailTypeOfSomebodyElseIsNotRead() throws IOException {
    try (JsonParser json = Json.factory().createParser("{}")) {
      assertThat(EventCodec.read("OrderPlaced", json)).isNull();
    }
  }

  @Test
  void aRatioThatCannotBeToldIsNull() {
    ShiftClosed shift =
        new ShiftClosed("e", PRESS, "line1", "early", 1, 2, 0.5, null, null, null, 3, 4, null);

    assertThat(EventCodec.detail(shift))
        .contains("\"availability\":0.5", "\"oee\":null")
        .doesNotContain("pieces");
  }

  @Test
  void aFinalShiftTellsHowMuchOfItIsKnown() {
    ShiftFinalized shift =
        new ShiftFinalized(
            "e",
            PRESS,
            "line1",
            "night",
            "2026-06-15",
            1,
            2,
            false,
            0.5,
            0.25,
            null,
            "default",
            new ShiftRestated.Figures(0.5, null, null, null, 8, 4, null));

    assertThat(EventCodec.detail(shift))
        .endsWith(
            "\"eventTime\":2,\"line\":\"line1\",\"shift\":\"night\",\"start\":1,\"end\":2,"
                + "\"businessDate\":\"2026-06-15\",\"complete\":false,\"coverage\":0.5,"
                + "\"oeeLow\":0.25,\"oeeHigh\":null,\"policyId\":\"default\","
                + "\"availability\":0.5,\"performance\":null,\"quality\":null,\"oee\":null,"
                + "\"plannedMillis\":8,\"runMillis\":4}");
  }

  @Test
  void aCrossedTargetTellsWhichWay() {
    TargetCrossed crossed =
        new TargetCrossed(
            "e", PRESS, "line1", "early", 1, TargetCrossed.Direction.BELOW, 0.68, 0.7, 9);

    assertThat(EventCodec.detail(crossed))
        .endsWith(
            "\"eventTime\":9,\"line\":\"line1\",\"shift\":\"early\",\"start\":1,"
                + "\"direction\":\"BELOW\",\"oee\":0.68,\"target\":0.7}");
  }

  @Test
  void anOrdersEndSaysWhatIsKnownAndLeavesTheRestOut() {
    String full =
        EventCodec.detail(
            new WorkOrderCompleted(
                "e",
                PRESS,
                "sf:a",
                2,
                "7",
                "WO-7",
                "http://x/7",
                "Jens",
                60_000L,
                "plant-cmms",
                5));
    String bare =
        EventCodec.detail(
            new WorkOrderCancelled("e", PRESS, "sf:a", 2, "7", "WO-7", null, null, null, "p", 5));

    assertThat(full)
        .contains("\"dedupKey\":\"sf:a\",\"generation\":2", "\"url\":\"http://x/7\"")
        .contains("\"by\":\"Jens\"", "\"millisSinceRaised\":60000", "\"eventTime\":5");
    assertThat(bare).contains("\"workOrderId\":\"7\"").doesNotContain("url", "by", "millis");
  }

  @Test
  void aRestatedShiftTellsWhatItWasAndWhatItIs() {
    ShiftRestated shift =
        new ShiftRestated(
            "e",
            PRESS,
            "line1",
            "early",
            1,
            2,
            3,
            ShiftRestated.Cause.LATE_DATA,
            0L,
            "default",
            new ShiftRestated.Figures(0.5, null, null, null, 8, 4, null),
            new ShiftRestated.Figures(0.75, 0.5, 1.0, 0.375, 8, 6, 9L));

    assertThat(EventCodec.detail(shift))
        .endsWith(
            "\"line\":\"line1\",\"shift\":\"early\",\"start\":1,\"end\":2,\"version\":3,"
                + "\"cause\":\"LATE_DATA\",\"lateFrom\":0,\"policyId\":\"default\",\"before\":{\"availability\":0.5,"
                + "\"performance\":null,\"quality\":null,\"oee\":null,\"plannedMillis\":8,"
                + "\"runMillis\":4},\"after\":{\"availability\":0.75,\"performance\":0.5,"
                + "\"quality\":1.0,\"oee\":0.375,\"plannedMillis\":8,\"runMillis\":6,"
                + "\"pieces\":9}}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Alert       | {\"v\":0}                       | versions begin with 1",
        "Alert       | {\"v\":1}                       | dedupParts",
        "Alert       | {\"dedupParts\":[\"a\"]}        | eventId",
        "Alert       | {\"severity\":\"WORST\"}        | \"severity\" cannot be \"WORST\"",
        "Alert       | {\"threshold\":\"hot\"}         | \"threshold\" must be a number",
        "Alert       | {\"evidence\":{\"from\":7}}     | \"evidence.to\" is missing",
        "Alert       | {\"evidence\":{\"from\":7,\"to\":3}} | must not end (3) before it begins"
            + " (7)",
        "Alert       | {\"evidence\":{\"from\":\"a\"}} | \"evidence.from\" must be a whole number",
        "Alert       | {\"links\":{}}                 | \"links\" must be an array",
        "Alert       | {\"links\":[{\"name\":\"a\"}]} | \"links.url\" is missing",
        "Alert       | {\"links\":[{\"name\":\"a\",\"url\":\"javascript:1\"}]} | must be http or"
            + " https",
        "DataQualityAlert | {\"problem\":\"BOREDOM\"} | \"problem\" cannot be \"BOREDOM\"",
        "DataQualityAlert | {\"value\":\"much\"}     | \"value\" must be a number",
        "StopStarted | {\"start\":\"noon\"}            | \"start\" must be a whole number",
        "StopEnded   | {\"eventId\":\"e\",\"site\":\"a/b\",\"asset\":\"x\"} | without a slash",
      })
  void aDetailThatIsNoneSaysWhichFieldIsWrong(String type, String detail, String expected)
      throws IOException {
    try (JsonParser json = Json.factory().createParser(detail)) {
      assertThatThrownBy(() -> EventCodec.read(type, json))
          .isInstanceOf(IOException.class)
          .hasMessageContaining(expected.trim());
    }
  }
}
