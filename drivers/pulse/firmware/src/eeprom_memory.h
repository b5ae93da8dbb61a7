// The EEPROM inside the processor: nothing to solder, 3.3 ms a byte, some three million coins until it wears out.
#pragma once

#include <EEPROM.h>

#include "memory.h"

namespace tikkeul {

class EepromMemory final : public Memory {
 public:
  void read(uint16_t address, uint8_t *into, uint8_t length) override {
    for (uint8_t i = 0; i < length; i++) into[i] = EEPROM.read(static_cast<int16_t>(address + i));
  }

  void write(uint16_t address, const uint8_t *from, uint8_t length) override {
    for (uint8_t i = 0; i < length; i++) EEPROM.update(static_cast<int16_t>(address + i), from[i]);
  }
};

}  // namespace tikkeul
