/** How versions come and go: load, warm, ask golden requests, lead calls there, drain, unload. */
@NullMarked
package dev.tradewind.inference.serving.lifecycle;

import org.jspecify.annotations.NullMarked;
