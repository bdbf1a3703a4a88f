package dev.shopfloor.cli.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.cli.model.PlantFiles;
import dev.shopfloor.cli.model.PlantLoad;
import dev.shopfloor.plant.TagSpec;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class LoadPlantTest {
  private static final long TIME = 1_800_000_000_123L;

  @Test
  void thePlantFileIsReadWithoutOneProblem() {
    LoadPlant plant = new LoadPlant(new LoadSpec(120, 30, 1, 1));
    PlantLoad load = PlantFiles.compile("load", plant.yaml().getBytes(StandardCharsets.UTF_8));

    assertThat(load.problems()).isEmpty();
    assertThat(load.require().assets()).hasSize(120);
    assertThat(load.require().assets())
        .allSatisfy(history -> assertThat(history.latest().tags()).hasSize(30));
  }

  @Test
  void mostMeasurementsAreStoredInAnotherUnitThanTheyAreSent() {
    List<TagSpec> tags =
        List.copyOf(
            new LoadPlant(new LoadSpec(1, 31, 1, 1)).model().assets().getFirst().latest().tags());

    assertThat(tags.stream().filter(tag -> tag.toString().contains("degF"))).hasSize(4);
  }

  @Test
  void everyFourthMachineSpeaksAsKepwaresGatewayDoes() {
    LoadMessages messages = new LoadMessages(5, 1);

    assertThat(text(messages.payload(0, 0, TIME)))
        .matches(
            "\\{\"timestamp\":1800000000123,\"state\":[12],\"total\":0,\"good\":0,"
                + "\"speed3\":[0-9.]+,\"force4\":[0-9.]+}");
    assertThat(text(messages.payload(3, 0, TIME)))
        .startsWith("{\"timestamp\":1800000000123,\"values\":[{\"id\":\"Load.m00004.state\",\"v\":")
        .contains("{\"id\":\"Load.m00004.good\",\"v\":0,\"q\":true,\"t\":1800000000123}");
  }

  @Test
  void theSameSeedMachineAndBeatGiveTheSameBytes() {
    assertThat(text(new LoadMessages(30, 7).payload(2, 9, TIME)))
        .isEqualTo(text(new LoadMessages(30, 7).payload(2, 9, TIME)))
        .isNotEqualTo(text(new LoadMessages(30, 8).payload(2, 9, TIME)))
        .isNotEqualTo(text(new LoadMessages(30, 7).payload(2, 10, TIME)));
  }

  @Test
  void countersNeverGoBackAndNoMoreIsGoodThanWasMade() {
    LoadMessages messages = new LoadMessages(4, 1);
    long before = 0;
    for (long beat = 0; beat < 1_000; beat++) {
      String[] fields = text(messages.payload(0, beat, TIME)).split("[:,]");
      long total = Long.parseLong(fields[5]);
      long good = Long.parseLong(fields[7]);
      assertThat(total).isGreaterThanOrEqualTo(before).isGreaterThanOrEqualTo(good);
      before = total;
    }
    assertThat(before).isPositive();
  }

  @Test
  void theWritersMessagesTellWhenTheirReadingsWereDueAndOthersAreNotMeasured() {
    assertThat(
            StoredTimes.sentAt(
                "{\"v\":1,\"asset\":\"m00001\",\"machineType\":\"load-flat\",\"points\":[{\"tag\":\"state\",\"time\":1800000000123000000,\"value\":1}]}"))
        .isEqualTo(1_800_000_000_123_000_000L);
    assertThat(
            StoredTimes.sentAt(
                "{\"v\":1,\"asset\":\"m00001\",\"machineType\":\"oee\",\"points\":[{\"tag\":\"oee\",\"time\":1800000000000000000}]}"))
        .isEqualTo(-1);
    assertThat(StoredTimes.sentAt("{\"machineType\":\"load-flat\",\"points\":[]}")).isEqualTo(-1);
    assertThat(StoredTimes.sentAt("")).isEqualTo(-1);
  }

  @Test
  void aMessageIsMeasuredFromWhenItWasDueUntilTheWriterTookIt() {
    LoadClock clock = new StandingClock(1_800_000_001_000_000_000L);
    StoredTimes stored = new StoredTimes(clock, "Writer");
    String body =
        "{\"machineType\":\"load-flat\",\"points\":[{\"time\":1800000000400000000,\"value\":1}]}";

    stored.taken("Writer", List.of(body, body));
    stored.taken("Oee", List.of(body));

    assertThat(stored.messages()).isEqualTo(2);
    assertThat(stored.times().count()).isEqualTo(2);
    assertThat(stored.times().max()).isEqualTo(600_000_000);
    stored.begin();
    assertThat(stored.times().count()).isZero();
    assertThat(stored.messages()).isEqualTo(2);
  }

  private record StandingClock(long now) implements LoadClock {
    @Override
    public void pause(long nanos) {
      throw new IllegalStateException("nobody waits here");
    }
  }

  private static String text(byte[] payload) {
    return new String(payload, StandardCharsets.UTF_8);
  }
}
