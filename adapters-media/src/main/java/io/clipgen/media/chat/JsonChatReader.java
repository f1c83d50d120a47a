package io.clipgen.media.chat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import io.clipgen.application.clips.port.ChatReader;
import io.clipgen.application.clips.port.StorageFailure;
import io.clipgen.application.clips.port.UnusableMedia;
import io.clipgen.domain.clips.Chat;
import java.io.IOException;
import java.io.InputStream;

/// Reads JSON token by token and keeps nothing but counts, so that a chat of any size costs the
/// same memory.
///
/// - Twitch: an object with `comments`, each with `content_offset_seconds` (TwitchDownloader), or
///   an array of nodes with `contentOffsetSeconds` (yt-dlp).
/// - YouTube: an object a line, each a `replayChatItemAction` with `videoOffsetTimeMsec`; it is a
///   message where it adds an item to the chat.
final class JsonChatReader implements ChatReader {

  private static final int DEEPEST = 100;
  private static final int LONGEST_TEXT = 1 << 20;

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(DEEPEST)
                  .maxStringLength(LONGEST_TEXT)
                  .maxNameLength(10_000)
                  .maxNumberLength(100)
                  .build())
          // Names from strangers must not fill a table that outlives the reading.
          .configure(JsonFactory.Feature.INTERN_FIELD_NAMES, false)
          .configure(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES, false)
          .build();

  @Override
  public Chat read(InputStream content) {
    var counter = new Counter();
    try (var parser = JSON.createParser(content)) {
      parser.disable(JsonParser.Feature.AUTO_CLOSE_SOURCE);
      for (var token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token == JsonToken.FIELD_NAME) {
          field(parser, counter);
        } else if (token == JsonToken.END_OBJECT && parser.getParsingContext().inRoot()) {
          counter.endLine();
        }
      }
    } catch (StreamConstraintsException e) {
      throw new UnusableMedia(
          "This chat is nested deeper or has longer texts than any chat: it is not read.");
    } catch (JsonProcessingException e) {
      var where = e.getLocation();
      throw new UnusableMedia(
          where == null
              ? "This chat is no JSON."
              : "This chat is no JSON from line %d, column %d on: is it cut off?"
                  .formatted(where.getLineNr(), where.getColumnNr()));
    } catch (IOException e) {
      throw new StorageFailure(
          StorageFailure.Kind.SENDER, "The chat could not be read to its end.", e);
    }
    return counter.chat();
  }

  private static void field(JsonParser parser, Counter counter) throws IOException {
    switch (parser.currentName()) {
      case "content_offset_seconds", "contentOffsetSeconds" -> {
        var value = parser.nextToken();
        if (value.isNumeric()) {
          counter.message(parser.getDoubleValue() * 1_000);
        }
      }
      case "videoOffsetTimeMsec" -> {
        var value = parser.nextToken();
        if (value == JsonToken.VALUE_STRING || value.isNumeric()) {
          counter.line(parser.getValueAsDouble(Double.NaN));
        }
      }
      case "addChatItemAction" -> counter.lineIsMessage();
      default -> {
        // Who wrote, and what, is not looked at.
      }
    }
  }
}
