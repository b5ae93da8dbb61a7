// Lines of the protocol: `$` body `*` four hex digits, line feed, at most 120 bytes. Written and read without a heap.
#pragma once

#include <stdint.h>

namespace tikkeul {

const uint8_t LINE_BYTES_MAX = 120;

/** Builds one line; what would not fit makes it empty, so that a line is never sent in part. */
class LineWriter {
 public:
  explicit LineWriter(const char *name);
  LineWriter &text(const char *field);
  LineWriter &number(uint32_t field);
  LineWriter &hex(uint32_t field);
  /** Adds sum and line feed; `bytes` and `length` are the line as it goes out. */
  void finish();
  const char *bytes() const { return bytes_; }
  uint8_t length() const { return length_; }

 private:
  void put(char c);
  void putText(const char *text);
  void putDigits(uint32_t value, uint8_t base);

  char bytes_[LINE_BYTES_MAX];
  uint8_t length_ = 0;
  bool isTooLong_ = false;
};

enum class HostLine : uint8_t { none, hello, acknowledge, inhibit, coins };

/** Takes the bytes of the host one by one; everything that is no line of it is thrown away up to the next line feed. */
class LineReader {
 public:
  /** What the line was that this byte ended. */
  HostLine push(uint8_t byte);

  uint32_t boot() const { return boot_; }
  uint32_t seq() const { return seq_; }
  bool isInhibited() const { return isInhibited_; }
  uint16_t token() const { return token_; }

 private:
  HostLine parse();
  HostLine parseBody(uint8_t length);

  char bytes_[LINE_BYTES_MAX];
  uint8_t length_ = 0;
  bool isTooLong_ = false;
  uint32_t boot_ = 0;
  uint32_t seq_ = 0;
  bool isInhibited_ = true;
  uint16_t token_ = 0;
};

}  // namespace tikkeul
