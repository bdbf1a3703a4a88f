package dev.shopfloor.cli.load;

import dev.shopfloor.model.json.Json;
import java.io.IOException;

/**
 * What a machine of the load sends: all its tags at one time. The same seed, machine and beat give
 * the same values.
 */
final class LoadMessages {
  private static final double STANDS = 0.02;
  private static final int BEATS_A_PIECE = 2;
  private static final int PIECES_A_SCRAP = 50;
  private static final double THOUSANDTHS = 1_000;

  private final int tags;
  private final Dice dice;

  LoadMessages(int tags, long seed) {
    this.tags = tags;
    this.dice = new Dice(seed);
  }

  /**
   * A payload.
   *
   * @param beat the how many-th of this machine, from 0 on
   * @param epochMillis the readings' time
   */
  byte[] payload(int asset, long beat, long epochMillis) {
    return LoadPlant.isKepware(asset)
        ? kepware(asset, beat, epochMillis)
        : flat(asset, beat, epochMillis);
  }

  private byte[] flat(int asset, long beat, long epochMillis) {
    return Json.bytes(json -> {
      json.writeStartObject();
      json.writeNumberField("timestamp", epochMillis);
      for (int tag = 0; tag < tags; tag++) {
        json.writeFieldName(LoadPlant.tagName(tag));
        value(json, asset, beat, tag);
      }
      json.writeEndObject();
    });
  }

  private byte[] kepware(int asset, long beat, long epochMillis) {
    String device = LoadPlant.device(asset) + '.';
    return Json.bytes(json -> {
      json.writeStartObject();
      json.writeNumberField("timestamp", epochMillis);
      json.writeArrayFieldStart("values");
      for (int tag = 0; tag < tags; tag++) {
        json.writeStartObject();
        json.writeStringField("id", device + LoadPlant.tagName(tag));
        json.writeFieldName("v");
        value(json, asset, beat, tag);
        json.writeBooleanField("q", true);
        json.writeNumberField("t", epochMillis);
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    });
  }

  private void value(com.fasterxml.jackson.core.JsonGenerator json, int asset, long beat, int tag)
      throws IOException {
    long pieces = beat / BEATS_A_PIECE;
    switch (tag) {
      // short stops now and then, far below the limit of an order
      case 0 -> json.writeNumber(dice.at(asset, beat) < STANDS ? 2 : 1);
      case 1 -> json.writeNumber(pieces);
      case 2 -> json.writeNumber(pieces - pieces / PIECES_A_SCRAP);
      default -> {
        double share = dice.at(asset * 1_009L + tag, beat);
        double value = Quantity.of(tag).value(share);
        json.writeNumber(Math.rint(value * THOUSANDTHS) / THOUSANDTHS);
      }
    }
  }
}
