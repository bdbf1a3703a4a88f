package dev.shopfloor.workorder.cmms;

import dev.shopfloor.workorder.Cmms;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the system's id of an asset. An order does not wait for an asset that is not found. */
final class AssetFinder {
  private final Profile profile;
  private final Caller caller;
  private final Inputs inputs;
  private final AssetIds ids = new AssetIds();

  AssetFinder(Profile profile, Caller caller, Inputs inputs) {
    this.profile = profile;
    this.caller = caller;
    this.inputs = inputs;
  }

  /** What was found. */
  sealed interface Finding {
    /**
     * The look-up is done.
     *
     * @param id the system's id; null for none
     * @param location the system's id of where the asset stands; null when it does not say
     * @param note what the order must say of it; null for nothing
     */
    record Looked(@Nullable String id, @Nullable String location, @Nullable String note)
        implements Finding {
      /** No asset. */
      static final Looked NONE = new Looked(null, null, null);
    }

    /**
     * It is to be made again.
     *
     * @param problem why
     */
    record Later(Cmms.Problem problem) implements Finding {}
  }

  Finding find(Cmms.Draft draft, Deadline deadline) {
    String asset = draft.asset();
    if (profile.operation(Operation.Kind.FIND_ASSET) == null || asset.isBlank()) {
      return Finding.Looked.NONE;
    }
    AssetIds.Known known = ids.get(asset, deadline.now());
    if (known != null) {
      return looked(known, asset);
    }
    Map<String, Object> input = inputs.draft(draft, Finding.Looked.NONE);
    return switch (caller.call(Operation.Kind.FIND_ASSET, input, deadline)) {
      case Outcome.Done(Reply.Done reply) ->
          looked(
              ids.put(asset, id(reply.result()), location(reply.result()), deadline.now()), asset);
      case Outcome.Gone gone -> looked(ids.put(asset, null, null, deadline.now()), asset);
      case Outcome.Already already -> looked(ids.put(asset, null, null, deadline.now()), asset);
      case Outcome.Failed(Cmms.Refused(String why)) ->
          new Finding.Looked(
              null,
              null,
              "%s did not let us look up asset %s (%s).".formatted(profile.title(), asset, why));
      case Outcome.Failed(Cmms.Problem problem) -> new Finding.Later(problem);
    };
  }

  /** The system refused the order; perhaps because the asset is no longer there. */
  void forget(Cmms.Draft draft) {
    ids.forget(draft.asset());
  }

  private Finding looked(AssetIds.Known known, String asset) {
    String note =
        known.id() == null
            ? "%s has no asset %s; the order was made without one."
                .formatted(profile.title(), asset)
            : null;
    return new Finding.Looked(known.id(), known.location(), note);
  }

  private static @Nullable String id(@Nullable Object result) {
    return result instanceof Map<?, ?> fields
        ? Values.textOrNull(fields, "id")
        : Values.text(result).isBlank() ? null : Values.text(result);
  }

  private static @Nullable String location(@Nullable Object result) {
    return result instanceof Map<?, ?> fields ? Values.textOrNull(fields, "location") : null;
  }
}
