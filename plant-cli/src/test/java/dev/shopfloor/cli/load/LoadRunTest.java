package dev.shopfloor.cli.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shopfloor.cli.run.UsageException;
import dev.shopfloor.ledger.Outcome;
import dev.shopfloor.ledger.Stage;
import dev.shopfloor.ledger.Subject;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One whole plant, a few machines, a second or two. */
class LoadRunTest {
  private static final Path HOME = Path.of("..").toAbsolutePath().normalize();

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private @TempDir Path data;

  @Test
  void everyReadingThatIsSentIsStoredAndTheLedgerAddsUp() throws Exception {
    LoadReport report = run(0).load();

    // eight machines, five readings, twice a second for two seconds, and as long for the warm-up
    assertThat(report.messages()).isEqualTo(64);
    assertThat(report.readings()).isEqualTo(320);
    assertThat(report.differences()).isEmpty();
    assertThat(report.stuck()).isEmpty();
    assertThat(report.waiting()).isZero();
    assertThat(report.addsUp()).isTrue();
    StepResult step = report.steps().getFirst();
    assertThat(step.accepted()).isEqualTo(32);
    assertThat(step.sending()).isEqualTo(new Sender.Sent(32, 0, 0));
    assertThat(step.latency().count()).isEqualTo(32);
    assertThat(step.latency().p50()).isPositive().isLessThanOrEqualTo(step.latency().max());
    assertThat(step.functions().get("EnrichFunction").invocations()).isBetween(1L, 32L);
    assertThat(step.cores().get(PlantPart.QUEUES)).isPositive();
    assertThat(stored(report)).isGreaterThanOrEqualTo(320);
  }

  @Test
  void aPortThatIsTakenIsToldBeforeAnythingStarts() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThatThrownBy(() -> run(taken.getLocalPort()).run())
          .isInstanceOf(UsageException.class)
          .hasMessageContaining("is taken");
    }
    assertThat(data).isEmptyDirectory();
  }

  @Test
  void whatMayWaitFitsTheHeapWhateverTheSizeOfAMessage() {
    assertThat(LoadRun.mostWaiting(4)).isGreaterThan(10_000);
    assertThat(LoadRun.mostWaiting(30)).isBetween(5_000, 15_000);
    assertThat(LoadRun.mostWaiting(1_000)).isBetween(100, 1_000);
  }

  private static long stored(LoadReport report) {
    return report.ledgers().stream()
        .filter(ledger -> ledger.stage() == Stage.WRITER)
        .mapToLong(ledger -> ledger.counted(Subject.POINTS, Outcome.STORED))
        .sum();
  }

  private LoadRun run(int port) {
    return new LoadRun(
        new LoadRun.Options(
            LoadSpec.parse("8x5x2"),
            Duration.ofSeconds(2),
            Duration.ofMinutes(2),
            1,
            HOME,
            data,
            port,
            false),
        new PrintWriter(out, true),
        new PrintWriter(err, true));
  }
}
