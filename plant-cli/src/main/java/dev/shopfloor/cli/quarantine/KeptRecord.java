package dev.shopfloor.cli.quarantine;

import dev.shopfloor.model.Ids;
import dev.shopfloor.model.Quarantined;
import dev.shopfloor.model.json.Json;
import dev.shopfloor.model.json.QuarantineCodec;
import java.nio.ByteBuffer;

/**
 * A record in quarantine and its name, which is made from all that it holds: wherever and however
 * often it is listed, it is called the same.
 *
 * @param id 26 letters and digits
 * @param record what is kept
 */
public record KeptRecord(String id, Quarantined record) {
  private static final int SHORT = 10;

  /** Names a record. */
  public static KeptRecord of(Quarantined record) {
    return new KeptRecord(Ids.of(Json.bytes(json -> QuarantineCodec.write(json, record))), record);
  }

  /** The name as lists show it; any beginning that fits one record alone will do. */
  public String shortId() {
    return id.substring(0, SHORT);
  }

  /** The message it comes from; one message may have left several records. */
  Message message() {
    return new Message(record.topic(), record.rx(), ByteBuffer.wrap(record.bytes()));
  }

  /**
   * What makes a message the same.
   *
   * @param topic MQTT topic, or the queue's name
   * @param rx when it was received, ns since the epoch
   * @param bytes its payload
   */
  record Message(String topic, long rx, ByteBuffer bytes) {}
}
