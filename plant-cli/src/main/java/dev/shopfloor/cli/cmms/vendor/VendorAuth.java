package dev.shopfloor.cli.cmms.vendor;

import dev.shopfloor.workorder.cmms.Expression;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a system knows who calls.
 *
 * @param secret what its administrator has given out
 * @param renewed what he gives out after that one has ended
 * @param takes whether it takes {@code request}, with {@code secret} (the one that holds) and
 *     {@code tokens} (those that hold)
 * @param refused what it says when it does not
 * @param signed a signature that it works out itself, {@code signature} for expressions; null where
 *     none is asked for
 */
public record VendorAuth(
    Map<String, String> secret,
    Map<String, String> renewed,
    Expression takes,
    Said refused,
    @Nullable Signature signed) {
  /**
   * A keyed hash.
   *
   * @param algorithm such as {@code HmacSHA256}
   * @param key gives the key
   * @param text gives what is signed
   * @param base64 whether it is written as Base64 and not in hexadecimal
   */
  public record Signature(String algorithm, Expression key, Expression text, boolean base64) {}

  @Override
  public String toString() {
    return "VendorAuth";
  }
}
