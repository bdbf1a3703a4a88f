package dev.shopfloor.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The work of a tick is done; how fast is for {@code ./plant bench}. */
class TickPlantTest {
  private static final int STOP_BEGINS = 231;

  private final List<Object> sent = new ArrayList<>();

  @Test
  void everyAssetLineAndSiteHasItsResultAfterATick() throws IOException {
    try (TickPlant plant = new TickPlant(45, 20, sent::add)) {
      plant.liveTo(237, -1);

      assertThatCode(() -> plant.check(237)).doesNotThrowAnyException();
    }
  }

  @Test
  void theSameTickIsDoneAgainAfterItWasTakenBack() throws IOException {
    try (TickPlant plant = new TickPlant(45, 20, sent::add)) {
      plant.liveTo(252, -1);
      sent.clear();

      plant.tick(252);
      List<Object> first = List.copyOf(sent);
      int writes = plant.table().rollBack();
      sent.clear();
      plant.tick(252);

      assertThat(first).hasSizeGreaterThan(45).isEqualTo(sent);
      assertThat(plant.table().rollBack()).isEqualTo(writes);
    }
  }

  @Test
  void aMinuteThatComesLateIsInTheResultAsIfItHadBeenInTime() throws IOException {
    try (TickPlant plant = new TickPlant(1, 1, sent::add)) {
      plant.liveTo(RefoldBench.MINUTE, STOP_BEGINS);
      plant.comesLate(STOP_BEGINS);

      assertThatCode(() -> plant.check(RefoldBench.MINUTE)).doesNotThrowAnyException();
    }
  }

  @Test
  void aResultWithoutTheLateMinuteIsNotAccepted() throws IOException {
    try (TickPlant plant = new TickPlant(1, 1, sent::add)) {
      plant.liveTo(RefoldBench.MINUTE, STOP_BEGINS);

      assertThatIllegalStateException().isThrownBy(() -> plant.check(RefoldBench.MINUTE));
    }
  }

  @Test
  void aMinuteThatIsNotLateIsRefused() throws IOException {
    try (TickPlant plant = new TickPlant(1, 1, sent::add)) {
      plant.liveTo(RefoldBench.MINUTE, RefoldBench.MINUTE - 1);

      assertThatIllegalStateException()
          .isThrownBy(() -> plant.comesLate(RefoldBench.MINUTE - 1))
          .withMessage("minute 469 is not late");
    }
  }
}
