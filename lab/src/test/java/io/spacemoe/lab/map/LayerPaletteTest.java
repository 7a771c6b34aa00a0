package io.spacemoe.lab.map;

import static org.assertj.core.api.Assertions.assertThat;

import io.spacemoe.lab.figure.Style;
import java.awt.Color;
import org.junit.jupiter.api.Test;

/**
 * Distances are Euclidean in OKLab, where about 0.02 is the least difference that is noticed side
 * by side.
 */
class LayerPaletteTest {
  private static final double[][] NORMAL = {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}};

  /** Machado, Oliveira, Fernandes 2009, severity 1, on linear RGB. */
  private static final double[][] RED_BLIND = {
    {0.152286, 1.052583, -0.204868},
    {0.114503, 0.786281, 0.099216},
    {-0.003882, -0.048116, 1.051998}
  };

  private static final double[][] GREEN_BLIND = {
    {0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}
  };

  @Test
  void layersAreToldApartByAllEyes() {
    for (double[][] eyes : new double[][][] {NORMAL, RED_BLIND, GREEN_BLIND}) {
      for (int layer = 0; layer < 96; layer++) {
        for (int other = 0; other < layer; other++) {
          assertThat(distance(eyes, LayerPalette.of(layer), LayerPalette.of(other)))
              .as("layers %d and %d", other, layer)
              .isGreaterThan(least(eyes == NORMAL, other, layer));
        }
      }
    }
  }

  private static double least(boolean normal, int other, int layer) {
    if (layer - other == 1) {
      return 0.095;
    }
    if (layer < 8) {
      return 0.08;
    }
    if (layer < 58) {
      return normal ? 0.05 : 0.025;
    }
    return normal ? 0.03 : 0.018;
  }

  @Test
  void frequentExpertsAreFullerAndTheRarestStillShowTheirLayer() {
    for (int layer = 0; layer < 96; layer++) {
      Color full = LayerPalette.of(layer);
      assertThat(LayerPalette.tint(full, 1)).isEqualTo(full);
      double before = 0;
      for (double share : new double[] {0, 0.05, 0.2, 0.5, 1}) {
        double strength = distance(NORMAL, LayerPalette.tint(full, share), Color.WHITE);
        assertThat(strength).isGreaterThan(before + 0.02);
        before = strength;
      }
      assertThat(distance(NORMAL, LayerPalette.tint(full, 0), Style.EMPTY)).isGreaterThan(0.01);
    }
  }

  @Test
  void numbersAreReadableOnEveryLayer() {
    for (int layer = 0; layer < 96; layer++) {
      Color ground = LayerPalette.of(layer);
      double a = 0.05 + luminance(ground);
      double b = 0.05 + luminance(Style.inkOn(ground));
      assertThat(Math.max(a, b) / Math.min(a, b))
          .as("contrast on layer %d", layer)
          .isGreaterThan(3);
    }
  }

  private static double luminance(Color colour) {
    double[] rgb = linear(colour);
    return 0.2126 * rgb[0] + 0.7152 * rgb[1] + 0.0722 * rgb[2];
  }

  private static double distance(double[][] eyes, Color a, Color b) {
    double[] p = okLab(seen(eyes, linear(a)));
    double[] q = okLab(seen(eyes, linear(b)));
    return Math.hypot(Math.hypot(p[0] - q[0], p[1] - q[1]), p[2] - q[2]);
  }

  private static double[] linear(Color colour) {
    float[] rgb = colour.getRGBColorComponents(null);
    double[] linear = new double[3];
    for (int i = 0; i < 3; i++) {
      linear[i] = rgb[i] <= 0.04045 ? rgb[i] / 12.92 : Math.pow((rgb[i] + 0.055) / 1.055, 2.4);
    }
    return linear;
  }

  private static double[] seen(double[][] eyes, double[] rgb) {
    double[] seen = new double[3];
    for (int i = 0; i < 3; i++) {
      double sum = eyes[i][0] * rgb[0] + eyes[i][1] * rgb[1] + eyes[i][2] * rgb[2];
      seen[i] = Math.max(0, Math.min(1, sum));
    }
    return seen;
  }

  private static double[] okLab(double[] rgb) {
    double l = Math.cbrt(0.4122214708 * rgb[0] + 0.5363325363 * rgb[1] + 0.0514459929 * rgb[2]);
    double m = Math.cbrt(0.2119034982 * rgb[0] + 0.6806995451 * rgb[1] + 0.1073969566 * rgb[2]);
    double s = Math.cbrt(0.0883024619 * rgb[0] + 0.2817188376 * rgb[1] + 0.6299787005 * rgb[2]);
    return new double[] {
      0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
      1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
      0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s
    };
  }
}
