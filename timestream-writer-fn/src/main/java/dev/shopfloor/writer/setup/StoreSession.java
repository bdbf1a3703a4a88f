package dev.shopfloor.writer.setup;

import java.util.List;

/** A signed-in session with a store. */
public interface StoreSession extends AutoCloseable {
  /** The id of an organization. */
  String organization(String name) throws SetupException;

  /** The id of a bucket of an organization. */
  String bucket(String organizationId, String name) throws SetupException;

  /** Makes a token that may write one bucket. */
  MintedToken mint(String organizationId, String bucketId, String description)
      throws SetupException;

  /** All authorizations that the user may see. */
  List<Authorization> authorizations() throws SetupException;

  /** Ends an authorization; one that is gone already is no error. */
  void revoke(String authorization) throws SetupException;

  /** Signs out; a session that cannot be ended ends by itself. */
  @Override
  void close();
}
