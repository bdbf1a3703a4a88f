package dev.shopfloor.workorder;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * Runs several workers step by step, one at a time, in an order that follows from a seed: a race
 * that is found once can be run again.
 */
public final class Interleaving {
  private final Random random;
  private final List<Task> running = new ArrayList<>();
  private @Nullable Task current;

  /** An order of steps that follows from this chance. */
  public Interleaving(Random random) {
    this.random = random;
  }

  /** The death of a worker: an error, so that nothing on its way takes it for a mere failure. */
  public static final class Death extends Error {
    private static final long serialVersionUID = 1L;

    /** Without a stack: thousands of them are thrown. */
    public Death() {
      super("the worker dies", null, false, false);
    }
  }

  private static final class Task {
    private final Semaphore go = new Semaphore(0);
    private final Semaphore back = new Semaphore(0);
    private boolean dead;
    private boolean ended;
    private @Nullable Throwable failure;
  }

  /** Begins a worker; it stands at its first step until {@link #runAll}. */
  public void begin(Runnable work) {
    Task task = new Task();
    running.add(task);
    Thread.ofVirtual()
        .start(() -> {
          task.go.acquireUninterruptibly();
          try {
            work.run();
          } catch (Death death) {
            task.dead = true;
          } catch (Throwable failure) {
            task.failure = failure;
          }
          task.ended = true;
          task.back.release();
        });
  }

  /** Called by a worker between two steps: others may go first. */
  public void step() {
    Task me = current;
    if (me == null) {
      return;
    }
    me.back.release();
    me.go.acquireUninterruptibly();
    current = me;
  }

  /** Runs all workers to their ends. */
  public void runAll() {
    while (!running.isEmpty()) {
      Task task = running.get(random.nextInt(running.size()));
      current = task;
      task.go.release();
      task.back.acquireUninterruptibly();
      current = null;
      if (task.ended) {
        running.remove(task);
        if (task.failure != null) {
          throw new AssertionError("a worker failed", task.failure);
        }
      }
    }
  }
}
