// CRC-16/XMODEM: polynomial 1021, start 0, not reflected. The same sum guards lines and records.
#pragma once

#include <stdint.h>

namespace tikkeul {

/** Adds one byte to a sum that starts at 0. */
uint16_t crc16(uint16_t sum, uint8_t byte);

/** The sum of `length` bytes. */
uint16_t crc16(const uint8_t *bytes, uint8_t length);

}  // namespace tikkeul
