// Edges of the coin line on their way from the interrupt to the loop: one writer, one reader, no lock.
#pragma once

#include <stdint.h>

namespace tikkeul {

struct Edge {
  uint32_t atMs;
  bool isActive;
};

/** Its indices are single bytes, which every processor reads in one step. */
class EdgeQueue {
 public:
  /** Called by the interrupt alone; does nothing but remember. */
  void put(bool isActive, uint32_t atMs) {
    const uint8_t next = static_cast<uint8_t>((head_ + 1) & MASK);
    if (next == tail_) {
      hasLost_ = true;
      return;
    }
    edges_[head_].isActive = isActive;
    edges_[head_].atMs = atMs;
    head_ = next;
  }

  /** Called by the loop alone; false when there is none. */
  bool take(Edge &edge) {
    if (tail_ == head_) return false;
    edge.isActive = edges_[tail_].isActive;
    edge.atMs = edges_[tail_].atMs;
    tail_ = static_cast<uint8_t>((tail_ + 1) & MASK);
    return true;
  }

  /** Whether edges found no room since the last call: what is being counted cannot be believed. */
  bool takeLoss() {
    const bool had = hasLost_;
    hasLost_ = false;
    return had;
  }

 private:
  static const uint8_t MASK = 31;
  volatile Edge edges_[MASK + 1];
  volatile uint8_t head_ = 0;
  volatile uint8_t tail_ = 0;
  volatile bool hasLost_ = false;
};

}  // namespace tikkeul
