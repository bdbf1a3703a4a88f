package dev.shopfloor.workorder.adapter;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The page of a CloudWatch alarm in the AWS console. */
final class ConsolePage {
  private static final Pattern REGION = Pattern.compile("[a-z]{2}(-[a-z]+){1,3}-\\d{1,2}");

  private ConsolePage() {}

  /** The page's address; null when the region is none. */
  static @Nullable String of(String arn, @Nullable String region, String alarm) {
    if (region == null || !REGION.matcher(region).matches()) {
      return null;
    }
    String host =
        arn.startsWith("arn:aws-cn:")
            ? "console.amazonaws.cn"
            : arn.startsWith("arn:aws-us-gov:")
                ? "console.amazonaws-us-gov.com"
                : "console.aws.amazon.com";
    String name = URLEncoder.encode(alarm, StandardCharsets.UTF_8).replace("+", "%20");
    return "https://%s.%s/cloudwatch/home?region=%s#alarmsV2:alarm/%s"
        .formatted(region, host, region, name);
  }
}
