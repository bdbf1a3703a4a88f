package dev.shopfloor.workorder.fake;

import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Says what goes wrong. */
@FunctionalInterface
public interface Faults {
  /** Nothing ever goes wrong. */
  Faults NONE = (kind, nth) -> null;

  /**
   * What goes wrong with a call; null for nothing.
   *
   * @param nth 1 for the first call of this kind
   */
  @Nullable Fault on(Call.Kind kind, int nth);

  /** This goes wrong each time, whatever is called. */
  static Faults always(Fault fault) {
    return (kind, nth) -> fault;
  }

  /** This goes wrong with the nth call of this kind, the rest as this says. */
  default Faults on(Call.Kind wrong, int number, Fault fault) {
    return (kind, nth) -> kind == wrong && nth == number ? fault : on(kind, nth);
  }

  /** This goes wrong with each call of this kind, the rest as this says. */
  default Faults onEach(Call.Kind wrong, Fault fault) {
    return (kind, nth) -> kind == wrong ? fault : on(kind, nth);
  }

  /** One call in so many goes wrong, each of these faults as likely as the next. */
  static Faults random(Random random, int oneIn, List<Fault> faults) {
    return (kind, nth) ->
        random.nextInt(oneIn) == 0 ? faults.get(random.nextInt(faults.size())) : null;
  }
}
