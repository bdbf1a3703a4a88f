package dev.shopfloor.cli.redrive;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The way back to a stage. */
public interface Delivery {
  /** Hands letters on, some or all of them; whatever goes wrong is in the result. */
  Result deliver(List<DeadLetter> letters);

  /** What became of letters; one that is in neither was not tried. */
  final class Result {
    private final Set<String> done = new HashSet<>();
    private final Map<String, String> failed = new HashMap<>();
    private @Nullable String stop;

    /** The stage, or its queue, has it. */
    void done(DeadLetter letter) {
      done.add(letter.id());
    }

    /** It was tried, and is where it was. */
    void failed(DeadLetter letter, String why) {
      failed.put(letter.id(), why);
    }

    /** Nobody can be served now, whatever the message. */
    void stop(String why) {
      stop = why;
    }

    boolean isDone(DeadLetter letter) {
      return done.contains(letter.id());
    }

    @Nullable String why(DeadLetter letter) {
      return failed.get(letter.id());
    }

    @Nullable String stopped() {
      return stop;
    }
  }
}
