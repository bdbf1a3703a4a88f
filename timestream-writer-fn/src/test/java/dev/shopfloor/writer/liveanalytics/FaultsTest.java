package dev.shopfloor.writer.liveanalytics;

import static dev.shopfloor.writer.liveanalytics.Writes.readings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.timestreamwrite.model.AccessDeniedException;
import software.amazon.awssdk.services.timestreamwrite.model.InternalServerException;
import software.amazon.awssdk.services.timestreamwrite.model.RecordsIngested;
import software.amazon.awssdk.services.timestreamwrite.model.RejectedRecord;
import software.amazon.awssdk.services.timestreamwrite.model.ThrottlingException;
import software.amazon.awssdk.services.timestreamwrite.model.TimestreamWriteException;

class FaultsTest {
  @AutoClose private final Writes writes = new Writes();

  static Stream<Arguments> answers() {
    return Stream.of(
        Arguments.of(Fault.throttled(), ThrottlingException.class),
        Arguments.of(Fault.internal(), InternalServerException.class),
        Arguments.of(Fault.unavailable(), TimestreamWriteException.class),
        Arguments.of(Fault.denied(), AccessDeniedException.class),
        Arguments.of(Fault.closed(), AccessDeniedException.class));
  }

  @ParameterizedTest
  @MethodSource("answers")
  void anErrorIsToldOnceAndNothingIsTaken(Fault fault, Class<? extends Throwable> told) {
    writes.service.then(fault);
    assertThatExceptionOfType(told).isThrownBy(() -> writes.write(readings(3)));
    assertThat(writes.service.dump()).isEmpty();
    assertThat(writes.service.requests()).containsExactly(3);
    writes.write(readings(3));
    assertThat(writes.service.dump()).hasSize(3);
  }

  @Test
  void anErrorMayComeAfterTheRecordsWereTaken() {
    writes.service.then(new Fault.TakeAndAnswer(500, "InternalServerException", "late"));
    assertThatExceptionOfType(InternalServerException.class)
        .isThrownBy(() -> writes.write(readings(3)));
    assertThat(writes.service.dump()).hasSize(3);
  }

  static Stream<Arguments> brokenConnections() {
    return Stream.of(
        Arguments.of(new Fault.HangUp(), 0),
        Arguments.of(new Fault.TakeAndHangUp(), 3),
        Arguments.of(new Fault.TakeAndCutOff(), 3));
  }

  @ParameterizedTest
  @MethodSource("brokenConnections")
  void aBrokenConnectionTellsNothing(Fault fault, int taken) {
    writes.service.then(fault);
    assertThatExceptionOfType(SdkClientException.class).isThrownBy(() -> writes.write(readings(3)));
    assertThat(writes.service.dump()).hasSize(taken);
    assertThat(writes.service.requests()).containsExactly(3);
  }

  @Test
  void aRejectionMayNameRecordsThatTheRequestDoesNotHave() {
    writes.service.then(new Fault.Reject(List.of(1_000)));
    assertThat(writes.rejected(readings(3)))
        .extracting(RejectedRecord::recordIndex)
        .containsExactly(1_000);
    assertThat(writes.service.dump()).isEmpty();
  }

  @Test
  @Timeout(20)
  void anAnswerIsAsSlowAsTheTestLikes() throws InterruptedException {
    CountDownLatch answers = new CountDownLatch(1);
    writes.service.then(new Fault.TakeAndHold(answers));
    CompletableFuture<RecordsIngested> held =
        CompletableFuture.supplyAsync(() -> writes.write(readings(3)));
    while (writes.service.dump().isEmpty()) {
      Thread.onSpinWait();
    }
    assertThat(held).isNotDone();
    answers.countDown();
    assertThat(held.join().total()).isEqualTo(3);
  }

  @Test
  @Timeout(20)
  void aServiceThatIsSilentIsSoUntilItCloses() {
    writes.service.then(new Fault.Silence());
    CompletableFuture<RecordsIngested> never =
        CompletableFuture.supplyAsync(() -> writes.write(readings(3)));
    while (writes.service.requests().isEmpty()) {
      Thread.onSpinWait();
    }
    assertThat(never).isNotDone();
    writes.service.close();
    assertThat(never).failsWithin(Duration.ofSeconds(10));
    assertThat(writes.service.dump()).isEmpty();
  }

  @Test
  void faultsComeInTheirOrderAndEachOnce() {
    writes.service.then(Fault.internal(), Fault.throttled());
    assertThatExceptionOfType(InternalServerException.class)
        .isThrownBy(() -> writes.write(readings(1)));
    assertThatExceptionOfType(ThrottlingException.class)
        .isThrownBy(() -> writes.write(readings(1)));
    assertThat(writes.write(readings(1)).total()).isEqualTo(1);
  }
}
