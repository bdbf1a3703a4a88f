package dev.shopfloor.runtime;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The forms that settings have, and what an error says about each. */
final class Forms {
  static final String NO_URL = "https://unset.invalid";
  static final String URL_MEND =
      "it must be http:// or https:// with a host, without user, query and fragment, such as"
          + " https://host:8086";
  static final String QUEUE_MEND =
      "it must be the URL of a queue, such as"
          + " https://sqs.eu-central-1.amazonaws.com/123456789012/NAME (http only on this machine)";
  static final String TABLE_MEND =
      "it must be the name of a DynamoDB table: 3 to 255 letters, digits, '_', '-' and '.'";
  static final String BUS_MEND =
      "it must be the name of an event bus: 1 to 256 letters, digits, '/', '_', '-' and '.'";
  static final Predicate<String> TABLE =
      Pattern.compile("[A-Za-z0-9_.-]{3,255}").asMatchPredicate();
  static final Predicate<String> BUS = Pattern.compile("[A-Za-z0-9/_.-]{1,256}").asMatchPredicate();

  // region and account are empty in the ARNs of some services
  private static final Pattern ARN =
      Pattern.compile("arn:aws[a-z-]*:([a-z0-9-]+):[a-z0-9-]*:([0-9]{12})?:[!-~]+");
  private static final int MOST_SHOWN = 200;

  private Forms() {}

  static boolean url(String text) {
    try {
      URI uri = new URI(text);
      return ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()))
          && uri.getHost() != null
          && uri.getRawUserInfo() == null
          && uri.getRawQuery() == null
          && uri.getRawFragment() == null;
    } catch (URISyntaxException noUrl) {
      return false;
    }
  }

  static boolean queueUrl(String text) {
    if (!url(text)) {
      return false;
    }
    URI uri = URI.create(text);
    String path = uri.getRawPath();
    return path.length() > 1 && !path.endsWith("/") && Endpoints.confidential(uri);
  }

  static boolean arn(String text, String service) {
    var parts = ARN.matcher(text);
    return parts.matches() && parts.group(1).equals(service);
  }

  static String exampleArn(String service) {
    return "arn:aws:" + service + ":eu-central-1:123456789012:NAME";
  }

  /** A value for an error; not one that may hold a password. */
  static String shown(String value) {
    if (value.indexOf('@') >= 0) {
      return "(not shown, it may hold a password)";
    }
    String start = value.length() > MOST_SHOWN ? value.substring(0, MOST_SHOWN) + "..." : value;
    return '"' + start + '"';
  }
}
