package dev.shopfloor.bench.coldstart;

import dev.shopfloor.cli.packages.LambdaProcess;
import dev.shopfloor.cli.packages.Launch;
import dev.shopfloor.cli.packages.LoadedClasses;
import java.io.IOException;
import java.util.List;
import java.util.function.IntFunction;

/**
 * A package and the first event that it is handed.
 *
 * @param events the first event of the start of this number: none may be known from another start
 */
record Contestant(String name, Launch launch, IntFunction<byte[]> events) {
  private static final double NANOS_PER_MILLI = 1_000_000;

  /** The processor's time from nothing to the first answer, with the first compiler alone. */
  double plainStart(int number) throws InterruptedException {
    try (LambdaProcess process = LambdaProcess.start(launch.with(Launch.FIRST_COMPILER))) {
      answer(process, number);
      return ProcessCpu.nanos(process.pid()) / NANOS_PER_MILLI;
    }
  }

  /** The processor's time of the first invocation after a restore. */
  double restored(int number, List<String> flags) throws InterruptedException {
    try (LambdaProcess process = LambdaProcess.snapshot(launch.with(flags))) {
      settle(process);
      long before = ProcessCpu.nanos(process.pid());
      process.restore();
      answer(process, number);
      return (ProcessCpu.nanos(process.pid()) - before) / NANOS_PER_MILLI;
    }
  }

  /** How many classes are loaded when the first answer comes. */
  int classes(int number) throws IOException, InterruptedException {
    return LoadedClasses.of(launch.with(Launch.FIRST_COMPILER), events.apply(number)).total();
  }

  private void answer(LambdaProcess process, int number) throws InterruptedException {
    LambdaProcess.Answer answer = process.invoke(events.apply(number));
    if (!answer.ok() || answer.body().contains("itemIdentifier")) {
      throw new IllegalStateException(
          name + " answered " + answer.body() + "; it printed\n" + process.printed());
    }
  }

  /** A snapshot is taken of a process that does nothing any more, its compilers not either. */
  private static void settle(LambdaProcess process) throws InterruptedException {
    long last = -1;
    for (long now = ProcessCpu.nanos(process.pid());
        now - last > NANOS_PER_MILLI;
        now = ProcessCpu.nanos(process.pid())) {
      last = now;
      Thread.sleep(100);
    }
  }
}
