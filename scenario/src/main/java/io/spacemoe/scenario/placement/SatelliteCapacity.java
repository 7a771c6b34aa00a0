package io.spacemoe.scenario.placement;

import io.spacemoe.scenario.moe.MoeModel;
import io.spacemoe.scenario.value.InvalidValueException;
import java.math.BigDecimal;

/**
 * How many experts one satellite has room for. Experts of a model are equally large, so memory,
 * too, is a number of experts. A gateway's satellite hosts no expert, whatever its room.
 */
public sealed interface SatelliteCapacity {
  /** The number of experts of a model that a satellite has room for, at least 1. */
  int slots(MoeModel model);

  /** The base case: one expert. */
  record One() implements SatelliteCapacity {
    @Override
    public int slots(MoeModel model) {
      return 1;
    }
  }

  /**
   * So many experts of any size.
   *
   * @param slots 1 to 100,000
   */
  record Slots(int slots) implements SatelliteCapacity {

    /** Checks the range. */
    public Slots {
      InvalidValueException.inRange("placement.capacity.slots", (long) slots, 1, 100_000);
    }

    @Override
    public int slots(MoeModel model) {
      return slots;
    }
  }

  /**
   * As many experts as fit in memory.
   *
   * @param memoryGB memory of a board in units of 10^9 bytes, more than 0, at most 1,000,000
   * @param reservedGB what is kept for everything but experts, from 0 to below the memory
   */
  record Memory(double memoryGB, double reservedGB) implements SatelliteCapacity {

    /** Checks the ranges. */
    public Memory {
      InvalidValueException.positive("placement.capacity.memoryGB", memoryGB, 1e6);
      if (!(reservedGB >= 0 && reservedGB < memoryGB)) {
        throw new InvalidValueException(
            "placement.capacity.reservedGB",
            reservedGB,
            "0 to less than memoryGB, %s".formatted(memoryGB));
      }
    }

    /**
     * Free memory over the memory of an expert, 3 H I times the size of a parameter, rounded down;
     * computed in decimals, so that what fits exactly on paper fits here.
     *
     * @throws InvalidValueException when not even one expert fits
     */
    @Override
    public int slots(MoeModel model) {
      BigDecimal expert = BigDecimal.valueOf(model.expertBytes());
      BigDecimal free =
          BigDecimal.valueOf(memoryGB).subtract(BigDecimal.valueOf(reservedGB)).movePointRight(9);
      BigDecimal slots = free.divideToIntegralValue(expert);
      if (slots.signum() == 0) {
        throw new InvalidValueException(
            "placement.capacity.memoryGB",
            "leaves %s GB for experts, but one takes %s GB.%nMaybe raise it, or lower model.bytesPerParameter."
                .formatted(gigabytes(free), gigabytes(expert)));
      }
      return slots.min(BigDecimal.valueOf(Integer.MAX_VALUE)).intValueExact();
    }

    /**
     * How many experts fit a board of so much memory; 0 where none does.
     *
     * @param otherBytes what else takes memory, in bytes
     */
    int slotsIn(double boardGB, double otherBytes, MoeModel model) {
      BigDecimal free =
          BigDecimal.valueOf(boardGB)
              .subtract(BigDecimal.valueOf(reservedGB))
              .movePointRight(9)
              .subtract(BigDecimal.valueOf(otherBytes));
      return free.divideToIntegralValue(BigDecimal.valueOf(model.expertBytes()))
          .max(BigDecimal.ZERO)
          .min(BigDecimal.valueOf(Integer.MAX_VALUE))
          .intValueExact();
    }

    private static String gigabytes(BigDecimal bytes) {
      return bytes.movePointLeft(9).stripTrailingZeros().toPlainString();
    }
  }
}
