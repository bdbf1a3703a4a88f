package dev.shopfloor.enrich.opcua;

import static dev.shopfloor.enrich.Decode.AT;
import static dev.shopfloor.enrich.Decode.SECOND;
import static dev.shopfloor.enrich.Decode.point;
import static dev.shopfloor.enrich.Decode.problem;
import static dev.shopfloor.plant.PayloadSpec.PayloadFamily.OPC_UA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.model.Condition;
import dev.shopfloor.model.Condition.Level;
import dev.shopfloor.model.Point;
import dev.shopfloor.model.Reason;
import dev.shopfloor.model.TimeOrigin;
import dev.shopfloor.model.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpcUaEventTest {
  @Test
  void anEventIsAConditionOfItsSource() {
    Point point =
        point(
            OPC_UA,
            """
            {"MessageType":"ua-data","PublisherId":"p","Messages":[{"DataSetWriterId":"alarms",
            "MessageType":"ua-event","Timestamp":"2026-11-16T03:33:21Z","Payload":{
            "EventId":"+6CQjN1eqkO6+yHJnxMz5w==","EventType":"i=2915",
            "ConditionName":"HighPressure","SourceName":"Hydraulics","SourceNode":"i=2253",
            "Message":{"Locale":"en","Text":"pressure is 210 bar"},"ActiveState/Id":true,
            "Severity":700,"ReceiveTime":"2026-11-16T03:33:21Z","Time":"2026-11-16T03:33:20Z"}}]}
            """);

    assertThat(point.device()).isEqualTo("alarms");
    assertThat(point.tag()).isEqualTo("Hydraulics");
    assertThat(point.condition())
        .isEqualTo(new Condition(Level.FAULT, "HighPressure", "pressure is 210 bar", null));
    assertThat(point.value()).isEqualTo(new Value.Text("FAULT"));
    assertThat(point.time()).isEqualTo(AT);
    assertThat(point.origin()).isEqualTo(TimeOrigin.VALUE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"Severity\":1 | NORMAL",
        "\"Severity\":333 | NORMAL",
        "\"Severity\":334 | WARNING",
        "\"Severity\":667.0 | FAULT",
        "\"Message\":\"without severity\" | NORMAL",
        "\"Severity\":100,\"ActiveState/Id\":true | WARNING",
        "\"Severity\":100,\"ActiveState\":\"Active\" | WARNING",
        "\"Severity\":{\"Value\":1000},\"ActiveState\":{\"Value\":{\"Text\":\"Active\"}} | FAULT",
        "\"Severity\":{\"Type\":5,\"Body\":900},\"Retain\":{\"Type\":1,\"Body\":true} | FAULT",
        "\"Severity\":900,\"ActiveState/Id\":false,\"Retain\":true | NORMAL",
        "\"Severity\":900,\"ActiveState\":{\"Text\":\"Inactive\"} | NORMAL",
        "\"Severity\":900,\"ActiveState\":\"Aktiv\",\"Retain\":false | NORMAL"
      })
  void aConditionThatIsNotActiveHasEndedAndAnActiveOneIsAsBadAsItsSeverity(
      String members, Level level) {
    Point point =
        point(OPC_UA, event("ua-event", "\"SourceName\":\"s\",\"EventType\":\"t\"," + members));

    assertThat(point.condition()).isNotNull();
    assertThat(point.condition().level()).isEqualTo(level);
    // without a code, NORMAL would end every alarm of the tag
    assertThat(point.condition().code()).isEqualTo("t");
  }

  @Test
  void aPendingConditionStands() {
    Point point =
        point(OPC_UA, event("ua-condition", "\"SourceName\":\"EastTank\",\"Severity\":100"));

    assertThat(point.condition()).isEqualTo(new Condition(Level.WARNING, "EastTank", "", null));
  }

  @Test
  void withoutATimeOfItsOwnTheMessagesCounts() {
    Point point = point(OPC_UA, event("ua-event", "\"EventType\":\"t\",\"Severity\":1"));

    assertThat(point.tag()).isEqualTo("t");
    assertThat(point.time()).isEqualTo(AT + SECOND);
    assertThat(point.origin()).isEqualTo(TimeOrigin.MESSAGE);
  }

  @Test
  void anEventOfNobodyOrBeyondAllSizeIsAProblem() {
    assertThat(problem(OPC_UA, event("ua-event", "\"Severity\":1")).reason())
        .isEqualTo(Reason.UNSUPPORTED_SHAPE);
    String code = "\"SourceName\":\"s\",\"ConditionName\":\"" + "c".repeat(200) + "\"";
    assertThat(problem(OPC_UA, event("ua-event", code)).reason()).isEqualTo(Reason.TOO_LARGE);
  }

  private static String event(String type, String members) {
    return """
    {"DataSetWriterId":1,"MessageType":"%s","Timestamp":"2026-11-16T03:33:21Z","Payload":{%s}}
    """
        .formatted(type, members);
  }
}
