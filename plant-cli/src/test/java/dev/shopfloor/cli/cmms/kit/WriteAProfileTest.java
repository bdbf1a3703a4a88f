package dev.shopfloor.cli.cmms.kit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.cli.cmms.kit.Result.Status;
import dev.shopfloor.cli.cmms.vendor.Vendor;
import dev.shopfloor.cli.cmms.vendor.VendorReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page that teaches how to write a profile shows one that holds. */
class WriteAProfileTest {
  private static final Pattern JSON = Pattern.compile("(?s)```json\n(.*?)\n```");

  @Test
  void theExampleOfThePageHoldsForAllThatItDeclares() throws IOException {
    Path page = Path.of(System.getProperty("shopfloor.root", ".."), "docs", "write-a-profile.md");
    List<byte[]> files =
        JSON.matcher(Files.readString(page))
            .results()
            .map(found -> found.group(1).getBytes(StandardCharsets.UTF_8))
            .toList();

    assertThat(files).hasSize(2);
    Vendor vendor = VendorReader.read("millwright.vendor.json", files.getFirst());
    Subject subject = Subject.of(vendor, "millwright.json", files.getLast(), List.of());
    KitReport report = new Kit(subject, Reach.MEMORY).run();

    assertThat(report.with(Status.FAILED)).isEmpty();
    assertThat(report.with(Status.NOT_DECLARED)).isEmpty();
    assertThat(report.with(Status.PASSED)).hasSizeGreaterThan(40);
  }
}
