package io.clipgen.media.ffmpeg;

import io.clipgen.domain.clips.Ladder;
import io.clipgen.domain.clips.Rung;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The one command that makes all renditions of a ladder: the source is decoded once, each rung is
/// scaled from the one above it, and every encoder is told at which frames segments begin.
final class LadderCommand {

  private LadderCommand() {}

  static List<String> of(Binaries binaries, Path source, Ladder ladder) {
    var command = new ArrayList<>(Input.ffmpeg(binaries));
    command.addAll(List.of("-progress", "pipe:1", "-nostats"));
    command.addAll(Input.foreign(source));
    command.addAll(List.of("-filter_complex", graph(ladder)));
    for (int i = 0; i < ladder.rungs().size(); i++) {
      command.addAll(List.of("-map", "[out" + i + "]"));
    }
    if (ladder.sound()) {
      command.addAll(List.of("-map", "0:a:0"));
    }
    command.addAll(pictures(ladder));
    if (ladder.sound()) {
      command.addAll(List.of("-c:a", "aac", "-b:a", "128k", "-ar", "48000", "-ac", "2"));
      command.addAll(List.of("-af", "aresample=async=1:first_pts=0"));
    }
    command.addAll(List.of("-map_metadata", "-1", "-map_chapters", "-1", "-sn", "-dn"));
    command.addAll(files(ladder));
    return command;
  }

  /// The playlist of a rendition, in the folder where the command runs.
  static String playlist(String rendition) {
    return rendition + ".m3u8";
  }

  /// The file of a rendition, in the folder where the command runs.
  static String file(String rendition) {
    return rendition + ".mp4";
  }

  private static String graph(Ladder ladder) {
    var graph = new StringBuilder("[0:V:0]");
    graph.append(String.format(Locale.ROOT, "fps=%.5f", ladder.framesPerSecond()));
    var last = ladder.rungs().size() - 1;
    for (int i = 0; i <= last; i++) {
      var rung = ladder.rungs().get(i);
      graph.append(i == 0 ? "," : "[down" + i + "]").append(scale(rung));
      if (i == 0) {
        graph.append(",format=yuv420p");
      }
      graph.append(i == last ? "" : ",split=2").append("[out").append(i).append(']');
      graph.append(i == last ? "" : "[down" + (i + 1) + "];");
    }
    return graph.toString();
  }

  private static String scale(Rung rung) {
    return "scale=%d:%d:flags=bicubic,setsar=1"
        .formatted(rung.size().width(), rung.size().height());
  }

  private static List<String> pictures(Ladder ladder) {
    var seconds = Ladder.SEGMENT_MS / 1000;
    var most = (long) Math.ceil(ladder.framesPerSecond() * seconds) + 1;
    var options = new ArrayList<String>();
    options.addAll(List.of("-c:v", "libx264", "-preset", "veryfast", "-crf", "23"));
    options.addAll(List.of("-profile:v", "high", "-pix_fmt", "yuv420p"));
    options.addAll(List.of("-g", Long.toString(most), "-keyint_min", Long.toString(most)));
    options.addAll(List.of("-sc_threshold", "0", "-flags", "+cgop"));
    options.addAll(List.of("-force_key_frames", "expr:gte(t,n_forced*" + seconds + ")"));
    for (int i = 0; i < ladder.rungs().size(); i++) {
      var kilobits = ladder.rungs().get(i).kilobits();
      options.addAll(List.of("-maxrate:v:" + i, kilobits + "k"));
      options.addAll(List.of("-bufsize:v:" + i, 2L * kilobits + "k"));
    }
    return options;
  }

  private static List<String> files(Ladder ladder) {
    var streams = new ArrayList<String>();
    var group = ladder.sound() ? ",agroup:a" : "";
    for (int i = 0; i < ladder.rungs().size(); i++) {
      streams.add("v:" + i + group + ",name:" + ladder.rungs().get(i).name());
    }
    if (ladder.sound()) {
      streams.add("a:0,agroup:a,name:" + Ladder.SOUND);
    }
    return List.of(
        "-f",
        "hls",
        "-hls_time",
        Long.toString(Ladder.SEGMENT_MS / 1000),
        "-hls_playlist_type",
        "vod",
        "-hls_segment_type",
        "fmp4",
        "-hls_flags",
        "single_file+independent_segments",
        "-hls_segment_filename",
        file("%v"),
        "-var_stream_map",
        String.join(" ", streams),
        playlist("%v"));
  }
}
