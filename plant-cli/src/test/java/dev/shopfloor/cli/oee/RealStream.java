package dev.shopfloor.cli.oee;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.shopfloor.cli.model.PlantFiles;
import dev.shopfloor.cli.run.InputLines;
import dev.shopfloor.cli.run.MessageLine;
import dev.shopfloor.cli.run.MessageText;
import dev.shopfloor.enrich.Enricher;
import dev.shopfloor.enrich.Enrichment;
import dev.shopfloor.enrich.Envelope;
import dev.shopfloor.enrich.MemorySourceStore;
import dev.shopfloor.ledger.Outcome;
import dev.shopfloor.ledger.Subject;
import dev.shopfloor.model.AssetKey;
import dev.shopfloor.model.EnrichedPoint;
import dev.shopfloor.model.Role;
import dev.shopfloor.oee.AssetFold;
import dev.shopfloor.plant.AssetHistory;
import dev.shopfloor.plant.AssetRevision;
import dev.shopfloor.plant.MapPlantDirectory;
import dev.shopfloor.plant.OeeSpec;
import dev.shopfloor.plant.PlantModel;
import dev.shopfloor.plant.TagSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Streams of real factory data, through the first stage's own code. */
final class RealStream {
  private static final long NANOS_PER_MILLI = 1_000_000L;
  private static final int BATCH = 500;
  private static final Map<String, List<AssetPoint>> READ = new HashMap<>();

  private RealStream() {}

  /** A point of an asset. */
  record AssetPoint(AssetKey asset, EnrichedPoint point) {}

  /** A file of the data; the test is skipped, loudly, where it is not. */
  static Path file(String name) {
    Path file = Path.of(System.getProperty("shopfloor.data", "../../shared/data")).resolve(name);
    assumeTrue(Files.exists(file), "SKIPPED: the real factory data is not here: " + file);
    return file;
  }

  /** The plant file of an example. */
  static PlantModel plant(String example) {
    return PlantFiles.load(Path.of("..", "docs", "examples", example, "plant.yaml")).require();
  }

  /** The same plant, but for how long a state is held and how long it has to last, ns. */
  static PlantModel timed(PlantModel plant, long staleAfter, long debounce) {
    return each(plant, of -> with(of, of.tags(), timed(of.oee(), staleAfter, debounce)));
  }

  /** The same plant, but every measurement is a sign of life. */
  static PlantModel lively(PlantModel plant) {
    return each(
        plant, of -> with(of, of.tags().stream().map(RealStream::lively).toList(), of.oee()));
  }

  private static TagSpec lively(TagSpec tag) {
    return tag.role() != Role.MEASUREMENT
        ? tag
        : new TagSpec(
            tag.source(),
            tag.name(),
            Role.HEARTBEAT,
            tag.type(),
            tag.unit(),
            tag.conversion(),
            tag.low(),
            tag.high(),
            null,
            null);
  }

  private static PlantModel each(PlantModel plant, UnaryOperator<AssetRevision> change) {
    return new PlantModel(
        plant.assets().stream()
            .map(asset ->
                new AssetHistory(asset.key(), asset.revisions().stream().map(change).toList()))
            .toList());
  }

  private static AssetRevision with(AssetRevision of, List<TagSpec> tags, OeeSpec oee) {
    return new AssetRevision(
        of.validFrom(),
        of.context(),
        of.zone(),
        of.criticality(),
        of.cmmsAssetId(),
        of.workOrderFrom(),
        of.sources(),
        tags,
        oee);
  }

  private static OeeSpec timed(OeeSpec oee, long staleAfter, long debounce) {
    return new OeeSpec(
        oee.stateProfile(),
        oee.states(),
        oee.idealCycle(),
        staleAfter,
        debounce,
        oee.minorStop(),
        oee.stopAlertAfter(),
        oee.stopSeverity(),
        oee.shifts(),
        oee.shiftsAssumed(),
        oee.products(),
        oee.rules(),
        oee.policy(),
        oee.calendar(),
        oee.line(),
        oee.target());
  }

  /**
   * What the first stage makes of a stream, in its order, as far as OEE needs it; read once.
   *
   * @param lively whether every tag is a sign of life
   */
  static List<AssetPoint> points(String example, String stream, boolean lively) throws IOException {
    String name = stream + (lively ? " lively" : "");
    List<AssetPoint> known = READ.get(name);
    if (known == null) {
      PlantModel plant = plant(example);
      known = List.copyOf(read(lively ? lively(plant) : plant, stream));
      READ.put(name, known);
    }
    return known;
  }

  private static List<AssetPoint> read(PlantModel plant, String stream) throws IOException {
    List<AssetPoint> points = new ArrayList<>();
    Enricher enricher = new Enricher(new MapPlantDirectory(plant), new MemorySourceStore());
    Enrichment batch = batch(points);
    int taken = 0;
    try (InputLines lines = InputLines.open(file("streams/" + stream + ".jsonl.gz").toString())) {
      for (InputLines.Line line = lines.next(); line != null; line = lines.next()) {
        MessageLine message = ((MessageText.Read.Good) MessageText.read(line.bytes())).message();
        enricher.enrich(
            new Envelope.RawMessage(
                message.topic(),
                message.receivedAt() * NANOS_PER_MILLI,
                message.payload(),
                null,
                null,
                null),
            batch);
        if (++taken % BATCH == 0) {
          enricher.forget(batch);
          batch = batch(points);
        }
      }
    }
    return points;
  }

  private static Enrichment batch(List<AssetPoint> points) {
    return new Enrichment((context, point) -> {
      if (point.role().production()) {
        points.add(new AssetPoint(context.key(), point));
      }
    });
  }

  /** The only asset of a plant, with what the points say of it. */
  static AssetFold fold(PlantModel plant, List<AssetPoint> points) {
    PointIntake intake = new PointIntake(plant);
    points.forEach(each -> intake.take(each.asset(), each.point()));
    AssetFold fold = intake.finish().getFirst();
    if (!intake.ledger().balanced()
        || intake.ledger().counted(Subject.POINTS, Outcome.QUARANTINED) > 0) {
      throw new AssertionError("the account of the intake: " + intake.ledger().notes());
    }
    return fold;
  }
}
