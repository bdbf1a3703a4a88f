package dev.shopfloor.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.model.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DocumentTest {
  private static final Set<Reason> OF_LATER_STAGES =
      EnumSet.of(
          Reason.MALFORMED_TELEMETRY,
          Reason.STORE_REJECTED,
          Reason.BUCKET_FULL,
          Reason.UNSUPPORTED_EVENT);

  @Test
  void everyReasonOfThisStageStandsInTheDocumentWithItsMend() throws IOException {
    String document =
        Files.readString(Path.of(System.getProperty("shopfloor.root", ".."), "docs", "enrich.md"));

    assertThat(EnumSet.complementOf(EnumSet.copyOf(OF_LATER_STAGES)))
        .allSatisfy(reason ->
            assertThat(document).contains("| %s | %s |".formatted(reason, reason.mend())));
  }
}
