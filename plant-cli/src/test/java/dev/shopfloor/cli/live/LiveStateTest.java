package dev.shopfloor.cli.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shopfloor.cli.run.UsageException;
import dev.shopfloor.ledger.Ledger;
import dev.shopfloor.ledger.Outcome;
import dev.shopfloor.ledger.Stage;
import dev.shopfloor.ledger.Subject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LiveStateTest {
  private static final Instant POSITION = Instant.parse("2026-03-02T08:00:12.2Z");

  @TempDir Path folder;

  @Test
  void whatIsKeptIsFoundAgain() throws IOException {
    Ledger ledger = new Ledger(Stage.ENRICH);
    ledger.take(Subject.MESSAGES, 7);
    ledger.count(Subject.MESSAGES, Outcome.DECODED, 5);
    ledger.count(Subject.MESSAGES, Outcome.RETURNED, 2);
    ledger.note("productionForwarded", 3);
    LiveState state =
        new LiveState(42, POSITION, Instant.parse("2026-03-02T08:00:00Z"), 9, 1, List.of(ledger));

    state.keep(folder);
    state.keep(folder);
    LiveState found = LiveState.in(folder).orElseThrow();

    assertThat(found).usingRecursiveComparison().ignoringFields("ledgers").isEqualTo(state);
    Ledger again = found.ledgers().getFirst();
    assertThat(again.stage()).isEqualTo(Stage.ENRICH);
    assertThat(again.taken(Subject.MESSAGES)).isEqualTo(7);
    assertThat(again.counted(Subject.MESSAGES, Outcome.DECODED)).isEqualTo(5);
    assertThat(again.received(Subject.MESSAGES)).isEqualTo(5);
    assertThat(again.noted("productionForwarded")).isEqualTo(3);
  }

  @Test
  void aFolderWithoutStateBeginsAnew() throws IOException {
    assertThat(LiveState.in(folder)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "{\"version\":2,\"seed\":1}",
        "{\"version\":1,\"seed\":\"one\"}",
        "{\"version\":1,\"seed\":1,\"position\":\"yesterday\"}"
      })
  void aStateThatCannotBeReadNamesItsFileAndTheMend(String text) throws IOException {
    Files.writeString(folder.resolve("state.json"), text);

    assertThatThrownBy(() -> LiveState.in(folder))
        .isInstanceOf(UsageException.class)
        .hasMessageContainingAll("state.json", "--fresh");
  }
}
