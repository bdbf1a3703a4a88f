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
import dev.shopfloor.model.Value;
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
  private final Memory memory;
  private final Enrichment into;
  private final MessageClock clock = new MessageClock();
  private final Rejects rejects = new Rejects();
  private int ignored;

  Placement(RawMessage message, Route route, Memory memory, Enrichment into) {
    this.message = message;
    this.route = route;
    this.memory = memory;
    this.into = into;
  }

  void place(Decoded decoded) {
    for (Point point : decoded.points()) {
      place(point);
    }
    for (TagProblem problem : decoded.problems()) {
      Route.Owner owner = route.owner(problem.device(), problem.tag());
      if (owner != null) {
        place(problem, owner);
      } else if (problem.reason() == Reason.UNSUPPORTED_SHAPE) {
        // its name says where it stands in the message, and no device
        rejects.add(null, problem.reason(), problem.tag(), problem.message());
      } else {
        nobodys(problem.device(), problem.tag());
      }
    }
    account(decoded.points().size() + decoded.problems().size());
  }

  /** Places the readings of a plain message. */
  void place(Samples samples) {
    PlainPlace plain = new PlainPlace(message, route.first(), into);
    for (int at = 0; at < samples.size(); at++) {
      Sample sample = samples.get(at);
      if (plain.take(sample)) {
        clock.hear(sample.time, sample.origin, sample.flags, route.first());
      } else {
        place(sample.point(message.bytes(), message.rx()));
      }
    }
    account(samples.size());
  }

  private void account(int found) {
    rejects.keep(message, into);
    into.ledger().note("ignoredTags", ignored);
    boolean nothing = ignored == found;
    if (nothing) {
      into.ledger().note(ignored > 0 ? "ignored.noise" : "ignored.empty", 1);
    }
    into.message(nothing ? Outcome.IGNORED : Outcome.DECODED);
  }

  /** Says what the message's times tell of its source's clock; only of one that came just now. */
  void tellClock() {
    clock.tell(message, memory.clocks(), into);
  }

  private void nobodys(@Nullable String device, String tag) {
    String name = device == null || device.isEmpty() ? tag : device;
    rejects.add(
        null,
        Reason.UNKNOWN_ASSET,
        name,
        "no asset on topic \"%s\" has the device \"%s\""
            .formatted(message.topic(), Shown.of(name)));
  }

  private void place(Point point) {
    Route.Owner owner = route.owner(point.device(), point.tag());
    if (owner == null) {
      nobodys(point.device(), point.tag());
    } else {
      place(point, owner);
    }
  }

  private void place(Point point, Route.Owner owner) {
    SourceSpec source = owner.target().source();
    clock.hear(point.time(), point.origin(), point.flags(), owner.target());
    AssetRevision revision = owner.target().history().at(point.time());
    TagSpec tag = revision.tagBySource(owner.tag());
    if (tag == null && ignores(source, owner.tag())) {
      ignored++;
    } else if (tag == null) {
      unknown(owner.tag(), revision);
    } else if (inTime(point, source, revision)) {
      fit(point, revision, tag, source.payload().decimalComma());
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

  void fit(Point point, AssetRevision revision, TagSpec tag, boolean decimalComma) {
    UnitPlan plan = UnitPlan.of(point.unit(), tag, memory.units());
    switch (TagFitter.fit(point, tag, plan, decimalComma)) {
      case Fit.Bad(Reason reason, String why) ->
          rejects.add(revision.key(), reason, tag.source(), why);
      case Fit.Good fit -> {
        into.point(
            revision.context(),
            new EnrichedPoint(
                tag.name(),
                tag.role(),
                fit.value(),
                plan == null ? tag.unit() : plan.stored(),
                fit.raw(),
                point.time(),
                point.origin(),
                point.rx(),
                point.quality(),
                point.flags() | flags(plan) | flags(point, fit, revision, tag),
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
    if (limits != null && measured(point) && Numbers.number(fit.value())) {
      into.observation(
          new LimitObservation(revision.context(), tag, limits, fit.value(), point.time()));
    }
    if (States.named(tag.role()) && measured(point)) {
      String unmapped = States.unmapped(fit.value(), tag, revision);
      if (unmapped != null) {
        into.observation(
            new StateObservation(
                revision.context(), tag.name(), unmapped, point.time(), tag.role()));
      }
    }
  }

  private int flags(@Nullable UnitPlan plan) {
    if (plan == null || plan.flags() == 0) {
      return 0;
    }
    for (Flag flag : Flag.of(plan.flags())) {
      into.ledger().note(flag.name(), 1);
    }
    return plan.flags();
  }

  private int flags(Point point, Fit.Good fit, AssetRevision revision, TagSpec tag) {
    return tag.checks() == null
            || !measured(point)
            || fit.value() instanceof Value.Absent
            || Flag.HISTORICAL.in(point.flags())
        ? 0
        : memory.neighbours().flags(revision.key(), tag, fit.value(), point.time());
  }

  private static boolean measured(Point point) {
    return point.quality() == Quality.GOOD || point.quality() == Quality.UNCERTAIN;
  }
}
