package dev.shopfloor.oee;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.paginators.QueryIterable;

/** A client that counts what passes, and can be cut off before or after any one write. */
final class CountedDynamo implements InvocationHandler {
  private static final Set<String> WRITES =
      Set.of("putItem", "updateItem", "deleteItem", "transactWriteItems");
  private static final Set<String> READS = Set.of("getItem", "batchGetItem", "query");

  private final DynamoDbClient dynamo;
  int requests;
  int writes;
  int items;
  private int dieAt = Integer.MAX_VALUE;
  private boolean afterwards;

  CountedDynamo(DynamoDbClient dynamo) {
    this.dynamo = dynamo;
  }

  DynamoDbClient client() {
    return (DynamoDbClient)
        Proxy.newProxyInstance(
            CountedDynamo.class.getClassLoader(), new Class<?>[] {DynamoDbClient.class}, this);
  }

  /** The write of this number, from 0, is cut off. */
  void dieAt(int write, boolean after) {
    dieAt = writes + write;
    afterwards = after;
  }

  static final class PowerCut extends RuntimeException {
    PowerCut() {
      super("power cut");
    }
  }

  @Override
  public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
    if (method.getName().equals("queryPaginator")) {
      // its pages are asked for through this client, so that each is counted
      return new QueryIterable((DynamoDbClient) proxy, (QueryRequest) arguments[0]);
    }
    boolean write = WRITES.contains(method.getName());
    if (write || READS.contains(method.getName())) {
      requests++;
    }
    int number = write ? writes++ : -1;
    if (number == dieAt && !afterwards) {
      throw new PowerCut();
    }
    Object answer;
    try {
      answer = method.invoke(dynamo, arguments);
    } catch (InvocationTargetException failed) {
      throw failed.getCause();
    }
    if (number == dieAt) {
      throw new PowerCut();
    }
    items +=
        switch (answer) {
          case QueryResponse query -> query.count();
          case GetItemResponse get -> get.hasItem() ? 1 : 0;
          case BatchGetItemResponse batch ->
              batch.responses().values().stream().mapToInt(List::size).sum();
          case null, default -> 0;
        };
    return answer;
  }
}
