package dev.shopfloor.cli.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Ports for parts that must be told theirs before they start. */
final class Ports {
  private Ports() {}

  /** This port, or for 0 a free one. */
  static int orFree(int port) {
    return port == 0 ? free() : port;
  }

  /** A port of loopback that was free a moment ago. */
  static int free() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException("this machine has no free port on loopback", e);
    }
  }
}
