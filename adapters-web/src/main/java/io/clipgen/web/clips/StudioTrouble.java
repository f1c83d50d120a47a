package io.clipgen.web.clips;

import io.clipgen.application.clips.port.MediaFailure;
import io.clipgen.application.clips.port.StorageFailure;
import io.clipgen.web.shared.ProblemException;
import io.clipgen.web.shared.Problems;
import io.micronaut.http.HttpStatus;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells what goes wrong with files as problems.
final class StudioTrouble {

  private static final Logger LOG = LoggerFactory.getLogger(StudioTrouble.class);

  private StudioTrouble() {}

  /// Does `work`, which reads or keeps files.
  static <T> T told(Callable<T> work) throws InterruptedException {
    try {
      return work.call();
    } catch (StorageFailure failure) {
      throw problem(failure);
    } catch (MediaFailure failure) {
      LOG.warn("a video could not be looked at", failure);
      throw Problems.refusal(
          HttpStatus.SERVICE_UNAVAILABLE,
          "media-tools-failed",
          "The video could not be looked at just now: try again, and ask for help if it stays.");
    } catch (RuntimeException | InterruptedException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static ProblemException problem(StorageFailure failure) {
    if (failure.kind() != StorageFailure.Kind.SENDER) {
      LOG.warn("storage failed", failure);
    }
    return switch (failure.kind()) {
      case SENDER ->
          Problems.refusal(
              HttpStatus.BAD_REQUEST,
              "upload-incomplete",
              "The file did not arrive to its end: upload it again.");
      case FULL ->
          Problems.refusal(
              HttpStatus.INSUFFICIENT_STORAGE,
              "storage-full",
              "There is no room left for files: ask the operator to make some.");
      case OURS ->
          Problems.refusal(
              HttpStatus.SERVICE_UNAVAILABLE,
              "storage-unavailable",
              "Files cannot be reached just now: try again in a minute.");
    };
  }
}
