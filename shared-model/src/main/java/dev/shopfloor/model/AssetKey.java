package dev.shopfloor.model;

/**
 * Names one asset in the whole company.
 *
 * @param site the site's id, without a slash
 * @param asset the asset's id, without a slash, unique within the site
 */
public record AssetKey(String site, String asset) {
  /** Refuses ids that would make {@link #text()} ambiguous. */
  public AssetKey {
    if (site.isEmpty() || asset.isEmpty() || site.indexOf('/') >= 0 || asset.indexOf('/') >= 0) {
      throw new IllegalArgumentException(
          "an asset key is site/asset, both without a slash and not empty: \""
              + site
              + "\", \""
              + asset
              + "\"");
    }
  }

  /**
   * Reads {@code site/asset}.
   *
   * @throws IllegalArgumentException when the text is not of that form
   */
  public static AssetKey parse(String text) {
    int slash = text.indexOf('/');
    if (slash < 0) {
      throw new IllegalArgumentException("an asset key is site/asset, not \"" + text + "\"");
    }
    return new AssetKey(text.substring(0, slash), text.substring(slash + 1));
  }

  /** {@code site/asset}. */
  public String text() {
    return site + '/' + asset;
  }

  @Override
  public String toString() {
    return text();
  }
}
