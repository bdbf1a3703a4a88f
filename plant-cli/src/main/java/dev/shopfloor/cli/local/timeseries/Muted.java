package dev.shopfloor.cli.local.timeseries;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Runs a library that prints to standard output on its own: what it prints on this thread is
 * dropped, so that {@code --json} stays JSON. Other threads print as ever.
 */
final class Muted {
  private Muted() {}

  static synchronized void run(Runnable work) {
    PrintStream out = System.out;
    PrintStream err = System.err;
    Thread muted = Thread.currentThread();
    System.setOut(without(muted, out));
    System.setErr(without(muted, err));
    try {
      work.run();
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
  }

  private static PrintStream without(Thread muted, PrintStream real) {
    OutputStream filter =
        new FilterOutputStream(real) {
          @Override
          public void write(byte[] bytes, int offset, int length) throws IOException {
            if (!Thread.currentThread().equals(muted)) {
              out.write(bytes, offset, length);
            }
          }

          @Override
          public void write(int value) throws IOException {
            if (!Thread.currentThread().equals(muted)) {
              out.write(value);
            }
          }
        };
    return new PrintStream(filter, true, StandardCharsets.UTF_8);
  }
}
