#include "line.h"

#include "crc16.h"

namespace tikkeul {

namespace {

/** `*`, four digits, line feed. */
const uint8_t TAIL_BYTES = 6;
const uint8_t CRC_DIGITS = 4;

char digitOf(uint8_t value, char ten) {
  return static_cast<char>(value < 10 ? '0' + value : ten + (value - 10));
}

uint16_t sumOf(const char *bytes, uint8_t length) {
  uint16_t sum = 0;
  for (uint8_t i = 0; i < length; i++) sum = crc16(sum, static_cast<uint8_t>(bytes[i]));
  return sum;
}

char crcDigit(uint16_t sum, uint8_t i) {
  return digitOf(static_cast<uint8_t>((sum >> (12 - 4 * i)) & 0x0F), 'A');
}

/** Walks through the fields of a body. */
class Fields {
 public:
  Fields(const char *bytes, uint8_t length) : bytes_(bytes), length_(length) {}

  bool isName(const char *name) {
    uint8_t i = 0;
    while (name[i] != '\0') {
      if (i >= length_ || bytes_[i] != name[i]) return false;
      i++;
    }
    at_ = i;
    return isEnd();
  }

  bool hasMore() const { return at_ < length_; }

  /** A number without leading zeros; false when the field is none, or is greater than `max`. */
  bool number(uint8_t base, uint32_t max, uint32_t &value) {
    if (at_ >= length_ || bytes_[at_] != ',') return false;
    const uint8_t start = ++at_;
    value = 0;
    for (; !isEnd(); at_++) {
      const uint8_t digit = valueOf(bytes_[at_], base);
      if (digit >= base) return false;
      if (at_ > start && bytes_[start] == '0') return false;
      if (digit > max || value > (max - digit) / base) return false;
      value = value * base + digit;
    }
    return at_ > start;
  }

 private:
  bool isEnd() const { return at_ >= length_ || bytes_[at_] == ','; }

  static uint8_t valueOf(char c, uint8_t base) {
    if (c >= '0' && c <= '9') return static_cast<uint8_t>(c - '0');
    if (base == 16 && c >= 'a' && c <= 'f') return static_cast<uint8_t>(c - 'a' + 10);
    return 255;
  }

  const char *bytes_;
  uint8_t length_;
  uint8_t at_ = 0;
};

const uint32_t UINT32_LAST = 0xFFFFFFFFUL;
const uint32_t TOKEN_LAST = 0xFFFFUL;

}  // namespace

LineWriter::LineWriter(const char *name) {
  put('$');
  putText(name);
}

LineWriter &LineWriter::text(const char *field) {
  put(',');
  putText(field);
  return *this;
}

LineWriter &LineWriter::number(uint32_t field) {
  put(',');
  putDigits(field, 10);
  return *this;
}

LineWriter &LineWriter::hex(uint32_t field) {
  put(',');
  putDigits(field, 16);
  return *this;
}

void LineWriter::finish() {
  if (isTooLong_) {
    length_ = 0;
    return;
  }
  const uint16_t sum = sumOf(bytes_ + 1, static_cast<uint8_t>(length_ - 1));
  bytes_[length_++] = '*';
  for (uint8_t i = 0; i < CRC_DIGITS; i++) bytes_[length_++] = crcDigit(sum, i);
  bytes_[length_++] = '\n';
}

void LineWriter::put(char c) {
  if (length_ >= LINE_BYTES_MAX - TAIL_BYTES) {
    isTooLong_ = true;
    return;
  }
  bytes_[length_++] = c;
}

void LineWriter::putText(const char *text) {
  while (*text != '\0') put(*text++);
}

void LineWriter::putDigits(uint32_t value, uint8_t base) {
  char digits[10];
  uint8_t count = 0;
  do {
    digits[count++] = digitOf(static_cast<uint8_t>(value % base), 'a');
    value /= base;
  } while (value > 0);
  while (count > 0) put(digits[--count]);
}

HostLine LineReader::push(uint8_t byte) {
  if (byte != '\n' && byte != '\r') {
    if (length_ >= LINE_BYTES_MAX - 1) isTooLong_ = true;
    if (!isTooLong_) bytes_[length_++] = static_cast<char>(byte);
    return HostLine::none;
  }
  const HostLine line = isTooLong_ ? HostLine::none : parse();
  length_ = 0;
  isTooLong_ = false;
  return line;
}

HostLine LineReader::parse() {
  const uint8_t frame = 1 + 1 + CRC_DIGITS;
  if (length_ < frame || bytes_[0] != '$') return HostLine::none;
  const uint8_t bodyLength = static_cast<uint8_t>(length_ - frame);
  const char *body = bytes_ + 1;
  for (uint8_t i = 0; i < bodyLength; i++) {
    if (body[i] < ' ' || body[i] > '~' || body[i] == '$' || body[i] == '*') return HostLine::none;
  }
  if (body[bodyLength] != '*') return HostLine::none;
  const uint16_t sum = sumOf(body, bodyLength);
  for (uint8_t i = 0; i < CRC_DIGITS; i++) {
    if (body[bodyLength + 1 + i] != crcDigit(sum, i)) return HostLine::none;
  }
  return parseBody(bodyLength);
}

HostLine LineReader::parseBody(uint8_t length) {
  Fields fields(bytes_ + 1, length);
  uint32_t value = 0;
  if (fields.isName("HELLO?")) return HostLine::hello;
  if (fields.isName("COINS?")) return HostLine::coins;
  if (fields.isName("ACK")) {
    uint32_t seq = 0;
    if (!fields.number(16, UINT32_LAST, value) || !fields.number(10, UINT32_LAST, seq)) return HostLine::none;
    if (seq == 0) return HostLine::none;
    boot_ = value;
    seq_ = seq;
    return HostLine::acknowledge;
  }
  if (fields.isName("INH")) {
    uint32_t token = 0;
    if (!fields.number(10, 1, value)) return HostLine::none;
    if (fields.hasMore() && !fields.number(10, TOKEN_LAST, token)) return HostLine::none;
    isInhibited_ = value == 1;
    token_ = static_cast<uint16_t>(token);
    return HostLine::inhibit;
  }
  return HostLine::none;
}

}  // namespace tikkeul
