package dev.shopfloor.workorder.cmms;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.workorder.Cmms;
import dev.shopfloor.workorder.Given;
import dev.shopfloor.workorder.Priority;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Ids of a customer's own, on a small system that has two kinds of them. */
class LookupsTest {
  private static final String OVERLAY =
      """
      {"operations": {"findAsset": null,
         "create": {"body": "{'title': draft.title, 'level': lookups.levels[0]}"},
         "find": {"result": "[{'id': lookups.sites ? lookups.sites : 'none'}]"}},
       "lookups": {
         "levels": {"method": "GET", "path": "/levels", "result": "answer"},
         "sites": {"method": "GET", "path": "/sites", "result": "answer.site"}}}\
      """;
  private static final String MADE = "{\"id\": \"wo-1\"}";

  @Test
  void onlyWhatAnOperationMentionsIsAskedAndOnlyOnceADay() {
    Rig rig = rig().answers(200, "[7, 8]").answers(200, MADE).answers(200, MADE);

    create(rig, Duration.ZERO);
    assertThat(rig.body()).isEqualTo(Map.of("title", "press07: OIL LOW", "level", 7));
    create(rig, Duration.ofHours(24).minusNanos(1));
    assertThat(rig.sent).hasToString("[GET /levels, POST /work-orders, POST /work-orders]");

    rig.answers(200, "[9]").answers(200, MADE);
    create(rig, Duration.ofHours(24));
    assertThat(rig.body()).extracting("level").isEqualTo(9);
  }

  @Test
  void thatThereIsNothingIsKeptForTenMinutesAndLeftToTheExpression() {
    Rig rig = rig().answers(200, "{}").answers(200, "[]").answers(200, "[]");

    assertThat(find(rig, Duration.ZERO)).isEqualTo("none");
    assertThat(find(rig, Duration.ofMinutes(10).minusNanos(1))).isEqualTo("none");
    assertThat(rig.sent).hasSize(3);

    rig.answers(200, "{\"site\": \"berlin\"}").answers(200, "[]");
    assertThat(find(rig, Duration.ofMinutes(10))).isEqualTo("berlin");
  }

  @Test
  void aLookUpThatFailsDelaysTheOrderAndNothingWasDone() {
    Rig rig = rig().answers(500, "").answers(429, "", Map.of("retry-after", "30"));
    rig.answers(new Answer.Lost("reset")).answers(new Answer.NotSent("unknown host"));
    rig.answers(401, "");

    assertThat(create(rig, Duration.ZERO))
        .isEqualTo(new Cmms.Unready("the look-up of levels in Factory AI: 500: no words"));
    assertThat(create(rig, Duration.ZERO))
        .isInstanceOfSatisfying(
            Cmms.Throttled.class, wait -> assertThat(wait.after()).isEqualTo(30 * Given.SECOND));
    assertThat(create(rig, Duration.ZERO)).isInstanceOf(Cmms.Unready.class);
    assertThat(create(rig, Duration.ZERO)).isInstanceOf(Cmms.Unreached.class);
    assertThat(create(rig, Duration.ZERO)).isInstanceOf(Cmms.Unauthorized.class);
    assertThat(rig.sent).extracting(Request::path).containsOnly("/levels");
  }

  @Test
  void aLookUpThatIsRefusedRefusesTheOrderWithTheVendorsWords() {
    Rig rig = rig().answers(403, "{\"error\": \"no right to see levels\"}");

    assertThat(create(rig, Duration.ZERO))
        .isEqualTo(
            new Cmms.Refused("the look-up of levels in Factory AI: 403: no right to see levels"));
  }

  @Test
  void aRefusalForgetsTheIdsBecauseTheyMayHaveChanged() {
    Rig rig = rig().answers(200, "[7]").answers(400, "{\"error\": \"no level 7\"}");
    assertThat(create(rig, Duration.ZERO)).isInstanceOf(Cmms.Refused.class);

    rig.answers(200, "[9]").answers(200, MADE);
    assertThat(create(rig, Duration.ZERO)).isInstanceOf(Cmms.Created.class);
    assertThat(rig.body()).extracting("level").isEqualTo(9);
  }

  @Test
  void anOrderThatCannotEndInTimeIsNotBegunAndTheNextAttemptKnowsTheIds() {
    Rig rig = rig().answers(200, "[7]").answers(200, MADE);
    rig.takes = Duration.ofSeconds(8);

    assertThat(create(rig, Duration.ZERO))
        .isEqualTo(new Cmms.Unready("the look-ups left no time for the call"));
    assertThat(create(rig, Duration.ofMinutes(1))).isInstanceOf(Cmms.Created.class);
  }

  private static Rig rig() {
    return new Rig("factory-ai", OVERLAY);
  }

  private static Cmms.Creating create(Rig rig, Duration later) {
    return rig.cmms().create(Rig.draft(Priority.P2), limit(later));
  }

  private static String find(Rig rig, Duration later) {
    List<Cmms.Order> orders =
        ((Cmms.Found) rig.cmms().findByMarker(Rig.MARKER, limit(later))).orders();
    return orders.getFirst().id();
  }

  private static Cmms.Limit limit(Duration later) {
    return new Cmms.Limit(Given.MORNING + later.toNanos(), Duration.ofSeconds(15));
  }
}
