package dev.tradewind.local.shop.domain;

/**
 * An item of the simulated shop.
 *
 * @param index its place in the catalogue, from 0
 * @param id what the shop calls it
 * @param title what a shopper reads
 * @param category its category, an index into {@link Catalogue#CATEGORIES}
 * @param cents price of one piece
 */
public record CatalogItem(int index, String id, String title, int category, long cents) {}
