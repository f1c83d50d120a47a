package io.clipgen.web.clips;

import io.clipgen.application.clips.query.ClipLibrary;
import io.clipgen.application.clips.query.ModelUsage;
import io.clipgen.application.clips.usecase.BringChat;
import io.clipgen.application.clips.usecase.BringTranscript;
import io.clipgen.application.clips.usecase.ImportVideo;
import io.clipgen.application.clips.usecase.OpenStoryboard;
import io.clipgen.application.clips.usecase.OrderClips;
import io.clipgen.application.clips.usecase.UploadSource;
import io.clipgen.application.identity.Caller;
import io.clipgen.application.shared.InvalidInput;
import io.clipgen.application.shared.NotFound;
import io.clipgen.domain.clips.AspectRatio;
import io.clipgen.domain.clips.CaptionStyle;
import io.clipgen.domain.clips.ClipOrder;
import io.clipgen.domain.clips.Framing;
import io.clipgen.domain.clips.SourceVideo;
import io.clipgen.domain.clips.Treatment;
import io.clipgen.domain.shared.FileSize;
import io.clipgen.domain.shared.JobId;
import io.clipgen.domain.shared.SourceVideoId;
import io.clipgen.web.shared.AnswersProblems;
import io.clipgen.web.shared.FormFile;
import io.clipgen.web.shared.IdParam;
import io.clipgen.web.shared.PageJson;
import io.clipgen.web.shared.Problems;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.http.multipart.StreamingFileUpload;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Source videos: upload, look at, order clips of.
@AnswersProblems
@Controller("/api/v1/videos")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "videos")
final class VideoController {

  private static final Treatment USUAL =
      new Treatment(AspectRatio.PORTRAIT, Framing.AUTO, CaptionStyle.CLASSIC);
  private static final int DRAWN = 1_000;
  private static final int MOST_DRAWN = 5_000;

  private final UploadSource upload;
  private final BringChat chats;
  private final BringTranscript transcripts;
  private final ImportVideo imports;
  private final OrderClips order;
  private final ClipLibrary library;
  private final ModelUsage usage;
  private final OpenStoryboard storyboards;

  VideoController(
      UploadSource upload,
      ImportVideo imports,
      BringChat chats,
      BringTranscript transcripts,
      OrderClips order,
      ClipLibrary library,
      ModelUsage usage,
      OpenStoryboard storyboards) {
    this.upload = upload;
    this.chats = chats;
    this.transcripts = transcripts;
    this.imports = imports;
    this.order = order;
    this.library = library;
    this.usage = usage;
    this.storyboards = storyboards;
  }

  @Post
  @Status(HttpStatus.CREATED)
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  @Operation(
      summary = "Upload a source video",
      description =
          "The part `file` of a multipart form. It is checked before it is kept: 422 says what is"
              + " wrong with it.")
  HttpResponse<VideoJson> upload(Caller caller, @Nullable StreamingFileUpload file)
      throws IOException, InterruptedException {
    if (file == null) {
      throw new InvalidInput("file", "must be given: the video, as that part of the form");
    }
    return switch (receive(caller, file)) {
      case UploadSource.Outcome.Accepted accepted ->
          HttpResponse.created(
              VideoJson.from(
                  accepted.video(),
                  caller,
                  library.quality(caller.party(), accepted.video()),
                  Optional.empty(),
                  List.of()),
              URI.create("/api/v1/videos/" + accepted.video().id().text()));
      case UploadSource.Outcome.Unusable unusable ->
          throw Problems.refusal(
              HttpStatus.UNPROCESSABLE_ENTITY, "video-not-usable", unusable.reason(), "file");
      case UploadSource.Outcome.TooLarge large ->
          throw Problems.refusal(
              HttpStatus.REQUEST_ENTITY_TOO_LARGE,
              "too-large",
              "Your plan takes videos of at most %s.".formatted(FileSize.inWords(large.limit())),
              "file");
    };
  }

  private UploadSource.Outcome receive(Caller caller, StreamingFileUpload file)
      throws IOException, InterruptedException {
    try (InputStream content = FormFile.open(file)) {
      return upload.handle(new UploadSource.Command(caller, file.getFilename(), content));
    }
  }

  @Get
  @Operation(summary = "List the videos you uploaded or were granted, newest first")
  PageJson<VideoJson> list(
      Caller caller, @Nullable @QueryValue String after, @Nullable @QueryValue Integer limit) {
    return PageJson.from(
        library.videos(
            caller.party(),
            Paging.idOrNull("after", after, SourceVideoId::parse),
            Paging.limit(limit)),
        video -> VideoJson.from(video, caller, List.of(), Optional.empty(), List.of()));
  }

  @Get("/{id}")
  @Operation(
      summary = "Look at a video",
      description =
          "With what there is to say of its quality, where its words are from, your newest orders of"
              + " clips, and why any of them made fewer than asked.")
  VideoJson get(Caller caller, String id) {
    SourceVideoId wanted = IdParam.read("id", id, SourceVideoId::parse);
    SourceVideo video =
        library.video(caller.party(), wanted).orElseThrow(() -> new NotFound("video", wanted));
    return VideoJson.from(
        video,
        caller,
        library.quality(caller.party(), video),
        library.words(caller.party(), wanted),
        orders(caller, wanted));
  }

