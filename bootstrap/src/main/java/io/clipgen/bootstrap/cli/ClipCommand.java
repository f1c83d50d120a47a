package io.clipgen.bootstrap.cli;

import io.clipgen.application.clips.Analysis;
import io.clipgen.application.clips.ClipsMade;
import io.clipgen.application.clips.ClipsMade.MadeClip;
import io.clipgen.application.clips.Stage;
import io.clipgen.application.clips.port.ModelUse;
import io.clipgen.bootstrap.Core;
import io.clipgen.bootstrap.Installation;
import io.clipgen.bootstrap.Trouble;
import io.clipgen.domain.clips.AspectRatio;
import io.clipgen.domain.clips.CaptionStyle;
import io.clipgen.domain.clips.Card;
import io.clipgen.domain.clips.Cards;
import io.clipgen.domain.clips.Chat;
import io.clipgen.domain.clips.ClipRequest;
import io.clipgen.domain.clips.Framing;
import io.clipgen.domain.clips.Tightening;
import io.clipgen.domain.clips.Transcript;
import io.clipgen.domain.clips.Treatment;
import io.clipgen.media.MediaSettings;
import io.clipgen.media.MediaTools;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `clipgen clip`: from a video to clips, without a server and without a database.
@Command(
    name = "clip",
    description = {
      "Makes clips of a video: finds its best moments and renders each with captions in the picture"
          + " and as SRT and VTT.",
      "Needs no server and no database."
    })
final class ClipCommand implements Callable<Integer> {

  private static final int STOPPED = 130;

