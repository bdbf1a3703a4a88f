package dev.shopfloor.cli.cost;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The five-line plant with one message a minute of 100 bytes: 43,800 messages a month. */
class BillMakerTest {
  private static final Sample SAMPLE = Cases.sample(10, 60, 100);
  private static Flow direct;
  private static Flow stream;

  @BeforeAll
  static void measure() {
    TelemetryStore[] stores = {
      TelemetryStore.TIMESTREAM_INFLUXDB, TelemetryStore.LIVEANALYTICS, TelemetryStore.INFLUXDB2
    };
    direct = Cases.flow(IngestMode.DIRECT, 1, 1, SAMPLE, stores);
    stream = Cases.flow(IngestMode.STREAM, 1, 1, SAMPLE, stores);
  }

  private static Bill bill(Flow flow, TelemetryStore store, boolean basicIngest) {
    return BillMaker.of(
        flow,
        new Variant(flow.mode(), store, flow.pack(), basicIngest),
        Cases.PRICES,
        Assumptions.USUAL);
  }

  private static void paid(Bill bill, String what, String quantity, String amount) {
    BillLine line = Cases.line(bill, what);
    assertThat(line.quantity()).as(what).isEqualByComparingTo(quantity);
    assertThat(line.amount()).as(what).isEqualByComparingTo(amount);
  }

  @Test
  void theWayInIsPaidByConnectionsMessagesRulesAndActions() {
    Bill bill = bill(direct, TelemetryStore.INFLUXDB2, false);

    // 730 x 60 minutes at 0.08 a million; 43,800 messages at 1.00, and at 0.15 twice
    paid(bill, "connections, one an asset, always on", "43800", "0.003504");
    paid(bill, "messages that machines publish", "43800", "0.0438");
    paid(bill, "rules that take them", "43800", "0.00657");
    paid(bill, "actions, of the base64 that is handed on", "43800", "0.00657");
    assertThat(bill.total(BillPart.WAY_IN)).isEqualByComparingTo("0.060444");
  }

  @Test
  void basicIngestSavesTheMessagesAndNothingElse() {
    BigDecimal with = bill(direct, TelemetryStore.INFLUXDB2, true).total();
    BigDecimal without = bill(direct, TelemetryStore.INFLUXDB2, false).total();

    assertThat(without.subtract(with)).isEqualByComparingTo("0.0438");
  }

  @Test
  void aStreamIsPaidByItsShardsHoursAndByWhatIsPutOnIt() {
    Bill bill = bill(stream, TelemetryStore.INFLUXDB2, false);

    // one shard 730 hours at 0.015; 43,800 at 0.014 a million; 24 data keys an hour at 0.03 a
    // 10,000
    paid(bill, "shards", "730", "10.95");
    paid(bill, "records put", "43800", "0.000613");
    paid(bill, "keys of the stream", "17520", "0.05256");
  }

  @Test
  void enrichmentIsPaidByItsCallsTimeAndBodies() {
    Bill bill = bill(direct, TelemetryStore.INFLUXDB2, false);

    paid(bill, "EnrichFunction, calls", "43800", "0.00876");
    // 43,800 calls of 5 ms with two requests of 10 ms, a read of 5 ms is not among them, and two
    // readings of 10 us: 43,800 x (0.005 + 0.02) + 87,600 x 0.00001 = 1,095.876 GB-s
    BigDecimal seconds = Cases.line(bill, "EnrichFunction, 1,024 MB").quantity();
    double reads =
        bill.lines().stream()
            .filter(line -> line.what().equals("states of sources and alarms, read"))
            .mapToDouble(line -> line.quantity().doubleValue())
            .sum();
    assertThat(seconds.doubleValue()).isCloseTo(1_095.876 + reads * 0.005, Offset.offset(0.01));
    paid(bill, "sent to TelemetryQueue", "43800", "0.01752");
    paid(bill, "sent to ProductionQueue", "43800", "0.01752");
  }

  @Test
  void aTickIsPaidByWhatWasCountedOfIt() {
    Bill bill = bill(direct, TelemetryStore.INFLUXDB2, false);

    // an asset's 3.2 units and a group's roll-up of 4, each of 43,800 minutes, at 0.625 a million
    paid(bill, "ticks, written", "315360", "0.1971");
    paid(bill, "the minute's schedule", "43800", "0.0438");
    // one group sent, queue asked in vain more often than there are ticks, each tick deleted
    paid(bill, "ticks on TickQueue", "788400", "0.31536");
    paid(bill, "KPIs sent to TelemetryQueue", "8760", "0.003504");
    // one call for the minute, one for its group, one for each body of production
    paid(bill, "OeeFunction, calls", "131400", "0.02628");
    // a bucket is read and written with each message, and before it where the head says it is
    // sealed
    paid(bill, "minute buckets, written", "43800", "0.027375");
    paid(bill, "minute buckets, read", "87600", "0.01095");
  }

  @Test
  void anInstanceIsPaidByItsSizeWithItsEndpointAndSecrets() {
    Bill bill = bill(direct, TelemetryStore.TIMESTREAM_INFLUXDB, false);

    paid(bill, "the instance, db.influx.medium", "1", "95");
    paid(bill, "endpoint of Secrets Manager", "730", "7.3");
    paid(bill, "secrets", "3", "1.2");
  }

