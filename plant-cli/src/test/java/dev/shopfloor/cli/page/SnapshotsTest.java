package dev.shopfloor.cli.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class SnapshotsTest {
  private final AtomicLong clock = new AtomicLong();
  private final AtomicInteger made = new AtomicInteger();

  @Test
  void allWhoLookWithinHalfASecondShareOneSnapshot() {
    Snapshots snapshots = of(new Section("n", json -> json.writeNumber(made.incrementAndGet())));

    assertThat(text(snapshots, "n")).isEqualTo("1");
    clock.addAndGet(Snapshots.AGE.toNanos() - 1);
    assertThat(text(snapshots, "n")).isEqualTo("1");
    clock.addAndGet(1);
    assertThat(text(snapshots, "n")).isEqualTo("2");
  }

  @Test
  void aSectionThatFailsKeepsWhatItSaidAndIsNamed() {
    Snapshots snapshots =
        of(
            new Section(
                "shaky",
                json -> {
                  if (made.incrementAndGet() > 1) {
                    throw new IOException("the table does not answer");
                  }
                  json.writeString("well");
                }));
    assertThat(text(snapshots, "shaky")).isEqualTo("\"well\"");
    assertThat(text(snapshots, "troubles")).isEqualTo("[]");

    clock.addAndGet(Snapshots.AGE.toNanos());

    assertThat(text(snapshots, "shaky")).isEqualTo("\"well\"");
    assertThat(text(snapshots, "troubles")).contains("shaky", "the table does not answer");
  }

  @Test
  void aSectionThatFailsHalfWayLeavesNoHalfJson() {
    Snapshots snapshots =
        of(
            new Section(
                "half",
                json -> {
                  json.writeStartArray();
                  throw new IllegalStateException("gone");
                }));

    assertThat(text(snapshots, "half")).isEqualTo("null");
  }

  @Test
  void onlyWhatDiffersCountsAsChanged() {
    byte[] one = {'1'};
    byte[] same = {'1'};
    byte[] two = {'2'};

    assertThat(Snapshots.changed(Map.of("a", one, "b", one), Map.of("a", same, "b", two)))
        .containsOnlyKeys("b");
    assertThat(Snapshots.changed(Map.of(), Map.of("a", one))).containsOnlyKeys("a");
  }

  private Snapshots of(Section section) {
    return new Snapshots(List.of(section), clock::get);
  }

  private static String text(Snapshots snapshots, String name) {
    return new String(snapshots.sections().get(name), StandardCharsets.UTF_8);
  }
}
