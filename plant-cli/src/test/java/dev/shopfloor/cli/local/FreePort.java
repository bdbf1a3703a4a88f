package dev.shopfloor.cli.local;

/** A free port for tests of single parts. */
public final class FreePort {
  private FreePort() {}

  public static int next() {
    return Ports.free();
  }
}
