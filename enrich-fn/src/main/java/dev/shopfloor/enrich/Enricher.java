package dev.shopfloor.enrich;

import dev.shopfloor.enrich.Decoding.Decoded;
import dev.shopfloor.enrich.Decoding.Refused;
import dev.shopfloor.enrich.Decoding.TagProblem;
import dev.shopfloor.enrich.Envelope.RawMessage;
import dev.shopfloor.ledger.Outcome;
import dev.shopfloor.ledger.Stage;
import dev.shopfloor.model.AssetKey;
import dev.shopfloor.model.EnrichedPoint;
import dev.shopfloor.model.Flag;
import dev.shopfloor.model.Nanos;
import dev.shopfloor.model.Point;
import dev.shopfloor.model.Quality;
import dev.shopfloor.model.Quarantined;
import dev.shopfloor.model.Reason;
import dev.shopfloor.plant.AssetHistory;
import dev.shopfloor.plant.AssetRevision;
import dev.shopfloor.plant.LimitSpec;
import dev.shopfloor.plant.PlantDirectory;
import dev.shopfloor.plant.SourceSpec;
import dev.shopfloor.plant.TagSpec;
import dev.shopfloor.plant.TopicFilters;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decodes messages and gives each point its asset, its tag, its unit and its place in the plant.
 *
 * <p>How a payload is read follows the plant model at its receipt, because the sender speaks as it
 * is set up now; what its points mean follows the model at their own time, because late data
 * belongs to what was true then.
 */
public final class Enricher {
  private static final long NANOS = 1_000_000_000L;

  private final PlantDirectory directory;

  /** An enricher for the plant of this directory. */
  public Enricher(PlantDirectory directory) {
    this.directory = directory;
  }

  /** Enriches one message; whatever it holds, this returns and its account balances. */
  public void enrich(Envelope envelope, Enrichment into) {
    switch (envelope) {
      case Envelope.Broken broken ->
          into.refuse(
              new Quarantined(
                  Reason.MALFORMED_ENVELOPE,
                  null,
                  broken.message(),
                  Stage.ENRICH.word(),
                  null,
                  broken.topic(),
                  broken.rx(),
                  broken.bytes()));
      case RawMessage message -> enrich(message, into);
    }
  }

  private void enrich(RawMessage message, Enrichment into) {
    AssetKey asset = directory.assetOf(message.topic());
    AssetHistory history = asset == null ? null : directory.history(asset);
    SourceSpec source = history == null ? null : source(history, message);
    if (asset == null || history == null || source == null) {
      refuse(
          message,
          null,
          new Refused(
              Reason.UNKNOWN_ASSET,
              null,
              "no asset of the plant model takes topic \"%s\"".formatted(message.topic())),
          into);
      return;
    }
    switch (PayloadDecoder.of(source.family()).decode(message, source)) {
      case Refused refused -> refuse(message, asset, refused, into);
      case Decoded decoded -> accept(message, history, source, decoded, into);
    }
  }

  /** The source that takes the topic, of the newest revision at receipt that has one. */
  private static @Nullable SourceSpec source(AssetHistory history, RawMessage message) {
    List<SourceSpec> only = history.latest().sources();
    if (history.revisions().size() == 1 && only.size() == 1) {
      return only.getFirst();
    }
    SourceSpec found = source(history.at(message.rx()), message.topic());
    List<AssetRevision> revisions = history.revisions();
    for (int at = revisions.size() - 1; found == null && at >= 0; at--) {
      found = source(revisions.get(at), message.topic());
    }
    return found;
  }

  private static @Nullable SourceSpec source(AssetRevision revision, String topic) {
    TopicFilters<SourceSpec> filters = new TopicFilters<>();
    for (SourceSpec source : revision.sources()) {
      filters.add(source.topicFilter(), source);
    }
    return filters.match(topic);
  }

  private static void refuse(
      RawMessage message, @Nullable AssetKey asset, Refused why, Enrichment into) {
    into.refuse(
        new Quarantined(
            why.reason(),
            why.field(),
            why.message(),
            Stage.ENRICH.word(),
            asset == null ? null : asset.text(),
            message.topic(),
            message.rx(),
            message.bytes()));
  }

