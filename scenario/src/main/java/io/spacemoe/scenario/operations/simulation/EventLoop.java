package io.spacemoe.scenario.operations.simulation;

import io.spacemoe.scenario.operations.CopyChoice;
import io.spacemoe.scenario.operations.Places;
import io.spacemoe.scenario.operations.Routes;
import io.spacemoe.scenario.value.RandomStreams;
import java.util.concurrent.CancellationException;

/**
 * One replication of a simulation: requests, processors and links as flat arrays, and one loop over
 * events (docs/model.md, section 10.5). Allocates nothing while it runs, but where a table has to
 * grow.
 */
final class EventLoop {
  private static final int ARRIVE = 0;
  private static final int SPREAD = 1;
  private static final int HOP = 2;
  private static final int AT_EXPERT = 3;
  private static final int LEAVE = 4;
  private static final int JOIN = 5;
  private static final int TOKEN = 6;
  private static final int BATCH = 7;

  /** How many events pass between two looks at whether the thread is interrupted. */
  private static final int LOOK_EVERY = 1 << 16;

  private final DeploymentTables tables;
  private final Places places;
  private final SimulationPlan plan;
  private final boolean alone;
  private final boolean batching;
  private final EventQueue queue = new EventQueue();
  private final Messages messages = new Messages();
  private final SnapshotClock clock;
  private final Activations activations;
  private final RequestProgress progress;

  /** When each request comes, by number; those that are alone when the one before has left. */
  private final long[] arrival;

  private final CopyChooser copies;
  private final Batches batches;
  private final Servers processors;
  private final Servers transmitters;
  private final ReplicationRecord record;
  private long now;

  /**
   * A replication.
   *
   * @param shares of the places in each snapshot, when they say which copy it is
   * @param unmeasured how many of the first requests are not measured, and as many of the last
   * @param number tells it from the others of the plan
   */
  EventLoop(
      DeploymentTables tables,
      CopyChoice choice,
      double[][] shares,
      boolean batching,
      SimulationPlan plan,
      int unmeasured,
      int number) {
    this.tables = tables;
    this.batching = batching;
    places = tables.places;
    this.plan = plan;
    alone = plan.alone();
    arrival = Arrivals.times(plan, number);
    record = new ReplicationRecord(plan, unmeasured, arrival);
    processors = new Servers(tables.satellites, record.windowFrom(), record.windowTo());
    transmitters =
        new Servers(
            plan.queueOnLinks() ? tables.directedLinks : 0, record.windowFrom(), record.windowTo());
    long spanNs = arrival[arrival.length - 1] - arrival[0];
    clock = new SnapshotClock(tables, alone, spanNs, RandomStreams.of(plan.seed(), number, 1));
    activations = new Activations(tables.laws, RandomStreams.of(plan.seed(), number, 2));
    progress = new RequestProgress(plan.asked(), plan.requests(), places);
    copies = new CopyChooser(tables, choice, shares, RandomStreams.of(plan.seed(), number, 3));
    batches = new Batches(tables, batching ? plan.requests() : 0);
  }

  /**
   * Runs until all requests have left.
   *
   * @throws CancellationException when the thread is interrupted
   */
  ReplicationRecord run() {
    schedule(arrival[0], ARRIVE, 0);
    while (!queue.isEmpty()) {
      now = queue.nextTime();
      long event = queue.take();
      int subject = (int) event;
      switch ((int) (event >>> Integer.SIZE)) {
        case ARRIVE -> arrive(subject);
        case SPREAD -> spread(subject);
        case HOP -> hop(subject);
        case AT_EXPERT -> atExpert(subject);
        case LEAVE -> leave(subject);
        case JOIN -> join(subject);
        case BATCH -> batch(subject);
        default -> token(subject);
      }
      if (queue.added() % LOOK_EVERY == 0 && Thread.currentThread().isInterrupted()) {
        throw new CancellationException("interrupted in the middle of a simulation");
      }
    }
    record.close(now, queue.added(), processors.utilisation(now), transmitters.utilisation(now));
    return record;
  }

  private void schedule(long when, int kind, int subject) {
    queue.add(when, ((long) kind << Integer.SIZE) | subject);
  }

  private void arrive(int request) {
    record.arrived(request, now);
    clock.begin(now);
    if (!alone && request + 1 < arrival.length) {
      schedule(arrival[request + 1], ARRIVE, request + 1);
    }
    progress.enter(request);
    beginPass(request);
  }

  private void beginPass(int request) {
    progress.beginPass(request, now);
    atGateway(request);
  }

  private void atGateway(int request) {
    int stage = progress.stage(request);
    long work = tables.gatewayNs(stage, progress.tokens(request));
    if (work == 0) {
      spread(request);
    } else {
      serve(request, places.gateway(stage), work, SPREAD);
    }
  }

