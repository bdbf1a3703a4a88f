package dev.shopfloor.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class SnapshotGraphTest {
  @Test
  void aSeededGeneratorAnIdAndATimeOfTheStartAreFoundHoweverDeepTheyAre() {
    Random random = new Random();
    UUID id = UUID.randomUUID();
    Supplier<Random> hidden = () -> random;

    assertThat(SnapshotGraph.repeats(new Holder(hidden)))
        .anyMatch(found -> found.startsWith("Holder.held."));
    assertThat(SnapshotGraph.repeats(new Holder(List.of(Map.of("a", Optional.of(id))))))
        .anyMatch(found -> found.startsWith("Holder.held[][]"));
    assertThat(SnapshotGraph.repeats(new Holder(new Object[] {Instant.now()})))
        .anyMatch(found -> found.startsWith("Holder.held[]"));
    assertThat(SnapshotGraph.repeats(new Holder(System.currentTimeMillis()))).isNotEmpty();
  }

  @Test
  void whatDiffersBetweenCopiesOrNeverMustIsNot() {
    assertThat(
            SnapshotGraph.repeats(
                new Holder(List.of(new SecureRandom(), Instant.EPOCH, 5L, "text"))))
        .isEmpty();
  }

  private record Holder(Object held) {}
}
