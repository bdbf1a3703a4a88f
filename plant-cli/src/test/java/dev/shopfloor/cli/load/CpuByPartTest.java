package dev.shopfloor.cli.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CpuByPartTest {
  /** The names that the parts' threads have; who renames one finds its time under "others". */
  @ParameterizedTest
  @CsvSource({
    "main, LOAD",
    "load-watch, LOAD",
    "Thread-3 (activemq-shopfloor), BROKER",
    "com.hivemq.client.mqtt-1-2, MQTT_CLIENTS",
    "RxComputationThreadPool-1, MQTT_CLIENTS",
    "invoke-EnrichFunction0, ENRICH",
    "flow-TelemetryQueue, WRITER",
    "flow-ProductionQueue, OEE",
    "flow-TickQueue, OEE",
    "flow-AlertQueue, OTHER_POLLERS",
    "poll-1, OTHER_POLLERS",
    "shopfloor-queues-pekko.actor.default-dispatcher-5, QUEUES",
    "wal-apply_0, STORE",
    "shared-network_0, STORE",
    "HttpClient-3-Worker-0, OTHER"
  })
  void aThreadBelongsToThePartThatItsNameTells(String thread, PlantPart part) {
    assertThat(PlantPart.ofThread(thread)).isEqualTo(part);
  }

  @Test
  void whatAThreadComputesIsFoundUnderItsPart() throws Exception {
    CpuByPart cpu = new CpuByPart();
    cpu.look();
    long before = cpu.nanos().getOrDefault(PlantPart.WRITER, 0L);
    Spinner spinner = new Spinner();
    Thread thread = Thread.ofPlatform().name("flow-TelemetryQueue").start(spinner);
    while (spinner.rounds < 1_000) {
      Thread.onSpinWait();
    }
    cpu.look();
    spinner.ended = true;
    thread.join();

    Map<PlantPart, Long> nanos = cpu.nanos();
    assertThat(nanos.get(PlantPart.WRITER)).isGreaterThan(before);
    assertThat(nanos.values()).allMatch(each -> each >= 0);
  }

  private static final class Spinner implements Runnable {
    private volatile boolean ended;
    private volatile long rounds;

    @Override
    public void run() {
      while (!ended) {
        rounds = rounds + 1;
      }
    }
  }
}
