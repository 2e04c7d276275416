/** The Open Inference Protocol over HTTP, as KServe and Triton speak it. */
@NullMarked
package dev.tradewind.inference.serving.oip.rest;

import org.jspecify.annotations.NullMarked;
