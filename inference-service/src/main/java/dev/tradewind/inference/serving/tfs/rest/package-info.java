/** TensorFlow Serving's protocol as JSON over HTTP. */
@NullMarked
package dev.tradewind.inference.serving.tfs.rest;

import org.jspecify.annotations.NullMarked;
