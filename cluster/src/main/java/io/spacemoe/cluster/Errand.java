package io.spacemoe.cluster;

import io.spacemoe.lab.local.Luggage;
import io.spacemoe.lab.spi.Item;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.Optional;

/**
 * An item on its way to an executor, and with it the file of its instance, where it needs one. The
 * file is read whenever the errand is sent, so that the driver holds none of its bytes. A file that
 * is gone by then arrives as none, and the item's run says so.
 */
final class Errand implements Serializable {
  private static final long serialVersionUID = 1;

  private final String item;
  private final boolean shared;
  private transient Optional<Path> file;
  private transient Optional<Luggage> luggage;

  /**
   * What is sent of an item.
   *
   * @param shared whether executors see the study's files under the same paths
   */
  Errand(Item item, boolean shared) {
    this.item = item.json();
    this.shared = shared;
    this.file = shared ? Optional.empty() : Luggage.file(item);
    this.luggage = Optional.empty();
  }

  private void writeObject(ObjectOutputStream out) throws IOException {
    out.defaultWriteObject();
    out.writeObject(packed());
  }

  private Luggage packed() {
    try {
      return file.isPresent() ? Luggage.of(file.get()) : null;
    } catch (IOException e) {
      return null;
    }
  }

  private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
    in.defaultReadObject();
    file = Optional.empty();
    luggage = Optional.ofNullable((Luggage) in.readObject());
  }

  /** The item. */
  Item item() {
    return Item.of(item);
  }

  /** Whether the study's files are seen here under their paths. */
  boolean shared() {
    return shared;
  }

  /** The file that has arrived. */
  Optional<Luggage> luggage() {
    return luggage;
  }
}
