package dev.shopfloor.cli.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shopfloor.cli.run.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PriceListTest {
  private static final PriceList SHIPPED = PriceList.shipped("us-east-1");
  private static final String ONE =
      """
      date: 2026-01-01
      regions:
        eu-central-1:
          secret:
            service: Secrets Manager
            unit: secrets
            per: 1
            tiers: [{price: 0.44}]
            source: https://aws.amazon.com/secrets-manager/pricing/
            asOf: 2026-01-01
            evidence: verified
      """;

  @TempDir Path folder;

  @Test
  void everyShippedPriceHasAPageOfAwsAsItsSourceAndADateUpToTheFiles() {
    assertThat(SHIPPED.prices()).hasSizeGreaterThan(30);
    assertThat(SHIPPED.prices().values())
        .allSatisfy(price -> {
          assertThat(price.source()).startsWith("https://aws.amazon.com/").endsWith("/");
          assertThat(price.asOf()).isBetween(LocalDate.of(2026, 1, 1), SHIPPED.date());
          assertThat(price.unit()).isNotBlank();
        });
  }

  @Test
  void theFileIsNamedByItsDate() {
    assertThat(PriceList.SHIPPED).isEqualTo("prices-" + SHIPPED.date() + ".yaml");
  }

  @Test
  void whatWasReadFromAnotherThanAwsPriceIsSaid() {
    assertThat(SHIPPED.prices().values())
        .filteredOn(Price::verified)
        .isNotEmpty()
        .allSatisfy(price -> assertThat(price.note()).isNotBlank());
  }

  @Test
  void aListIsOldAfterAYear() {
    assertThat(SHIPPED.old(SHIPPED.date().plusYears(1))).isFalse();
    assertThat(SHIPPED.old(SHIPPED.date().plusYears(1).plusDays(1))).isTrue();
  }

  @Test
  void aRegionWithoutPricesIsNamedBesideThoseThatHaveSome() {
    assertThatThrownBy(() -> PriceList.shipped("mars-north-1"))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("mars-north-1")
        .hasMessageContaining("us-east-1")
        .hasMessageContaining("--prices");
  }

  @Test
  void pricesOfOnesOwnAreRead() throws IOException {
    PriceList own = PriceList.file(file(ONE), "eu-central-1");

    assertThat(own.of("secret").first()).isEqualByComparingTo("0.44");
    assertThat(own.date()).isEqualTo("2026-01-01");
    assertThatThrownBy(() -> own.of("iot.message"))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("iot.message");
  }

  @Test
  void whatIsWrongInAFileIsSaidByItsPlace() throws IOException {
    assertThatThrownBy(() -> read(ONE.replace("0.44", "cheap")))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("secret.tiers.price");
    assertThatThrownBy(() -> read(ONE.replace("evidence: verified", "evidence: rumour")))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("secret.evidence is to be verified or assumed");
    assertThatThrownBy(() -> read(ONE.replace("      asOf: 2026-01-01\n", "")))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("secret.asOf");
    assertThatThrownBy(() -> read(ONE.replace("per: 1", "per: 0")))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("secret");
    assertThatThrownBy(() -> read("date: ["))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("YAML");
    assertThatThrownBy(() -> PriceList.file(folder.resolve("none.yaml"), "eu-central-1"))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("none.yaml");
  }

  private PriceList read(String yaml) throws IOException {
    return PriceList.file(file(yaml), "eu-central-1");
  }

  private Path file(String yaml) throws IOException {
    return Files.writeString(folder.resolve("prices.yaml"), yaml);
  }
}
