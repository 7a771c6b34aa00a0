package io.spacemoe.lab.page;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.DeflaterOutputStream;

/**
 * Numbers in a few bytes: little-endian, and compressed in the format of zlib, as browsers unpack
 * it. JSON shows them in base 64.
 */
final class Packed {
  private final ByteBuffer bytes;

  private Packed(int size) {
    bytes = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Whole numbers of 32 bits. */
  static byte[] ints(int[] numbers) {
    Packed packed = new Packed(Integer.BYTES * numbers.length);
    for (int number : numbers) {
      packed.bytes.putInt(number);
    }
    return packed.compressed();
  }

  /** Whole numbers of 16 bits. */
  static byte[] shorts(short[] numbers) {
    Packed packed = new Packed(Short.BYTES * numbers.length);
    for (short number : numbers) {
      packed.bytes.putShort(number);
    }
    return packed.compressed();
  }

  /** Numbers of about seven digits. */
  static byte[] floats(float[] numbers) {
    Packed packed = new Packed(Float.BYTES * numbers.length);
    for (float number : numbers) {
      packed.bytes.putFloat(number);
    }
    return packed.compressed();
  }

  /** Bytes as they are. */
  static byte[] bytes(byte[] plain) {
    Packed packed = new Packed(plain.length);
    packed.bytes.put(plain);
    return packed.compressed();
  }

  private byte[] compressed() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (DeflaterOutputStream deflater = new DeflaterOutputStream(out)) {
      deflater.write(bytes.array());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
