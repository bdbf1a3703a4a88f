package dev.shopfloor.enrich;

import dev.shopfloor.enrich.Decoding.Decoded;
import dev.shopfloor.enrich.Decoding.Ignored;
import dev.shopfloor.enrich.Decoding.Parked;
import dev.shopfloor.enrich.Decoding.Refused;
import dev.shopfloor.enrich.Envelope.RawMessage;
import dev.shopfloor.ledger.Outcome;
import dev.shopfloor.ledger.Stage;
import dev.shopfloor.model.AssetKey;
import dev.shopfloor.model.Quarantined;
import dev.shopfloor.model.Reason;
import dev.shopfloor.plant.PayloadSpec;
import dev.shopfloor.plant.PlantDirectory;
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
  /** How long a message waits for a birth before the next announcement sends it to quarantine. */
  static final long LONGEST_WAIT = 3_600L * 1_000_000_000L;

  private final PlantDirectory directory;
  private final SourceStore sources;
  private final Memory memory = new Memory();
  private final SourcePlans plans = new SourcePlans();

  /**
   * An enricher for the plant of this directory, whose sources announce themselves in this store.
   */
  public Enricher(PlantDirectory directory, SourceStore sources) {
    this.directory = directory;
    this.sources = sources;
  }

  /**
   * Enriches one message; whatever it holds, this returns and its account balances.
   *
   * @throws RuntimeException when the source store or the directory fails, and only then
   */
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
      case RawMessage message -> {
        if (into.first(message)) {
          take(message, into);
        } else {
          into.message(Outcome.DUPLICATE);
        }
      }
    }
  }

  /** Takes what waited, and was handed on by now, out of the source store. */
  public void forget(Enrichment handedOn) {
    handedOn.unparked().forEach((source, all) -> sources.unpark(source, List.copyOf(all.values())));
  }

  /**
   * Asks the sources that this invocation misses something of, each at most once a minute over all
   * instances. A failure is counted: the next message without a definition asks again.
   */
  public void askForRebirths(Enrichment handedOn, RebirthRequests requests) {
    handedOn
        .rebirths()
        .forEach((source, rx) -> {
          try {
            if (sources.mayAskRebirth(source, rx)) {
              boolean asked = requests.ask(source, rx);
              handedOn.ledger().note(asked ? "rebirthsAsked" : "rebirthsFailed", 1);
            }
          } catch (RuntimeException storeIsDown) {
            handedOn.ledger().note("rebirthsFailed", 1);
          }
        });
  }

  private void take(RawMessage message, Enrichment into) {
    String announced = read(message, into, null);
    if (announced != null) {
      takeParked(announced, message.rx(), into);
    }
  }

  /** Reads again what waited for this source's announcement. */
  private void takeParked(String source, long rx, Enrichment into) {
    for (SourceStore.Parked parked : sources.parked(source)) {
      if (into.unpark(source, parked)) {
        read(parked.message(), into, new Waiting(source, parked, rx));
      }
    }
  }

  /** A message that has waited already, and now. */
  private record Waiting(String source, SourceStore.Parked parked, long now) {}

  /** Reads a message; returns the source that it announced something of, or null. */
  private @Nullable String read(RawMessage message, Enrichment into, @Nullable Waiting waiting) {
    Route route = Route.of(directory, message.topic(), message.rx());
    if (route == null) {
      refuse(
          message,
          null,
          new Refused(
              Reason.UNKNOWN_ASSET,
              null,
              "no asset of the plant model takes topic \"%s\"".formatted(message.topic())),
          into);
      return null;
    }
    return takePlain(message, route, into, waiting == null)
        ? null
        : end(message, route, decode(message, route), into, waiting);
  }

  /**
   * Takes a message that is as messages of its family nearly always are, which announces nothing.
   *
   * @param now whether it came just now, and has not waited
   * @return false when it is another; nothing has become of it then
   */
  private boolean takePlain(RawMessage message, Route route, Enrichment into, boolean now) {
    SourcePlan plan = plans.of(route, message.topic());
    if (plan == null || message.bytes().length > FlatJsonDecoder.MAX_BYTES) {
      return false;
    }
    PlainJson json = into.workspace().json();
    Samples samples = into.workspace().samples();
    json.open(message.bytes());
    samples.clear();
    if (!plan.reader().read(json, plan, message.rx(), samples)) {
      return false;
    }
    Placement placement = new Placement(message, route, memory, into);
    placement.place(samples);
    if (now) {
      placement.tellClock();
    }
    return true;
  }

  private Decoding decode(RawMessage message, Route route) {
    PayloadSpec payload = route.first().source().payload();
    return PayloadDecoder.of(payload.family()).decode(message, payload, sources);
  }

  /** Brings a decoded message to its outcome; returns the source that it announced, or null. */
  private @Nullable String end(
      RawMessage message,
      Route route,
      Decoding decoding,
      Enrichment into,
      @Nullable Waiting waiting) {
    return switch (decoding) {
      case Refused refused -> {
        refuse(message, route.only(), refused, into);
        yield null;
      }
      case Decoded decoded -> {
        Placement placement = new Placement(message, route, memory, into);
        placement.place(decoded);
        if (waiting == null) {
          placement.tellClock();
        }
        into.rebirth(decoded.rebirth(), message.rx());
        yield decoded.announced();
      }
      case Ignored(String kind, String announced) -> {
        into.ledger().note("ignored." + kind, 1);
        into.message(Outcome.IGNORED);
        yield announced;
      }
      case Parked parked -> {
        if (parked.rebirth()) {
          into.rebirth(parked.source(), waiting == null ? message.rx() : waiting.now());
        }
        yield park(message, route, parked, into, waiting);
      }
    };
  }

  private @Nullable String park(
      RawMessage message, Route route, Parked parked, Enrichment into, @Nullable Waiting waiting) {
    boolean waits =
        waiting == null
            ? sources.park(parked.source(), message)
            : waiting.now() - message.rx() < LONGEST_WAIT;
    if (!waits) {
      refuse(
          message, route.only(), new Refused(Reason.NO_DEFINITION, null, parked.message()), into);
      return null;
    }
    into.message(Outcome.PARKED);
    if (waiting != null) {
      into.keepParked(waiting.source(), waiting.parked());
      return null;
    }
    // another instance may have taken the announcement before this message was seen to wait
    return decode(message, route) instanceof Parked ? null : parked.source();
  }

  static void refuse(RawMessage message, @Nullable AssetKey asset, Refused why, Enrichment into) {
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
}