  private static void accept(
      RawMessage message,
      AssetHistory history,
      SourceSpec source,
      Decoded decoded,
      Enrichment into) {
    Rejects rejects = new Rejects();
    int ignored = 0;
    for (Point point : decoded.points()) {
      AssetRevision revision = history.at(point.time());
      TagSpec tag = revision.tagBySource(point.tag());
      if (tag == null && ignores(source, point.tag())) {
        ignored++;
      } else if (tag == null) {
        unknown(point.tag(), revision, rejects);
      } else if (inTime(point, source, rejects)) {
        place(point, revision, tag, rejects, into);
      }
    }
    for (TagProblem problem : decoded.problems()) {
      AssetRevision revision = history.at(problem.time());
      boolean known = revision.tagBySource(problem.tag()) != null;
      if (!known && ignores(source, problem.tag())) {
        ignored++;
      } else if (!known && problem.reason() != Reason.TOO_LARGE) {
        unknown(problem.tag(), revision, rejects);
      } else {
        rejects.add(problem.reason(), problem.tag(), problem.message());
      }
    }
    rejects.keep(message, history.key(), into);
    into.ledger().note("ignoredTags", ignored);
    boolean nothing = ignored == decoded.points().size() + decoded.problems().size();
    if (nothing) {
      into.ledger().note(ignored > 0 ? "ignored.noise" : "ignored.empty", 1);
    }
    into.message(nothing ? Outcome.IGNORED : Outcome.DECODED);
  }

  private static boolean ignores(SourceSpec source, String name) {
    return source.unknownTags() == SourceSpec.UnknownTags.IGNORE || source.ignored().contains(name);
  }

  private static void unknown(String name, AssetRevision revision, Rejects rejects) {
    rejects.add(
        Reason.UNKNOWN_TAG,
        name,
        "asset %s has no tag that its source calls so".formatted(revision.key()));
  }

  private static boolean inTime(Point point, SourceSpec source, Rejects rejects) {
    long ahead = point.time() - point.rx();
    if (ahead > source.maxAhead()) {
      rejects.add(
          Reason.FUTURE_TIME,
          point.tag(),
          "%s is %d s after its receipt; at most %d s are allowed"
              .formatted(Nanos.instant(point.time()), ahead / NANOS, source.maxAhead() / NANOS));
      return false;
    }
    if (-ahead > source.maxAge()) {
      rejects.add(
          Reason.LATE,
          point.tag(),
          "%s is %d s before its receipt; at most %d s are taken"
              .formatted(Nanos.instant(point.time()), -ahead / NANOS, source.maxAge() / NANOS));
      return false;
    }
    return true;
  }

  static void place(
      Point point, AssetRevision revision, TagSpec tag, Rejects rejects, Enrichment into) {
    switch (TagFitter.fit(point, tag)) {
      case Fit.Bad(Reason reason, String why) -> rejects.add(reason, point.tag(), why);
      case Fit.Good fit -> {
        into.point(
            revision.context(),
            new EnrichedPoint(
                tag.name(),
                tag.role(),
                fit.value(),
                tag.unit(),
                fit.raw(),
                point.time(),
                point.origin(),
                point.rx(),
                point.quality(),
                point.flags(),
                point.sequence()),
            fit.condition());
        if (!Flag.HISTORICAL.in(point.flags())) {
          observe(point, fit, revision, tag, into);
        }
      }
    }
  }

  private static void observe(
      Point point, Fit.Good fit, AssetRevision revision, TagSpec tag, Enrichment into) {
    if (fit.condition() != null) {
      into.observation(
          new ConditionObservation(revision.context(), tag, fit.condition(), point.time()));
    }
    LimitSpec limits = tag.limits();
    boolean measured = point.quality() == Quality.GOOD || point.quality() == Quality.UNCERTAIN;
    if (limits != null && measured && Numbers.number(fit.value())) {
      into.observation(
          new LimitObservation(revision.context(), tag, limits, fit.value(), point.time()));
    }
  }
}
