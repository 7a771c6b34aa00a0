package io.spacemoe.instances.text;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** What a gzip file unpacks to, unless it is a bomb. */
final class Gunzip {
  /** What a file may unpack to however dense it is packed. */
  private static final int ANY_PACKING = 16 << 20;

  /** How many times its size a larger one may unpack to; tables of numbers are packed 2 to 50. */
  private static final int DENSEST = 100;

  private Gunzip() {}

  /**
   * Unpacks twice: the first time only to count, so that a bomb costs neither memory nor much time.
   */
  static byte[] unzipped(String name, byte[] bytes) {
    try (InputStream counted = new GZIPInputStream(new ByteArrayInputStream(bytes));
        InputStream kept = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      byte[] buffer = new byte[1 << 16];
      long length = 0;
      for (int n = counted.read(buffer); n >= 0; n = counted.read(buffer)) {
        length += n;
        if (length > InputFile.LIMIT) {
          throw InputFile.tooLarge(name, "unpacks to more than that");
        }
        if (length > ANY_PACKING && length / bytes.length > DENSEST) {
          throw new InstanceFormatException(
              name,
              "",
              String.format(
                  Locale.ROOT,
                  "is a gzip file of %,d bytes that unpacks to more than %d times as many; allowed above %,d bytes: at most %d times.%nMaybe unpack it, if you know what is in it",
                  bytes.length,
                  DENSEST,
                  ANY_PACKING,
                  DENSEST));
        }
      }
      byte[] text = new byte[(int) length];
      kept.readNBytes(text, 0, text.length);
      return text;
    } catch (EOFException e) {
      throw new InstanceFormatException(name, "", "is a damaged gzip file: it was cut short");
    } catch (ZipException e) {
      throw new InstanceFormatException(
          name, "", String.format(Locale.ROOT, "is a damaged gzip file (%s)", e.getMessage()));
    } catch (IOException e) {
      throw new InstanceFormatException(name, "", "cannot be unpacked: " + e.getMessage());
    }
  }
}
