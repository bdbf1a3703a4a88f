package dev.shopfloor.cli.redrive;

import dev.shopfloor.cli.redrive.RedriveAccount.End;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Takes letters one batch after the other and hands them on.
 *
 * <p>A letter is deleted after its stage has it, so none is ever lost. Where this process ends
 * between the two, the letter is moved once more by the next redrive; every stage takes a repeat
 * for what it is. In one redrive no letter is tried twice: what stays is hidden until its end.
 */
public final class Redrive {
  /** So often a letter may be moved back; one that came back each time is not mended by another. */
  public static final int MOST_REDRIVES = 3;

  private static final int MOST_AT_ONCE = 10;

  private final DeadLetterSource source;
  private final Delivery delivery;
  private final Pacer pacer;
  private final Plan plan;
  private final RedriveAccount account = new RedriveAccount();
  private final Set<String> seen = new HashSet<>();
  private final Map<String, DeadLetter> staying = new LinkedHashMap<>();

  /**
   * What is wanted.
   *
   * @param rate messages per second, above 0
   * @param limit take at most so many
   * @param force also what was moved back {@link #MOST_REDRIVES} times
   */
  public record Plan(double rate, int limit, boolean force) {
    /** So few at a time that a batch passes within a second, or one by one. */
    int batch() {
      return Math.clamp((long) rate, 1, MOST_AT_ONCE);
    }
  }

  private Redrive(DeadLetterSource source, Delivery delivery, Pacer pacer, Plan plan) {
    this.source = source;
    this.delivery = delivery;
    this.pacer = pacer;
    this.plan = plan;
  }

  /** Moves letters. */
  public static RedriveAccount run(
      DeadLetterSource source, Delivery delivery, Plan plan, Pacer.Time time) {
    return new Redrive(source, delivery, new Pacer(plan.rate(), time), plan).run();
  }

  private RedriveAccount run() {
    try {
      while (account.stopped() == null && account.taken() < plan.limit()) {
        List<DeadLetter> received =
            source.receive(Math.min(plan.batch(), plan.limit() - account.taken()));
        if (received.isEmpty()) {
          break;
        }
        step(unseen(received));
      }
    } catch (SdkException unread) {
      account.stop("the messages cannot be received: " + unread.getMessage());
    }
    account.hidden(source.release(List.copyOf(staying.values())));
    return account;
  }

  private List<DeadLetter> unseen(List<DeadLetter> received) {
    List<DeadLetter> fresh = new ArrayList<>();
    for (DeadLetter letter : received) {
      if (seen.add(letter.id())) {
        fresh.add(letter);
      } else if (staying.containsKey(letter.id())) {
        // it was hidden for long enough to come again: only the newest receipt shows it
        staying.put(letter.id(), letter);
      }
    }
    account.take(fresh.size());
    return fresh;
  }

  private void step(List<DeadLetter> letters) {
    List<DeadLetter> meant = new ArrayList<>();
    for (DeadLetter letter : letters) {
      String refusal = refusal(letter);
      if (refusal == null) {
        meant.add(letter);
      } else {
        stay(letter, End.REFUSED, refusal);
      }
    }
    if (meant.isEmpty()) {
      return;
    }
    try {
      pacer.pass(meant.size());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      account.stop("it was interrupted");
      meant.forEach(letter -> stay(letter, End.LEFT, "not tried"));
      return;
    }
    settle(meant, delivery.deliver(meant));
  }

  private @Nullable String refusal(DeadLetter letter) {
    if (letter.unusable() != null) {
      return letter.unusable();
    }
    return letter.redriven() >= MOST_REDRIVES && !plan.force()
        ? "it was moved back %d times and came again each time; --force moves it once more"
            .formatted(letter.redriven())
        : null;
  }

  private void settle(List<DeadLetter> letters, Delivery.Result result) {
    List<DeadLetter> done = new ArrayList<>();
    for (DeadLetter letter : letters) {
      String why = result.why(letter);
      if (result.isDone(letter)) {
        done.add(letter);
      } else if (why != null) {
        stay(letter, End.FAILED, why);
      } else {
        stay(letter, End.LEFT, "not tried");
      }
    }
    account.moved(done.size());
    int undeleted = source.delete(done);
    account.undeleted(undeleted);
    if (undeleted > 0) {
      account.stop("%d messages were moved and could not be deleted".formatted(undeleted));
    }
    String stopped = result.stopped();
    if (stopped != null) {
      account.stop(stopped);
    }
  }

  private void stay(DeadLetter letter, End end, String why) {
    staying.put(letter.id(), letter);
    account.stays(letter, end, why);
  }
}
