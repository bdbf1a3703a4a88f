package dev.shopfloor.enrich;

import dev.shopfloor.enrich.Decoding.Decoded;
import dev.shopfloor.enrich.Decoding.TagProblem;
import dev.shopfloor.enrich.Envelope.RawMessage;
import dev.shopfloor.ledger.Outcome;
import dev.shopfloor.model.EnrichedPoint;
import dev.shopfloor.model.Flag;
import dev.shopfloor.model.Nanos;
import dev.shopfloor.model.Point;
import dev.shopfloor.model.Quality;
import dev.shopfloor.model.Reason;
import dev.shopfloor.plant.AssetRevision;
import dev.shopfloor.plant.LimitSpec;
import dev.shopfloor.plant.SourceSpec;
import dev.shopfloor.plant.TagSpec;
import org.jspecify.annotations.Nullable;

/** Gives the points of one decoded message their places in the plant. */
final class Placement {
  private static final long NANOS = 1_000_000_000L;

  private final RawMessage message;
  private final Route route;
  private final Enrichment into;
  private final Rejects rejects = new Rejects();
  private int ignored;

  Placement(RawMessage message, Route route, Enrichment into) {
    this.message = message;
    this.route = route;
    this.into = into;
  }

  void place(Decoded decoded) {
    for (Point point : decoded.points()) {
      Route.Owner owner = owner(point.device(), point.tag());
      if (owner != null) {
        place(point, owner);
      }
    }
    for (TagProblem problem : decoded.problems()) {
      Route.Owner owner = owner(problem.device(), problem.tag());
      if (owner != null) {
        place(problem, owner);
      }
    }
    rejects.keep(message, into);
    into.ledger().note("ignoredTags", ignored);
    boolean nothing = ignored == decoded.points().size() + decoded.problems().size();
    if (nothing) {
      into.ledger().note(ignored > 0 ? "ignored.noise" : "ignored.empty", 1);
    }
    into.message(nothing ? Outcome.IGNORED : Outcome.DECODED);
  }

  private Route.@Nullable Owner owner(@Nullable String device, String tag) {
    Route.Owner owner = route.owner(device, tag);
    if (owner == null) {
      String name = device == null || device.isEmpty() ? tag : device;
      rejects.add(
          null,
          Reason.UNKNOWN_ASSET,
          name,
          "no asset on topic \"%s\" has the device \"%s\""
              .formatted(message.topic(), Shown.of(name)));
    }
    return owner;
  }

  private void place(Point point, Route.Owner owner) {
    SourceSpec source = owner.target().source();
    AssetRevision revision = owner.target().history().at(point.time());
    TagSpec tag = revision.tagBySource(owner.tag());
    if (tag == null && ignores(source, owner.tag())) {
      ignored++;
    } else if (tag == null) {
      unknown(owner.tag(), revision);
    } else if (inTime(point, source, revision)) {
      fit(point, revision, tag);
    }
  }

  private void place(TagProblem problem, Route.Owner owner) {
    AssetRevision revision = owner.target().history().at(problem.time());
    boolean known = revision.tagBySource(owner.tag()) != null;
    if (!known && ignores(owner.target().source(), owner.tag())) {
      ignored++;
    } else if (!known
        && problem.reason() != Reason.TOO_LARGE
        && problem.reason() != Reason.UNSUPPORTED_SHAPE) {
      unknown(owner.tag(), revision);
    } else {
      rejects.add(revision.key(), problem.reason(), owner.tag(), problem.message());
    }
  }

  private static boolean ignores(SourceSpec source, String name) {
    return source.unknownTags() == SourceSpec.UnknownTags.IGNORE || source.ignored().contains(name);
  }

  private void unknown(String name, AssetRevision revision) {
    rejects.add(
        revision.key(),
        Reason.UNKNOWN_TAG,
        name,
        "asset %s has no tag that its source calls so".formatted(revision.key()));
  }

  private boolean inTime(Point point, SourceSpec source, AssetRevision revision) {
    long ahead = point.time() - point.rx();
    if (ahead > source.maxAhead()) {
      rejects.add(
          revision.key(),
          Reason.FUTURE_TIME,
          point.tag(),
          "%s is %d s after its receipt; at most %d s are allowed"
              .formatted(Nanos.instant(point.time()), ahead / NANOS, source.maxAhead() / NANOS));
      return false;
    }
    if (-ahead > source.maxAge()) {
      rejects.add(
          revision.key(),
          Reason.LATE,
          point.tag(),
          "%s is %d s before its receipt; at most %d s are taken"
              .formatted(Nanos.instant(point.time()), -ahead / NANOS, source.maxAge() / NANOS));
      return false;
    }
    return true;
  }

  void fit(Point point, AssetRevision revision, TagSpec tag) {
    switch (TagFitter.fit(point, tag)) {
      case Fit.Bad(Reason reason, String why) ->
          rejects.add(revision.key(), reason, tag.source(), why);
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
          observe(point, fit, revision, tag);
        }
      }
    }
  }

  private void observe(Point point, Fit.Good fit, AssetRevision revision, TagSpec tag) {
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
