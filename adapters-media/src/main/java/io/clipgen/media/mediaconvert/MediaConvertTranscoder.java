package io.clipgen.media.mediaconvert;

import io.clipgen.application.clips.port.BlobKey;
import io.clipgen.application.clips.port.BlobStore;
import io.clipgen.application.clips.port.MediaFailure;
import io.clipgen.application.clips.port.Meter;
import io.clipgen.application.clips.port.Transcoder;
import io.clipgen.domain.clips.FrameSize;
import io.clipgen.domain.clips.Rendition;
import io.clipgen.domain.clips.Rung;
import io.clipgen.media.hls.MediaPlaylist;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.mediaconvert.MediaConvertClient;
import software.amazon.awssdk.services.mediaconvert.model.Job;
import software.amazon.awssdk.services.mediaconvert.model.JobStatus;

/// Gives a ladder as one job to MediaConvert and waits for it.
///
/// The job's token is made of the order's reference, so giving the order again finds the job that
/// works on it already. One that failed or was cancelled, or whose files are gone, is followed by
/// another, with a token of its own.
final class MediaConvertTranscoder implements Transcoder {

  private static final Logger LOG = LoggerFactory.getLogger(MediaConvertTranscoder.class);
  private static final int MOST_JOBS = 5;
  private static final int LARGEST_PLAYLIST = 16_000_000;
  private static final double CONVERTING = 0.95;

  private final MediaConvertClient client;
  private final MediaConvert.Settings settings;
  private final BlobStore storage;

  MediaConvertTranscoder(
      MediaConvertClient client, MediaConvert.Settings settings, BlobStore storage) {
    this.client = client;
    this.settings = settings;
    this.storage = storage;
  }

  @Override
  public long roomFor(Order order) {
    return 0;
  }

  @Override
  public String description() {
    return "AWS MediaConvert, " + settings.region();
  }

  @Override
  public List<Rendition> transcode(Order order, Meter meter) throws InterruptedException {
    try {
      await(begun(order), meter);
      var made = new ArrayList<Rendition>();
      for (var name : order.ladder().names()) {
        made.add(taken(order, name));
      }
      meter.reached(1);
      return made;
    } catch (SdkException e) {
      throw new MediaFailure("MediaConvert did not do its work: " + e.getMessage(), e);
    } finally {
      tidy(order);
    }
  }

  private Job begun(Order order) {
    for (int number = 1; number <= MOST_JOBS; number++) {
      var token = order.reference() + "-" + number;
      var job =
          client
              .createJob(
                  request ->
                      request
                          .clientRequestToken(token)
                          .role(settings.role())
                          .settings(JobTemplate.of(order, settings.bucket())))
              .job();
      if (job.status() != JobStatus.ERROR
          && job.status() != JobStatus.CANCELED
          && !isTakenAway(job, order)) {
        return job;
      }
    }
    throw new MediaFailure("MediaConvert has failed at this " + MOST_JOBS + " times.");
  }

  /// Whether what an earlier run's job made is not there any more: that run moved or removed it.
  private boolean isTakenAway(Job job, Order order) {
    return job.status() == JobStatus.COMPLETE
        && order.ladder().names().stream()
            .anyMatch(
                name ->
                    !storage.exists(JobTemplate.media(order, name))
                        || !storage.exists(JobTemplate.playlist(order, name)));
  }

  private void await(Job begun, Meter meter) throws InterruptedException {
    var job = begun;
    try {
      while (job.status() != JobStatus.COMPLETE) {
        switch (job.status()) {
          case SUBMITTED, PROGRESSING -> meter.reached(CONVERTING * percent(job) / 100);
          case CANCELED -> throw new MediaFailure("The job at MediaConvert was cancelled.");
          case ERROR, COMPLETE, UNKNOWN_TO_SDK_VERSION ->
              throw new MediaFailure(
                  "MediaConvert could not make the renditions: %s (%s)."
                      .formatted(job.errorMessage(), job.errorCode()));
        }
        Thread.sleep(settings.poll());
        job = client.getJob(request -> request.id(begun.id())).job();
      }
    } catch (InterruptedException stopped) {
      cancel(begun);
      throw stopped;
    }
  }

  private static int percent(Job job) {
    var percent = job.jobPercentComplete();
    return percent == null ? 0 : Math.clamp(percent, 0, 100);
  }

  private void cancel(Job job) {
    // The SDK makes no call on a thread that was interrupted.
    var interrupted = Thread.interrupted();
    try {
      client.cancelJob(request -> request.id(job.id()));
    } catch (SdkException e) {
      LOG.warn("the job {} at MediaConvert goes on: it could not be cancelled", job.id(), e);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private Rendition taken(Order order, String name) {
    var playlist = MediaPlaylist.read(text(JobTemplate.playlist(order, name)));
    var media = JobTemplate.media(order, name);
    var header = bytes(media, Math.toIntExact(playlist.headerBytes()));
    storage.move(media, order.file(name));
    return playlist.rendition(name, size(order, name), header);
  }

  private static Optional<FrameSize> size(Order order, String name) {
    return order.ladder().rungs().stream()
        .filter(rung -> rung.name().equals(name))
        .map(Rung::size)
        .findFirst();
  }

  private String text(BlobKey key) {
    var size =
        storage
            .find(key)
            .orElseThrow(() -> new MediaFailure("MediaConvert left no file " + key + "."))
            .size();
    return new String(bytes(key, (int) Math.min(size, LARGEST_PLAYLIST)), StandardCharsets.UTF_8);
  }

  private byte[] bytes(BlobKey key, int count) {
    try (InputStream content = storage.open(key, 0, count)) {
      return content.readAllBytes();
    } catch (IOException e) {
      throw new MediaFailure("The file " + key + " could not be read.", e);
    }
  }

  private void tidy(Order order) {
    for (var name : order.ladder().names()) {
      storage.delete(JobTemplate.media(order, name));
      storage.delete(JobTemplate.playlist(order, name));
    }
    storage.delete(JobTemplate.master(order));
  }
}
