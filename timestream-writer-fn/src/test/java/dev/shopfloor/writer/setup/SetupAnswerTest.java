package dev.shopfloor.writer.setup;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class SetupAnswerTest {
  @Test
  void anAnswerIsWhatCloudFormationReads() {
    assertThat(new String(answer(false, "no \"route\"\n to h\u00f6st").json(), UTF_8))
        .isEqualTo(
            "{\"Status\":\"FAILED\",\"Reason\":\"no \\\"route\\\" to h st\","
                + "\"PhysicalResourceId\":\"p\",\"StackId\":\"s\",\"RequestId\":\"r\","
                + "\"LogicalResourceId\":\"l\"}");
    assertThat(new String(answer(true, "done").json(), UTF_8)).contains("\"SUCCESS\"");
  }

  @Property
  void noReasonMakesAnAnswerTooLong(@ForAll @StringLength(max = 5_000) String reason) {
    assertThat(answer(false, reason).json()).hasSizeLessThanOrEqualTo(4_096);
  }

  @Test
  void theWorstReasonFitsBesideTheLongestIds() {
    String id = "\"".repeat(400);
    SetupAnswer answer =
        new SetupAnswer(false, "\"".repeat(9_000), "x".repeat(1_024), id.substring(100), "r", "l");
    assertThat(answer.json()).hasSizeLessThanOrEqualTo(4_096);
    assertThat(answer.reason()).hasSize(1_000);
  }

  private static SetupAnswer answer(boolean success, String reason) {
    return new SetupAnswer(success, reason, "p", "s", "r", "l");
  }
}
