package dev.shopfloor.cli.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/**
 * Ports on 127.0.0.1 of the parts that people look at; 0 for a free one.
 *
 * @param cmms the small CMMS
 * @param timeSeries the time-series database
 * @param broker the MQTT broker
 */
public record PlantPorts(int cmms, int timeSeries, int broker) {
  /** Any free ones. */
  public static final PlantPorts ANY = new PlantPorts(0, 0, 0);

  /** These ports where they are free, and any free ones instead of those that are taken. */
  public PlantPorts orOthers() {
    return new PlantPorts(orAny(cmms), orAny(timeSeries), orAny(broker));
  }

  private static int orAny(int port) {
    return isFree(port) ? port : 0;
  }

  /** Whether a part could listen on this port of loopback now; true for 0. */
  public static boolean isFree(int port) {
    try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return probe.isBound();
    } catch (IOException | IllegalArgumentException taken) {
      return false;
    }
  }
}
