package dev.shopfloor.writer.setup;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How an authorization is known as ours: its description names stack, resource and request.
 *
 * <p>The physical id is made of the request's id, not of the authorization's: so it is known before
 * the store is asked, it is the same when a request is delivered twice, and what a failed or killed
 * attempt has left in the store is found again.
 */
final class AuthorizationMark {
  private static final String PREFIX = "influx-authorization/";

  private final String resource;
  private final String requestId;

  AuthorizationMark(SetupRequest request) {
    resource =
        "Shopfloor writer of %s, resource %s, request "
            .formatted(request.stackId(), request.logicalId());
    requestId = request.requestId();
  }

  /** What the request's authorization is called in the store. */
  String description() {
    return resource + requestId;
  }

  /** What the request's answer calls the resource. */
  String physicalId() {
    return PREFIX + requestId;
  }

  /** The secret's version that holds a token of the request: one for each token ever made. */
  String version(String authorization) {
    String name = requestId + "/" + authorization;
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
  }

  /** What repeats of the request have left beside the authorization that counts. */
  List<Authorization> repeats(List<Authorization> all, String counts) {
    return all.stream()
        .filter(one -> one.description().equals(description()) && !one.id().equals(counts))
        .toList();
  }

  /**
   * What a Delete of a physical id ends: the authorizations of the request that it names, and older
   * ones of the same resource, which only failures and rollbacks leave. Newer ones are in use.
   *
   * @param physicalId one that is not ours comes only after a Create that gave none, and then
   *     nothing of the resource is in use
   */
  List<Authorization> ended(List<Authorization> all, @Nullable String physicalId) {
    List<Authorization> ours =
        all.stream().filter(one -> one.description().startsWith(resource)).toList();
    if (physicalId == null || !physicalId.startsWith(PREFIX)) {
      return ours;
    }
    String named = resource + physicalId.substring(PREFIX.length());
    Instant newest =
        ours.stream()
            .filter(one -> one.description().equals(named))
            .map(Authorization::created)
            .filter(Objects::nonNull)
            .max(Instant::compareTo)
            .orElse(Instant.MIN);
    return ours.stream()
        .filter(one -> one.description().equals(named) || isBefore(one.created(), newest))
        .toList();
  }

  private static boolean isBefore(@Nullable Instant created, Instant newest) {
    return created != null && created.isBefore(newest);
  }
}
