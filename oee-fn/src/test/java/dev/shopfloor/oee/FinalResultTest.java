package dev.shopfloor.oee;

import static dev.shopfloor.oee.Facts.MINUTE;
import static dev.shopfloor.oee.Facts.at;
import static dev.shopfloor.oee.Facts.count;
import static dev.shopfloor.oee.Facts.state;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.model.ShiftClosed;
import dev.shopfloor.model.ShiftFinalized;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The early shift ends at 13:00. */
class FinalResultTest {
  private final Press press = new Press();

  @BeforeEach
  void running() {
    press.arrive(state("05:00", "ACTIVE"), count("05:00", 0), count("12:00", 600));
    press.ticks("12:55", "13:00");
  }

  private Lifecycle early() {
    return press.shift("05:00").lifecycle();
  }

  @Test
  void aShiftThatHasEndedIsProvisional() {
    assertThat(early()).isEqualTo(Lifecycle.ENDED);
    assertThat(press.told(ShiftClosed.class)).hasSize(1);
    assertThat(press.told(ShiftFinalized.class)).isEmpty();
    assertThat(press.outbox.newest("SHIFT"))
        .containsEntry("phase", "ENDED")
        .containsEntry("version", 0L)
        .containsEntry("shift", "early");
  }

  @Test
  void newerDataOfTheAssetMakesItFinalAndComplete() {
    press.arrive(state("13:01:59", "ACTIVE"));
    press.ticks("13:01", "13:02");
    assertThat(early()).isEqualTo(Lifecycle.ENDED);
    press.arrive(count("13:02:30", 600));
    press.tick("13:03");

    assertThat(early()).isEqualTo(new Lifecycle(Lifecycle.Phase.FINAL, 1, null, true));
    ShiftFinalized event = press.told(ShiftFinalized.class).getFirst();
    assertThat(event.complete()).isTrue();
    assertThat(event.figures().pieces()).isEqualTo(600);
    assertThat(event.coverage()).isEqualTo(1);
    press.ticks("13:04", "13:30");
    assertThat(press.told(ShiftFinalized.class)).hasSize(1);
  }

  @Test
  void whereNothingNewerComesItIsFinalAfterTheGraceAndNotComplete() {
    press.ticks("13:01", "13:14");
    assertThat(early()).isEqualTo(Lifecycle.ENDED);

    press.tick("13:15");

    assertThat(early()).isEqualTo(new Lifecycle(Lifecycle.Phase.FINAL, 1, null, false));
    assertThat(press.told(ShiftFinalized.class).getFirst().complete()).isFalse();
  }

  @Test
  void lateDataBetweenTheTwoChangesTheProvisionalResultAndTellsNobody() {
    press.tick("13:01");
    press.arrive(state("12:40", "STOPPED"), state("12:50", "ACTIVE"));
    press.tick("13:02");

    assertThat(early()).isEqualTo(Lifecycle.ENDED);
    assertThat(press.shift("05:00").times().fault()).isEqualTo(10 * 60_000);
    press.ticks("13:03", "13:30");
    assertThat(press.restated()).isEmpty();
    assertThat(press.told(ShiftClosed.class)).hasSize(1);
    assertThat(press.told(ShiftFinalized.class).getFirst().figures().runMillis())
        .isEqualTo(press.shift("05:00").runMillis());
    assertThat(press.shift("05:00").version()).isEqualTo(1);
  }

  @Test
  void aWriterThatDidNotKnowOfTheEndIsInTheFinalResult() {
    press.store.merge(Press.KEY, List.of(state("12:50", "STOPPED")));
    press.arrive(count("13:05", 600));
    press.ticks("13:01", "13:06");

    assertThat(early().version()).isEqualTo(1);
    assertThat(press.shift("05:00").times().fault()).isEqualTo(10 * 60_000);
    assertThat(press.restated()).isEmpty();
  }

  @Test
  void spansComeFromThePolicy() {
    Press own = new Press();
    own.history =
        Specs.with(
            own.history, oee -> Specs.policy(oee, Specs.waits(20 * MINUTE, 40 * MINUTE, MINUTE)));
    own.arrive(state("05:00", "ACTIVE"), count("05:00", 0));
    own.ticks("12:55", "13:00");
    own.arrive(count("13:19", 1));
    own.ticks("13:01", "13:39");
    assertThat(own.shift("05:00").version()).isZero();
    own.tick("13:40");

    assertThat(own.shift("05:00").lifecycle().complete()).isFalse();
    own.arrive(state("12:00", "STOPPED"));
    own.ticks("13:41", "13:42");
    assertThat(own.restated()).hasSize(1);
  }

  @Test
  void shiftsThatNoTickSawAreMadeFinalByTheNextOne() {
    press.tick(at("13:00") + 24 * Facts.HOUR);
    press.tick(at("13:01") + 24 * Facts.HOUR);
    assertThat(press.told(ShiftClosed.class)).hasSize(4);

    press.tick(at("13:02") + 24 * Facts.HOUR);

    assertThat(press.told(ShiftFinalized.class)).hasSize(3);
    assertThat(press.told(ShiftFinalized.class))
        .extracting(ShiftFinalized::shift)
        .containsExactly("early", "late", "night");
  }
}
