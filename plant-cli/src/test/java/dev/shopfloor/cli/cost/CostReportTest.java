package dev.shopfloor.cli.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shopfloor.cli.run.UsageException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class CostReportTest {
  private static final RoughPlant ROUGH = new RoughPlant(30, 1);
  private static final List<TelemetryStore> STORES =
      List.of(
          TelemetryStore.TIMESTREAM_INFLUXDB,
          TelemetryStore.LIVEANALYTICS,
          TelemetryStore.INFLUXDB2);
  private static CostReport report;

  @BeforeAll
  static void reckon() {
    report = report(1_000, PackChoice.of(null, ROUGH.sample()));
  }

  private static CostReport report(int assets, int pack) {
    return CostReport.of(
        new CostQuestion(
            ROUGH.model(), ROUGH.sample(), assets, List.of(IngestMode.values()), STORES, pack),
        Cases.PRICES,
        Assumptions.USUAL);
  }

  private static BigDecimal total(
      CostReport of, IngestMode mode, TelemetryStore store, int pack, boolean basic) {
    return of.bill(new Variant(mode, store, pack, basic)).orElseThrow().total();
  }

  @Test
  void aThousandAssetsOfThirtyTagsPackedOnAStreamCostATenthOfTheNaiveDesignAtMost() {
    int pack = report.question().pack();
    assertThat(pack).isGreaterThan(1);
    for (TelemetryStore store : STORES) {
      BigDecimal naive = report.naive().get(store).total();
      for (boolean basic : new boolean[] {false, true}) {
        assertThat(total(report, IngestMode.STREAM, store, pack, basic).multiply(BigDecimal.TEN))
            .as("%s, Basic Ingest %s", store, basic)
            .isLessThanOrEqualTo(naive);
      }
    }
  }

  @Test
  void itStaysATenthWhereFunctionsTakeThreeTimesAsLong() {
    Assumptions slow = new Assumptions(30, 15, 30, 15);
    CostReport slower = CostReport.of(report.question(), Cases.PRICES, slow);

    // the naive design as fast as before
    for (TelemetryStore store : STORES) {
      assertThat(
              total(slower, IngestMode.STREAM, store, report.question().pack(), false)
                  .multiply(BigDecimal.TEN))
          .isLessThanOrEqualTo(report.naive().get(store).total());
    }
  }

  @Test
  void packingAndBasicIngestNeverMakeItDearer() {
    int pack = report.question().pack();
    for (IngestMode mode : IngestMode.values()) {
      for (TelemetryStore store : STORES) {
        BigDecimal sent = total(report, mode, store, 1, false);
        assertThat(total(report, mode, store, 1, true)).isLessThan(sent);
        assertThat(total(report, mode, store, pack, false)).isLessThan(sent);
        assertThat(total(report, mode, store, pack, true))
            .isLessThan(total(report, mode, store, pack, false));
      }
    }
  }

  @Test
  void aStreamIsCheaperForManyMessagesAndDirectForFew() {
    CostReport one = report(1, 60);

    for (TelemetryStore store : STORES) {
      assertThat(total(report, IngestMode.STREAM, store, 1, false))
          .isLessThan(total(report, IngestMode.DIRECT, store, 1, false));
      assertThat(total(one, IngestMode.DIRECT, store, 60, false))
          .isLessThan(total(one, IngestMode.STREAM, store, 60, false));
    }
  }

  @Test
  void siteWiseWithOneReadingAnEntryCostsMoreThanWithTen() {
    assertThat(report.siteWise().getFirst().total())
        .isGreaterThan(report.siteWise().getLast().total());
  }

  @Test
  void theCheapestCountsNoServerOfYoursBesideStoresThatArePaid() {
    BigDecimal paid =
        report.priced().stream()
            .filter(each -> !each.variant().store().yours())
            .map(CostReport.Priced::total)
            .min(BigDecimal::compareTo)
            .orElseThrow();

    assertThat(report.cheapest().variant().store().yours()).isFalse();
    assertThat(report.cheapest().total()).isEqualTo(paid);
  }

  @Test
  void theStrongestAssumptionStandsFirst() {
    assertThat(report.swings())
        .extracting(Swing::more)
        .isSortedAccordingTo((one, other) -> other.compareTo(one))
        .allSatisfy(more -> assertThat(more).isPositive());
  }

  @Test
  void theTextNamesThePricesDateEveryVariantAndEveryLine() {
    StringWriter text = new StringWriter();
    CostText.print(report, Cases.PRICES.date(), new PrintWriter(text));

    assertThat(text.toString())
        .contains("list prices of 2026-11-23 in USD")
        .contains("Direct, timestream-influxdb", "Stream, liveanalytics", "naive, influxdb2")
        .contains("SiteWise, 10 readings an entry")
        .contains("The cheapest is Stream, ")
        .contains("What is assumed and weighs most: if ")
        .contains("assumed", "verified")
        .doesNotContain("more than a year old");
    report
        .cheapest()
        .bill()
        .lines()
        .forEach(line -> assertThat(text.toString()).contains(line.what()));
  }

  @Test
  void pricesOlderThanAYearAreSaidToBe() {
    StringWriter text = new StringWriter();
    CostText.print(report, LocalDate.of(2028, 1, 1), new PrintWriter(text));

    assertThat(text.toString()).contains("more than a year old");
    assertThat(CostJson.of(report, LocalDate.of(2028, 1, 1))).contains("\"pricesOld\":true");
  }

  @Test
  void aSampleOfOneInstantOrOfNothingSaysWhatIsMissing() {
    assertThatThrownBy(() -> Sample.of(List.of()))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("no message");
    assertThatThrownBy(() -> Sample.of(List.of(Cases.message(Cases.BEGIN, 100))))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("one instant");
  }

  @Test
  void aSampleOfAnotherPlantIsRefused() {
    CostQuestion question =
        new CostQuestion(
            Cases.fiveLines(),
            ROUGH.sample(),
            1,
            List.of(IngestMode.DIRECT),
            List.of(TelemetryStore.INFLUXDB2),
            1);

    assertThatThrownBy(() -> CostReport.of(question, Cases.PRICES, Assumptions.USUAL))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("./plant enrich says why");
  }

  @Test
  void packingIsWhatFillsFiveKbWithinAMinuteUnlessAskedFor() {
    Sample sample = Cases.sample(10, 1, 600);

    // eight of 600 bytes with a comma each, and two brackets: 4,809; nine would be 5,410
    assertThat(PackChoice.of(null, sample)).isEqualTo(8);
    assertThat(PackChoice.of(20, sample)).isEqualTo(20);
    // four come in a minute, and no reading waits longer for its message
    assertThat(PackChoice.of(null, Cases.sample(10, 15, 600))).isEqualTo(4);
    assertThat(PackChoice.of(null, Cases.sample(10, 1, 6_000))).isEqualTo(1);
    assertThatThrownBy(() -> PackChoice.of(1_000, sample))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("128 KB");
    assertThatThrownBy(() -> PackChoice.of(0, sample)).isInstanceOf(UsageException.class);
  }
}
