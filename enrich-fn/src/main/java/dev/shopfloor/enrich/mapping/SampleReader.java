package dev.shopfloor.enrich.mapping;

import dev.shopfloor.enrich.Doc;
import dev.shopfloor.enrich.mapping.Head.When;
import dev.shopfloor.model.Reason;
import dev.shopfloor.model.TimeOrigin;
import dev.shopfloor.plant.Mapping;
import dev.shopfloor.plant.Mapping.Samples;
import dev.shopfloor.plant.Mapping.Step;
import dev.shopfloor.plant.Mapping.StepUnit;
import dev.shopfloor.plant.Ref;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Reads rows of samples. */
final class SampleReader {
  private static final double NANOS = 1e9;
  private static final double LONGEST = 86_400 * NANOS;

  private final Samples samples;
  private final Tools tools;
  private int taken;

  SampleReader(Samples samples, Tools tools) {
    this.samples = samples;
    this.tools = tools;
  }

  /** How many samples the message has so far; beyond the most they are counted only. */
  int taken() {
    return taken;
  }

  void read(Scope record, Head head) {
    Doc values = record.find(samples.values());
    String name = record.text(samples.name());
    if (values instanceof Doc.Arr(List<Doc> row)) {
      if (name == null) {
        shape(record, head, samples.values(), "an array has no name of its own; set name");
      } else {
        row(record, head, name, row);
      }
    } else if (values instanceof Doc.Obj object && name == null) {
      for (Doc.Member member : object.members()) {
        if (member.value() instanceof Doc.Arr(List<Doc> row)) {
          row(record, head, member.name(), row);
        } else {
          tools
              .sink()
              .problem(head, member.name(), Reason.WRONG_TYPE, "an array of samples is wanted");
        }
      }
    } else {
      shape(record, head, samples.values(), "an array of samples is wanted");
    }
  }

  private void row(Scope record, Head head, String tag, List<Doc> row) {
    taken += row.size();
    if (taken > Mapping.MOST_SAMPLES) {
      return;
    }
    IntFunction<When> times = times(record, head, row.size());
    if (times == null) {
      return;
    }
    String unit = tools.units().find(record, tag, null, null, null);
    for (int at = 0; at < row.size(); at++) {
      Reading reading = tools.values().read(row.get(at));
      String inside = reading instanceof Reading.Sent sent ? sent.unit() : null;
      tools.sink().add(head.at(times.apply(at)), tag, reading, inside == null ? unit : inside);
    }
  }

  /** The time of each sample; null when there are none, which is a problem then. */
  private @Nullable IntFunction<When> times(Scope record, Head head, int count) {
    if (samples.times() != null) {
      return sent(record, head, samples.times(), count);
    }
    Step step = samples.step();
    double nanos = step == null ? 0 : nanos(record, step);
    if (nanos <= 0 || nanos > LONGEST) {
      shape(
          record,
          head,
          step == null || step.at() == null ? samples.values() : step.at(),
          "the step from one sample to the next is wanted, above 0 and at most a day");
      return null;
    }
    long start = head.when().nanos();
    if (start > Long.MAX_VALUE - count * nanos) {
      shape(record, head, samples.values(), "the last sample lies beyond the calendar");
      return null;
    }
    return at -> head.when().at(start + Math.round(at * nanos));
  }

  private @Nullable IntFunction<When> sent(Scope record, Head head, Ref ref, int count) {
    if (record.find(ref) instanceof Doc.Arr(List<Doc> times) && times.size() == count) {
      long rx = record.message().rx();
      return at -> tools.heads().read(times.get(at), TimeOrigin.VALUE, rx);
    }
    shape(record, head, ref, "an array of %d times is wanted, one a sample".formatted(count));
    return null;
  }

  private static double nanos(Scope record, Step step) {
    if (step.at() == null) {
      return step.nanos();
    }
    String sent = record.text(step.at());
    double number;
    try {
      number = sent == null || sent.length() > 40 ? 0 : Double.parseDouble(sent);
    } catch (NumberFormatException none) {
      return 0;
    }
    return step.unit() == StepUnit.HZ ? NANOS / number : number * factor(step.unit());
  }

  private static double factor(StepUnit unit) {
    return switch (unit) {
      case S -> NANOS;
      case MS -> 1e6;
      case US -> 1e3;
      case NS, HZ -> 1;
    };
  }

  private void shape(Scope record, Head head, Ref at, String what) {
    tools.sink().shape(head, record, "%s of it: %s".formatted(at.text(), what));
  }
}
