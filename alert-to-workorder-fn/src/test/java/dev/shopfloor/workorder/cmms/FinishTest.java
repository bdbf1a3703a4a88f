package dev.shopfloor.workorder.cmms;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.workorder.Cmms;
import dev.shopfloor.workorder.Priority;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The second write of an order that takes two, on Fiix. */
class FinishTest {
  private static final String NONE = "{\"objects\": []}";
  private static final String LINKED =
      "{\"objects\": [{\"id\": 9, \"intWorkOrderID\": 159, \"intAssetID\": 5001}]}";

  @Test
  void aHalfMadeOrderIsResumedWhereItWasLeft() {
    Rig rig = new Rig("fiix").answers(200, FiixRequestsTest.ASSETS).answers(200, NONE);
    rig.answers(new Answer.Lost("reset"));
    assertThat(finish(rig)).isInstanceOf(Cmms.Ambiguous.class);

    // the lost write had been carried out
    rig.answers(200, LINKED);
    assertThat(finish(rig)).isEqualTo(Cmms.Changed.DONE);
    assertThat(rig.sent).hasSize(4);

    // or it had not
    rig.answers(200, NONE).answers(200, "{\"object\": {\"id\": 9}}");
    assertThat(finish(rig)).isEqualTo(Cmms.Changed.DONE);
    assertThat(rig.sent).hasSize(6);
  }

  @Test
  void anErrorInTheBodyOfA200IsNoLink() {
    Rig rig = new Rig("fiix").answers(200, FiixRequestsTest.ASSETS).answers(200, NONE);
    rig.answers(
        200,
        """
        {"error": {"leg": "SERVER_REQUEST_PROCESS", "code": 12,
          "message": "Asset is not at this site"}}\
        """);

    assertThat(finish(rig))
        .isInstanceOfSatisfying(
            Cmms.Refused.class,
            refused -> assertThat(refused.why()).contains("Asset is not at this site"));
  }

  @Test
  void whatCannotBeAskedIsNotAdded() {
    Rig rig = new Rig("fiix").answers(200, FiixRequestsTest.ASSETS).answers(503, "");

    assertThat(finish(rig)).isInstanceOf(Cmms.Unready.class);
    assertThat(rig.sent).hasSize(2);
  }

  @Test
  void whatCannotEndInTimeIsNotBegun() {
    Rig rig = new Rig("fiix").answers(200, FiixRequestsTest.ASSETS).answers(200, NONE);
    rig.takes = Duration.ofSeconds(5);

    assertThat(finish(rig))
        .isEqualTo(new Cmms.Unready("asking what is missing left no time to add it"));
  }

  @Test
  void aSystemThatMakesAnOrderAtOnceIsNotCalled() {
    Rig rig = new Rig("factory-ai");

    assertThat(finish(rig)).isEqualTo(Cmms.Changed.DONE);
    assertThat(rig.sent).isEmpty();
  }

  private static Cmms.Changing finish(Rig rig) {
    return rig.cmms().finish(Rig.ORDER, Rig.draft(Priority.P1), Rig.LIMIT);
  }
}
