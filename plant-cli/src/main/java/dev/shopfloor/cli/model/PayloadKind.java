package dev.shopfloor.cli.model;

import dev.shopfloor.cli.model.YamlNode.YamlMap;
import dev.shopfloor.plant.Mapping;
import dev.shopfloor.plant.PayloadSpec.PayloadFamily;
import org.jspecify.annotations.Nullable;

/**
 * What a source's payloads look like.
 *
 * @param family the decoder's
 * @param mapping as written, over the shipped one; set for {@link PayloadFamily#MAPPED}
 * @param names how names are found
 */
record PayloadKind(PayloadFamily family, @Nullable YamlMap mapping, Mapping.Names names) {
  static PayloadKind plain(PayloadFamily family) {
    return new PayloadKind(family, null, Mapping.Names.SENT);
  }
}
