package dev.shopfloor.cli.cmms.vendor;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Works out a signature as the vendor does. */
final class Signed {
  private Signed() {}

  static String of(VendorAuth.Signature signature, Scope scope) {
    byte[] key = bytes(scope.value(signature.key()));
    byte[] text = bytes(scope.value(signature.text()));
    try {
      Mac mac = Mac.getInstance(signature.algorithm());
      mac.init(new SecretKeySpec(key, signature.algorithm()));
      byte[] signed = mac.doFinal(text);
      return signature.base64()
          ? Base64.getEncoder().encodeToString(signed)
          : HexFormat.of().formatHex(signed);
    } catch (GeneralSecurityException | IllegalArgumentException unusable) {
      throw new BrokenVendorException("auth.signed cannot be worked out: " + unusable.getMessage());
    }
  }

  private static byte[] bytes(@Nullable Object value) {
    return String.valueOf(value).getBytes(StandardCharsets.UTF_8);
  }
}
