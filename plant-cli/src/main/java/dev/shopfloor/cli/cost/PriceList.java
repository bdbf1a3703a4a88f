package dev.shopfloor.cli.cost;

import dev.shopfloor.cli.run.UsageException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * The prices of one Region.
 *
 * @param date of the whole list
 * @param region such as {@code us-east-1}
 * @param prices by name
 */
public record PriceList(LocalDate date, String region, Map<String, Price> prices) {
  /** The list that Shopfloor brings. */
  public static final String SHIPPED = "prices-2026-11-23.yaml";

  private static final int GOOD_FOR_YEARS = 1;

  /** Copies the prices. */
  public PriceList {
    prices = new TreeMap<>(prices);
  }

  /**
   * The prices that Shopfloor brings.
   *
   * @throws UsageException when it brings none of this Region
   */
  public static PriceList shipped(String region) {
    try (InputStream in =
        Objects.requireNonNull(PriceList.class.getResourceAsStream(SHIPPED), SHIPPED)) {
      return PriceReader.read(
          SHIPPED, new String(in.readAllBytes(), StandardCharsets.UTF_8), region);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /**
   * The prices of a file of the same form.
   *
   * @throws UsageException when it cannot be read, is of another form, or has none of this Region
   */
  public static PriceList file(Path file, String region) {
    try {
      return PriceReader.read(file.toString(), Files.readString(file), region);
    } catch (IOException unreadable) {
      throw new UsageException(
          file + " cannot be read as text; name a file of prices in the form of docs/cost.md",
          unreadable);
    }
  }

  /**
   * A price.
   *
   * @throws UsageException when the list has none of this name
   */
  public Price of(String name) {
    Price price = prices.get(name);
    if (price == null) {
      throw new UsageException("the prices of %s have no \"%s\"; add it".formatted(region, name));
    }
    return price;
  }

  /** Whether the list is older than a year. */
  public boolean old(LocalDate today) {
    return date.plusYears(GOOD_FOR_YEARS).isBefore(today);
  }
}
