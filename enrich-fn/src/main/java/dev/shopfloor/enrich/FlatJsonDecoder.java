package dev.shopfloor.enrich;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import dev.shopfloor.enrich.Decoding.Refused;
import dev.shopfloor.enrich.Envelope.RawMessage;
import dev.shopfloor.model.Reason;
import dev.shopfloor.model.json.Json;
import dev.shopfloor.plant.PayloadSpec;
import java.io.IOException;

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
    byte[] bytes = message.bytes();
    if (bytes.length > MAX_BYTES) {
      return new Refused(
          Reason.TOO_LARGE,
          null,
          "the payload has %d bytes; at most %d are read".formatted(bytes.length, MAX_BYTES));
    }
    try (JsonParser json = Json.factory().createParser(bytes)) {
      // so that a bare NaN costs its own tag and not the whole message
      json.enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS.mappedFeature());
      return new FlatJsonPass(json, message.rx(), payload).run();
    } catch (StreamConstraintsException beyond) {
      return new Refused(Reason.TOO_LARGE, null, beyond.getOriginalMessage());
    } catch (JsonProcessingException malformed) {
      return new Refused(Reason.MALFORMED_JSON, null, malformed.getOriginalMessage());
    } catch (IOException malformed) {
      return new Refused(Reason.MALFORMED_JSON, null, String.valueOf(malformed.getMessage()));
    }
  }
}
