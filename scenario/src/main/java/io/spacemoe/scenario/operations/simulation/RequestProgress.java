package io.spacemoe.scenario.operations.simulation;

import io.spacemoe.scenario.operations.Places;
import io.spacemoe.scenario.workload.Requests;

/** How far each request has come, by its number. Times are in ns. */
final class RequestProgress {
  private final Requests asked;
  private final Places places;
  private final int[] stage;
  private final int[] tokens;
  private final int[] awaited;
  private final int[] done;
  private final long[] passBegan;
  private final int[] inFlight;

  RequestProgress(Requests asked, int requests, Places places) {
    this.asked = asked;
    this.places = places;
    stage = new int[requests];
    tokens = new int[requests];
    awaited = new int[requests];
    done = new int[requests];
    passBegan = new long[requests];
    inFlight = new int[places.instances()];
  }

  /** A request comes, and goes to the instance with the fewest requests, the first of equals. */
  void enter(int request) {
    int instance = 0;
    for (int other = 1; other < inFlight.length; other++) {
      instance = inFlight[other] < inFlight[instance] ? other : instance;
    }
    inFlight[instance]++;
    stage[request] = instance * places.layers();
  }

  void leave(int request) {
    inFlight[instance(request)]--;
  }

  /** The prompt or the next token begins at the first layer. */
  void beginPass(int request, long now) {
    passBegan[request] = now;
    stage[request] = instance(request) * places.layers();
    tokens[request] = prefills(request) ? asked.promptTokens(request) : 1;
  }

  /** Whether a request's prompt is worked on, not an output token. */
  boolean prefills(int request) {
    return done[request] == 0 && asked.promptTokens(request) > 0;
  }

  /** When the pass through the layers began. */
  long passBegan(int request) {
    return passBegan[request];
  }

  /** The layer of the instance in which a request is. */
  int stage(int request) {
    return stage[request];
  }

  int instance(int request) {
    return places.instance(stage[request]);
  }

  /** How many tokens pass the layers together: the prompt's, or one. */
  int tokens(int request) {
    return tokens[request];
  }

  /** A request now waits for so many messages. */
  void await(int request, int messages) {
    awaited[request] = messages;
  }

  /** A message has come back; whether it was the last one. */
  boolean joined(int request) {
    return --awaited[request] == 0;
  }

  /** Goes to the next layer; whether there is one. */
  boolean nextLayer(int request) {
    if (places.layer(stage[request]) == places.layers() - 1) {
      return false;
    }
    stage[request]++;
    return true;
  }

  /** How many output tokens there are. */
  int done(int request) {
    return done[request];
  }

  /** Another output token is there; whether more are to come. */
  boolean more(int request) {
    return ++done[request] < asked.outputTokens(request);
  }
}
