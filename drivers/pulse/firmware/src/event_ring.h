// The coins that nobody has acknowledged yet, and the boot id, in a memory that survives a power cut.
//
//   0    8 cells of 6 bytes, used in turn:  boot (4) crc (2)
//   48   64 slots of 15 bytes, slot = sequence modulo 64:
//        sequence (4)  boot, low 24 bits (3)  ms, low 24 bits (3)  channel (1)  pulses (1)  crc (2)  mark (1)
//   1008 end: it fits into the 1 KB EEPROM of a small board. Numbers are stored lowest byte first.
#pragma once

#include <stdint.h>

#include "memory.h"

namespace tikkeul {

struct Coin {
  uint32_t boot;
  uint32_t seq;
  /** Milliseconds since power-up, modulo 2^24. */
  uint32_t ms;
  uint8_t channel;
  uint8_t pulses;
};

enum class Kept : uint8_t { kept, full, failed };

class EventRing {
 public:
  static const uint8_t SLOTS = 64;
  static const uint16_t BYTES = 1008;

  explicit EventRing(Memory &memory) : memory_(memory) {}

  /** Finds what was kept and takes the next boot id; false when the memory does not keep what is written. */
  bool begin();

  uint32_t boot() const { return boot_; }
  /** The sequence of the last coin of all time, never used twice. */
  uint32_t lastSeq() const { return lastSeq_; }
  uint8_t pending() const { return pending_; }
  /** Sequence of the oldest coin that is not acknowledged, 0 when there is none. */
  uint32_t oldestSeq() const { return pending_ == 0 ? 0 : oldest_.seq; }
  const Coin &oldest() const { return oldest_; }
  /** Records that `begin` found damaged, such as one that was being written when the power went. */
  uint8_t damaged() const { return damaged_; }

  /** Gives a coin the next sequence and keeps it. The sequence is used up even when it cannot be kept. */
  Kept keep(uint8_t channel, uint8_t pulses, uint32_t ms);

  /** Lets go of the oldest coin if it is this one; anything else is ignored. */
  void acknowledge(uint32_t boot, uint32_t seq);

 private:
  enum class Found : uint8_t { blank, damaged, pending, acknowledged };

  bool startBoot(uint32_t recordBoot);
  Found readSlot(uint8_t slot, Coin &coin);
  bool writeSlot(uint8_t slot, const Coin &coin);
  void findOldest(uint32_t fromSeq);
  uint32_t wholeBoot(uint32_t low24) const;

  Memory &memory_;
  uint32_t boot_ = 0;
  uint32_t lastSeq_ = 0;
  uint8_t pending_ = 0;
  uint8_t damaged_ = 0;
  Coin oldest_ = {0, 0, 0, 0, 0};
};

}  // namespace tikkeul
