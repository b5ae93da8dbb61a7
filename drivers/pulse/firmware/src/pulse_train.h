// Pulses of one coin: counts both edges, measures every width, and says at the end how many there were and whether all were well formed.
#pragma once

#include <stdint.h>

namespace tikkeul {

enum class Train : uint8_t { none, finished, stuck };

class PulseTrain {
 public:
  PulseTrain(uint16_t pulseMs, uint16_t endMs) : pulseMs_(pulseMs), endMs_(endMs) {}

  /** The line stands like this now; what was being counted is forgotten. */
  void begin(bool isActive, uint32_t nowMs);

  /** True when this edge begins a train. */
  bool edge(bool isActive, uint32_t atMs);

  /** Edges were lost: the train of the moment is no coin. */
  void spoil() { isWellFormed_ = false; }

  /** `finished` once, after the line has rested for the end time; `stuck` once, when it stays active for a second. */
  Train tick(uint32_t nowMs);

  bool isCounting() const { return isCounting_; }
  bool isStuck() const { return isStuck_; }
  /** Pulses of the last train, saturating at 255. */
  uint8_t count() const { return count_; }
  /** Whether all its widths and gaps were within 40 % of a pulse, and no edge was missing. */
  bool isWellFormed() const { return isWellFormed_; }

 private:
  bool isWide(uint32_t widthMs) const;
  bool isNarrow(uint32_t widthMs) const;

  const uint16_t pulseMs_;
  const uint16_t endMs_;
  uint32_t lastEdgeMs_ = 0;
  bool isActive_ = false;
  bool isCounting_ = false;
  bool isStuck_ = false;
  bool isWellFormed_ = true;
  uint8_t count_ = 0;
};

}  // namespace tikkeul
