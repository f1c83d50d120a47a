package io.clipgen.domain.clips;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ChatTest {

  @Test
  void a_sudden_rush_is_a_spike_that_says_how_much_faster_it_was() {
    var counts = new ArrayList<>(Collections.nCopies(100, 4));
    counts.set(40, 20);
    counts.set(41, 24);

    assertThat(Chat.of(counts).spikes())
        .singleElement()
        .satisfies(
            spike -> {
              assertThat(spike.span()).isEqualTo(Span.of(200_000, 210_000));
              assertThat(spike.times()).isCloseTo(6, within(0.01));
            });
  }

  @Test
  void messages_that_come_by_chance_make_no_spike() {
    var chance = new Random(7);
    var counts = new ArrayList<Integer>();
    for (int i = 0; i < 2_000; i++) {
      int count = 0;
      for (double left = 1; left > Math.exp(-9); left *= chance.nextDouble()) {
        count++;
      }
      counts.add(count);
    }

    assertThat(Chat.of(counts).spikes()).hasSizeLessThan(4);
  }

  @Test
  void a_chat_that_is_fast_all_the_time_has_no_spike() {
    assertThat(Chat.of(Collections.nCopies(500, 300)).spikes()).isEmpty();
  }

  @Test
  void three_messages_in_a_chat_that_sleeps_are_no_spike() {
    var counts = new ArrayList<>(Collections.nCopies(100, 0));
    counts.set(50, 3);

    assertThat(Chat.of(counts).spikes()).isEmpty();
  }

  @Test
  void what_lies_after_the_end_of_the_video_is_cut_off() {
    assertThat(Chat.of(List.of(1, 2, 3)).within(7_000).counts()).containsExactly(1, 2);
    assertThat(Chat.of(List.of(1, 2, 3)).within(0).isEmpty()).isTrue();
  }

  @Test
  void a_spike_lifts_what_was_seen_just_before_it_with_its_reason() {
    var counts = new ArrayList<>(Collections.nCopies(100, 4));
    counts.set(40, 24);
    var signals = Signals.none(500_000).withChat(Chat.of(counts));

    assertThat(Lifts.of(Span.of(185_000, 200_000), signals))
        .containsExactly(new Score.Lift("chat", 5, "chat 6x as fast as usual"));
    assertThat(Lifts.of(Span.of(200_000, 215_000), signals)).isEmpty();
  }
}
