package dev.shopfloor.cli.local.tables;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** A parent that a test can kill. */
final class StartsTablesAndWaits {
  private StartsTablesAndWaits() {}

  public static void main(String[] args) throws InterruptedException {
    try (Tables tables = Tables.start(Path.of(args[0]), "eu-local-1", null)) {
      System.out.println(tables.pid());
      new CountDownLatch(1).await();
    }
  }
}
