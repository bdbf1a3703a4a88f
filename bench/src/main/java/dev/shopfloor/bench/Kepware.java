package dev.shopfloor.bench;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** A Kepware message of 20 readings, and the event that hands it to the function. */
final class Kepware {
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

  private Kepware() {}

  /** The payload as IoT Gateway publishes it. */
  static byte[] payload() {
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

  /** The rule's object with this payload. */
  static byte[] event(byte[] payload) {
    return ("{\"data\":\""
            + Base64.getEncoder().encodeToString(payload)
            + "\",\"topic\":\"plantA/kepware/press07\",\"rx\":1794800001200,\"client\":\"kepware\","
            + "\"trace\":\"7c1f0c5e-3d0a-4d3e-9b1f-000000000001\"}")
        .getBytes(StandardCharsets.UTF_8);
  }
}
