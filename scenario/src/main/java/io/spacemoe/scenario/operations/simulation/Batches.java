package io.spacemoe.scenario.operations.simulation;

import java.util.Arrays;

/**
 * What waits for each processor where activations of one expert are worked on together. A group is
 * a place with the messages that wait for its expert, or a request that waits for a gateway or the
 * output head; groups are served in the order in which their first message came.
 */
final class Batches {
  private static final int NONE = -1;

  private final DeploymentTables tables;
  private final int placeCount;
  private final int[] firstGroup;
  private final int[] lastGroup;
  private final int[] nextGroup;

  /** The group that each processor works on. */
  private final int[] served;

  /** The first message of the group that each processor works on. */
  private final int[] servedMessage;

  private final int[] firstMessage;
  private final int[] lastMessage;

  /** How many hidden states wait at each place. */
  private final int[] states;

  private int[] nextMessage = new int[1024];
  private final long[] requestNs;

  /** What happens with each request after its work, as an event's kind. */
  private final int[] requestThen;

  /** The work that waits for each processor. */
  private final long[] waitingNs;

  Batches(DeploymentTables tables, int requests) {
    this.tables = tables;
    placeCount = tables.places.count();
    firstGroup = filled(tables.satellites);
    lastGroup = filled(tables.satellites);
    nextGroup = filled(placeCount + requests);
    served = filled(tables.satellites);
    servedMessage = filled(tables.satellites);
    firstMessage = filled(placeCount);
    lastMessage = filled(placeCount);
    states = new int[placeCount];
    requestNs = new long[requests];
    requestThen = new int[requests];
    waitingNs = new long[tables.satellites];
  }

  private static int[] filled(int length) {
    int[] none = new int[length];
    Arrays.fill(none, NONE);
    return none;
  }

  /**
   * Lets a request wait for a processor.
   *
   * @param then what happens with it after the work
   */
  void addRequest(int satellite, int request, long work, int then) {
    requestNs[request] = work;
    requestThen[request] = then;
    waitingNs[satellite] += work;
    addGroup(satellite, placeCount + request);
  }

  /** Lets a message with hidden states wait at a place. */
  void addMessage(int place, int message, int moreStates) {
    int satellite = tables.places.satellite(place);
    if (message >= nextMessage.length) {
      nextMessage = Arrays.copyOf(nextMessage, 2 * message);
    }
    nextMessage[message] = NONE;
    if (firstMessage[place] == NONE) {
      firstMessage[place] = message;
      addGroup(satellite, place);
    } else {
      nextMessage[lastMessage[place]] = message;
    }
    lastMessage[place] = message;
    waitingNs[satellite] -= placeNs(place);
    states[place] += moreStates;
    waitingNs[satellite] += placeNs(place);
  }

  private long placeNs(int place) {
    return states[place] == 0 ? 0 : tables.expertNs(place, states[place]);
  }

  private void addGroup(int satellite, int group) {
    nextGroup[group] = NONE;
    if (firstGroup[satellite] == NONE) {
      firstGroup[satellite] = group;
    } else {
      nextGroup[lastGroup[satellite]] = group;
    }
    lastGroup[satellite] = group;
  }

  /** Whether a processor works on nothing. */
  boolean idle(int satellite) {
    return served[satellite] == NONE;
  }

  boolean anyWaits(int satellite) {
    return firstGroup[satellite] != NONE;
  }

  /** The work that waits for a processor, without what it works on. */
  long waitingNs(int satellite) {
    return waitingNs[satellite];
  }

  /** Takes the next group out of those that wait; says how long it takes. */
  long begin(int satellite) {
    int group = firstGroup[satellite];
    firstGroup[satellite] = nextGroup[group];
    served[satellite] = group;
    long work;
    if (group >= placeCount) {
      work = requestNs[group - placeCount];
    } else {
      work = placeNs(group);
      servedMessage[satellite] = firstMessage[group];
      firstMessage[group] = NONE;
      states[group] = 0;
    }
    waitingNs[satellite] -= work;
    return work;
  }

  /** The request that a processor works on, -1 if it is messages. */
  int servedRequest(int satellite) {
    return served[satellite] >= placeCount ? served[satellite] - placeCount : NONE;
  }

  /** What happens with a request after its work. */
  int then(int request) {
    return requestThen[request];
  }

  /** The first message that a processor works on. */
  int servedMessage(int satellite) {
    return servedMessage[satellite];
  }

  /** The message after one of the same batch, -1 after the last one. */
  int nextMessage(int message) {
    return nextMessage[message];
  }

  /** A processor has done its work. */
  void end(int satellite) {
    served[satellite] = NONE;
  }
}
