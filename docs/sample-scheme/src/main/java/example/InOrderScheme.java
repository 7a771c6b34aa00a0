package example;

import io.spacemoe.scenario.placement.Layout;
import io.spacemoe.scenario.spi.PlacementContext;
import io.spacemoe.scenario.spi.PlacementScheme;
import io.spacemoe.scenario.spi.SchemeAnswer;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Set;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;

/** Gateways and experts in the order of the satellites: one layer after the other. */
public final class InOrderScheme implements PlacementScheme {
  @Override
  public String id() {
    return "in-order";
  }

  @Override
  public String description() {
    return "Layers in the order of the satellites, the most active experts nearest";
  }

  @Override
  public Set<Need> needs() {
    return Set.of();
  }

  @Override
  public SchemeAnswer place(PlacementContext context) {
    int layers = context.model().layers();
    int experts = context.model().expertsPerLayer();
    int[] inService = context.rooms().available();
    int[] gateways = Arrays.copyOf(inService, layers);
    int[] room = context.rooms().around(gateways);
    int[] seats =
        Arrays.stream(inService)
            .flatMap(s -> IntStream.generate(() -> s).limit(room[s]))
            .limit((long) layers * experts)
            .toArray();
    DMatrixRMaj latencyMs = context.expectedPathLatencyMs(gateways);
    double[][] activation = context.activation();
    int[][] hosts = new int[layers][];
    for (int l = 0; l < layers; l++) {
      int layer = l;
      int[] nearestFirst =
          Arrays.stream(seats, l * experts, (l + 1) * experts)
              .boxed()
              .sorted(Comparator.comparingDouble(s -> latencyMs.get(layer, s)))
              .mapToInt(s -> s)
              .toArray();
      hosts[l] = Layout.mostActiveFirst(nearestFirst, activation[l]);
    }
    return SchemeAnswer.of(new Layout(gateways, hosts));
  }
}
