package dev.shopfloor.cli.redrive;

import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;

/** A function of Lambda. */
public final class LambdaFunction implements FirstFunction {
  private static final int MOST_SHOWN = 300;

  private final LambdaClient lambda;
  private final String name;

  /**
   * A function.
   *
   * @param name its name or ARN, with the alias
   */
  public LambdaFunction(LambdaClient lambda, String name) {
    this.lambda = lambda;
    this.name = name;
  }

  @Override
  public byte[] call(byte[] event) {
    InvokeResponse answer;
    try {
      answer =
          lambda.invoke(
              invoke -> invoke.functionName(name).payload(SdkBytes.fromByteArrayUnsafe(event)));
    } catch (ApiCallTimeoutException late) {
      FailedCallException failed = new FailedCallException("EnrichFunction did not answer in time");
      failed.initCause(late);
      throw failed;
    }
    if (answer.functionError() != null) {
      String said = answer.payload().asUtf8String().strip();
      throw new FailedCallException(
          "EnrichFunction failed: "
              + (said.length() > MOST_SHOWN ? said.substring(0, MOST_SHOWN) + "..." : said));
    }
    return answer.payload().asByteArrayUnsafe();
  }
}