  @Test
  void instancesGrowWithThePointsAsTheCapacityTableSays() {
    assertThat(InfluxSize.of(67)).isEqualTo(new InfluxSize("db.influx.medium", 1));
    assertThat(InfluxSize.of(667)).isEqualTo(new InfluxSize("db.influx.large", 2));
    assertThat(InfluxSize.of(3_333)).isEqualTo(new InfluxSize("db.influx.xlarge", 4));
    assertThat(InfluxSize.of(33_333)).isEqualTo(new InfluxSize("db.influx.4xlarge", 16));
    assertThat(InfluxSize.of(1e9)).isEqualTo(new InfluxSize("db.influx.24xlarge", 96));
  }

  @Test
  void liveAnalyticsIsPaidByWritesMemoryAndDisk() {
    Bill bill = bill(direct, TelemetryStore.LIVEANALYTICS, false);
    BigDecimal writes = Cases.line(bill, "points written").quantity();

    // a message alone is a write, and the two KPI rows of a minute are some three more
    assertThat(writes.doubleValue()).isBetween(2 * 43_800.0, 6 * 43_800.0);
    double gigabytes = writes.doubleValue() / 1024 / 1024;
    assertThat(Cases.line(bill, "points in memory, 6 hours").amount().doubleValue())
        .isCloseTo(gigabytes * 6 * 0.036, Offset.offset(1e-3));
    assertThat(Cases.line(bill, "each month of points kept on disk").amount().doubleValue())
        .isCloseTo(gigabytes * 0.03, Offset.offset(1e-3));
  }

  @Test
  void aServerOfYoursCostsOnlyWhatGoesToIt() {
    Bill bill = bill(direct, TelemetryStore.INFLUXDB2, false);

    assertThat(bill.lines())
        .filteredOn(line -> line.part() == BillPart.STORE)
        .extracting(line -> line.price().service())
        .containsOnly("SQS", "Lambda", "Data transfer");
  }

  @Test
  void whatIsPaidWhateverTheLoadIsAsTheTemplateHasIt() {
    Bill bill = bill(direct, TelemetryStore.INFLUXDB2, false);

    paid(bill, "metrics of our own", "45", "13.5");
    paid(bill, "metrics that alarms read", "86", "8.6");
    paid(bill, "composite alarms", "2", "1");
    paid(bill, "the dashboard", "1", "3");
  }

  @Test
  void everyPartHasLinesAndTheTotalIsTheirSum() {
    Bill bill = bill(stream, TelemetryStore.TIMESTREAM_INFLUXDB, false);

    assertThat(bill.lines())
        .allSatisfy(line -> {
          assertThat(line.quantity()).isPositive();
          assertThat(line.amount()).isNotNegative();
        });
    BigDecimal sum = BigDecimal.ZERO;
    for (BillPart part : BillPart.values()) {
      assertThat(bill.total(part)).as(part.word()).isPositive();
      sum = sum.add(bill.total(part));
    }
    assertThat(bill.total()).isEqualByComparingTo(sum);
    assertThat(bill.assumed()).isLessThan(bill.total()).isPositive();
  }

  @Test
  void tiersGoOnFromLineToLine() {
    BillSheet sheet = new BillSheet(Cases.PRICES);
    sheet.add(BillPart.WAY_IN, "first", "iot.message", 1_000_000_000);
    sheet.add(BillPart.WAY_IN, "second", "iot.message", 1_000_000_000);
    sheet.add(BillPart.WAY_IN, "none", "iot.message", 0);

    Bill bill = sheet.bill("tiers");

    // the first billion at 1.00 a million, the second at 0.80
    assertThat(bill.lines())
        .extracting(BillLine::amount)
        .usingElementComparator(BigDecimal::compareTo)
        .containsExactly(new BigDecimal(1_000), new BigDecimal(800));
  }

  @Test
  void theNaiveDesignPaysForEachReadingByItself() {
    Bill bill =
        Comparison.naive(direct, TelemetryStore.LIVEANALYTICS, Cases.PRICES, Assumptions.USUAL);

    // 87,600 readings: messages at 1.00, rules and actions at 0.15, calls at 0.20, writes at 0.50
    paid(bill, "a message a reading", "87600", "0.0876");
    paid(bill, "a rule a reading", "87600", "0.01314");
    paid(bill, "an action a reading", "87600", "0.01314");
    paid(bill, "a call a reading", "87600", "0.01752");
    paid(bill, "a write a reading", "87600", "0.0438");
    // 128 MB for 15 ms: 87,600 x 0.125 x 0.015 = 164.25 GB-s
    paid(bill, "its function, 128 MB", "164.25", "0.00219");
  }

  @Test
  void siteWiseIsPaidByMessagesOfOneOrTenReadings() {
    // 87,600 readings at 0.75 a million, and a tenth of it
    assertThat(
            Cases.line(Comparison.siteWise(direct, 1, Cases.PRICES), "a message a reading")
                .amount())
        .isEqualByComparingTo("0.0657");
    assertThat(
            Cases.line(
                    Comparison.siteWise(direct, 10, Cases.PRICES),
                    "a message for 10 readings of a tag")
                .amount())
        .isEqualByComparingTo("0.00657");
  }

  @Test
  void everyPriceOfTheListIsUsedByABill() {
    List<Bill> bills =
        Arrays.asList(
            bill(stream, TelemetryStore.TIMESTREAM_INFLUXDB, false),
            bill(stream, TelemetryStore.LIVEANALYTICS, false),
            bill(stream, TelemetryStore.INFLUXDB2, false),
            Comparison.siteWise(direct, 1, Cases.PRICES));

    assertThat(bills.stream().flatMap(bill -> bill.lines().stream()).map(BillLine::name).distinct())
        // a disk beyond its first 20 GiB is for larger plants
        .containsAll(
            Cases.PRICES.prices().keySet().stream()
                .filter(name -> !name.equals("influxdb.storage"))
                .toList());
  }
}
