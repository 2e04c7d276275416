package dev.tradewind.inference.serving.domain;

/** Where a version stands between wish and end. */
public enum VersionState {
  /** Wished for; nothing is done yet. */
  START,
  /** It is read, warmed and asked its golden requests. */
  LOADING,
  /** It answers calls. */
  AVAILABLE,
  /** No call finds it any more; it closes when its last one ends. */
  UNLOADING,
  /** It is not in memory: refused, given way, or no longer wished for. */
  END
}
