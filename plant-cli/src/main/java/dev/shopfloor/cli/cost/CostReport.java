package dev.shopfloor.cli.cost;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The bills of all variants, and of what they are held against.
 *
 * @param question what was asked
 * @param census what the sample is of
 * @param prices by which it was reckoned
 * @param assumed what no sample tells
 * @param priced the variants with their bills, in the order asked
 * @param naive by store
 * @param siteWise one reading an entry, and ten
 * @param swings what each assumption does to the cheapest bill
 */
public record CostReport(
    CostQuestion question,
    Census census,
    PriceList prices,
    Assumptions assumed,
    List<Priced> priced,
    Map<TelemetryStore, Bill> naive,
    List<Bill> siteWise,
    List<Swing> swings) {
  private static final int TEN = 10;

  /** Copies the collections. */
  public CostReport {
    priced = List.copyOf(priced);
    naive = new EnumMap<>(naive);
    siteWise = List.copyOf(siteWise);
    swings = List.copyOf(swings);
  }

  /**
   * A variant and what it costs.
   *
   * @param variant the way to run
   * @param bill its bill
   */
  public record Priced(Variant variant, Bill bill) {
    BigDecimal total() {
      return bill.total();
    }
  }

  /** Reckons. */
  public static CostReport of(CostQuestion question, PriceList prices, Assumptions assumed) {
    Census census = Census.of(question.plant(), question.sample());
    FlowMeter meter =
        new FlowMeter(
            question.plant(),
            question.sample(),
            question.assets(),
            census.assets(),
            question.stores());
    List<Flow> flows = new ArrayList<>();
    for (IngestMode mode : question.modes()) {
      flows.add(meter.measure(mode, 1));
      if (question.pack() > 1) {
        flows.add(meter.measure(mode, question.pack()));
      }
    }
    List<Priced> priced = new ArrayList<>();
    for (Flow flow : flows) {
      for (TelemetryStore store : question.stores()) {
        for (boolean basic : new boolean[] {false, true}) {
          Variant variant = new Variant(flow.mode(), store, flow.pack(), basic);
          priced.add(new Priced(variant, BillMaker.of(flow, variant, prices, assumed)));
        }
      }
    }
    Map<TelemetryStore, Bill> naive = new EnumMap<>(TelemetryStore.class);
    for (TelemetryStore store : question.stores()) {
      naive.put(store, Comparison.naive(flows.getFirst(), store, prices, assumed));
    }
    Priced cheapest = cheapest(priced);
    Flow flow =
        flows.stream()
            .filter(each ->
                each.mode() == cheapest.variant().mode()
                    && each.pack() == cheapest.variant().pack())
            .findFirst()
            .orElseThrow();
    return new CostReport(
        question,
        census,
        prices,
        assumed,
        priced,
        naive,
        List.of(
            Comparison.siteWise(flows.getFirst(), 1, prices),
            Comparison.siteWise(flows.getFirst(), TEN, prices)),
        Swing.of(flow, cheapest, prices, assumed));
  }

  /**
   * The cheapest. A server of the user's is not on AWS's bill, so a variant with one counts only
   * where no other is asked for.
   */
  public Priced cheapest() {
    return cheapest(priced);
  }

  private static Priced cheapest(List<Priced> all) {
    Comparator<Priced> byTotal = Comparator.comparing(Priced::total);
    return all.stream()
        .filter(each -> !each.variant().store().yours())
        .min(byTotal)
        .orElseGet(() -> all.stream().min(byTotal).orElseThrow());
  }

  /** A variant's bill. */
  public Optional<Bill> bill(Variant variant) {
    return priced.stream()
        .filter(each -> each.variant().equals(variant))
        .map(Priced::bill)
        .findFirst();
  }
}
