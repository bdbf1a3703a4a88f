package dev.shopfloor.workorder.cmms;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.workorder.Cmms;
import dev.shopfloor.workorder.Given;
import dev.shopfloor.workorder.Priority;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProfileCmmsTest {
  @Test
  void whatTheGateHoldsBackIsThrottledUntilThen() {
    Rig rig = new Rig("plant-cmms");
    rig.answers(new Answer.Held(Given.MORNING + 5 * Given.SECOND, "rate"));

    assertThat(rig.cmms().create(Rig.draft(Priority.P2), Rig.LIMIT))
        .isEqualTo(new Cmms.Throttled(5 * Given.SECOND, "rate"));
  }

  @Test
  void aLostAnswerIsAmbiguousForWhatChangesAndNotForWhatAsks() {
    Rig rig = new Rig("plant-cmms");
    rig.answers(new Answer.Lost("connection lost: pa55word"));
    rig.answers(new Answer.Lost("late")).answers(new Answer.NotSent("no connection"));

    assertThat(rig.cmms().comment(Rig.ORDER, "again", "e1", Rig.LIMIT))
        .isEqualTo(new Cmms.Ambiguous("connection lost: ***"));
    assertThat(rig.cmms().read(Rig.ORDER, Rig.LIMIT)).isEqualTo(new Cmms.Unready("late"));
    assertThat(rig.cmms().create(Rig.draft(Priority.P2), Rig.LIMIT))
        .isEqualTo(new Cmms.Unreached("no connection"));
  }

  @Test
  void whatAVendorRepeatsOfOurCredentialsIsNotShown() {
    Rig rig = new Rig("plant-cmms");
    rig.answers(400, "{\"error\":\"Bearer t0ken-1 (t0ken-1) pa55word of jo@plant.example.com\"}");

    assertThat(rig.cmms().create(Rig.draft(Priority.P2), Rig.LIMIT))
        .isEqualTo(new Cmms.Refused("400: *** (***) *** of ***"));
  }

  @Test
  void aFaultInAnAnswerDoesNotRepeatTheValue() {
    Rig rig = new Rig("plant-cmms");
    rig.answers(200, "{\"id\":1,\"finished\":\"pa55word of jo@plant.example.com\"}");

    assertThat(rig.cmms().read(Rig.ORDER, Rig.LIMIT))
        .isEqualTo(new Cmms.Unready("an answer that cannot be read: \"finished\" is no time"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "{\"id\":9007199254740993,\"number\":12} | 9007199254740993 | 12",
        "{\"id\":\"wo-1\"} | wo-1 | wo-1",
        "{\"id\":7.0,\"number\":\" \"} | 7 | 7"
      })
  void anIdIsANumberOrAText(String answer, String id, String number) {
    Rig rig = new Rig("plant-cmms").answers(201, answer);

    assertThat(rig.cmms().create(Rig.draft(Priority.P2), Rig.LIMIT))
        .isEqualTo(new Cmms.Created(Cmms.Order.of(id, number, Rig.MARKER)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{}", "[]", "7", "null", "{\"id\":null}", "{\"id\":{}}", "{\"id\":\"\"}", ""})
  void aSuccessWithoutAnIdIsAmbiguous(String answer) {
    Rig rig = new Rig("plant-cmms").answers(201, answer);

    assertThat(rig.cmms().create(Rig.draft(Priority.P2), Rig.LIMIT))
        .isInstanceOfSatisfying(
            Cmms.Ambiguous.class, lost -> assertThat(lost.why()).contains("cannot be read"));
  }

  @ParameterizedTest
  @CsvSource({"DONE, false", "done, false", "Cancelled, true"})
  void statusesAreComparedWithoutCase(String status, boolean cancelled) {
    Rig rig = new Rig("plant-cmms");
    rig.answers(200, "{\"id\":1,\"status\":\"%s\",\"finishedBy\":\"Jens\"}".formatted(status));

    assertThat(((Cmms.Found) rig.cmms().read(Rig.ORDER, Rig.LIMIT)).orders())
        .containsExactly(
            new Cmms.Order("1", "1", Rig.MARKER, null, new Cmms.Ending(cancelled, 0, "Jens")));
  }

  @Test
  void allPagesAreReadBeforeAnOrderIsSaidNotToBeThere() {
    Rig rig = new Rig("maintainx");
    rig.answers(200, "{\"workOrders\":[],\"nextCursor\":\"a b\"}");
    rig.answers(200, "{\"workOrders\":[{\"id\":3,\"title\":\"" + Rig.MARKER + "\"}]}");

    assertThat(((Cmms.Found) rig.cmms().findByMarker(Rig.MARKER, Rig.LIMIT)).orders())
        .extracting(Cmms.Order::id)
        .containsExactly("3");
    assertThat(rig.line()).endsWith("&limit=50&cursor=a%20b");
  }

  @Test
  void aSearchWithoutEndIsGivenUpAndNotTakenForNothing() {
    Rig rig = new Rig("maintainx");
    for (int page = 0; page < 5; page++) {
      rig.answers(200, "{\"workOrders\":[],\"nextCursor\":\"c" + page + "\"}");
    }

    assertThat(rig.cmms().findByMarker(Rig.MARKER, Rig.LIMIT))
        .isEqualTo(new Cmms.Unready("the search has more than 5 pages"));
    assertThat(rig.sent).hasSize(5);
  }

  @Test
  void pagesByNumberGoOnWhileTheyAreFull() {
    Rig rig = new Rig("factory-ai", "{\"settings\": {\"page\": 1}}");
    rig.answers(200, "[{\"workOrderId\":\"wo-1\",\"title\":\"" + Rig.MARKER + "\"}]");
    rig.answers(200, "[]");

    assertThat(((Cmms.Found) rig.cmms().findByMarker(Rig.MARKER, Rig.LIMIT)).orders())
        .containsExactly(Cmms.Order.of("wo-1", "wo-1", Rig.MARKER));
    assertThat(rig.line()).endsWith("&limit=1&offset=1");
  }

  @Test
  void whatCannotBeReadFirstIsNotChanged() {
    Rig rig = new Rig("atlas").answers(500, "");
    rig.answers(404, "{\"success\":false,\"message\":\"Not found\"}")
        .answers(200, "")
        .answers(new Answer.Lost("late"));

    assertThat(rig.cmms().raisePriority(Rig.ORDER, Priority.P1, Rig.LIMIT))
        .isEqualTo(new Cmms.Unready("500: no words"));
    assertThat(rig.cmms().raisePriority(Rig.ORDER, Priority.P1, Rig.LIMIT))
        .isEqualTo(new Cmms.Refused("404: Not found"));
    assertThat(rig.cmms().raisePriority(Rig.ORDER, Priority.P1, Rig.LIMIT))
        .isInstanceOf(Cmms.Unready.class);
    assertThat(rig.cmms().raisePriority(Rig.ORDER, Priority.P1, Rig.LIMIT))
        .isEqualTo(new Cmms.Unready("late"));
    assertThat(rig.sent).extracting(Request::method).containsOnly("GET");
  }

  @Test
  void aProfileWithoutSearchAndReadTakesOrdersAsTheyAreKnown() {
    Rig rig = new Rig("webhook");

    assertThat(rig.cmms().findByMarker(Rig.MARKER, Rig.LIMIT)).isEqualTo(new Cmms.Found(List.of()));
    assertThat(rig.cmms().read(Rig.ORDER, Rig.LIMIT)).isEqualTo(new Cmms.Found(List.of(Rig.ORDER)));
    assertThat(rig.cmms().changedSince(0, Rig.LIMIT)).isEqualTo(Cmms.Unable.TO_READ_BACK);
    // a request that was given up may still be carried out
    assertThat(rig.cmms().settling()).isEqualTo(Duration.ofSeconds(15));
    assertThat(rig.cmms().looks()).isFalse();
    Rig without = new Rig("plant-cmms", "{\"operations\":{\"cancel\":null}}");
    assertThat(without.cmms().cancel(Rig.ORDER, "x", Rig.LIMIT)).isInstanceOf(Cmms.Refused.class);
  }

  @Test
  void anExpressionThatFailsSendsNothingAndSaysWhere() {
    Rig rig =
        new Rig(
            "plant-cmms",
            "{\"operations\": {\"create\": {\"body\": \"{'title': $error('no title')}\"}}}");

    assertThat(rig.cmms().create(Rig.draft(Priority.P2), Rig.LIMIT))
        .isInstanceOfSatisfying(
            Cmms.Refused.class,
            refused -> assertThat(refused.why()).contains("plant-cmms", "create", "no title"));
    assertThat(rig.sent).isEmpty();
  }

  @Test
  void anIdThatLeadsElsewhereIsNotFollowed() {
    Rig rig = new Rig("plant-cmms").answers(200, "{\"id\":1}");

    assertThat(rig.cmms().read(Cmms.Order.of("..", "x", Rig.MARKER), Rig.LIMIT))
        .isInstanceOf(Cmms.Refused.class);
    rig.cmms().read(Cmms.Order.of("a/../b?c#d", "x", Rig.MARKER), Rig.LIMIT);
    assertThat(rig.line()).isEqualTo("GET /api/work-orders/a%2F..%2Fb%3Fc%23d");
  }

  @Test
  void aResetThatTheSystemNamesIsWaitedForWhateverItsUnit() {
    long now = Given.MORNING / Given.SECOND;
    for (String reset : List.of("30", "" + (now + 30), "" + (now + 30) + "000")) {
      Rig rig = new Rig("maintainx").answers(429, "", Map.of("x-rate-limit-reset", reset));
      assertThat(rig.cmms().comment(Rig.ORDER, "again", "e1", Rig.LIMIT))
          .isEqualTo(new Cmms.Throttled(30 * Given.SECOND, "429: no words"));
    }
    Rig rig = new Rig("maintainx").answers(429, "", Map.of("retry-after", "7"));
    assertThat(rig.cmms().comment(Rig.ORDER, "again", "e1", Rig.LIMIT))
        .isEqualTo(new Cmms.Throttled(7 * Given.SECOND, "429: no words"));
  }

  @Test
  void noRequestMayTakeLongerThanTheStepOrTheProfileAllows() {
    Rig rig = new Rig("atlas", "{\"limits\": {\"timeout\": \"PT6S\"}}");
    rig.takes = Duration.ofSeconds(4);
    rig.answers(200, "{\"id\":159}").answers(200, "{}");

    rig.cmms()
        .raisePriority(
            Rig.ORDER, Priority.P1, new Cmms.Limit(Given.MORNING, Duration.ofSeconds(9)));

    assertThat(rig.limits)
        .containsExactly(
            new Cmms.Limit(Given.MORNING, Duration.ofSeconds(6)),
            new Cmms.Limit(Given.MORNING + 4 * Given.SECOND, Duration.ofSeconds(5)));
  }
}
