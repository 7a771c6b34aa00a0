package io.spacemoe.scenario.operations;

import io.spacemoe.scenario.latency.GatewayRows;
import io.spacemoe.scenario.placement.Deployment;
import io.spacemoe.scenario.placement.Layout;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Everything that a deployment puts somewhere, counted through: stages are the layers of all
 * instances, one instance after the other; experts are those of all stages; places are where the
 * experts are, primary and copies. Immutable.
 */
public final class Places {
  private final List<Layout> instances;
  private final int layers;
  private final int[] gateway;
  private final int[] firstExpert;
  private final int[] firstPlace;
  private final int[] satellite;

  private Places(Deployment deployment) {
    instances = deployment.instances();
    layers = instances.get(0).layers();
    int stages = instances.size() * layers;
    gateway = instances.stream().flatMapToInt(one -> IntStream.of(one.gateways())).toArray();
    firstExpert = new int[stages + 1];
    for (int stage = 0; stage < stages; stage++) {
      firstExpert[stage + 1] = firstExpert[stage] + layout(stage).experts(layer(stage));
    }
    firstPlace = new int[firstExpert[stages] + 1];
    for (int stage = 0, x = 0; stage < stages; stage++) {
      for (int e = 0; e < layout(stage).experts(layer(stage)); e++, x++) {
        firstPlace[x + 1] = firstPlace[x] + layout(stage).copies(layer(stage), e);
      }
    }
    satellite =
        IntStream.range(0, stages)
            .flatMap(stage -> layout(stage).satellitesOf(layer(stage)))
            .toArray();
  }

  /** Those of a deployment. */
  public static Places of(Deployment deployment) {
    return new Places(deployment);
  }

  /** How many instances there are. */
  public int instances() {
    return instances.size();
  }

  /** The number of layers of the model. */
  public int layers() {
    return layers;
  }

  /** How many stages there are: instances times layers. */
  public int stages() {
    return gateway.length;
  }

  /** The layer of a stage. */
  public int layer(int stage) {
    return stage % layers;
  }

  /** The instance of a stage. */
  public int instance(int stage) {
    return stage / layers;
  }

  /** The satellite of a stage's gateway. */
  public int gateway(int stage) {
    return gateway[stage];
  }

  /** The satellite of the last gateway of an instance, on which the output head is. */
  public int lastGateway(int instance) {
    return gateway[(instance + 1) * layers - 1];
  }

  /** How many experts there are. */
  public int experts() {
    return firstPlace.length - 1;
  }

  /** The first expert of a stage; those of the next one follow. */
  public int firstExpert(int stage) {
    return firstExpert[stage];
  }

  /** How many places there are. */
  public int count() {
    return satellite.length;
  }

  /** The first place of an expert, its primary; those of the next one follow. */
  public int firstPlace(int expert) {
    return firstPlace[expert];
  }

  /** On how many places an expert is. */
  public int copies(int expert) {
    return firstPlace[expert + 1] - firstPlace[expert];
  }

  /** The first place of a stage; those of the next one follow. */
  public int firstPlaceOf(int stage) {
    return firstPlace[firstExpert[stage]];
  }

  /** The satellite of a place. */
  public int satellite(int place) {
    return satellite[place];
  }

  /** The layout that a stage is of. */
  Layout layout(int stage) {
    return instances.get(instance(stage));
  }

  /** The rows of distances that the ways of all stages need. */
  public GatewayRows rows() {
    return GatewayRows.of(gateway);
  }
}
