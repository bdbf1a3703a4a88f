package dev.shopfloor.workorder;

class MemoryStoreTest extends WorkOrderStoreContract {
  @Override
  protected WorkOrderStore empty() {
    return new MemoryStore();
  }
}
