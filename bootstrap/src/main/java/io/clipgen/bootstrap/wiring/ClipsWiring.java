package io.clipgen.bootstrap.wiring;

import io.clipgen.application.clips.ClipPipeline;
import io.clipgen.application.clips.Studio;
import io.clipgen.application.clips.port.BlobStore;
import io.clipgen.application.clips.port.ChatReader;
import io.clipgen.application.clips.port.ClipEdits;
import io.clipgen.application.clips.port.Clips;
import io.clipgen.application.clips.port.DiscardedFiles;
import io.clipgen.application.clips.port.MediaProber;
import io.clipgen.application.clips.port.ModelUses;
import io.clipgen.application.clips.port.PassKeys;
import io.clipgen.application.clips.port.RemoteFiles;
import io.clipgen.application.clips.port.Signing;
import io.clipgen.application.clips.port.SourceVideos;
import io.clipgen.application.clips.port.StillTaker;
import io.clipgen.application.clips.port.Streams;
import io.clipgen.application.clips.port.Transcoder;
import io.clipgen.application.clips.port.TranscriptReader;
import io.clipgen.application.clips.port.Uploads;
import io.clipgen.application.clips.port.WorkFolders;
import io.clipgen.application.clips.query.ModelUsage;
import io.clipgen.application.clips.usecase.BeginUpload;
import io.clipgen.application.clips.usecase.BringChat;
import io.clipgen.application.clips.usecase.BringTranscript;
import io.clipgen.application.clips.usecase.ClipStreams;
import io.clipgen.application.clips.usecase.ContinueUpload;
import io.clipgen.application.clips.usecase.DeleteClip;
import io.clipgen.application.clips.usecase.DownloadClip;
import io.clipgen.application.clips.usecase.EditClip;
import io.clipgen.application.clips.usecase.EndUpload;
import io.clipgen.application.clips.usecase.FetchVideo;
import io.clipgen.application.clips.usecase.ForgetUploads;
import io.clipgen.application.clips.usecase.ImportVideo;
import io.clipgen.application.clips.usecase.MakeClips;
import io.clipgen.application.clips.usecase.MakeStream;
import io.clipgen.application.clips.usecase.OpenStoryboard;
import io.clipgen.application.clips.usecase.OpenStream;
import io.clipgen.application.clips.usecase.OpenStudio;
import io.clipgen.application.clips.usecase.OrderClips;
import io.clipgen.application.clips.usecase.OrderStream;
import io.clipgen.application.clips.usecase.Passes;
import io.clipgen.application.clips.usecase.PreviewStream;
import io.clipgen.application.clips.usecase.RemakeClip;
import io.clipgen.application.clips.usecase.RemoveDiscardedFiles;
import io.clipgen.application.clips.usecase.RenderUnmarked;
import io.clipgen.application.clips.usecase.RotatePassKeys;
import io.clipgen.application.clips.usecase.SeeModelUse;
import io.clipgen.application.clips.usecase.SeeUpload;
import io.clipgen.application.clips.usecase.TakeUpload;
import io.clipgen.application.clips.usecase.UploadPolicy;
import io.clipgen.application.clips.usecase.UploadSource;
import io.clipgen.application.clips.usecase.WatchStream;
import io.clipgen.application.operations.Jobs;
import io.clipgen.application.shared.BusinessClock;
import io.clipgen.application.shared.Ids;
import io.clipgen.application.shared.Limits;
import io.clipgen.application.shared.Transactions;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;

/// The use cases of the clip studio.
@Factory
final class ClipsWiring {

  @Singleton
  Limits limits(
      @Property(name = "clipgen.limits.max-upload-bytes") long maxUploadBytes,
      @Property(name = "clipgen.limits.max-clips-per-video") int maxClipsPerVideo,
      @Property(name = "clipgen.limits.max-imports-at-once") int maxImportsAtOnce,
      @Property(name = "clipgen.limits.max-orders-at-once") int maxOrdersAtOnce,
      @Property(name = "clipgen.limits.longest-card") Duration longestCard,
      @Property(name = "clipgen.limits.watermark") boolean watermark) {
    return new ConfiguredLimits(
        maxUploadBytes,
        maxClipsPerVideo,
        maxImportsAtOnce,
        maxOrdersAtOnce,
        longestCard,
        watermark);
  }

