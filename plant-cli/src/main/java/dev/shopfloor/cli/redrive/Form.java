package dev.shopfloor.cli.redrive;

/** How a message came to where it lies. */
public enum Form {
  /** SQS moved it: the function gave it back as often as the queue allows. */
  GIVEN_BACK,
  /** EventBridge could not deliver an event; attributes say why, the body is the event. */
  EVENT,
  /**
   * EventBridge Scheduler could not deliver; attributes say why, the body is what it would send.
   */
  SCHEDULE,
  /** The error action of an IoT rule: the machine's bytes, and why they were not handed over. */
  RULE_ERROR,
  /** Lambda's record of a call that failed for good, with the event of that call. */
  FAILED_CALL,
  /** Lambda's record of a batch of a stream, with its records. */
  FAILED_BATCH,
  /** Somebody put it there. */
  UNKNOWN
}
