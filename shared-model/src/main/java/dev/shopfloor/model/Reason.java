package dev.shopfloor.model;

/** Why a record is kept in quarantine, each with what to do about it. */
public enum Reason {
  /** The bytes are no JSON, or end too early. */
  MALFORMED_JSON("mend the sender: the payload must be one complete JSON value in UTF-8"),
  /** JSON, but of no shape that the source's payload family knows. */
  UNSUPPORTED_SHAPE("set the source's payload family in the plant file to what the machine sends"),
  /** The bytes are no payload of the source's binary family, or end too early. */
  MALFORMED_BINARY("mend the sender, or set the source's payload family in the plant file"),
  /** The message speaks in aliases or ids whose definition never came. */
  NO_DEFINITION("ask the source for its birth or metadata message, then replay"),
  /** No asset of the plant model takes this topic. */
  UNKNOWN_ASSET("add the asset, or a source with this topic, to the plant file and apply it"),
  /** The asset has no tag of this name. */
  UNKNOWN_TAG("add the tag to the asset's tags, or name it under the source's ignore list"),
  /** The value is not of the tag's type. */
  WRONG_TYPE("mend the sender, or set the tag's type in the plant file"),
  /** The value is none of those that the tag can have. */
  UNKNOWN_VALUE("add it to the tag's values in the plant file"),
  /** The value is NaN or infinite. */
  NOT_A_NUMBER("mend the sender: send no value rather than NaN or infinity"),
  /** The value lies outside the tag's range. */
  OUT_OF_RANGE("check the sensor, or widen the tag's range in the plant file"),
  /** The message names a unit of another kind than the tag is stored in. */
  UNIT_MISMATCH("say under the tag's sent what the number truly is, or mend the sender"),
  /** The time cannot be read. */
  INVALID_TIME("mend the sender, or set the source's time in the plant file"),
  /** The time lies further ahead of the receive time than the source may be. */
  FUTURE_TIME("set the machine's clock, or raise the source's maxAhead in the plant file"),
  /** The message, a name, a text or the nesting is beyond what any machine sends. */
  TOO_LARGE("split the message at the sender"),
  /** The event is older than the window. */
  LATE("raise the source's maxAge in the plant file if such old data is wanted, then replay"),
  /** The telemetry message of an earlier stage cannot be read. */
  MALFORMED_TELEMETRY("this is a defect between two versions of our functions: deploy both"),
  /** The time-series store refuses the record for good. */
  STORE_REJECTED("read the store's own words in the message; mend the tag's type or name"),
  /** A minute of one channel holds more changes than can be true. */
  BUCKET_FULL("check the machine's adapter: it changes this tag many times a second"),
  /** An event that no adapter knows reached the work-order bridge. */
  UNSUPPORTED_EVENT("narrow the event rule, or ask for an adapter with this sample"),
  /** The topic is none that IoT Core takes. */
  INVALID_TOPIC("publish on a topic of at most 256 bytes and 7 slashes, without + and #"),
  /** The envelope around the payload cannot be read. */
  MALFORMED_ENVELOPE("use the rule's SQL from template.yaml unchanged");

  private final String mend;

  Reason(String mend) {
    this.mend = mend;
  }

  /** What a person can do about it, one sentence. */
  public String mend() {
    return mend;
  }
}
