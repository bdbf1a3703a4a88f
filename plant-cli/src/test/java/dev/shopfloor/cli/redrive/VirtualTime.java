package dev.shopfloor.cli.redrive;

/** Time that passes only while somebody sleeps. */
final class VirtualTime implements Pacer.Time {
  long nanos = 5_000;

  @Override
  public long nanos() {
    return nanos;
  }

  @Override
  public void sleep(long more) {
    nanos += more;
  }

  double seconds() {
    return (nanos - 5_000) / 1e9;
  }
}
