#include "pulse_train.h"

namespace tikkeul {

namespace {

const uint32_t STUCK_MS = 1000;
const uint8_t COUNT_MAX = 255;

}  // namespace

void PulseTrain::begin(bool isActive, uint32_t nowMs) {
  isActive_ = isActive;
  lastEdgeMs_ = nowMs;
  isCounting_ = isStuck_ = false;
}

bool PulseTrain::edge(bool isActive, uint32_t atMs) {
  const uint32_t sinceMs = atMs - lastEdgeMs_;
  const bool isRepeated = isActive == isActive_;
  isActive_ = isActive;
  lastEdgeMs_ = atMs;

  if (!isCounting_) {
    if (!isActive) {
      // The end of a pulse that was stuck, or of one whose beginning was missed.
      isStuck_ = false;
      if (!isRepeated) return false;
    }
    isCounting_ = true;
    isWellFormed_ = !isRepeated;
    count_ = isActive ? 0 : 1;
    return true;
  }
  // The same level twice: an edge in between was too short to be seen.
  if (isRepeated) isWellFormed_ = false;
  if (isActive) {
    if (isNarrow(sinceMs)) isWellFormed_ = false;
  } else {
    if (count_ < COUNT_MAX) count_++;
    if (isNarrow(sinceMs) || isWide(sinceMs)) isWellFormed_ = false;
  }
  return false;
}

Train PulseTrain::tick(uint32_t nowMs) {
  const uint32_t restMs = nowMs - lastEdgeMs_;
  if (isActive_) {
    if (isStuck_ || restMs < STUCK_MS) return Train::none;
    isStuck_ = true;
    isCounting_ = false;
    return Train::stuck;
  }
  if (!isCounting_ || restMs < endMs_) return Train::none;
  isCounting_ = false;
  return Train::finished;
}

bool PulseTrain::isNarrow(uint32_t widthMs) const { return widthMs * 10 < static_cast<uint32_t>(pulseMs_) * 6; }

bool PulseTrain::isWide(uint32_t widthMs) const { return widthMs * 10 > static_cast<uint32_t>(pulseMs_) * 14; }

}  // namespace tikkeul