  /** A request waits for a processor, and is worked on. */
  private void serve(int request, int satellite, long work, int kind) {
    if (batching) {
      batches.addRequest(satellite, request, work, kind);
      beginIfIdle(satellite);
    } else {
      schedule(processors.serve(satellite, now, work), kind, request);
    }
  }

  private void beginIfIdle(int satellite) {
    if (batches.idle(satellite) && batches.anyWaits(satellite)) {
      schedule(processors.serve(satellite, now, batches.begin(satellite)), BATCH, satellite);
    }
  }

  /** A processor has worked on a batch. */
  private void batch(int satellite) {
    int request = batches.servedRequest(satellite);
    if (request < 0) {
      int message = batches.servedMessage(satellite);
      while (message >= 0) {
        int next = batches.nextMessage(message);
        leave(message);
        message = next;
      }
    } else if (batches.then(request) == TOKEN) {
      token(request);
    } else {
      spread(request);
    }
    batches.end(satellite);
    beginIfIdle(satellite);
  }

  /** Draws who is activated, and sends hidden states to all of them at once. */
  private void spread(int request) {
    int stage = progress.stage(request);
    int first = places.firstExpert(stage);
    Routes routes = tables.routes[clock.snapshot(now)];
    int activated = activations.draw(places.layer(stage), progress.tokens(request));
    progress.await(request, activated);
    for (int i = 0; i < activated; i++) {
      send(request, first + activations.expert(i), activations.tokens(i), routes);
    }
  }

  private void send(int request, int expert, int states, Routes routes) {
    int place = copies.choose(expert, states, routes, processors, batches, now);
    if (routes.cut(place)) {
      schedule(now + tables.penaltyNs, JOIN, request);
    } else {
      copies.sent(place, states);
      int message = messages.take(request, place, states, now);
      travel(message, 2 * place, routes, AT_EXPERT, message);
    }
  }

  /** Sends a message along a leg, at whose end an event of this kind and subject waits. */
  private void travel(int message, int leg, Routes routes, int kind, int subject) {
    if (plan.queueOnLinks()) {
      messages.depart(message, routes, leg);
      hop(message);
    } else {
      schedule(now + routes.legNs(leg, messages.states(message)), kind, subject);
    }
  }

  /** A message waits for its next link, or has come to the end of its leg. */
  private void hop(int message) {
    if (messages.hopsLeft(message)) {
      Routes routes = messages.routes(message);
      int hop = messages.nextHop(message);
      long sending = messages.states(message) * routes.sendNs(hop);
      long flight = Math.max(0, routes.hopNs(hop) - routes.sendNs(hop));
      long sent = transmitters.serve(routes.link(hop), now, sending);
      schedule(sent + flight, HOP, message);
    } else if (messages.outward(message)) {
      atExpert(message);
    } else {
      int request = messages.request(message);
      messages.free(message);
      join(request);
    }
  }

  private void atExpert(int message) {
    int place = messages.place(message);
    int states = messages.states(message);
    copies.arrived(place, states);
    long work = tables.expertNs(place, states);
    if (work == 0) {
      leave(message);
    } else if (batching) {
      batches.addMessage(place, message, states);
      beginIfIdle(places.satellite(place));
    } else {
      schedule(processors.serve(places.satellite(place), now, work), LEAVE, message);
    }
  }

  /** Sends on to the next gateway; what an outage has cut off by now takes the penalty in all. */
  private void leave(int message) {
    int request = messages.request(message);
    int place = messages.place(message);
    Routes routes = tables.routes[clock.snapshot(now)];
    if (routes.cut(place)) {
      schedule(Math.max(now, messages.sentAt(message) + tables.penaltyNs), JOIN, request);
      messages.free(message);
      return;
    }
    travel(message, 2 * place + 1, routes, JOIN, request);
    if (!plan.queueOnLinks()) {
      messages.free(message);
    }
  }

  private void join(int request) {
    if (!progress.joined(request)) {
      return;
    }
    if (progress.nextLayer(request)) {
      atGateway(request);
      return;
    }
    int instance = progress.instance(request);
    long work = tables.headNs(instance);
    if (work == 0) {
      token(request);
    } else {
      serve(request, places.lastGateway(instance), work, TOKEN);
    }
  }

  /** An output token is there. */
  private void token(int request) {
    boolean decoded = !progress.prefills(request);
    long took = now - progress.passBegan(request);
    record.token(request, progress.done(request), decoded, took, now);
    if (progress.more(request)) {
      beginPass(request);
      return;
    }
    progress.leave(request);
    record.left(request, now);
    if (alone && request + 1 < arrival.length) {
      schedule(now, ARRIVE, request + 1);
    }
  }
}
