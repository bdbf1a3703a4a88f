package dev.shopfloor.writer.aws;

import dev.shopfloor.writer.Deadline;
import dev.shopfloor.writer.setup.SetupException;
import dev.shopfloor.writer.setup.SignIn;
import dev.shopfloor.writer.setup.StoreAdmin;
import dev.shopfloor.writer.setup.StoreSession;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Signs in to the API of InfluxDB 2 by user and password. It answers with a cookie that is good for
 * some minutes.
 */
final class InfluxAdmin implements StoreAdmin {
  @Override
  public StoreSession open(URI url, SignIn signIn, Deadline deadline) throws SetupException {
    InfluxApi api = new InfluxApi(url, deadline);
    String basic =
        Base64.getEncoder()
            .encodeToString(
                (signIn.user() + ":" + signIn.password()).getBytes(StandardCharsets.UTF_8));
    HttpReply reply =
        api.send("POST", "/api/v2/signin", Map.of("Authorization", "Basic " + basic), new byte[0]);
    if (reply.status() == 401 || reply.status() == 403) {
      // its words may repeat what was sent
      throw SetupException.lasting(
          ("the store at %s refuses the sign-in (HTTP %d): user and password in the secret of"
               + " property SignInSecretArn are not the store's; was the password changed there?")
              .formatted(api.server(), reply.status()));
    }
    api.expect(reply, "sign-in", 200, 204);
    String cookie =
        reply.cookies().stream()
            .map(header -> header.split(";", 2)[0].strip())
            .collect(Collectors.joining("; "));
    if (cookie.isEmpty()) {
      throw SetupException.lasting(
          ("the store at %s answers a sign-in without a session; property Url must be the"
                  + " address of an InfluxDB 2")
              .formatted(api.server()));
    }
    return new InfluxSession(api, cookie);
  }
}
