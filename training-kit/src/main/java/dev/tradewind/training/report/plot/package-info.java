/**
 * Charts as data, and their drawing as SVG that stands in a page by itself.
 *
 * <p>Own code, after a look at what there is: JFreeChart with JFreeSVG and XChart draw through AWT,
 * so each picture has fixed colours (no dark mode), text placed by the fonts of the machine that
 * made it (and none in a container without fonts), and no title, description or values that a
 * screen reader finds. Four kinds of chart are enough for a training report, and small.
 */
@NullMarked
package dev.tradewind.training.report.plot;

import org.jspecify.annotations.NullMarked;
