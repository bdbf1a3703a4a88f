package dev.shopfloor.enrich.mapping;

import dev.shopfloor.enrich.Doc;
import dev.shopfloor.enrich.EventTime;
import dev.shopfloor.enrich.Grade;
import dev.shopfloor.enrich.QualityReader;
import dev.shopfloor.enrich.Shown;
import dev.shopfloor.enrich.TimeReader;
import dev.shopfloor.enrich.mapping.Head.When;
import dev.shopfloor.model.Flag;
import dev.shopfloor.model.Point;
import dev.shopfloor.model.TimeOrigin;
import dev.shopfloor.plant.Mapping;
import dev.shopfloor.plant.Mapping.QualityRule;
import dev.shopfloor.plant.Ref;
import dev.shopfloor.plant.TimeSpec;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what all values of a record have in common. */
final class HeadReader {
  private static final int MOST_DIGITS = 18;

  private final Mapping mapping;
  private final TimeSpec spec;
  private final boolean oneValue;

  HeadReader(Mapping mapping, TimeSpec spec) {
    this.mapping = mapping;
    this.spec = spec;
    this.oneValue = mapping.form() instanceof Mapping.Narrow;
  }

  Head read(Scope record, boolean event) {
    return new Head(
        record.text(mapping.device()),
        when(record, event || oneValue ? TimeOrigin.VALUE : TimeOrigin.MESSAGE),
        grade(record.find(mapping.quality().at()), mapping.quality()),
        sequence(record.text(mapping.sequence())));
  }

  static Grade grade(@Nullable Doc sent, QualityRule rule) {
    String code = Scope.text(sent);
    if (code == null || code.isBlank()) {
      return Grade.GOOD;
    }
    String word = code.strip();
    var quality = rule.words().get(word);
    return new Grade(quality == null ? QualityReader.WORDS.of(word) : quality, Shown.of(code));
  }

  /** A value's own time, or null when it has none. */
  @Nullable When own(Scope member, @Nullable Ref at) {
    Doc sent = present(member.find(at));
    return sent == null ? null : read(sent, TimeOrigin.VALUE, member.message().rx());
  }

  /** A time as sent. */
  When read(Doc sent, TimeOrigin origin, long rx) {
    long reading = TimeReader.read(sent, spec);
    return reading == TimeReader.INVALID
        ? new When(
            rx,
            TimeOrigin.RECEIVED,
            Flag.TIME_GUESSED.bit(),
            TimeReader.problem(String.valueOf(Scope.text(sent)), spec))
        : new When(TimeReader.nanos(reading), origin, EventTime.flags(reading), null);
  }

  private When when(Scope record, TimeOrigin own) {
    for (Ref place : places(mapping.time())) {
      Doc sent = present(record.find(place));
      if (sent != null) {
        boolean root = place instanceof Ref.Root;
        return read(sent, root ? TimeOrigin.MESSAGE : own, record.message().rx());
      }
    }
    Doc sent = keyed(record.doc());
    if (sent != null) {
      return read(sent, own, record.message().rx());
    }
    sent = keyed(record.message().root());
    return sent == null
        ? new When(record.message().rx(), TimeOrigin.RECEIVED, Flag.TIME_GUESSED.bit(), null)
        : read(sent, TimeOrigin.MESSAGE, record.message().rx());
  }

  private @Nullable Doc keyed(Doc at) {
    if (at instanceof Doc.Obj object) {
      for (String key : spec.keys()) {
        Doc sent = present(object.get(key));
        if (sent != null) {
          return sent;
        }
      }
    }
    return null;
  }

  private static long sequence(@Nullable String sent) {
    if (sent == null || sent.isEmpty() || sent.length() > MOST_DIGITS) {
      return Point.NO_SEQUENCE;
    }
    return sent.chars().allMatch(c -> c >= '0' && c <= '9')
        ? Long.parseLong(sent)
        : Point.NO_SEQUENCE;
  }

  private static @Nullable Doc present(@Nullable Doc sent) {
    return sent instanceof Doc.Null ? null : sent;
  }

  private static List<Ref> places(@Nullable Ref ref) {
    return switch (ref) {
      case null -> List.of();
      case Ref.First(List<Ref> places) -> places;
      case Ref one -> List.of(one);
    };
  }
}
