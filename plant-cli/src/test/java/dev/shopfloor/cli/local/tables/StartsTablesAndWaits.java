package dev.shopfloor.cli.local.tables;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** A parent that a test can kill. */
final class StartsTablesAndWaits {
  private StartsTablesAndWaits() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    try (Tables tables = Tables.start(Path.of(args[0]), Path.of(args[1]), "eu-local-1")) {
      System.out.println(tables.process().isAlive() ? "up" : "down");
      new CountDownLatch(1).await();
    }
  }
}
