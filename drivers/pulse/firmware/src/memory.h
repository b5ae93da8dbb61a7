// Bytes that survive a power cut: FRAM or EEPROM on a board, an array in a test.
#pragma once

#include <stdint.h>

namespace tikkeul {

class Memory {
 public:
  virtual void read(uint16_t address, uint8_t *into, uint8_t length) = 0;
  /** Returns when the bytes are kept; a power cut in between may leave any part of them written, in order. */
  virtual void write(uint16_t address, const uint8_t *from, uint8_t length) = 0;

 protected:
  ~Memory() = default;
};

}  // namespace tikkeul
