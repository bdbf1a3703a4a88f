package dev.shopfloor.workorder.cmms;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.workorder.Cmms;
import dev.shopfloor.workorder.Given;
import dev.shopfloor.workorder.Priority;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AssetLookUpTest {
  private static final String FOUND = "{\"content\":[{\"id\":1,\"barCode\":\"P-101\"}]}";
  private static final String NOT_FOUND = "{\"content\":[]}";
  private static final String MADE = "{\"id\":159}";

  @Test
  void anAssetIsLookedUpOnceADay() {
    Rig rig = new Rig("atlas").answers(200, FOUND).answers(200, MADE).answers(200, MADE);

    create(rig, Duration.ZERO);
    create(rig, Duration.ofHours(24).minusNanos(1));
    assertThat(rig.body()).extracting("asset").isEqualTo(Map.of("id", 1));
    assertThat(rig.sent).hasSize(3);

    rig.answers(200, FOUND).answers(200, MADE);
    create(rig, Duration.ofHours(24));
    assertThat(rig.sent).hasSize(5);
  }

  @Test
  void anAssetThatIsNotFoundDoesNotStopTheOrderWhichSaysSo() {
    Rig rig = new Rig("atlas").answers(200, NOT_FOUND).answers(200, MADE).answers(200, MADE);

    assertThat(create(rig, Duration.ZERO)).isInstanceOf(Cmms.Created.class);

    assertThat(((Map<?, ?>) rig.body()).containsKey("asset")).isFalse();
    assertThat(rig.body())
        .extracting("description")
        .isEqualTo(
            "Oil is low.\n\nAtlas CMMS has no asset P-101; the order was made without one.\n"
                + Rig.MARKER);
    create(rig, Duration.ofMinutes(10).minusNanos(1));
    assertThat(rig.sent).hasSize(3);
    rig.answers(200, FOUND).answers(200, MADE);
    create(rig, Duration.ofMinutes(10));
    assertThat(rig.body()).extracting("asset").isEqualTo(Map.of("id", 1));
  }

  @Test
  void severalThatMightBeMeantAreNone() {
    Rig rig = new Rig("atlas");
    rig.answers(200, "{\"content\":[{\"id\":1,\"barCode\":\"P-1\"},{\"id\":2}]}");
    rig.answers(200, MADE);

    create(rig, Duration.ZERO);

    assertThat(((Map<?, ?>) rig.body()).containsKey("asset")).isFalse();
  }

  @Test
  void aLookUpThatIsForbiddenDoesNotStopTheOrderEither() {
    Rig rig = new Rig("atlas").answers(403, "{\"message\":\"Access denied\"}").answers(200, MADE);

    assertThat(create(rig, Duration.ZERO)).isInstanceOf(Cmms.Created.class);
    assertThat(((Map<?, ?>) rig.body()).get("description").toString())
        .contains("did not let us look up asset P-101 (403: Access denied)");
  }

  @Test
  void aLookUpThatFailsForNowMakesNoOrder() {
    Rig rig = new Rig("atlas").answers(500, "").answers(429, "").answers(403, "");

    assertThat(create(rig, Duration.ZERO)).isInstanceOf(Cmms.Unready.class);
    assertThat(create(rig, Duration.ZERO)).isInstanceOf(Cmms.Throttled.class);
    assertThat(create(rig, Duration.ZERO)).isInstanceOf(Cmms.Unauthorized.class);
    assertThat(rig.sent).extracting(Request::path).containsOnly("/assets/search");
  }

  @Test
  void anOrderThatCannotEndInTimeIsNotBegunAndTheNextAttemptKnowsTheAsset() {
    Rig rig = new Rig("atlas").answers(200, FOUND).answers(200, MADE);
    rig.takes = Duration.ofSeconds(8);

    assertThat(create(rig, Duration.ZERO))
        .isEqualTo(new Cmms.Unready("the look-up of the asset left no time to make the order"));
    assertThat(create(rig, Duration.ofMinutes(1))).isInstanceOf(Cmms.Created.class);
    assertThat(rig.sent).hasSize(2);
  }

  @Test
  void aRefusalForgetsTheAssetBecauseItMayBeGone() {
    Rig rig = new Rig("atlas").answers(200, FOUND).answers(200, MADE);
    create(rig, Duration.ZERO);
    rig.answers(500, "{\"message\":\"violates foreign key constraint\"}");
    assertThat(create(rig, Duration.ZERO)).isInstanceOf(Cmms.Refused.class);
    rig.answers(200, NOT_FOUND).answers(200, MADE);

    assertThat(create(rig, Duration.ZERO)).isInstanceOf(Cmms.Created.class);
    assertThat(((Map<?, ?>) rig.body()).containsKey("asset")).isFalse();
  }

  private static Cmms.Creating create(Rig rig, Duration later) {
    return rig.cmms()
        .create(
            Rig.draft(Priority.P2),
            new Cmms.Limit(Given.MORNING + later.toNanos(), Duration.ofSeconds(15)));
  }
}
