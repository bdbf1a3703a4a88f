package dev.shopfloor.oee;

import dev.shopfloor.model.Role;
import dev.shopfloor.model.Value;
import dev.shopfloor.plant.AssetHistory;
import dev.shopfloor.plant.AssetRevision;
import dev.shopfloor.plant.OeePolicy;
import dev.shopfloor.plant.OeeSpec;
import dev.shopfloor.plant.StateRules;
import dev.shopfloor.plant.TagSpec;
import dev.shopfloor.plant.TimeClass;
import org.jspecify.annotations.Nullable;

/** What an observation changes in a fold. */
final class Applying {
  private final AssetHistory history;
  private final ShiftWindow window;
  private final Tracks tracks;
  private final Spending spending;
  private final StateTrack.Pieces pieces;
  // reused with each count
  private final CountSheet.Surroundings surroundings = new CountSheet.Surroundings();
  private final OeeSpec policy;
  private @Nullable Explainer explainer;

  Applying(AssetHistory history, ShiftWindow window, Tracks tracks, Spending spending) {
    this.history = history;
    this.window = window;
    this.tracks = tracks;
    this.spending = spending;
    this.pieces = spending::piece;
    this.policy = history.at(window.start()).oee();
  }

  void explainTo(Explainer listener) {
    explainer = listener;
  }

  /** Takes an observation, after time has been advanced to it. */
  void take(Channel channel, Entry entry) {
    tracks.states().heard(entry.time());
    AssetRevision revision = history.at(entry.time());
    Role role = channel.role();
    if (role == Role.COUNTER) {
      count(revision, channel, entry);
    } else if (role == Role.REASON) {
      String text = Classes.text(entry);
      if (text != null) {
        tracks.now().reasons().say(channel.tag(), text, entry.time());
      }
    } else if (channel.tag().equals(revision.firstOf(role))) {
      switch (role) {
        case STATE -> state(revision, entry);
        case PRODUCT, ORDER, MODE, BOOT -> {
          String text = Classes.text(entry);
          if (text != null) {
            change(role, text, entry.time());
          }
        }
        default -> {}
      }
    }
  }

  private void state(AssetRevision revision, Entry entry) {
    Held state = held(entry);
    StateRules rules = revision.oee().rules();
    if (state.trusted() && rules.ignored().contains(state.name())) {
      return;
    }
    if (tracks.flapping().saw(state.name(), entry.time())) {
      tracks.flags().add(ResultFlag.FLAPPING);
    }
    boolean stands = Classes.stands(Classes.profile(revision, state));
    tracks.now().reasons().state(stands, entry.time());
    tracks.states().enter(state, entry.time(), policy, pieces);
  }

  /** The state told; the one that is held, if it is told once more. */
  private Held held(Entry entry) {
    String name = Classes.name(entry.value());
    Held held = tracks.states().newest();
    return held.quality() == entry.quality() && held.name().equals(name)
        ? held
        : new Held(name, entry.quality());
  }

  private void change(Role role, String text, long time) {
    switch (role) {
      case ORDER -> tracks.now().order(text);
      case MODE -> tracks.now().mode(text);
      case BOOT -> {
        if (tracks.now().boots(text)) {
          tracks.counts().reboot();
        }
      }
      default -> {
        if (tracks.counts().make(text)) {
          tracks.times().productChanges(time);
        }
      }
    }
  }

  private void count(AssetRevision revision, Channel channel, Entry entry) {
    TagSpec tag = revision.tag(channel.tag());
    if (tag == null || tag.counter() == null || !Classes.countable(entry)) {
      return;
    }
    long value = ((Value.Whole) entry.value()).value();
    OeeSpec oee = revision.oee();
    Judgement judged = spending.judge(revision, tracks.states().held());
    boolean planWins =
        oee.policy().planned() == OeePolicy.PlannedRun.PLAN_WINS
            && window.plannedAt(entry.time()) != null;
    CountSheet.Made made =
        tracks
            .counts()
            .observe(
                tag.name(),
                value,
                entry.time(),
                tag.counter(),
                oee,
                surroundings.at(
                    tracks.run(),
                    tracks.unknown(),
                    judged.timeClass() == TimeClass.SETUP,
                    !planWins));
    remark(made);
    if (made.inferred() > 0) {
      tracks.times().infer(made.inferred());
    }
    if (explainer != null) {
      explainer.count(
          entry.time(), tag.name(), tag.counter(), value, tracks.counts().product(), made);
    }
  }

  private void remark(CountSheet.Made made) {
    if (made.flag() != null) {
      tracks.flags().add(made.flag());
    }
    if (made.refused()) {
      tracks.flags().add(ResultFlag.COUNT_SPIKE);
    }
    if (made.inferred() > 0) {
      tracks.flags().add(ResultFlag.RUN_INFERRED);
    }
    if (made.pieces() > 0 && made.perPiece() == 0) {
      tracks.flags().add(ResultFlag.IDEAL_CYCLE_MISSING);
    } else if (made.pieces() > 0 && made.productUnknown()) {
      tracks.flags().add(ResultFlag.PRODUCT_UNKNOWN);
    }
  }
}
