package io.spacemoe.scenario.operations.simulation;

import io.spacemoe.scenario.workload.Requests;
import java.util.Arrays;

/**
 * What one replication has measured. Of its requests the first and the last are left out, while the
 * queues fill, and empty. Rates are taken over the window from the arrival of the first measured
 * request to that of the last; where requests are alone, over all time. Times are in ns.
 */
final class ReplicationRecord {
  private final int firstMeasured;
  private final int measured;
  private final Requests asked;

  /** Where the decoded tokens of each measured request begin. */
  private final int[] firstDecoded;

  private final long windowFrom;
  private final long windowTo;
  private final long[] arrival;
  private final long[] decodeNs;
  private final long[] firstTokenNs;
  private final long[] stayNs;
  private double inFlightNs;
  private int inFlight;
  private long changed;
  private long tokens;
  private long end;
  private long events;
  private double[] processors;
  private double[] transmitters;

  ReplicationRecord(SimulationPlan plan, int unmeasured, long[] arrival) {
    this.arrival = arrival;
    firstMeasured = unmeasured;
    measured = plan.requests() - 2 * unmeasured;
    asked = plan.asked();
    firstDecoded = new int[measured + 1];
    for (int place = 0; place < measured; place++) {
      int request = firstMeasured + place;
      firstDecoded[place + 1] =
          firstDecoded[place]
              + Requests.decodedTokens(asked.promptTokens(request), asked.outputTokens(request));
    }
    boolean alone = plan.alone();
    windowFrom = alone ? 0 : arrival[firstMeasured];
    windowTo = alone ? Long.MAX_VALUE : arrival[firstMeasured + measured - 1];
    decodeNs = new long[firstDecoded[measured]];
    firstTokenNs = new long[measured];
    stayNs = new long[measured];
    processors = new double[0];
    transmitters = new double[0];
  }

  long windowFrom() {
    return windowFrom;
  }

  long windowTo() {
    return windowTo;
  }

  void arrived(int request, long now) {
    count(now);
    inFlight++;
    arrival[request] = now;
  }

  /** A token of a request is there; number counts from 0. */
  void token(int request, int number, boolean decoded, long tookNs, long now) {
    if (now > windowFrom && now <= windowTo) {
      tokens++;
    }
    int place = request - firstMeasured;
    if (place < 0 || place >= measured) {
      return;
    }
    if (number == 0) {
      firstTokenNs[place] = now - arrival[request];
    }
    if (decoded) {
      int skipped = asked.promptTokens(request) > 0 ? 1 : 0;
      decodeNs[firstDecoded[place] + number - skipped] = tookNs;
    }
  }

  void left(int request, long now) {
    count(now);
    inFlight--;
    int place = request - firstMeasured;
    if (place >= 0 && place < measured) {
      stayNs[place] = now - arrival[request];
    }
  }

  private void count(long now) {
    long from = Math.max(changed, windowFrom);
    long to = Math.min(now, windowTo);
    inFlightNs += (double) inFlight * Math.max(0, to - from);
    changed = now;
  }

  void close(long now, long events, double[] processors, double[] transmitters) {
    end = now;
    this.events = events;
    this.processors = processors;
    this.transmitters = transmitters;
  }

  private double windowNs() {
    return (double) Math.min(end, windowTo) - windowFrom;
  }

  double tokensPerSecond() {
    return tokens * 1e9 / windowNs();
  }

  double inFlight() {
    return inFlightNs / windowNs();
  }

  /** Output tokens of the requests that came within the window, per second. */
  double askedTokensPerSecond() {
    long sum = 0;
    for (int request = firstMeasured; request < firstMeasured + measured; request++) {
      sum += asked.outputTokens(request);
    }
    return sum * 1e9 / windowNs();
  }

  /** How many requests a second came within the window. */
  double arrivalsPerSecond() {
    return measured * 1e9 / windowNs();
  }

  long events() {
    return events;
  }

  /** The time of each decoded token, request after request. */
  long[] decodeNs() {
    return decodeNs;
  }

  /** The time to each request's first token. */
  long[] firstTokenNs() {
    return firstTokenNs;
  }

  /** How long each request stayed. */
  long[] stayNs() {
    return stayNs;
  }

  double[] processors() {
    return Arrays.copyOf(processors, processors.length);
  }

  double[] transmitters() {
    return Arrays.copyOf(transmitters, transmitters.length);
  }
}