  private List<OrderJson> orders(Caller caller, SourceVideoId video) {
    List<ClipOrder> orders = library.orders(caller.party(), video);
    Map<JobId, List<ModelUsage.Total>> used =
        usage.ofOrders(caller.party(), orders.stream().map(ClipOrder::job).toList());
    return orders.stream()
        .map(order -> OrderJson.from(order, used.getOrDefault(order.job(), List.of())))
        .toList();
  }

  @Put("/{id}/chat")
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  @Operation(
      summary = "Bring the chat of a video that was a broadcast",
      description =
          "The part `file` of a multipart form: Twitch's chat (as TwitchDownloader or yt-dlp save"
              + " it) or YouTube's live chat (as yt-dlp saves it), at most 512 MB of JSON. Clips"
              + " that are ordered afterwards go by where viewers suddenly wrote faster. Only the"
              + " number of messages over time is kept.")
  ChatJson chat(Caller caller, String id, @Nullable StreamingFileUpload file) throws IOException {
    SourceVideoId video = IdParam.read("id", id, SourceVideoId::parse);
    chats.admit(caller, video);
    if (file == null) {
      throw new InvalidInput("file", "must be given: the chat as JSON, as that part of the form");
    }
    return switch (receiveChat(caller, video, file)) {
      case BringChat.Outcome.Kept kept -> ChatJson.from(kept.chat());
      case BringChat.Outcome.Unusable unusable ->
          throw Problems.refusal(
              HttpStatus.UNPROCESSABLE_ENTITY, "chat-not-usable", unusable.reason(), "file");
      case BringChat.Outcome.TooLarge large ->
          throw Problems.refusal(
              HttpStatus.REQUEST_ENTITY_TOO_LARGE,
              "too-large",
              "A chat may have at most %s.".formatted(FileSize.inWords(large.limit())),
              "file");
    };
  }

  private BringChat.Outcome receiveChat(
      Caller caller, SourceVideoId video, StreamingFileUpload file) throws IOException {
    try (InputStream content = FormFile.open(file)) {
      return chats.handle(new BringChat.Command(caller, video, new BufferedInputStream(content)));
    }
  }

  @Put("/{id}/transcript")
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  @Operation(
      summary = "Bring what is said in a video",
      description =
          "The part `file` of a multipart form: SRT, WebVTT or Whisper's JSON. Clips that are"
              + " ordered afterwards go by it, and nobody listens to the video for them; those that"
              + " were ordered before keep their words. 422 says what is wrong with it, and where.")
  TranscriptJson transcript(
      Caller caller,
      String id,
      @Parameter(
              description =
                  "What is spoken, as an ISO 639 code; not given: as the transcript says, if it"
                      + " does",
              example = "en")
          @Nullable
          @QueryValue
          String language,
      @Nullable StreamingFileUpload file)
      throws IOException {
    SourceVideoId video = IdParam.read("id", id, SourceVideoId::parse);
    transcripts.admit(caller, video);
    if (file == null) {
      throw new InvalidInput(
          "file", "must be given: SRT, VTT or Whisper's JSON, as that part of the form");
    }
    return switch (receiveTranscript(caller, video, language, file)) {
      case BringTranscript.Outcome.Kept kept -> TranscriptJson.from(kept.transcript());
      case BringTranscript.Outcome.Unusable unusable ->
          throw Problems.refusal(
              HttpStatus.UNPROCESSABLE_ENTITY, "transcript-not-usable", unusable.reason(), "file");
      case BringTranscript.Outcome.TooLarge large ->
          throw Problems.refusal(
              HttpStatus.REQUEST_ENTITY_TOO_LARGE,
              "too-large",
              "A transcript may have at most %d bytes.".formatted(large.limit()),
              "file");
    };
  }

  private BringTranscript.Outcome receiveTranscript(
      Caller caller, SourceVideoId video, @Nullable String language, StreamingFileUpload file)
      throws IOException {
    try (InputStream content = FormFile.open(file)) {
      return transcripts.handle(new BringTranscript.Command(caller, video, language, content));
    }
  }

  @Delete("/{id}/transcript")
  @Status(HttpStatus.NO_CONTENT)
  @Operation(
      summary = "Give up the transcript that was brought",
      description =
          "Clips that are ordered afterwards go by what is heard again. Giving up none changes"
              + " nothing.")
  void giveUpTranscript(Caller caller, String id) {
    transcripts.giveUp(caller, IdParam.read("id", id, SourceVideoId::parse));
  }

  @Post("/imports")
  @Status(HttpStatus.ACCEPTED)
  @Operation(
      summary = "Import a source video by its address",
      description =
          "It is fetched in the background, and taken if it passes the checks of an upload: follow the job, which says why if not. Only https:// and public servers.")
  HttpResponse<ImportedJson> importFrom(Caller caller, @Body ImportRequest request) {
    if (request.url() == null) {
      throw new InvalidInput("url", "must be given: where the video is");
    }
    ImportVideo.Started started = imports.handle(new ImportVideo.Command(caller, request.url()));
    return HttpResponse.accepted(URI.create("/api/v1/jobs/" + started.job().text()))
        .body(new ImportedJson(started.job().text(), started.video().text()));
  }

