package io.clipgen.media.mediaconvert;

import io.clipgen.application.clips.port.BlobKey;
import io.clipgen.application.clips.port.Transcoder;
import io.clipgen.domain.clips.Ladder;
import io.clipgen.domain.clips.Rung;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.mediaconvert.model.AacCodingMode;
import software.amazon.awssdk.services.mediaconvert.model.AacSettings;
import software.amazon.awssdk.services.mediaconvert.model.AudioCodec;
import software.amazon.awssdk.services.mediaconvert.model.AudioDefaultSelection;
import software.amazon.awssdk.services.mediaconvert.model.AudioDescription;
import software.amazon.awssdk.services.mediaconvert.model.AudioSelector;
import software.amazon.awssdk.services.mediaconvert.model.CmafGroupSettings;
import software.amazon.awssdk.services.mediaconvert.model.CmafManifestDurationFormat;
import software.amazon.awssdk.services.mediaconvert.model.CmafSegmentControl;
import software.amazon.awssdk.services.mediaconvert.model.CmafWriteDASHManifest;
import software.amazon.awssdk.services.mediaconvert.model.CmafWriteHLSManifest;
import software.amazon.awssdk.services.mediaconvert.model.ContainerSettings;
import software.amazon.awssdk.services.mediaconvert.model.ContainerType;
import software.amazon.awssdk.services.mediaconvert.model.H264CodecProfile;
import software.amazon.awssdk.services.mediaconvert.model.H264FramerateControl;
import software.amazon.awssdk.services.mediaconvert.model.H264GopSizeUnits;
import software.amazon.awssdk.services.mediaconvert.model.H264QvbrSettings;
import software.amazon.awssdk.services.mediaconvert.model.H264RateControlMode;
import software.amazon.awssdk.services.mediaconvert.model.H264SceneChangeDetect;
import software.amazon.awssdk.services.mediaconvert.model.H264Settings;
import software.amazon.awssdk.services.mediaconvert.model.Input;
import software.amazon.awssdk.services.mediaconvert.model.InputRotate;
import software.amazon.awssdk.services.mediaconvert.model.InputTimecodeSource;
import software.amazon.awssdk.services.mediaconvert.model.JobSettings;
import software.amazon.awssdk.services.mediaconvert.model.Output;
import software.amazon.awssdk.services.mediaconvert.model.OutputGroup;
import software.amazon.awssdk.services.mediaconvert.model.OutputGroupSettings;
import software.amazon.awssdk.services.mediaconvert.model.OutputGroupType;
import software.amazon.awssdk.services.mediaconvert.model.VideoCodec;
import software.amazon.awssdk.services.mediaconvert.model.VideoDescription;

/// A ladder as a job of MediaConvert: one CMAF group, each rendition one file with a playlist of
/// byte ranges.
final class JobTemplate {

  private static final String BASE = "mc";
  private static final String FIRST_SOUND = "Audio Selector 1";
  private static final int QUALITY = 7;
  private static final int FRAME_RATE_PARTS = 1000;

  private JobTemplate() {}

  static JobSettings of(Transcoder.Order order, String bucket) {
    var cmaf =
        CmafGroupSettings.builder()
            .destination("s3://" + bucket + "/" + order.into() + "/" + BASE)
            .segmentControl(CmafSegmentControl.SINGLE_FILE)
            .segmentLength((int) (Ladder.SEGMENT_MS / 1000))
            .fragmentLength((int) (Ladder.SEGMENT_MS / 1000))
            .manifestDurationFormat(CmafManifestDurationFormat.FLOATING_POINT)
            .writeHlsManifest(CmafWriteHLSManifest.ENABLED)
            .writeDashManifest(CmafWriteDASHManifest.DISABLED)
            .build();
    var group =
        OutputGroup.builder()
            .name("ladder")
            .outputGroupSettings(
                OutputGroupSettings.builder()
                    .type(OutputGroupType.CMAF_GROUP_SETTINGS)
                    .cmafGroupSettings(cmaf)
                    .build())
            .outputs(outputs(order.ladder()))
            .build();
    return JobSettings.builder().inputs(input(order, bucket)).outputGroups(group).build();
  }

  /// Where MediaConvert leaves a rendition.
  static BlobKey media(Transcoder.Order order, String rendition) {
    var ending = rendition.equals(Ladder.SOUND) ? ".cmfa" : ".cmfv";
    return new BlobKey(order.into() + "/" + BASE + "_" + rendition + ending);
  }

  /// Where MediaConvert leaves the playlist of a rendition.
  static BlobKey playlist(Transcoder.Order order, String rendition) {
    return new BlobKey(order.into() + "/" + BASE + "_" + rendition + ".m3u8");
  }

  /// Where MediaConvert leaves the master playlist.
  static BlobKey master(Transcoder.Order order) {
    return new BlobKey(order.into() + "/" + BASE + ".m3u8");
  }

  private static Input input(Transcoder.Order order, String bucket) {
    var input =
        Input.builder()
            .fileInput("s3://" + bucket + "/" + order.stored())
            .timecodeSource(InputTimecodeSource.ZEROBASED)
            .videoSelector(video -> video.rotate(InputRotate.AUTO));
    if (order.ladder().sound()) {
      input.audioSelectors(
          Map.of(
              FIRST_SOUND,
              AudioSelector.builder().defaultSelection(AudioDefaultSelection.DEFAULT).build()));
    }
    return input.build();
  }

  private static List<Output> outputs(Ladder ladder) {
    var outputs = new ArrayList<Output>();
    for (var rung : ladder.rungs()) {
      outputs.add(
          output(rung.name()).videoDescription(picture(rung, ladder.framesPerSecond())).build());
    }
    if (ladder.sound()) {
      outputs.add(output(Ladder.SOUND).audioDescriptions(sound()).build());
    }
    return outputs;
  }

  private static Output.Builder output(String name) {
    return Output.builder()
        .nameModifier("_" + name)
        .containerSettings(ContainerSettings.builder().container(ContainerType.CMFC).build());
  }

  private static VideoDescription picture(Rung rung, double framesPerSecond) {
    var h264 =
        H264Settings.builder()
            .rateControlMode(H264RateControlMode.QVBR)
            .qvbrSettings(H264QvbrSettings.builder().qvbrQualityLevel(QUALITY).build())
            .maxBitrate(rung.kilobits() * 1000)
            .codecProfile(H264CodecProfile.HIGH)
            .framerateControl(H264FramerateControl.SPECIFIED)
            .framerateNumerator((int) Math.round(framesPerSecond * FRAME_RATE_PARTS))
            .framerateDenominator(FRAME_RATE_PARTS)
            .gopSize(Ladder.SEGMENT_MS / 1000.0)
            .gopSizeUnits(H264GopSizeUnits.SECONDS)
            .gopClosedCadence(1)
            .sceneChangeDetect(H264SceneChangeDetect.DISABLED)
            .parNumerator(1)
            .parDenominator(1)
            .build();
    return VideoDescription.builder()
        .width(rung.size().width())
        .height(rung.size().height())
        .codecSettings(codec -> codec.codec(VideoCodec.H_264).h264Settings(h264))
        .build();
  }

  private static AudioDescription sound() {
    var aac =
        AacSettings.builder()
            .bitrate(128_000)
            .sampleRate(48_000)
            .codingMode(AacCodingMode.CODING_MODE_2_0)
            .build();
    return AudioDescription.builder()
        .audioSourceName(FIRST_SOUND)
        .codecSettings(codec -> codec.codec(AudioCodec.AAC).aacSettings(aac))
        .build();
  }
}
