package io.spacemoe.scenario.operations.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EventQueueTest {

  /** Times with many ties, taken and added by turns, against a list in stable order. */
  @Test
  void givesEventsByTimeAndThenByOrder() {
    Random random = new Random(1);
    EventQueue queue = new EventQueue();
    List<long[]> waiting = new ArrayList<>();
    for (int i = 0; i < 6_000; i++) {
      if (queue.isEmpty() || random.nextInt(100) < (i < 3_000 ? 60 : 40)) {
        long time = random.nextInt(50);
        queue.add(time, i);
        waiting.add(new long[] {time, i});
      } else {
        long[] first = waiting.stream().min(Comparator.comparingLong(e -> e[0])).orElseThrow();
        waiting.remove(first);
        assertThat(queue.nextTime()).isEqualTo(first[0]);
        assertThat(queue.take()).isEqualTo(first[1]);
      }
    }
    assertThat(queue.isEmpty()).isEqualTo(waiting.isEmpty());
  }
}
