package dev.shopfloor.writer.aws;

import dev.shopfloor.model.json.Json;
import dev.shopfloor.writer.setup.Authorization;
import dev.shopfloor.writer.setup.MintedToken;
import dev.shopfloor.writer.setup.SetupException;
import dev.shopfloor.writer.setup.StoreSession;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A session of InfluxDB 2, held by its cookie. */
final class InfluxSession implements StoreSession {
  private static final String AUTHORIZATIONS = "/api/v2/authorizations";

  private final InfluxApi api;
  private final String cookie;

  InfluxSession(InfluxApi api, String cookie) {
    this.api = api;
    this.cookie = cookie;
  }

  @Override
  public String organization(String name) throws SetupException {
    HttpReply reply = send("GET", "/api/v2/orgs?org=" + encoded(name), null);
    return idByName(
        reply,
        "orgs",
        name,
        "organization \"%s\" is not in the store at %s, or not for this user; give"
            + " property Organization its name there");
  }

  @Override
  public String bucket(String organizationId, String name) throws SetupException {
    HttpReply reply =
        send(
            "GET",
            "/api/v2/buckets?orgID=" + encoded(organizationId) + "&name=" + encoded(name),
            null);
    return idByName(
        reply,
        "buckets",
        name,
        "bucket \"%s\" is not in the organization in the store at %s; make it, or give property"
            + " Bucket the name of one that is");
  }

  @Override
  public MintedToken mint(String organizationId, String bucketId, String description)
      throws SetupException {
    byte[] body =
        Json.bytes(json -> {
          json.writeStartObject();
          json.writeStringField("orgID", organizationId);
          json.writeStringField("description", description);
          json.writeArrayFieldStart("permissions");
          json.writeStartObject();
          json.writeStringField("action", "write");
          json.writeObjectFieldStart("resource");
          json.writeStringField("type", "buckets");
          json.writeStringField("id", bucketId);
          json.writeStringField("orgID", organizationId);
          json.writeEndObject();
          json.writeEndObject();
          json.writeEndArray();
          json.writeEndObject();
        });
    HttpReply reply = send("POST", AUTHORIZATIONS, body);
    api.expect(reply, "making the token", 201);
    try {
      Map<String, String> made = InfluxJson.object(reply.body(), Set.of("id", "token"));
      return new MintedToken(
          Json.required(made.get("id"), "id"), Json.required(made.get("token"), "token"));
    } catch (IOException unreadable) {
      throw unreadable("making the token");
    }
  }

  @Override
  public List<Authorization> authorizations() throws SetupException {
    HttpReply reply = send("GET", AUTHORIZATIONS, null);
    api.expect(reply, "listing the tokens", 200);
    try {
      return InfluxJson.objects(
              reply.body(), "authorizations", Set.of("id", "description", "createdAt"))
          .stream()
          .filter(one -> one.containsKey("id"))
          .map(InfluxSession::authorization)
          .toList();
    } catch (IOException unreadable) {
      throw unreadable("listing the tokens");
    }
  }

  @Override
  public void revoke(String authorization) throws SetupException {
    HttpReply reply = send("DELETE", AUTHORIZATIONS + "/" + encoded(authorization), null);
    if (reply.status() != 404) {
      api.expect(reply, "revoking the token", 200, 204);
    }
  }

  @Override
  public void close() {
    try {
      send("POST", "/api/v2/signout", new byte[0]);
    } catch (SetupException unended) {
      // the store ends a session by itself
    }
  }

  private HttpReply send(String method, String path, byte @Nullable [] body) throws SetupException {
    Map<String, String> headers =
        body == null || body.length == 0
            ? Map.of("Cookie", cookie)
            : Map.of("Cookie", cookie, "Content-Type", "application/json; charset=utf-8");
    HttpReply reply = api.send(method, path, headers, body);
    if (reply.status() == 401) {
      // the store keeps sessions in memory, and a store that has just been made restarts
      throw SetupException.passing(
          "the store at %s has ended our session (HTTP 401)".formatted(api.server()));
    }
    return reply;
  }

  private String idByName(HttpReply reply, String array, String name, String missing)
      throws SetupException {
    if (reply.status() != 404) {
      api.expect(reply, "looking for \"%s\"".formatted(name), 200);
      try {
        for (Map<String, String> one :
            InfluxJson.objects(reply.body(), array, Set.of("id", "name"))) {
          String id = one.get("id");
          if (id != null && name.equals(one.get("name"))) {
            return id;
          }
        }
      } catch (IOException unreadable) {
        throw unreadable("looking for \"%s\"".formatted(name));
      }
    }
    throw SetupException.lasting(missing.formatted(name, api.server()));
  }

  private SetupException unreadable(String doing) {
    return SetupException.lasting(
        "%s at %s: the answer is none of InfluxDB 2; property Url must be the address of one"
            .formatted(doing, api.server()));
  }

  private static Authorization authorization(Map<String, String> fields) {
    return new Authorization(
        fields.getOrDefault("id", ""),
        fields.getOrDefault("description", ""),
        time(fields.getOrDefault("createdAt", "")));
  }

  private static @Nullable Instant time(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException unsaid) {
      return null;
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