  @Mixin private InstallationOptions options;
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "VIDEO", description = "The video: MP4, MOV, WebM, MKV, AVI or MPEG-TS.")
  private Path video;

  @Option(
      names = "--count",
      paramLabel = "N",
      defaultValue = "5",
      description = "How many clips, 1 to 20 (default: ${DEFAULT-VALUE}).")
  private int count;

  @Option(
      names = "--length",
      paramLabel = "SECONDS",
      defaultValue = "30",
      description =
          "About how long each is, 3 to 180 s; words decide where exactly it ends (default:"
              + " ${DEFAULT-VALUE}).")
  private int length;

  @Option(
      names = "--ratio",
      paramLabel = "W:H",
      defaultValue = "9:16",
      description = "The shape: 9:16, 1:1, 4:5 or 16:9 (default: ${DEFAULT-VALUE}).")
  private String ratio;

  @Option(
      names = "--framing",
      paramLabel = "HOW",
      defaultValue = "auto",
      description = {
        "How the picture gets that shape: auto decides scene by scene, follow goes along with who"
            + " or what is to be seen, split shows two faces one above the other, center-crop,"
            + " blur-fill (default: ${DEFAULT-VALUE})."
      })
  private String framing;

  @Option(
      names = "--size",
      paramLabel = "PIXELS",
      defaultValue = "1080",
      description =
          "The shorter side of the clips, never more than the video has (default:"
              + " ${DEFAULT-VALUE}).")
  private int size;

  @Option(names = "--watermark", description = "Put ClipGen's mark on the clips.")
  private boolean watermark;

  @Option(
      names = "--style",
      paramLabel = "NAME",
      defaultValue = "classic",
      description = {
        "How the words are written into the picture, each lit up as it is said: classic, pop,"
            + " karaoke, boxed, minimal, bold-outline, panel; none for subtitle files alone"
            + " (default: ${DEFAULT-VALUE})."
      })
  private String style;

  @Option(
      names = "--tighten",
      paramLabel = "WHAT",
      defaultValue = "none",
      description =
          "What is taken out: none, silences, fillers (um, uh) or all (default:"
              + " ${DEFAULT-VALUE}).")
  private String tighten;

  @Option(names = "--hook-title", description = "Write each clip's hook into its first seconds.")
  private boolean hookTitle;

  @Option(
      names = "--intro",
      paramLabel = "TEXT",
      description = "A card with that title before each clip; a second line is written below it.")
  private @Nullable String intro;

  @Option(
      names = "--outro",
      paramLabel = "TEXT",
      description = "A card with that title after each clip; a second line is written below it.")
  private @Nullable String outro;

  @Option(
      names = "--card-seconds",
      paramLabel = "SECONDS",
      defaultValue = "2",
      description =
          "How long a card is shown, 0.5 to 10 (default: ${DEFAULT-VALUE}). A clip's length includes"
              + " its cards.")
  private double cardSeconds;

  @Option(
      names = "--transcript",
      paramLabel = "FILE",
      description = "What is said, as SRT, VTT or Whisper's JSON, instead of listening.")
  private @Nullable Path transcript;

  @Option(
      names = "--chat",
      paramLabel = "FILE",
      description =
          "What the viewers of the broadcast wrote, as Twitch's or YouTube's chat in JSON: where"
              + " they suddenly write faster, something happened.")
  private @Nullable Path chat;

  @Option(
      names = "--srt",
      negatable = true,
      defaultValue = "true",
      fallbackValue = "true",
      description = "Captions as an SRT file beside each clip; they are written unless --no-srt.")
  private boolean srt;

  @Option(
      names = "--vtt",
      negatable = true,
      defaultValue = "true",
      fallbackValue = "true",
      description = "Captions as a VTT file beside each clip; they are written unless --no-vtt.")
  private boolean vtt;

  @Option(
      names = "--sheet",
      description =
          "Add a page (HTML) that shows what was chosen and why: a timeline of what was measured,"
              + " and each clip with its picture and score.")
  private boolean sheet;

  @Option(
      names = "--json",
      description =
          "Print the result as JSON: every clip with its score, words and files. Progress goes to"
              + " standard error.")
  private boolean json;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "clips",
      description = "Where the clips go (default: ${DEFAULT-VALUE}).")
  private Path out;

  @Option(
      names = "--force",
      description = {
        "Replace the clips of an earlier run, all their files: without it, nothing is made where"
            + " a file has a name that the clips would get. What the clips are made of is never"
            + " replaced."
      })
  private boolean force;

  @Override
  public Integer call() throws IOException {
    var request = request();
    var names = ClipNames.in(out, video);
    names.check(force, given());
    var studio = studio(options.installation());
    var tools = studio.tools();
    var given = transcript == null ? null : tools.transcripts().read(transcript);
    var written = chat == null ? Chat.NONE : read(tools, chat);
    try (var stop = StopOnSignal.ofThisThread()) {
      return make(studio, names, given, written, request);
    }
  }

  private List<Path> given() {
    var given = new ArrayList<>(List.of(video));
    if (transcript != null) {
      given.add(transcript);
    }
    if (chat != null) {
      given.add(chat);
    }
    return given;
  }

  private int make(
      Studio studio, ClipNames names, @Nullable Transcript given, Chat written, ClipRequest request)
      throws IOException {
    var pipeline = studio.tools().pipeline();
    try (var workshop = Workshop.in(names, studio.reserve());
        var progress = ProgressLine.on(spec.commandLine().getErr())) {
      progress.reached(Stage.PROBE, 0);
      var info = pipeline.inspect(video, request);
      workshop.requireRoom(request.roomBeside(info));
      var signals = pipeline.measure(video, info, workshop.folder(), progress).signals();
      var analysis =
          pipeline.hear(video, info, signals, given, workshop.folder(), progress).withChat(written);
      var made = pipeline.make(video, analysis, request, workshop.folder(), progress);
      progress.close();
      var page =
          sheet
              ? ContactSheet.html(
                  video, analysis, made, made.clips().stream().map(MadeClip::thumbnail).toList())
              : null;
      var delivery = workshop.deliver(made, new Workshop.Wish(srt, vtt, force), page);
      report(analysis, made, delivery, progress.uses());
      return 0;
    } catch (InterruptedException e) {
      // Said while the program still waits for this: afterwards it is gone.
      spec.commandLine().getErr().println("Stopped; nothing was kept.");
      spec.commandLine().getErr().flush();
      return STOPPED;
    }
  }

  private void report(Analysis analysis, ClipsMade made, Delivery delivery, List<ModelUse> uses) {
    if (!delivery.removed().isEmpty()) {
      var err = spec.commandLine().getErr();
      err.println(
          delivery.removed().stream()
              .map(file -> String.valueOf(file.getFileName()))
              .collect(Collectors.joining(", ", "Removed of an earlier run: ", ".")));
      err.flush();
    }
    var out = spec.commandLine().getOut();
    if (json) {
      out.println(JsonReport.of(video, analysis, made, delivery, uses));
    } else {
      ClipReport.print(made, delivery.clips(), uses, out);
      if (delivery.sheet() != null) {
        out.println("What was chosen and why: " + delivery.sheet());
      }
    }
    out.flush();
  }

  private static Chat read(MediaTools tools, Path chat) throws IOException {
    if (!Files.isRegularFile(chat)) {
      throw new Trouble("There is no chat " + chat + ".");
    }
    try (var content = new BufferedInputStream(Files.newInputStream(chat))) {
      return tools.chats().read(content);
    } catch (AccessDeniedException e) {
      throw new Trouble("The chat %s is not yours to read.".formatted(chat), e);
    }
  }

  private ClipRequest request() {
    within("--count", count, 1, ClipRequest.MOST_CLIPS, "");
    within(
        "--length",
        length,
        (int) ClipRequest.SHORTEST.toSeconds(),
        (int) ClipRequest.LONGEST.toSeconds(),
        " seconds");
    within("--size", size, 128, 2160, " pixels");
    var treatment = treatment();
    try {
      return new ClipRequest(count, Duration.ofSeconds(length), treatment, size, watermark);
    } catch (IllegalArgumentException e) {
      throw misused("--length is too short: " + e.getMessage() + ".");
    }
  }

  private Treatment treatment() {
    return new Treatment(
            AspectRatio.find(ratio).orElseThrow(() -> noneOf("--ratio", AspectRatio.codes())),
            Framing.find(framing.toLowerCase(Locale.ROOT))
                .orElseThrow(() -> noneOf("--framing", Framing.codes())),
            CaptionStyle.find(style.toLowerCase(Locale.ROOT))
                .orElseThrow(() -> noneOf("--style", CaptionStyle.codes())))
        .tightened(
            Tightening.find(tighten.toLowerCase(Locale.ROOT))
                .orElseThrow(() -> noneOf("--tighten", Tightening.codes())))
        .titled(hookTitle)
        .between(new Cards(card("--intro", intro), card("--outro", outro)));
  }

  private @Nullable Card card(String option, @Nullable String text) {
    if (text == null) {
      return null;
    }
    try {
      return Card.of(text, Duration.ofMillis(Math.round(cardSeconds * 1000)));
    } catch (IllegalArgumentException e) {
      throw misused(option + " " + e.getMessage() + ".");
    }
  }

  private void within(String option, int value, int least, int most, String unit) {
    if (value < least || value > most) {
      throw misused(
          "%s must be from %d to %d%s, and is %d.".formatted(option, least, most, unit, value));
    }
  }

  private ParameterException noneOf(String option, String codes) {
    return misused(option + " must be one of: " + codes + ".");
  }

  private ParameterException misused(String sentence) {
    return new ParameterException(spec.commandLine(), sentence);
  }

  /// What clips are made with.
  ///
  /// @param reserve bytes of the disk that are left free for others
  private record Studio(MediaTools tools, long reserve) {}

  private static Studio studio(Installation installation) {
    try (var configuration = Core.configuration(installation)) {
      return new Studio(
          new MediaTools(MediaSettings.of(key -> configuration.getProperty(key, String.class))),
          configuration.getProperty("clipgen.work.reserve-bytes", Long.class).orElse(0L));
    } catch (IllegalArgumentException e) {
      throw new Trouble(String.valueOf(e.getMessage()), e);
    }
  }
}
