package dev.shopfloor.runtime;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where clients go instead of to AWS: {@code AWS_ENDPOINT_URL_SQS} and its like, or else the
 * service's entry in {@code LOCAL_ENDPOINTS}, which the template declares because SAM CLI passes no
 * other variable to a function that it runs.
 */
public final class Endpoints {
  private static final String VARIABLE = "AWS_ENDPOINT_URL_";
  private static final String ALL = "LOCAL_ENDPOINTS";
  private static final List<String> SERVICES =
      List.of(
          "DYNAMODB",
          "SQS",
          "EVENTBRIDGE",
          "SECRETS_MANAGER",
          "TIMESTREAM_WRITE",
          "IOT_DATA_PLANE");

  private final Environment environment;
  private final Map<String, URI> local = new HashMap<>();

  /**
   * Reads them.
   *
   * @throws IllegalStateException when an entry of {@code LOCAL_ENDPOINTS} cannot be read, unless
   *     the environment notes its faults
   */
  public Endpoints(Environment environment) {
    this.environment = environment;
    environment.optional(ALL).ifPresent(this::read);
  }

  /**
   * The endpoint of a service; nothing for AWS's own.
   *
   * @param service as the SDK writes it in variables, such as {@code SECRETS_MANAGER}
   */
  public Optional<URI> of(String service) {
    return environment
        .optionalUrl(VARIABLE + service)
        .map(URI::create)
        .or(() -> Optional.ofNullable(local.get(service)));
  }

  /** The variables that move all services to one address. */
  public static Map<String, String> allAt(String url) {
    Map<String, String> variables = new HashMap<>();
    SERVICES.forEach(service -> variables.put(VARIABLE + service, url));
    return variables;
  }

  /** Whether a secret may travel to an address: by TLS, or without leaving this machine. */
  public static boolean confidential(URI address) {
    return "https".equals(address.getScheme()) || localHttp(address);
  }

  /** Whether an address is plain http to this machine, where nobody listens in. */
  public static boolean localHttp(URI address) {
    String host = address.getHost();
    return "http".equals(address.getScheme())
        && host != null
        // digits only, or a name like 127.example.com would count
        && (host.equals("localhost")
            || host.equals("[::1]")
            || host.matches("127(\\.\\d{1,3}){3}"));
  }

  private void read(String entries) {
    for (String entry : entries.split(",", -1)) {
      int equals = entry.indexOf('=');
      String service = equals < 0 ? "" : entry.substring(0, equals).trim();
      String url = entry.substring(equals + 1).trim();
      // a misspelt service would go to AWS itself
      if (!SERVICES.contains(service) || !Forms.url(url) || local.containsKey(service)) {
        environment.fault(
            "environment variable %s holds %s; each entry must be SERVICE=URL, such as"
                    .formatted(ALL, Forms.shown(entry.trim()))
                + " SQS=http://127.0.0.1:8085, each service once, of "
                + String.join(", ", SERVICES)
                + ", with commas between entries");
      } else {
        local.put(service, URI.create(url));
      }
    }
  }
}
