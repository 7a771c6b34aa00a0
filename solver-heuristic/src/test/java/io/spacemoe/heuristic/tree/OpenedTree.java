package io.spacemoe.heuristic.tree;

import io.spacemoe.solver.proof.TreeProof;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** A proof of one block, taken apart by a reader of its own, so that it can be changed. */
final class OpenedTree {
  static final int STEP = 1;
  static final int BRANCH = 2;
  static final int LEAF = 3;
  static final int OPEN = 4;
  static final int BLOCK = 5;

  String format;
  int experts;
  int satellites;
  long target;
  boolean infeasible;
  long scale;
  long grain;
  long unit;

  /** Each a code and its numbers, as they are written. */
  List<List<Long>> operations = new ArrayList<>();

  byte[] behind = {};
  int longer;

  OpenedTree(TreeProof proof) {
    try (DataInputStream in =
        new DataInputStream(new GZIPInputStream(new ByteArrayInputStream(proof.bytes())))) {
      format = in.readUTF();
      experts = in.readInt();
      satellites = in.readInt();
      target = in.readLong();
      infeasible = in.readBoolean();
      scale = in.readLong();
      grain = in.readLong();
      unit = in.readLong();
      DataInputStream block =
          new DataInputStream(new ByteArrayInputStream(in.readNBytes(in.readInt())));
      while (block.available() > 0) {
        long code = block.readByte();
        List<Long> operation = new ArrayList<>(List.of(code));
        int numbers = code == STEP ? 2 * satellites + experts : code == BRANCH ? 2 : 0;
        for (int i = 0; i < numbers; i++) {
          operation.add(number(block));
        }
        operations.add(operation);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long number(DataInputStream in) throws IOException {
    long value = 0;
    int b = 0x80;
    for (int shift = 0; (b & 0x80) != 0; shift += 7) {
      b = in.readUnsignedByte();
      value |= (b & 0x7fL) << shift;
    }
    return value;
  }

  byte[] bytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(new GZIPOutputStream(bytes))) {
      out.writeUTF(format);
      out.writeInt(experts);
      out.writeInt(satellites);
      out.writeLong(target);
      out.writeBoolean(infeasible);
      out.writeLong(scale);
      out.writeLong(grain);
      out.writeLong(unit);
      ByteArrayOutputStream block = new ByteArrayOutputStream();
      for (List<Long> operation : operations) {
        block.write(operation.get(0).intValue());
        operation.subList(1, operation.size()).forEach(value -> put(block, value));
      }
      out.writeInt(block.size() + longer);
      out.write(block.toByteArray());
      out.write(behind);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void put(ByteArrayOutputStream out, long value) {
    long rest = value;
    while ((rest & ~0x7fL) != 0) {
      out.write((int) (rest & 0x7f) | 0x80);
      rest >>>= 7;
    }
    out.write((int) rest);
  }

  /** Where the n-th operation of a kind stands; the last for a negative number. */
  int find(int code, int n) {
    List<Integer> those = new ArrayList<>();
    for (int i = 0; i < operations.size(); i++) {
      if (operations.get(i).get(0) == code) {
        those.add(i);
      }
    }
    return those.get(n < 0 ? those.size() - 1 : n);
  }

  int count(int code) {
    return (int) operations.stream().filter(operation -> operation.get(0) == code).count();
  }

  /** The last step before a leaf, which it closes. */
  int closing() {
    int i = operations.size() - 1;
    while (operations.get(i).get(0) != LEAF || operations.get(i - 1).get(0) != STEP) {
      i--;
    }
    return i - 1;
  }

  void remove(int at) {
    operations.remove(at);
  }

  void cutFrom(int at) {
    operations.subList(at, operations.size()).clear();
  }

  void add(int at, long... numbers) {
    operations.add(at, new ArrayList<>(Arrays.stream(numbers).boxed().toList()));
  }

  void set(int at, long... numbers) {
    operations.set(at, new ArrayList<>(Arrays.stream(numbers).boxed().toList()));
  }

  void change(int operation, int number, UnaryOperator<Long> how) {
    operations.get(operation).set(number, how.apply(operations.get(operation).get(number)));
  }

  /** Changes the price (0) or the reach (1) of every satellite in all steps. */
  void changeSatellites(int which, UnaryOperator<Long> how) {
    changeSteps(1 + which, 1 + 2 * satellites, 2, how);
  }

  /** Changes the difference of every offer in all steps. */
  void changeOffers(UnaryOperator<Long> how) {
    changeSteps(1 + 2 * satellites, 1 + 2 * satellites + experts, 1, how);
  }

  private void changeSteps(int from, int to, int by, UnaryOperator<Long> how) {
    for (int i = 0; i < operations.size(); i++) {
      for (int k = from; operations.get(i).get(0) == STEP && k < to; k += by) {
        change(i, k, how);
      }
    }
  }

  /** One more step. */
  void addStep(int at, long price, long reach, long offer) {
    long[] step = new long[1 + 2 * satellites + experts];
    Arrays.fill(step, offer);
    step[0] = STEP;
    for (int s = 0; s < satellites; s++) {
      step[1 + 2 * s] = price;
      step[2 + 2 * s] = reach;
    }
    add(at, step);
  }
}
