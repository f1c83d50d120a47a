package io.clipgen.application.clips.usecase;

import io.clipgen.application.clips.port.ChatReader;
import io.clipgen.application.clips.port.SourceVideos;
import io.clipgen.application.clips.port.UnusableMedia;
import io.clipgen.application.identity.Caller;
import io.clipgen.application.shared.Forbidden;
import io.clipgen.application.shared.NotFound;
import io.clipgen.application.shared.Transactions;
import io.clipgen.domain.clips.Chat;
import io.clipgen.domain.clips.SourceVideo;
import io.clipgen.domain.shared.SourceVideoId;
import java.io.IOException;
import java.io.InputStream;

/// Takes what the viewers of a broadcast wrote (CLIP-04), in place of what was taken before. The
/// next order of clips goes by it; of the messages only their number over time is kept.
public final class BringChat {

  /// The most bytes of a chat that are read: those of a day with ten messages a second.
  public static final long MOST_BYTES = 512_000_000;

  private final SourceVideos videos;
  private final ChatReader reader;
  private final Transactions transactions;

  public BringChat(SourceVideos videos, ChatReader reader, Transactions transactions) {
    this.videos = videos;
    this.reader = reader;
    this.transactions = transactions;
  }

  /// Whose video, and its chat.
  ///
  /// @param content as Twitch or YouTube give it; read to the end or to the limit, not closed
  public record Command(Caller caller, SourceVideoId video, InputStream content) {}

  /// What became of it.
  public sealed interface Outcome {

    /// It is kept.
    ///
    /// @param chat what lies within the video
    record Kept(Chat chat) implements Outcome {}

    /// It is no chat of this video.
    record Unusable(String reason) implements Outcome {}

    /// It is larger than the limit, in bytes.
    record TooLarge(long limit) implements Outcome {}
  }

  /// The video, if the caller may bring its chat: said before a chat is sent.
  ///
  /// @throws NotFound if the caller sees no such video
  /// @throws Forbidden if it is somebody else's
  public SourceVideo admit(Caller caller, SourceVideoId id) {
    SourceVideo video =
        videos.findVisible(id, caller.party()).orElseThrow(() -> new NotFound("video", id));
    if (!video.owner().equals(caller.party())) {
      throw new Forbidden("Only who uploaded a video brings its chat.");
    }
    return video;
  }

  /// Reads and keeps a chat.
  ///
  /// @throws NotFound if the caller sees no such video
  /// @throws Forbidden if it is somebody else's
  public Outcome handle(Command command) {
    SourceVideo video = admit(command.caller(), command.video());
    Limited content = new Limited(command.content(), MOST_BYTES);
    try {
      Chat chat = reader.read(content).within(video.info().durationMs());
      if (content.exceeded) {
        return new Outcome.TooLarge(MOST_BYTES);
      }
      if (chat.isEmpty()) {
        return new Outcome.Unusable(
            "No message of this chat lies within the video: is it the chat of another one?");
      }
      transactions.run(() -> videos.saveChat(video.id(), chat));
      return new Outcome.Kept(chat);
    } catch (UnusableMedia unusable) {
      return content.exceeded
          ? new Outcome.TooLarge(MOST_BYTES)
          : new Outcome.Unusable(String.valueOf(unusable.getMessage()));
    }
  }

  /// Ends after so many bytes, and remembers whether there were more.
  private static final class Limited extends InputStream {

    private final InputStream content;
    private long left;
    private boolean exceeded;

    Limited(InputStream content, long left) {
      this.content = content;
      this.left = left;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      if (length == 0) {
        return 0;
      }
      int read = content.read(buffer, offset, (int) Math.min(length, Math.max(1, left)));
      exceeded = read > left;
      left -= Math.max(0, read);
      return exceeded ? -1 : read;
    }
  }
}
