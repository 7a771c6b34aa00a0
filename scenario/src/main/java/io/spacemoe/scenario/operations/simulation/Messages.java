package io.spacemoe.scenario.operations.simulation;

import io.spacemoe.scenario.operations.Routes;
import java.util.Arrays;

/** Hidden states on their way to one place and on to the next gateway; numbers are used again. */
final class Messages {
  private int[] request = new int[1024];
  private int[] place = new int[1024];
  private int[] states = new int[1024];
  private long[] sentAt = new long[1024];
  private Routes[] routes = new Routes[1024];
  private int[] hop = new int[1024];
  private int[] lastHop = new int[1024];
  private boolean[] outward = new boolean[1024];
  private int[] unused = new int[1024];
  private int unusedCount;
  private int made;

  int take(int request, int place, int states, long now) {
    int message = unusedCount > 0 ? unused[--unusedCount] : make();
    this.request[message] = request;
    this.place[message] = place;
    this.states[message] = states;
    sentAt[message] = now;
    return message;
  }

  private int make() {
    if (made == request.length) {
      int length = 2 * made;
      request = Arrays.copyOf(request, length);
      place = Arrays.copyOf(place, length);
      states = Arrays.copyOf(states, length);
      sentAt = Arrays.copyOf(sentAt, length);
      routes = Arrays.copyOf(routes, length);
      hop = Arrays.copyOf(hop, length);
      lastHop = Arrays.copyOf(lastHop, length);
      outward = Arrays.copyOf(outward, length);
      unused = Arrays.copyOf(unused, length);
    }
    return made++;
  }

  void free(int message) {
    unused[unusedCount++] = message;
  }

  /** Puts a message at the beginning of a leg, whose way it keeps. */
  void depart(int message, Routes ways, int leg) {
    routes[message] = ways;
    hop[message] = ways.firstHop(leg);
    lastHop[message] = hop[message] + ways.hops(leg);
    outward[message] = (leg & 1) == 0;
  }

  boolean hopsLeft(int message) {
    return hop[message] < lastHop[message];
  }

  /** The place of the next hop among the routes; the message moves on. */
  int nextHop(int message) {
    return hop[message]++;
  }

  /** Whether a message is on its way to the place, not back. */
  boolean outward(int message) {
    return outward[message];
  }

  Routes routes(int message) {
    return routes[message];
  }

  int request(int message) {
    return request[message];
  }

  /** The place to which it goes. */
  int place(int message) {
    return place[message];
  }

  /** How many hidden states travel together. */
  int states(int message) {
    return states[message];
  }

  /** When it left the gateway. */
  long sentAt(int message) {
    return sentAt[message];
  }
}
