package dev.shopfloor.cli.redrive;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * Failed batches of the stream in a bucket, an object each. Nothing hides an object: two redrives
 * at once may hand the same ones over, which the stage takes for the repeats they are.
 */
public final class FailureBucket implements DeadLetterSource {
  /** Where Lambda puts them; whatever else is in the bucket is somebody else's. */
  private static final String PREFIX = "aws/lambda/";

  private final S3Client s3;
  private final String bucket;
  private @Nullable String last;

  /** The bucket of this name. */
  public FailureBucket(S3Client s3, String bucket) {
    this.s3 = s3;
    this.bucket = bucket;
  }

  @Override
  public List<DeadLetter> receive(int most) {
    List<DeadLetter> letters = new ArrayList<>();
    boolean more = true;
    // a page of which nothing is left does not end it
    while (letters.isEmpty() && more) {
      List<S3Object> page = page(most).contents();
      more = !page.isEmpty();
      for (S3Object object : page) {
        last = object.key();
        try {
          String text =
              s3.getObjectAsBytes(get -> get.bucket(bucket).key(object.key())).asUtf8String();
          letters.add(FailedBatch.read(object.key(), text, object.lastModified()));
        } catch (NoSuchKeyException gone) {
          // another redrive was faster
        }
      }
    }
    return letters;
  }

  private ListObjectsV2Response page(int most) {
    return s3.listObjectsV2(
        list -> list.bucket(bucket).prefix(PREFIX).maxKeys(most).startAfter(last));
  }

  @Override
  public int delete(List<DeadLetter> letters) {
    int failed = 0;
    for (DeadLetter letter : letters) {
      try {
        s3.deleteObject(delete -> delete.bucket(bucket).key(letter.id()));
      } catch (SdkException undeleted) {
        failed++;
      }
    }
    return failed;
  }

  @Override
  public int release(List<DeadLetter> letters) {
    return 0;
  }

  @Override
  public long about() {
    ListObjectsV2Response first = s3.listObjectsV2(list -> list.bucket(bucket).prefix(PREFIX));
    return first.contents().size();
  }
}
