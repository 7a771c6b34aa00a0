package io.spacemoe.scenario;

import io.spacemoe.scenario.copies.PlaneTurns;
import io.spacemoe.scenario.placement.Deployment;
import io.spacemoe.scenario.placement.JointLayouts;
import io.spacemoe.scenario.placement.Layout;
import io.spacemoe.scenario.placement.Rooms;
import io.spacemoe.scenario.value.InvalidValueException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The instances that a scenario wants of what a scheme has placed: the first one turned by planes,
 * or where no turn is free, placed by the scheme on the satellites that are left (docs/model.md,
 * section 12.4).
 */
final class Instances {
  private final Study study;
  private final Scenario scenario;
  private final AskedScheme asked;
  private final StudyContext context;
  private final Rooms rooms;

  Instances(Study study, AskedScheme asked, StudyContext context, Rooms rooms) {
    this.study = study;
    this.scenario = study.scenario();
    this.asked = asked;
    this.context = context;
    this.rooms = rooms;
  }

  /**
   * All of them.
   *
   * @param seed of schemes that draw, for those that are placed anew
   */
  Deployment from(Layout first, long seed) {
    int wanted = scenario.placement().instances();
    List<Layout> instances = new ArrayList<>(List.of(first));
    for (int i = 1; i < wanted; i++) {
      Optional<Layout> turned = turned(instances, (double) i / wanted);
      instances.add(turned.isPresent() ? turned.get() : another(instances, seed + 1_000_003L * i));
    }
    return new Deployment(instances);
  }

  private Optional<Layout> turned(List<Layout> instances, double share) {
    if (!scenario.constellation().hasPlanes()) {
      return Optional.empty();
    }
    return new PlaneTurns(study.network())
        .of(instances.get(0), share).stream().filter(next -> fits(instances, next)).findFirst();
  }

  private boolean fits(List<Layout> instances, Layout next) {
    try {
      scenario.checkFits(with(instances, next));
      return true;
    } catch (InvalidValueException e) {
      return false;
    }
  }

  private static Deployment with(List<Layout> instances, Layout next) {
    List<Layout> all = new ArrayList<>(instances);
    all.add(next);
    return new Deployment(all);
  }

  private Layout another(List<Layout> instances, long seed) {
    BitSet used = new BitSet();
    instances.forEach(layout -> used.or(layout.satellites()));
    Rooms left = rooms.without(used);
    JointLayouts joint =
        new JointLayouts(
            scenario.name(),
            left,
            study.laws(),
            scenario.pathLatency().work(),
            study.joint()::distances);
    try {
      asked.scheme().checkRoom(scenario.constellation(), scenario.model(), left);
      StudyContext rest =
          new StudyContext(study, context.engines(), context.stop(), left, joint, 1, seed);
      Layout next = asked.answer(rest, scenario, 1).layouts().get(0);
      scenario.checkFits(with(instances, next));
      return next;
    } catch (InvalidValueException e) {
      throw new InvalidValueException(
          "placement.instances",
          String.format(
              Locale.ROOT,
              "is %d, but scheme %s finds no satellites of their own for more than %d: %s %s",
              scenario.placement().instances(),
              asked.scheme().id(),
              instances.size(),
              e.path(),
              e.problem()));
    }
  }
}
