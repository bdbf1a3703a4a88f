package dev.shopfloor.enrich;

import dev.shopfloor.enrich.Envelope.RawMessage;
import dev.shopfloor.plant.PayloadSpec;

/**
 * The family FLAT_JSON: one object whose names are tags, beside a time that stands anywhere in it.
 *
 * <p>One pass over the bytes, no tree and no map: repeated names must not be lost, and whole
 * numbers keep all digits. A tag's value may be an object that describes a machine condition.
 */
public final class FlatJsonDecoder implements PayloadDecoder {
  /** The most bytes IoT Core takes in one message; more cannot have come from it. */
  public static final int MAX_BYTES = 128 * 1024;

  /** The longest name of a tag, in characters. */
  public static final int MAX_NAME = 256;

  static final FlatJsonDecoder INSTANCE = new FlatJsonDecoder();

  private FlatJsonDecoder() {}

  @Override
  public Decoding decode(RawMessage message, PayloadSpec payload, SourceStore sources) {
    return JsonInput.read(
        message.bytes(), json -> new FlatJsonPass(json, message.rx(), payload).run());
  }
}
