package dev.shopfloor.bench;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** Twenty readings of one press as two senders would put them, and the event that hands them on. */
final class Press {
  private static final long TIME = 1_794_800_000_850L;
  private static final List<String> READINGS =
      List.of(
          "State\",\"v\":1",
          "GoodCount\",\"v\":184213",
          "Program\",\"v\":\"P-4711\"",
          "Door\",\"v\":false",
          "Temperature\",\"v\":98.62",
          "Pressure\",\"v\":143.5",
          "Speed\",\"v\":1200",
          "Torque\",\"v\":38.25",
          "Current1\",\"v\":12.31",
          "Current2\",\"v\":12.28",
          "Current3\",\"v\":12.4",
          "Power\",\"v\":7.92",
          "Energy\",\"v\":10211.5",
          "Vibration1\",\"v\":1.37",
          "Vibration2\",\"v\":1.12",
          "OilTemp\",\"v\":48.1",
          "OilLevel\",\"v\":81",
          "Position\",\"v\":120.003",
          "Force\",\"v\":412.7",
          "CycleTime\",\"v\":29.8");

  private Press() {}

  /** As Kepware's IoT Gateway publishes them: each with its own time and quality. */
  static byte[] kepware() {
    StringBuilder json = new StringBuilder("{\"timestamp\":").append(TIME).append(",\"values\":[");
    for (int at = 0; at < READINGS.size(); at++) {
      json.append(at == 0 ? "" : ",")
          .append("{\"id\":\"Press07.PLC.")
          .append(READINGS.get(at))
          .append(",\"q\":true,\"t\":")
          .append(TIME - at)
          .append('}');
    }
    return json.append("]}").toString().getBytes(StandardCharsets.UTF_8);
  }

  /** As one flat object with one time. */
  static byte[] flat() {
    StringBuilder json = new StringBuilder("{\"timestamp\":").append(TIME);
    for (String reading : READINGS) {
      json.append(",\"").append(reading.replace("\"v\":", "").replace("\",", "\":"));
    }
    return json.append('}').toString().getBytes(StandardCharsets.UTF_8);
  }

  /**
   * The rule's object with this payload.
   *
   * @param sender the level of the topic that tells the plant file how it is read
   */
  static byte[] event(String sender, byte[] payload) {
    return ("{\"data\":\""
            + Base64.getEncoder().encodeToString(payload)
            + "\",\"topic\":\"plantA/"
            + sender
            + "/press07\",\"rx\":1794800001200,\"client\":\"kepware\","
            + "\"trace\":\"7c1f0c5e-3d0a-4d3e-9b1f-000000000001\"}")
        .getBytes(StandardCharsets.UTF_8);
  }
}
