package io.spacemoe.lab.figure;

import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2D;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.function.Consumer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.util.Matrix;

/**
 * A drawing as a PDF of one page, as large as the drawing. Text is drawn as outlines, so that it
 * needs no font and looks as it was laid out.
 */
final class PdfPage {
  private PdfPage() {}

  /**
   * The file's bytes; the same drawing gives the same.
   *
   * @param width in px
   * @param height in px
   * @param pointsPerPx the size of a px
   */
  static byte[] of(
      String title, int width, int height, double pointsPerPx, Consumer<Graphics2D> drawing)
      throws IOException {
    try (PDDocument document = new PDDocument()) {
      document.setDocumentId(0L); // or it would be the time
      document.getDocumentInformation().setTitle(title);
      document.getDocumentInformation().setCreator("spacemoe");
      PDPage page =
          new PDPage(
              new PDRectangle((float) (width * pointsPerPx), (float) (height * pointsPerPx)));
      document.addPage(page);
      PdfBoxGraphics2D graphics = new PdfBoxGraphics2D(document, width, height);
      drawing.accept(graphics);
      graphics.dispose();
      try (PDPageContentStream content = new PDPageContentStream(document, page)) {
        content.transform(new Matrix(AffineTransform.getScaleInstance(pointsPerPx, pointsPerPx)));
        content.drawForm(graphics.getXFormObject());
      }
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      document.save(bytes);
      return bytes.toByteArray();
    }
  }
}
