package dev.shopfloor.writer.setup;

import dev.shopfloor.runtime.Endpoints;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;

/**
 * The custom resource's properties, checked as they are asked for: a Delete needs fewer of them.
 * Others, such as {@code Generation}, only make CloudFormation see a change.
 *
 * @param values by name, as the template has them
 */
public record StoreProperties(Map<String, String> values) {
  /** Copies the map. */
  public StoreProperties {
    values = Map.copyOf(values);
  }

  /**
   * The store's address, such as {@code https://host:8086}, without a slash at its end.
   *
   * @throws SetupException when it is missing or a password could not travel there
   */
  public URI url() throws SetupException {
    String text = required("Url");
    String base = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    try {
      URI url = new URI(base);
      if (url.getHost() == null
          || url.getRawQuery() != null
          || url.getRawFragment() != null
          || url.getRawUserInfo() != null) {
        throw wrongUrl();
      }
      if (!Endpoints.confidential(url)) {
        throw SetupException.lasting(
            "property Url must begin with https://: a password would travel in clear text");
      }
      return url;
    } catch (URISyntaxException noUrl) {
      throw wrongUrl();
    }
  }

  /** Name of the organization. */
  public String organization() throws SetupException {
    return required("Organization");
  }

  /** Name of the bucket that the token may write. */
  public String bucket() throws SetupException {
    return required("Bucket");
  }

  /** The secret with the store's user and password. */
  public String signInSecret() throws SetupException {
    return arn("SignInSecretArn");
  }

  /** The secret that gets the token. */
  public String tokenSecret() throws SetupException {
    return arn("TokenSecretArn");
  }

  private String arn(String name) throws SetupException {
    String value = required(name);
    if (!value.startsWith("arn:")) {
      throw SetupException.lasting(
          "property %s must be the ARN of a secret, beginning with arn:".formatted(name));
    }
    return value;
  }

  private String required(String name) throws SetupException {
    String value = values.get(name);
    if (value == null || value.isBlank()) {
      throw SetupException.lasting(
          "property %s is missing; give it to the custom resource in template.yaml"
              .formatted(name));
    }
    return value.strip();
  }

  private static SetupException wrongUrl() {
    return SetupException.lasting("property Url must be an address such as https://host:8086");
  }
}