  @Singleton
  UploadSource uploadSource(
      WorkFolders folders,
      ClipPipeline pipeline,
      BlobStore files,
      SourceVideos videos,
      DiscardedFiles discarded,
      Limits limits,
      Transactions transactions,
      BusinessClock clock,
      Ids ids) {
    return new UploadSource(
        folders, pipeline, files, videos, discarded, limits, transactions, clock, ids);
  }

  @Singleton
  UploadPolicy uploadPolicy(
      @Property(name = "clipgen.uploads.lifetime") Duration lifetime,
      @Property(name = "clipgen.uploads.most-at-once") int mostAtOnce) {
    return UploadPolicy.of(lifetime, mostAtOnce);
  }

  @Singleton
  BeginUpload beginUpload(
      Uploads uploads,
      Limits limits,
      UploadPolicy policy,
      Transactions transactions,
      BusinessClock clock,
      Ids ids) {
    return new BeginUpload(uploads, limits, policy, transactions, clock, ids);
  }

  @Singleton
  ContinueUpload continueUpload(
      Uploads uploads,
      BlobStore files,
      DiscardedFiles discarded,
      WorkFolders folders,
      Jobs jobs,
      UploadPolicy policy,
      Transactions transactions,
      BusinessClock clock,
      Ids ids) {
    return new ContinueUpload(
        uploads,
        files,
        discarded,
        folders,
        jobs,
        policy,
        transactions,
        clock,
        InstantSource.system(),
        ids);
  }

  @Singleton
  SeeUpload seeUpload(Uploads uploads, BusinessClock clock) {
    return new SeeUpload(uploads, clock);
  }

  @Singleton
  EndUpload endUpload(
      Uploads uploads, DiscardedFiles discarded, Jobs jobs, Transactions transactions) {
    return new EndUpload(uploads, discarded, jobs, transactions);
  }

  @Singleton
  TakeUpload takeUpload(
      Uploads uploads,
      WorkFolders folders,
      ClipPipeline pipeline,
      BlobStore files,
      SourceVideos videos,
      DiscardedFiles discarded,
      Transactions transactions,
      BusinessClock clock) {
    return new TakeUpload(
        uploads, folders, pipeline, files, videos, discarded, transactions, clock);
  }

  @Singleton
  ForgetUploads forgetUploads(
      Uploads uploads, DiscardedFiles discarded, Transactions transactions) {
    return new ForgetUploads(uploads, discarded, transactions);
  }

  @Singleton
  BringChat bringChat(SourceVideos videos, ChatReader chats, Transactions transactions) {
    return new BringChat(videos, chats, transactions);
  }

  @Singleton
  BringTranscript bringTranscript(
      SourceVideos videos,
      TranscriptReader reader,
      WorkFolders folders,
      Transactions transactions,
      @Property(name = "clipgen.clips.max-transcript-bytes") int mostBytes) {
    return new BringTranscript(videos, reader, folders, transactions, mostBytes);
  }

  @Singleton
  ImportVideo importVideo(
      RemoteFiles remote, Limits limits, Jobs jobs, Transactions transactions, Ids ids) {
    return new ImportVideo(remote, limits, jobs, transactions, ids);
  }

  @Singleton
  FetchVideo fetchVideo(
      WorkFolders folders,
      RemoteFiles remote,
      ClipPipeline pipeline,
      BlobStore files,
      SourceVideos videos,
      DiscardedFiles discarded,
      Limits limits,
      Transactions transactions,
      BusinessClock clock) {
    return new FetchVideo(
        folders, remote, pipeline, files, videos, discarded, limits, transactions, clock);
  }

  @Singleton
  OrderClips orderClips(
      SourceVideos videos,
      Clips clips,
      Limits limits,
      Jobs jobs,
      Transactions transactions,
      BusinessClock clock,
      @Property(name = "clipgen.clips.shorter-side") int shorterSide) {
    return new OrderClips(videos, clips, limits, jobs, transactions, clock, shorterSide);
  }

  @Singleton
  MakeClips makeClips(
      WorkFolders folders,
      ClipPipeline pipeline,
      StillTaker stills,
      BlobStore files,
      SourceVideos videos,
      Clips clips,
      DiscardedFiles discarded,
      ModelUses uses,
      ClipStreams streams,
      Transactions transactions,
      BusinessClock clock,
      Ids ids) {
    return new MakeClips(
        folders,
        pipeline,
        stills,
        files,
        videos,
        clips,
        discarded,
        uses,
        streams,
        transactions,
        clock,
        ids);
  }

