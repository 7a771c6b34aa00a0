package io.spacemoe.lab.map;

import java.awt.Color;
import java.util.HexFormat;

/**
 * Colours of layers, told apart with normal, red-blind and green-blind vision: neighbours in the
 * chain of layers clearly, the first eight well, the first 58 all at least just so. A layer's
 * colour does not depend on how many layers there are; after 96 they repeat.
 *
 * <p>Each is the colour, out of 2405 of middle lightness and low chroma in OKLCH (B. Ottosson
 * 2020), that lies furthest from those before it as the three kinds of eyes see them (Machado,
 * Oliveira, Fernandes 2009). Distances seen by normal eyes are divided by 2, and those to the three
 * colours before by 3, 2 and 1.3.
 */
public final class LayerPalette {
  private static final String[] COLOURS =
      """
      3C6FB3 EDB345 9D3342 8DBAF7 12687A F68771 4F8DDF AD5010 70D3BB 6F459D C58D04 A195F7
      3D803E B5C87D B85A95 55B2D3 9E7B0B 8D76C6 63B564 E88DD3 2F8380 BAAE31 BE525D EDAAA5
      508FAE 973C77 4A9B4C CC90AA 874D1D 69CEE7 CD7A4D 6D5F92 48AC96 6B6E1F 9591C7 824A5C
      8CB88B 3458AC AF7998 BFA157 6C6ECB 599576 DBACD8 9856A7 E6768E 996845 51BFBB AD456B
      5B5CB7 C66EB3 925652 BFA1E5 D46661 7B91EE 9F667F DCA285 4E5A8B B87974 94AB39 137B5E
      D2B46A 7D9034 AF77D0 E696AE 5C79B6 A2A8FC 9C4535 856EA1 85CA98 AF8BDB F5A24D 317991
      518C2F 738CBD 854494 3C8C66 6BA0E8 71A970 7D60BC BB95C4 176E4A 697EDA 7855A0 CE6489
      CEAAFD 885E86 A5AA6F 12909F B14937 ED83B4 CA9159 B2CB5C B4B0E8 9C76A4 AB691C D29EC5
      """
          .split("\\s+");

  /** How many colours there are before they repeat. */
  public static final int SIZE = COLOURS.length;

  /** How much of its colour the rarest expert keeps. */
  private static final double PALEST = 0.25;

  private LayerPalette() {}

  /** The full colour of a layer, 0 or above. */
  public static Color of(int layer) {
    return new Color(HexFormat.fromHexDigits(COLOURS[layer % COLOURS.length]));
  }

  /** A colour thinned towards white; a share of 0 still shows the hue, 1 is the full colour. */
  static Color tint(Color full, double share) {
    double strength = PALEST + (1 - PALEST) * Math.sqrt(share);
    return new Color(
        thinned(full.getRed(), strength),
        thinned(full.getGreen(), strength),
        thinned(full.getBlue(), strength));
  }

  private static int thinned(int channel, double strength) {
    return (int) Math.round(255 - (255 - channel) * strength);
  }
}
