#include "crc16.h"

namespace tikkeul {

uint16_t crc16(uint16_t sum, uint8_t byte) {
  sum = static_cast<uint16_t>(sum ^ (static_cast<uint16_t>(byte) << 8));
  for (uint8_t bit = 0; bit < 8; bit++) {
    const bool carries = (sum & 0x8000u) != 0;
    sum = static_cast<uint16_t>(sum << 1);
    if (carries) sum = static_cast<uint16_t>(sum ^ 0x1021u);
  }
  return sum;
}

uint16_t crc16(const uint8_t *bytes, uint8_t length) {
  uint16_t sum = 0;
  for (uint8_t i = 0; i < length; i++) sum = crc16(sum, bytes[i]);
  return sum;
}

}  // namespace tikkeul
