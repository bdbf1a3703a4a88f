package dev.shopfloor.runtime.aws;

import dev.shopfloor.runtime.Environment;
import dev.shopfloor.runtime.LedgerReporter;
import java.time.Clock;

/**
 * What a handler gets from its surroundings, so that the same handler runs on Lambda and in {@code
 * ./plant run}.
 *
 * @param environment settings; on Lambda those of the process
 * @param clock the present; the plant's simulated clock under replay
 * @param ledger where the account of each invocation goes
 * @param snapshot what is done around a snapshot; the handler keeps this runtime, and so holds it
 */
public record FunctionRuntime(
    Environment environment, Clock clock, LedgerReporter ledger, Snapshot snapshot) {
  /** A runtime of which no snapshot is taken. */
  public FunctionRuntime(Environment environment, Clock clock, LedgerReporter ledger) {
    this(environment, clock, ledger, new Snapshot());
  }

  /**
   * The runtime on AWS Lambda.
   *
   * @throws IllegalStateException when the variable {@code ENVIRONMENT_NAME} is absent
   */
  public static FunctionRuntime lambda() {
    Environment environment = Environment.ofProcess();
    return new FunctionRuntime(
        environment,
        Clock.systemUTC(),
        new MetricsLedgerReporter(environment.require("ENVIRONMENT_NAME")),
        Snapshot.registered());
  }
}
