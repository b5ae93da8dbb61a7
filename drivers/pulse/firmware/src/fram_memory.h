// An I²C FRAM such as the MB85RC256V: keeps each byte at once and never wears out.
#pragma once

#include <Wire.h>

#include "memory.h"

namespace tikkeul {

class FramMemory final : public Memory {
 public:
  explicit FramMemory(uint8_t device) : device_(device) {}

  void read(uint16_t address, uint8_t *into, uint8_t length) override {
    start(address);
    // What the chip does not answer reads as damaged, never as blank.
    const bool isThere = Wire.endTransmission(false) == 0 && Wire.requestFrom(device_, length) == length;
    for (uint8_t i = 0; i < length; i++) into[i] = isThere ? static_cast<uint8_t>(Wire.read()) : i;
  }

  void write(uint16_t address, const uint8_t *from, uint8_t length) override {
    start(address);
    Wire.write(from, length);
    Wire.endTransmission();
  }

 private:
  void start(uint16_t address) {
    Wire.beginTransmission(device_);
    Wire.write(static_cast<uint8_t>(address >> 8));
    Wire.write(static_cast<uint8_t>(address & 0xFF));
  }

  const uint8_t device_;
};

}  // namespace tikkeul
