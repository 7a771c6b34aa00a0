package io.spacemoe.lab.figure;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** A PNG that says how large it is on paper, as programs that set pages read it (chunk pHYs). */
final class PngFile {
  private static final double INCHES_PER_METRE = 1 / 0.0254;

  private PngFile() {}

  static byte[] of(BufferedImage image, int dotsPerInch) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
    ImageWriteParam plain = writer.getDefaultWriteParam();
    IIOMetadata said =
        writer.getDefaultImageMetadata(ImageTypeSpecifier.createFromRenderedImage(image), plain);
    said.mergeTree(said.getNativeMetadataFormatName(), size(said, dotsPerInch));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(out);
      writer.write(null, new IIOImage(image, null, said), plain);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  private static IIOMetadataNode size(IIOMetadata said, int dotsPerInch) {
    String dots = Long.toString(Math.round(dotsPerInch * INCHES_PER_METRE));
    IIOMetadataNode size = new IIOMetadataNode("pHYs");
    size.setAttribute("pixelsPerUnitXAxis", dots);
    size.setAttribute("pixelsPerUnitYAxis", dots);
    size.setAttribute("unitSpecifier", "meter");
    IIOMetadataNode root = new IIOMetadataNode(said.getNativeMetadataFormatName());
    root.appendChild(size);
    return root;
  }
}
