package dev.shopfloor.runtime.aws;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicBoolean;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;

/** A DynamoDB client in front of whose first conditional write somebody else does something. */
final class Overtaking {
  private Overtaking() {}

  static DynamoDbClient before(DynamoDbClient dynamo, Runnable other) {
    AtomicBoolean done = new AtomicBoolean();
    return (DynamoDbClient)
        Proxy.newProxyInstance(
            Overtaking.class.getClassLoader(),
            new Class<?>[] {DynamoDbClient.class},
            (proxy, method, arguments) -> {
              if (arguments != null
                  && arguments[0] instanceof PutItemRequest put
                  && put.conditionExpression() != null
                  && done.compareAndSet(false, true)) {
                other.run();
              }
              try {
                return method.invoke(dynamo, arguments);
              } catch (InvocationTargetException failed) {
                throw failed.getCause();
              }
            });
  }
}
