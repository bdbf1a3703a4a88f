package dev.shopfloor.cli.cost;

import dev.shopfloor.plant.PlantModel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Sends a sample through the functions' own stages, batched as the template's mappings batch the
 * whole plant, and scales what they made to the plant and a month.
 *
 * <p>All that a batch makes is made for each asset apart, so what the sample's assets make in a
 * batch's time stands for as many assets as the plant has of them.
 */
final class FlowMeter {
  // IngestStreamMapping
  static final int STREAM_BATCH = 500;
  static final double STREAM_WINDOW = 1;
  private static final double SHARD_RECORDS = 1_000;
  private static final double SHARD_BYTES = 1024 * 1024;
  // TimestreamWriterFunction's mapping
  static final int WRITER_BATCH = 10_000;
  static final double WRITER_WINDOW = 5;
  // OeeFunction's mapping of ProductionQueue
  static final int OEE_BATCH = 100;
  static final double OEE_WINDOW = 2;

  private final PlantModel plant;
  private final Sample sample;
  private final double assets;
  private final double perSampled;
  private final List<TelemetryStore> stores;

  /**
   * A meter.
   *
   * @param assets of the whole plant
   * @param sampled of them, those that the sample is of; 1 or more
   */
  FlowMeter(
      PlantModel plant, Sample sample, double assets, int sampled, List<TelemetryStore> stores) {
    this.plant = plant;
    this.sample = sample;
    this.assets = assets;
    this.perSampled = assets / sampled;
    this.stores = List.copyOf(stores);
  }

  Flow measure(IngestMode mode, int pack) {
    List<Parcel> parcels = new ArrayList<>(Parcel.pack(sample.messages(), pack));
    parcels.sort(Comparator.comparingLong(Parcel::rx));
    Flow.Wire wire = wire(parcels, mode);
    EnrichMeter enrich = new EnrichMeter(plant);
    double calls = call(enrich, parcels, wire);
    Batching toWriter =
        batching(
            perSecond(enrich.telemetry().size()) + assets * Assumptions.KPI_BODIES / 60,
            enrich.telemetry(),
            WRITER_BATCH,
            WRITER_WINDOW);
    QueueFlow telemetry =
        QueueFlow.of(
            perMonth(enrich.telemetry().size()),
            meanBytes(enrich.telemetry()),
            perMonth(enrich.telemetry().size()) / calls,
            toWriter);
    Map<TelemetryStore, Flow.Stored> stored = new EnumMap<>(TelemetryStore.class);
    for (TelemetryStore store : stores) {
      stored.put(store, stored(store, enrich.telemetry(), toWriter));
    }
    Produced produced = produced(enrich.production(), calls);
    return new Flow(
        mode,
        pack,
        assets,
        wire,
        enriched(enrich, calls),
        telemetry,
        produced.queue(),
        stored,
        produced.buckets());
  }

  private double perSecond(double inSample) {
    return inSample * perSampled / sample.seconds();
  }

  private double perMonth(double inSample) {
    return perSecond(inSample) * Units.MONTH;
  }

  private double perMonth(long inSample) {
    return perMonth((double) inSample);
  }

  private Flow.Wire wire(List<Parcel> parcels, IngestMode mode) {
    double units = 0;
    double actions = 0;
    double puts = 0;
    double handedOn = 0;
    for (Parcel parcel : parcels) {
      double bytes = Math.ceil(parcel.bytes() / 3.0) * 4 + Assumptions.AROUND_PAYLOAD;
      units += Units.of(parcel.bytes(), Units.IOT);
      actions += Units.of(bytes, Units.IOT);
      puts += Units.of(bytes, Units.KINESIS);
      handedOn += bytes;
    }
    boolean stream = mode == IngestMode.STREAM;
    double full =
        Math.max(perSecond(parcels.size()) / SHARD_RECORDS, perSecond(handedOn) / SHARD_BYTES);
    return new Flow.Wire(
        perMonth(parcels.size()),
        perMonth(units),
        perMonth(actions),
        stream ? perMonth(puts) : 0,
        stream ? (int) Math.max(1, Math.ceil(full * Assumptions.SPREAD)) : 0);
  }

  /** Runs the calls; returns how many there are in a month. */
  private double call(EnrichMeter enrich, List<Parcel> parcels, Flow.Wire wire) {
    if (wire.shards() == 0) {
      parcels.forEach(parcel -> enrich.call(List.of(parcel)));
      return wire.messages();
    }
    double aShard = perSecond(parcels.size()) / wire.shards();
    double seconds = Math.min(STREAM_WINDOW, STREAM_BATCH / aShard);
    Map<Long, List<Parcel>> groups = new TreeMap<>();
    for (Parcel parcel : parcels) {
      groups
          .computeIfAbsent(
              (long) Math.floor(parcel.rx() / 1e9 / seconds), first -> new ArrayList<>())
          .add(parcel);
    }
    groups.values().forEach(enrich::call);
    return Math.min(wire.messages(), wire.shards() / seconds * Units.MONTH);
  }

  private static Batching batching(double perSecond, List<Body> like, int most, double window) {
    return Batching.of(perSecond, meanBytes(like), most, window, Assumptions.POLLERS);
  }

  private static double meanBytes(List<Body> bodies) {
    return bodies.stream().mapToInt(Body::bytes).average().orElse(1);
  }

  private Flow.Enriched enriched(EnrichMeter enrich, double calls) {
    double callsOfSample = Math.max(1, enrich.calls());
    return new Flow.Enriched(
        calls,
        perMonth(enrich.points()),
        perMonth(enrich.forwarded()),
        enrich.logBytes() / callsOfSample * calls,
        perMonth(enrich.quarantine().items()),
        perMonth(enrich.quarantine().writes()),
        perMonth(enrich.quarantine().bytes()),
        perMonth(enrich.stateReads()),
        perMonth(enrich.stateWrites()),
        perMonth(enrich.alerts()));
  }

  private Flow.Stored stored(TelemetryStore store, List<Body> bodies, Batching batching) {
    WriterMeter telemetry = new WriterMeter(store, perSampled);
    Body.within(bodies, batching.seconds()).forEach(telemetry::call);
    WriterMeter kpis = new WriterMeter(store, assets);
    kpis.call(KpiMessages.OF_A_MINUTE);
    return new Flow.Stored(
        telemetry.written().times(perMonth(1)).plus(kpis.written().times(assets * Units.MINUTES)),
        telemetry.logBytes() * batching.calls());
  }

  private record Produced(QueueFlow queue, Flow.Buckets buckets) {}

  private Produced produced(List<Body> bodies, double calls) {
    if (bodies.isEmpty()) {
      return new Produced(QueueFlow.IDLE, new Flow.Buckets(0, 0, 0, 0, 0));
    }
    Batching batching = batching(perSecond(bodies.size()), bodies, OEE_BATCH, OEE_WINDOW);
    OeeMeter oee = new OeeMeter(plant);
    Body.within(bodies, batching.seconds()).forEach(oee::call);
    MeteredBuckets buckets = oee.buckets();
    return new Produced(
        QueueFlow.of(
            perMonth(bodies.size()), meanBytes(bodies), perMonth(bodies.size()) / calls, batching),
        new Flow.Buckets(
            perMonth(buckets.requests()),
            perMonth(buckets.reads()),
            perMonth(buckets.writes()),
            Math.min(1, perMonth(buckets.size()) / (assets * Units.MINUTES))
                * buckets.bytes()
                / Math.max(1, buckets.size()),
            oee.logBytes() * batching.calls()));
  }
}