  /// Where a video is.
  @Serdeable
  record ImportRequest(
      @Schema(description = "The address of the file itself", example = "https://host/talk.mp4")
          @Nullable String url) {}

  /// A video that is being fetched.
  @Serdeable
  record ImportedJson(
      @Schema(description = "Follow it at /api/v1/jobs/{job}") String job,
      @Schema(description = "The id that the video will have") String video) {}

  @Get("/{id}/signals")
  @Operation(
      summary = "What was measured in a video",
      description =
          "For a drawing beside the video: curves of sound and movement, cuts, silences, voices, what is black or frozen. 404 until its first clips were made.")
  SignalsJson signals(
      Caller caller,
      String id,
      @Parameter(description = "How many values a curve has at most, 1 to 5000 (default: 1000)")
          @Nullable
          @QueryValue
          Integer points) {
    int most = points == null ? DRAWN : points;
    if (most < 1 || most > MOST_DRAWN) {
      throw new InvalidInput("points", "must be from 1 to " + MOST_DRAWN);
    }
    SourceVideoId wanted = IdParam.read("id", id, SourceVideoId::parse);
    return library
        .signals(caller.party(), wanted)
        .map(signals -> SignalsJson.from(signals, most))
        .orElseThrow(() -> new NotFound("measured video", wanted));
  }

  @Get("/{id}/storyboard.vtt")
  @Operation(
      summary = "When each small picture of a video is, and where on the sheet",
      description =
          "WebVTT as players read it: each cue names a part of storyboard.jpg. At most 100 pictures at even steps. 404 until clips of it were made.")
  HttpResponse<String> storyboard(Caller caller, String id) {
    OpenStoryboard.Opened found = opened(caller, id);
    return HttpResponse.ok(
            Playlists.storyboard(found.storyboard(), found.video().info().durationMs()))
        .contentType("text/vtt");
  }

  @Get("/{id}/storyboard.jpg")
  @Operation(
      summary = "The small pictures of a video on one sheet (JPEG)",
      description = "Of at most 160 pixels each. 404 until clips of it were made.")
  @SendsFile
  HttpResponse<?> sheet(HttpRequest<?> request, Caller caller, String id) {
    return FileResponse.of(request, Sendable.ofSheet(opened(caller, id).sheet()));
  }

  private OpenStoryboard.Opened opened(Caller caller, String id) {
    return storyboards.handle(caller, IdParam.read("id", id, SourceVideoId::parse));
  }

  @Post("/{id}/clips")
  @Status(HttpStatus.ACCEPTED)
  @Operation(
      summary = "Order clips of a video",
      description =
          "They are made in the background: follow the job. The clips belong to you. Ordering the"
              + " same again while it is worked on answers the same job; with other wishes it is an"
              + " order of its own. One more than your plan allows at a time is refused.")
  HttpResponse<OrderedJson> order(Caller caller, String id, @Body OrderRequest request) {
    JobId job =
        order.handle(
            new OrderClips.Command(
                caller,
                IdParam.read("id", id, SourceVideoId::parse),
                request.count(),
                Duration.ofSeconds(request.length()),
                request.treatment()));
    return HttpResponse.accepted(URI.create("/api/v1/jobs/" + job.text()))
        .body(new OrderedJson(job.text()));
  }

  /// An order of clips.
  @Serdeable
  record OrderRequest(
      @Schema(description = "How many clips", example = "3") long count,
      @Schema(description = "How long each should be, in seconds: from 3 to 180", example = "15")
          long length,
      @Schema(description = "9:16 (default), 1:1, 4:5 or 16:9", example = "9:16")
          @Nullable String ratio,
      @Schema(
              description =
                  "How the picture is brought into that shape: auto (default) decides scene by"
                      + " scene, follow goes along with who or what is to be seen, split shows two"
                      + " faces one above the other; center-crop or blur-fill",
              example = "auto")
          @Nullable String framing,
      @Schema(
              description =
                  "How the words are written into the picture: classic (default), pop, karaoke,"
                      + " boxed, minimal, bold-outline, panel or none",
              example = "classic")
          @Nullable String captionStyle,
      @Schema(description = "What is taken out: none (default), silences, fillers or all")
          @Nullable String tightening,
      @Schema(description = "Whether the hook is written into the first seconds; not by default")
          @Nullable Boolean hookTitle,
      @Schema(description = "A card before each clip; the length includes it")
          @Nullable CardJson intro,
      @Schema(description = "A card after each clip; the length includes it")
          @Nullable CardJson outro) {

    Treatment treatment() {
      return new TreatmentWords(
              ratio, framing, captionStyle, null, tightening, hookTitle, intro, outro)
          .over(USUAL);
    }
  }

  /// Who works on an order.
  @Serdeable
  record OrderedJson(@Schema(description = "Follow it at /api/v1/jobs/{job}") String job) {}
}
