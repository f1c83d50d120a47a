package io.clipgen.media.chat;

import io.clipgen.application.clips.port.ChatReader;

/// Makes the reader of saved chats.
public final class ChatLogs {

  private ChatLogs() {}

  /// Reads Twitch's chat as TwitchDownloader and yt-dlp save it, and YouTube's live chat as yt-dlp
  /// saves it.
  public static ChatReader reader() {
    return new JsonChatReader();
  }
}
