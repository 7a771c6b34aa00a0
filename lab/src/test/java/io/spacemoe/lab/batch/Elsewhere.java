package io.spacemoe.lab.batch;

import io.spacemoe.lab.local.GuestRunner;
import io.spacemoe.lab.local.Luggage;
import io.spacemoe.lab.local.Visit;
import io.spacemoe.lab.spi.Crew;
import io.spacemoe.lab.spi.Item;
import io.spacemoe.lab.spi.Reports;
import io.spacemoe.lab.spi.Work;
import io.spacemoe.solver.Cancellation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * Does items as on another machine: they come as text and go as text, in any order, the file comes
 * along, some are done twice as if the machine had been lost, and the study's folder is never seen.
 */
final class Elsewhere implements Crew {
  private final Path scratch;
  private final List<String> twice = new ArrayList<>();

  Elsewhere(Path scratch) {
    this.scratch = scratch;
  }

  @Override
  public void work(Work work, Reports reports, Cancellation cancellation)
      throws IOException, InterruptedException {
    List<String> items = new ArrayList<>();
    for (List<Item> group = work.next(); !group.isEmpty(); group = work.next()) {
      group.forEach(item -> items.add(item.json()));
    }
    Collections.shuffle(items, new Random(1));
    twice.addAll(items.subList(0, Math.min(2, items.size())));
    items.addAll(twice);
    try (GuestRunner runner = new GuestRunner(scratch, cancellation)) {
      for (String item : items) {
        if (cancellation.cancelled()) {
          return;
        }
        Optional<Path> file = Luggage.file(Item.of(item));
        Optional<Luggage> luggage =
            file.isPresent() ? Optional.of(Luggage.of(file.get())) : Optional.empty();
        String visit = runner.run(Item.of(item), luggage).json();
        Visit.of(visit).report(Item.of(item), reports);
      }
    }
  }

  /** How many items were done twice. */
  int doneTwice() {
    return twice.size();
  }

  @Override
  public void close() {}
}
