package dev.tradewind.training.vision;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.image.DecodeImage;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TString;
import org.tensorflow.types.TUint8;

/** Files of pictures brought to pixels: by the same ops when learning and when serving. */
final class Decoding {

  private Decoding() {}

  /**
   * Adds the ops.
   *
   * @param file of one picture, a scalar: JPEG, PNG, GIF (its first frame) or BMP
   * @return [1, height, width, channels], 0 to 255: each pixel the mean of the area that it covers
   */
  static Operand<TFloat32> of(Ops tf, Operand<TString> file, int height, int width, int channels) {
    Operand<TUint8> decoded =
        tf.image.decodeImage(
            file,
            TUint8.class,
            DecodeImage.channels((long) channels),
            DecodeImage.expandAnimations(false));
    Operand<TFloat32> resized =
        tf.image.resizeArea(
            tf.expandDims(decoded, tf.constant(0)), tf.constant(new int[] {height, width}));
    return tf.reshape(tf.math.round(resized), tf.constant(new int[] {1, height, width, channels}));
  }
}