  @Singleton
  SeeModelUse seeModelUse(ModelUsage usage, BusinessClock clock) {
    return new SeeModelUse(usage, clock);
  }

  @Singleton
  EditClip editClip(
      Clips clips,
      ClipEdits edits,
      SourceVideos videos,
      Limits limits,
      Jobs jobs,
      Transactions transactions,
      BusinessClock clock,
      Ids ids) {
    return new EditClip(clips, edits, videos, limits, jobs, transactions, clock, ids);
  }

  @Singleton
  RemakeClip remakeClip(
      WorkFolders folders,
      ClipPipeline pipeline,
      BlobStore files,
      SourceVideos videos,
      Clips clips,
      ClipEdits edits,
      DiscardedFiles discarded,
      ClipStreams streams,
      Limits limits,
      Jobs jobs,
      Transactions transactions,
      BusinessClock clock) {
    return new RemakeClip(
        folders,
        pipeline,
        files,
        videos,
        clips,
        edits,
        discarded,
        streams,
        limits,
        jobs,
        transactions,
        clock);
  }

  @Singleton
  RemoveDiscardedFiles removeDiscardedFiles(
      DiscardedFiles discarded, BlobStore files, Transactions transactions) {
    return new RemoveDiscardedFiles(discarded, files, transactions);
  }

  @Singleton
  OpenStoryboard openStoryboard(SourceVideos videos, BlobStore files) {
    return new OpenStoryboard(videos, files);
  }

  @Singleton
  DownloadClip downloadClip(Clips clips, BlobStore files) {
    return new DownloadClip(clips, files);
  }

  @Singleton
  DeleteClip deleteClip(
      Clips clips,
      BlobStore files,
      Streams streams,
      DiscardedFiles discarded,
      Transactions transactions) {
    return new DeleteClip(clips, files, streams, discarded, transactions);
  }

  @Singleton
  ClipStreams clipStreams(
      BlobStore files,
      Streams streams,
      DiscardedFiles discarded,
      Jobs jobs,
      BusinessClock clock,
      Ids ids,
      @Property(name = "clipgen.streams.at-once") boolean atOnce) {
    return new ClipStreams(files, streams, discarded, jobs, clock, ids, atOnce);
  }

  @Singleton
  OrderStream orderStream(
      Clips clips, ClipStreams streams, Limits limits, Jobs jobs, Transactions transactions) {
    return new OrderStream(clips, streams, limits, jobs, transactions);
  }

  @Singleton
  MakeStream makeStream(
      WorkFolders folders,
      MediaProber prober,
      Transcoder transcoder,
      StillTaker stills,
      BlobStore files,
      Streams streams,
      DiscardedFiles discarded,
      Transactions transactions) {
    return new MakeStream(
        folders, prober, transcoder, stills, files, streams, discarded, transactions);
  }

  @Singleton
  Passes passes(PassKeys keys, Signing signing) {
    return new Passes(keys, signing, InstantSource.system());
  }

  @Singleton
  RotatePassKeys rotatePassKeys(
      PassKeys keys,
      Transactions transactions,
      @Property(name = "clipgen.streams.pass-lifetime") Duration lifetime) {
    return new RotatePassKeys(keys, transactions, InstantSource.system(), lifetime);
  }

  @Singleton
  OpenStream openStream(
      Clips clips,
      Streams streams,
      Passes passes,
      @Property(name = "clipgen.streams.pass-lifetime") Duration lifetime) {
    return new OpenStream(clips, streams, passes, InstantSource.system(), lifetime);
  }

  @Singleton
  PreviewStream previewStream(Clips clips, Streams streams, Transactions transactions) {
    return new PreviewStream(clips, streams, transactions);
  }

  @Singleton
  WatchStream watchStream(Streams streams, BlobStore files, Passes passes) {
    return new WatchStream(streams, files, passes, InstantSource.system());
  }

  @Singleton
  RenderUnmarked renderUnmarked(
      WorkFolders folders,
      ClipPipeline pipeline,
      BlobStore files,
      SourceVideos videos,
      Clips clips) {
    return new RenderUnmarked(folders, pipeline, files, videos, clips);
  }

  @Singleton
  Studio studio(SourceVideos videos, Clips clips, BlobStore files, Jobs jobs) {
    return new OpenStudio(videos, clips, files, jobs);
  }
}
