package io.clipgen.media.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clipgen.application.clips.port.UnusableMedia;
import io.clipgen.domain.clips.Chat;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonChatReaderTest {

  @Test
  void twitch_messages_are_counted_by_their_offset() {
    var chat =
        read(
            """
            {"streamer":{"name":"x"},"comments":[
             {"_id":"1","content_offset_seconds":1,"message":{"body":"hi","fragments":[{"text":"hi"}]}},
             {"_id":"2","content_offset_seconds":4.999,"message":{"body":"content_offset_seconds"}},
             {"_id":"3","content_offset_seconds":12.5,"message":{"body":"LUL"}}],"video":{"length":60}}
            """);

    assertThat(chat.counts()).containsExactly(2, 0, 1);
  }

  @Test
  void twitch_as_a_list_of_nodes_is_read_too() {
    assertThat(read("[{\"node\":{\"contentOffsetSeconds\":7,\"message\":{}}}]").counts())
        .containsExactly(0, 1);
  }

  @Test
  void youtube_lines_are_counted_where_they_add_a_message() {
    var chat =
        read(
            """
            {"replayChatItemAction":{"actions":[{"addChatItemAction":{"item":{"liveChatTextMessageRenderer":{"message":{"runs":[{"text":"wow"}]}}}}}],"videoOffsetTimeMsec":"5200"}}
            {"replayChatItemAction":{"actions":[{"addLiveChatTickerItemAction":{}}],"videoOffsetTimeMsec":"5300"}}
            {"clickTrackingParams":"x","replayChatItemAction":{"actions":[{"addChatItemAction":{}}],"videoOffsetTimeMsec":"5400"},"isLive":false}
            """);

    assertThat(chat.counts()).containsExactly(0, 2);
  }

  @Test
  void times_before_the_start_after_the_longest_broadcast_or_out_of_number_are_not_counted() {
    var chat =
        read(
            """
            {"comments":[{"content_offset_seconds":-3},{"content_offset_seconds":1e300},
             {"content_offset_seconds":-1e300},{"content_offset_seconds":"7"},{"content_offset_seconds":null},
             {"content_offset_seconds":{}},{"content_offset_seconds":99999999999},{"content_offset_seconds":2}]}
            """);

    assertThat(chat.counts()).containsExactly(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "hello",
        "{}",
        "[]",
        "{\"comments\":[]}",
        "{\"comments\":[{\"content_offset_seconds\":",
        "{\"comments\":[{\"content_offset_seconds\":1}",
        "{\"videoOffsetTimeMsec\":\"1\"}",
        "\u0000\u0001",
        "{\"content_offset_seconds\":1e999999999999}",
        "{\"content_offset_seconds\""
      })
  void what_is_no_chat_is_refused_in_one_sentence(String content) {
    assertThatThrownBy(() -> read(content))
        .isInstanceOf(UnusableMedia.class)
        .message()
        .matches(".*[.?]");
  }

  @Test
  void a_chat_that_is_nested_too_deep_is_refused() {
    assertThatThrownBy(() -> read("[".repeat(1_000_000))).isInstanceOf(UnusableMedia.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"videoOffsetTimeMsec\":\"", "{\"", "{\"content_offset_seconds\":1"})
  void what_never_ends_is_refused_before_it_fills_the_heap(String start) {
    var endless =
        new SequenceInputStream(
            new ByteArrayInputStream(start.getBytes(StandardCharsets.UTF_8)),
            new InputStream() {
              @Override
              public int read() {
                return '1';
              }
            });

    assertThatThrownBy(() -> new JsonChatReader().read(endless)).isInstanceOf(UnusableMedia.class);
  }

  private static Chat read(String content) {
    return new JsonChatReader()
        .read(new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)));
  }
}
