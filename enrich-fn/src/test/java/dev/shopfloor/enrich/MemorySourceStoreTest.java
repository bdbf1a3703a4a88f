package dev.shopfloor.enrich;

import java.util.List;

class MemorySourceStoreTest extends SourceStoreContract {
  @Override
  protected List<SourceStore> instances() {
    return List.of(new MemorySourceStore());
  }
}
